"""What stands on the electronic forms. Labels and headings are read back: forms handed out must stay readable."""

SHEET = "Phiếu"
FORM_PREFIXES = ("PhieuBaoCao", "PhieuCham", "PhieuDangKy")
"""How the names of files with forms begin, blank or answered: report form, score form, form for a new subject."""

REPORT_TITLE = "PHIẾU ĐĂNG KÝ, BÁO CÁO"
REPORT_ABOUT = "{model} năm {year}"
LETTER = "Theo {letter} ngày {day} và {basis}"
ADDRESSEE = "Kính gửi: {unit}"
REPORT_DUE = "Hạn gửi báo cáo: chậm nhất hết ngày {day}. "
REPORT_HOW = "{due}Điền các ô nền vàng, lưu tệp (vẫn là .xlsx) rồi gửi lại kèm báo cáo. Ô không thay đổi thì để nguyên."

PURPOSE = "Nội dung gửi lần này"
PART_SUBJECT, PART_MODEL = "Đối tượng", "{model_start}"
PART_SELF, PART_REST = "Tự chấm điểm, tự xếp loại", "Sáng kiến, khen thưởng, ghi chú"
PART_REST_OF_COLLECTIVE = "Khen thưởng, ghi chú"
CODE_AND_KIND, CODE_AND_KIND_SHOWN = "Mã, loại đối tượng", "{code} – {kind}"
MERGED_REPORT = "Kết hợp báo cáo thành tích"
INITIATIVE_DATE, AWARD_DATE = "Ngày công nhận sáng kiến", "Ngày khen thưởng đột xuất"
CHOICES_BETWEEN, YES_OR_NO = " · ", "Có hoặc Không"
SELF_HEADINGS = CRITERION_CODE, CRITERION, BANDS, MAXIMUM, SELF_SCORE = (
    "Mã",
    "Tiêu chí",
    "Khung điểm",
    "Tối đa",
    "Tự chấm",
)
TOTAL = "Cộng"
CUT_OFFS = "Mức điểm: {grades}; {last} dưới {points} điểm."
CUT_OFF, CUT_OFF_BETWEEN = "{grade} từ {points}", "; "
PROVISIONAL = " Tạm tính – thang điểm chưa đối chiếu với {basis}."

PLACE_AND_DATE, NO_PLACE = "{place}, ngày       tháng       năm {year}", "…………"
CONFIRMED_BY_COMMITTEE, CONFIRMED_BY_UNIT = "XÁC NHẬN CỦA CẤP ỦY", "XÁC NHẬN CỦA ĐƠN VỊ"
REPORTER, REPRESENTATIVE = "NGƯỜI BÁO CÁO", "ĐẠI DIỆN TỔ CHỨC, TẬP THỂ"
SIGN_HERE = "(ký, ghi rõ họ tên)"
REPORT_FOOT, NEW_SUBJECT = "Mã phiếu {code} – {subject} – {unit} – {year}", "mới"
SCORE_FOOT = "Mã phiếu {code} – {unit} – {year}"
PAGE = "Trang {page}/{pages}"

SCORE_TITLE = "PHIẾU CHẤM ĐIỂM"
SCORE_TITLE_LINE = "PHIẾU CHẤM ĐIỂM {model} năm {year}"
SCORER, SCORER_WITH_POST = "Người chấm: {name}", "Người chấm: {name} – {post}"
SCORE_DUE = ", chậm nhất hết ngày {day}"
SCORE_HOW = (
    "Kính gửi {unit}. Điền các ô nền vàng, lưu tệp (vẫn là .xlsx) rồi gửi lại{due}. "
    "Đối tượng không chấm thì để trống cả dòng."
)
CRITERION_LINE = "{code}. {content} (tối đa {maximum}): {bands}"
NUMBER, CODE, SUBJECT = "TT", "Mã", "Đối tượng, mô hình, sản phẩm"
SCORE_HEADING = "{code}\ntối đa {maximum}"
REMARK = "Nhận xét"
MODEL_OF, PRODUCT_OF = "Mô hình: {model}", "Sản phẩm: {product}"
NOT_APPLICABLE = "–"
SUM = "Tổng điểm đã ghi"
SCORED_BEFORE, SCORED_OF = "đã chấm ", "/{subjects} đối tượng"
WAY_OF_SHEETS = " Xếp loại theo {aggregation}."
SCORED_BY = "NGƯỜI CHẤM"

CHOOSE_TITLE, CHOOSE = "Chọn trong danh sách", "Vui lòng chọn một mục trong danh sách."
DATE_TITLE, DATE_REFUSED = "Ngày", "Vui lòng ghi ngày, ví dụ 20/11/{year}."
DATE_HELP = "ngày/tháng/năm, ví dụ 20/11/{year}"
POINTS_TITLE, POINTS_REFUSED = "Điểm chưa hợp lệ", "Điểm từ 0 đến {maximum}."
CRITERION_TITLE, CRITERION_HELP = "{code} – tối đa {maximum}", "{content}. {bands}"
