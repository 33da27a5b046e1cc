"""Sentences that explain a verdict: which rule and which cells led to it."""

PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với Hướng dẫn 09-HD/BTCTU"
"""Said on every result, file and printout while the scale is not confirmed (contract, section 2)."""
PROVISIONAL_SENTENCE = "Kết quả " + PROVISIONAL + "."

INVALID_ONE = "{message} Sửa xong bấm Thẩm định lại."
INVALID_MANY = "Có {count} lỗi ở {cells}. Xem trang tính Lỗi, sửa xong bấm Thẩm định lại."
WITHDRAWN = "Ô {state} ghi “Đã rút”."
OUT_OF_SCOPE = "Ô {scope} ghi “{value}”: không thẩm định (R11, mục 2.3)."
OTHER_AUTHORITY = "Ô {level} ghi cấp thẩm định “{value}”, khác cấp của sổ này là {own} ({rule}, mục 2.4)."
OTHER_AUTHORITY_LOWER = (
    "Ô {level} ghi cấp thẩm định “{value}”, thấp hơn cấp của sổ này là {own}, và không đề nghị "
    "khen thưởng ({rule}, mục 2.4)."
)
DECIDED_ABOVE = "Cấp trên{unit} đã {decision} (ô {cell})."
DECIDED_BELOW = "Cấp dưới{unit} đã {decision} (ô {cell})."
UNIT_IN_BRACKETS = " ({unit})"
DECISION = "kết luận “{conclusion}”"
DECISION_WITH_GRADE = "kết luận “{conclusion}”, xếp loại {grade}"
GRADE_ALONE = "xếp loại {grade}"
ALTERNATIVE_GROUND = "Không đăng ký (ô {registered}) nhưng có căn cứ thay thế (mục 1, đoạn 2): {grounds}."
ALTERNATIVE_GROUND_NOT_REQUIRED = "Không đăng ký (ô {registered}); có căn cứ thay thế (mục 1, đoạn 2): {grounds}."
GROUND_ORGANISATION = "(a) là người đứng đầu {name} ({cells}), được xếp mức {grade} (R5)"
GROUND_ORGANISATION_ELSEWHERE = "(a) là người đứng đầu {name} ({cells}), được cấp có thẩm quyền xếp mức {grade} (R5)"
GROUND_INITIATIVE = "(b) đề tài, đề án hoặc sáng kiến được công nhận tại Quyết định {number} ngày {day} ({cells}) (R6)"
GROUND_COMMENDATION = "(c) được khen thưởng đột xuất tại Quyết định {number} ngày {day} ({cells}) (R7)"
AWAITING_ORGANISATION = (
    "Không đăng ký (ô {registered}); là người đứng đầu {name} ({cells}) mà kết quả của tổ chức chưa có: {reason} "
    "(R5, mục 1, đoạn 2)."
)
ORGANISATION_NOT_HERE = "Mã “{code}” không có trong sổ này"
ORGANISATION_INVALID = "dòng của tổ chức còn lỗi"
ORGANISATION_AWAITING = "tổ chức đang chờ thẩm định"
ORGANISATION_ELSEWHERE = "tổ chức thuộc thẩm quyền cấp khác và chưa có kết quả"
NOT_REGISTERED = "Ô {registered} ghi không đăng ký: không tiến hành thẩm định (R15, mục 3)."
NOT_REGISTERED_INDIVIDUAL = (
    "Ô {registered} ghi không đăng ký và không có căn cứ thay thế "
    "(mục 1, đoạn 2): không tiến hành thẩm định (R15, mục 3)."
)
NO_REPORT = "Ô {received} chưa có ngày nhận báo cáo: không tiến hành thẩm định (R16, mục 3)."
AWAITING_SHEETS = "Đã có báo cáo (ô {received}) nhưng chưa có phiếu điểm nào cho Mã “{code}” ở trang tính Điểm."
AWAITING_SCALE = "Thang điểm ở trang tính Tiêu chí còn lỗi nên chưa xếp loại được {count} phiếu điểm ({cells})."
GRADED = (
    "Điểm trung bình {total} của {count} phiếu ({cells}) đạt mức {grade} (từ {cut_off} điểm, ô {cut_off_cell}), "
    "{recognition}."
)
RECOGNISED = "là mức được công nhận (R3, mục 1)"
NOT_RECOGNISED = "không thuộc mức được công nhận Tốt, Khá (R4, mục 1)"
HELD_BELOW_MINIMUM = (
    "Điểm trung bình {total} của {count} phiếu ({cells}); tiêu chí {criteria} dưới điểm tối thiểu nên chỉ xếp mức "
    "{grade}, không thuộc mức được công nhận Tốt, Khá (R4, mục 1)."
)
ROUNDED_UP_TO_CUT_OFF = "Điểm chưa làm tròn nhỏ hơn {cut_off}, mức {grade}."
REGISTRATION_NOT_REQUIRED = "Năm {year} không bắt buộc đăng ký nên vẫn thẩm định (ô {registered} ghi không đăng ký)."
MERGED_REPORT = "Báo cáo kết hợp với báo cáo thành tích (ô {merged}, mục 3)."
COMMENDATION_FROM_BELOW = "Thẩm định vì được đề nghị khen thưởng (ô {commendation}, mục 2.4)."
LATE = "Báo cáo nhận ngày {day} (ô {received}), quá hạn {days} ngày ({deadline}, mục 4); {acceptance}."
DEADLINE_DAY = "Báo cáo nhận đúng ngày hạn {day} (ô {received}; {deadline}, mục 4), cần xác nhận; {acceptance}."
DEADLINE_BEFORE = "hạn: trước ngày {day}"
DEADLINE_THROUGH = "hạn: hết ngày {day}"
ACCEPTED = "đã được chấp nhận: {reason} (ô {accepted})"
ACCEPTED_WITHOUT_REASON = "đã được chấp nhận (ô {accepted}), chưa ghi lý do"
NOT_ACCEPTED = "việc chấp nhận do cấp có thẩm quyền xem xét"

# The column Thời hạn.
TIME_ON_TIME = "Đúng hạn"
TIME_DEADLINE_DAY = "Đúng ngày hạn – cần xác nhận"
TIME_LATE = "Quá hạn {days} ngày"
TIME_ACCEPTED = "{time} – đã chấp nhận"
TIME_NO_DEADLINE = "Không quy định"

# The column Căn cứ.
CLAUSE_WITH_RULES = "{clause} ({rules})"
