"""What all documents say alike, and what is said about making them."""

from xlsx_addin.terms import Outcome, of_every_outcome

# Citations and names.
CITATION = "{title}, ngày {day} của {issuer}"
ANNEX = "Phụ\u00a0lục\u00a0{number}"
ONLY_ANNEX = "Phụ\u00a0lục"
KIND_UNKNOWN = "CHƯA RÕ LOẠI ĐỐI TƯỢNG"
PART = "{number}. {name} ({count})"
COMRADE = "đồng chí {name}"
GRADE_QUOTED = "“{grade}” {count}"
POINTS = "{points} điểm"
LEVEL_ALONE = "mức “{grade}”"
LEVEL_QUOTED = "mức “{grade}” {count}"

# Letterhead and signature.
DOTS = "……………"
SHORT_DOTS = "……"
DATE_DOTS = "……/……/……"
NUMBER = "Số      -{kind}/{symbol}"
PLACE_AND_DATE = "{place}, ngày      tháng {month} năm {year}"
LONG_PLACE_AND_DATE = "{place},\nngày      tháng {month} năm {year}"
PLACE_AND_DAY = "{place}, ngày {day} tháng {month} năm {year}"
PLACE_AND_YEAR = "{place}, ngày      tháng      năm {year}"
DRAFT = "Dự thảo"
PROVISIONAL = "tạm tính – thang điểm chưa đối chiếu với {basis}"
IN_BRACKETS = "({text})"
DATA_CODE = "Mã dữ liệu {code} – lập từ sổ {unit} lúc {moment}"
SHEET_CODE = "{code} – {unit} – {year}"
KEEP = "Lưu {where}"
KEPT_BY_OFFICE = "Văn phòng"
KEPT_BY_COMMITTEE = "Đảng ủy"
KEPT_BY_CELL = "Chi bộ"
CELL_NAME = "chi bộ"
AS_ABOVE = "Như trên"
THROUGH = "{addressee} (qua {organ})"
ANNEX_OF = "(kèm theo {document} số      -{kind}/{symbol}, ngày      tháng      năm {year} của {author})"
LEVEL_ABOVE = "cấp trên"
RANK_ABOVE = "{unit}: {grade}"
CONCLUSION_ABOVE = "{unit} kết luận: {conclusion}"

# Notes in lists.
LATE_NOTE = "gửi quá hạn {days} ngày ({annex})"
DEADLINE_DAY_NOTE = "nhận đúng ngày hết hạn ({annex})"
LATE_NOTE_ALONE = "gửi quá hạn {days} ngày"
DEADLINE_DAY_NOTE_ALONE = "nhận đúng ngày hết hạn"
MERGED_REPORT_NOTE = "báo cáo kết hợp với báo cáo thành tích"
BELOW_MINIMUM_NOTE = "tiêu chí {criteria} dưới điểm tối thiểu"

# Names of outcomes in documents.
OUTCOME_NAMES = of_every_outcome(
    {
        Outcome.ALTERNATIVE_GROUND: "Có cơ sở đánh giá ({clause})",
        Outcome.AWAITING_REGISTRATION: "Chờ đăng ký",
        Outcome.AWAITING_REPORT: "Chờ báo cáo",
        Outcome.AWAITING_APPRAISAL: "Chờ thẩm định",
        Outcome.AWAITING_ORGANISATION: "Chờ kết quả của tổ chức",
        Outcome.NOT_REGISTERED: "Không đăng ký",
        Outcome.NO_REPORT: "Không gửi báo cáo",
        Outcome.LATE_REPORT: "Gửi báo cáo quá hạn",
        Outcome.OUT_OF_SCOPE: "Không thuộc diện",
        Outcome.OTHER_AUTHORITY: "Thuộc thẩm quyền cấp khác",
        Outcome.WITHDRAWN: "Đã rút",
        Outcome.INVALID: "Dữ liệu chưa hợp lệ",
        Outcome.QUALIFIED: "Đủ điều kiện",
        Outcome.NOT_QUALIFIED: "Không đủ điều kiện",
    }
)
SUM_GRADED = "Cộng đã thẩm định"
SUM_ALL = "Tổng số"
OUTCOME_NAMES_FOR_RECIPIENTS = {
    **OUTCOME_NAMES,
    Outcome.ALTERNATIVE_GROUND: "Có cơ sở đánh giá",
    Outcome.INVALID: "Chờ thẩm định",
    Outcome.NOT_REGISTERED: "{not_considered} (không đăng ký)",
    Outcome.NO_REPORT: "{not_considered} (không gửi báo cáo)",
    Outcome.LATE_REPORT: "{not_considered} (gửi báo cáo quá hạn)",
}
