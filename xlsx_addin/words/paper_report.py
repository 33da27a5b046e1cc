"""D5 Báo cáo kết quả thẩm định: what its template (``paper/shipped``) does not say itself."""

from xlsx_addin.terms import Lateness

DOCUMENT = "Báo cáo"
TYPE = "BÁO CÁO"
OF_KIND = "{count} {kind}"
TIMING = {
    Lateness.ON_TIME: "đúng hạn {count}",
    Lateness.LATE: "quá hạn {count}",
    Lateness.DEADLINE_DAY: "nhận đúng ngày hết hạn {count}",
}
SHUT_OUT = "Không đăng ký hoặc không gửi báo cáo"
SHUT_OUT_OR_LATE = "Không đăng ký, không gửi báo cáo hoặc gửi báo cáo quá hạn"
PART_A = ", phần A"
CAP_EXCEEDED = (
    "Số đối tượng {counted_as}: {counted}/{base} đối tượng {base_as}, vượt tỷ lệ {percent} % theo {clause} {letter}; "
    "đề nghị cấp có thẩm quyền xem xét."
)
CAP_COUNTED = {"recognised": "đủ điều kiện", "best_grade": "được xếp mức “{grade}”"}
CAP_BASE = {
    "in_scope": "thuộc thẩm quyền thẩm định",
    "reported": "đã gửi báo cáo",
    "appraised": "đã thẩm định",
}
