"""D7 to D10 and D12, what is sent: what their templates (``paper/shipped``) do not say themselves."""

# D7
SUBMISSION = "Tờ trình"
SUBMISSION_TYPE = "TỜ TRÌNH"
PART_A, PART_B = "phần A", "phần B"
NOTHING_TO_SUBMIT = "Không có đối tượng phải trình cấp trên."

# D10
DECISION = "Quyết định"
DECISION_TYPE = "QUYẾT ĐỊNH"
ON_GROUND = "Căn cứ {ground}"
ON_MINUTES = "Căn cứ Biên bản họp thẩm định ngày {day}"
ON_PROPOSAL = "Xét đề nghị của {organ}"
AS_ARTICLE_2 = "Như Điều 2"
NOBODY_DECIDED = (
    "Không có đối tượng đủ điều kiện nào thuộc thẩm quyền của đơn vị mà cột Quyết định của trang Đơn vị ghi “Đồng ý”."
)

# D12
LETTER = "Công văn"
REGISTRATION_LIST_TYPE = "DANH SÁCH ĐĂNG KÝ"
NOBODY_REGISTERED = "Chưa có đối tượng đăng ký để lập danh sách."

# D8
NOTICE = "Thông báo"
NOTICE_TYPE = "THÔNG BÁO"
UNDECIDED = " (dự kiến)"
NOTICE_LINES = {
    "qualified": "{number}. Đủ điều kiện về {model}: {count} đối tượng ({grades}).",
    "not_qualified": "{number}. Không đủ điều kiện về {model}: {count} đối tượng.",
    "shut_out": "{number}. {not_considered}: {count} đối tượng.",
    "awaiting": "{number}. Chờ kết quả thẩm định: {count} đối tượng.",
    "grounds": "{number}. Có cơ sở đánh giá theo {clause}: {count} {kinds}.",
    "not_this_levels": "{number}. Cấp trên kết luận không thuộc diện thẩm định, đã rút hồ sơ: {count} đối tượng.",
    "not_agreed": "{number}. Không được công nhận: {count} đối tượng.",
}
GRADE_AND_RANK = "{grade}, hạng {rank}"
NOT_DECIDED = "{result} (chưa có quyết định)"
NOT_RECOGNISED = "Không được công nhận"
NOT_RECOGNISED_BECAUSE = "Không được công nhận: {note}"
UNKNOWN_ORGANISATION = (
    "Chưa lập thông báo cho {count} đối tượng ({names}): mã tổ chức “{code}” ở cột {heading} của trang {sheet} không "
    "có trong sổ. Vui lòng ghi đúng mã, rồi lập lại thông báo."
)
MOST_NAMED, OTHER_NAMES = 3, ", …"
NO_NOTICES = "Không có đối tượng để thông báo kết quả."

# D9
MOMENT = "ngày {day}"
LETTER_TYPE = "CÔNG VĂN"
NOBODY_TO_REMIND = "Không có đơn vị nào phải đôn đốc."
