"""D6 and D11 Danh sách: sub-headings, reasons, opinions. Titles and headings of columns stand in the templates."""

from xlsx_addin.terms import Outcome, of_every_outcome

LETTERED = "{letter}. {heading} ({count})"
UNLETTERED = "{heading} ({count})"
PART_B = "CHƯA THẨM ĐỊNH"
PART_RECOGNISE = "ĐÃ THẨM ĐỊNH, ĐỀ NGHỊ CÔNG NHẬN KẾT QUẢ"
PART_APPRAISE = "THUỘC THẨM QUYỀN THẨM ĐỊNH CỦA CẤP TRÊN"

HEAD_OF_GRADED = "Là người đứng đầu {organisation}; {organisation} được xếp mức “{grade}”"
HEAD = "Là người đứng đầu {organisation}"
DECISION = "Quyết định số {number}, ngày {day} ({words})"

REASONS = of_every_outcome(
    {
        Outcome.NOT_REGISTERED: "Không đăng ký ({clause} {guidance})",
        Outcome.NO_REPORT: "Có đăng ký, không gửi báo cáo ({clause} {guidance})",
        Outcome.LATE_REPORT: "Gửi báo cáo quá hạn, chưa được chấp nhận ({clause} {guidance})",
        Outcome.AWAITING_REGISTRATION: "Chưa ghi đăng ký, còn trong thời hạn",
        Outcome.AWAITING_REPORT: "Chưa gửi báo cáo (hạn: chậm nhất hết ngày {last})",
        Outcome.AWAITING_APPRAISAL: "Đã gửi báo cáo, chưa có phiếu chấm điểm",
        Outcome.AWAITING_ORGANISATION: "Chờ kết quả thẩm định của {organisation}",
        Outcome.INVALID: "Dữ liệu chưa hợp lệ, đang bổ sung",
    },
    [outcome for outcome in Outcome if outcome.facts.is_shut_out or outcome.facts.is_open],
)
"""Why a subject was not appraised."""
AWAITING_REPORT_WITHOUT_DEADLINE = "Chưa gửi báo cáo"
AWAITING_SCALE = "Đã gửi báo cáo, có phiếu chấm điểm; thang điểm chưa hợp lệ"
SHARE = "Tỷ lệ: {count}/…… đối tượng, …… % ({clause} {guidance}: không quá {percent} %)."
ACCEPTED = "Chấp nhận"
COMMENDED = "Có"
