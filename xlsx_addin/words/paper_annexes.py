"""D6 Danh sách: titles, headings and reasons. Texts with ``{{ … }}`` stand in the templates."""

from __future__ import annotations

from xlsx_addin.terms import Outcome, of_every_outcome

LIST = "DANH SÁCH"
QUALIFIED = "tổ chức, tập thể, cá nhân đủ điều kiện về mô hình mới, cách làm sáng tạo năm {{ year }}"
GROUNDS = "cá nhân có cơ sở đánh giá theo {{ clause_grounds }} {{ guidance }}"
NOT_QUALIFIED = "tổ chức, tập thể, cá nhân không đủ điều kiện về mô hình mới, cách làm sáng tạo năm {{ year }}"
NOT_APPRAISED = (
    "tổ chức, tập thể, cá nhân không thẩm định, chưa thẩm định mô hình mới, cách làm sáng tạo năm {{ year }}"
)
LATE = "tổ chức, tập thể, cá nhân gửi báo cáo quá hạn năm {{ year }}"
SUBMITTED = "tổ chức, tập thể, cá nhân trình cấp trên xem xét về mô hình mới, cách làm sáng tạo năm {{ year }}"
NOTICE = "kết quả thẩm định{{ undecided }} mô hình mới, cách làm sáng tạo năm {{ year }}"
CLOSING = "Danh sách có {{ %s.count }} đối tượng."

REFUSED = "tổ chức, tập thể, cá nhân không được cấp có thẩm quyền công nhận năm {{ year }}"
CONCLUDED_ABOVE = "tổ chức, tập thể, cá nhân đã có kết luận của cấp trên năm {{ year }}"

LETTERED = "{letter}. {heading} ({count})"
UNLETTERED = "{heading} ({count})"
PART_A = "KHÔNG THẨM ĐỊNH, KHÔNG BÌNH XÉT"
PART_B = "CHƯA THẨM ĐỊNH"
PART_RECOGNISE = "ĐÃ THẨM ĐỊNH, ĐỀ NGHỊ CÔNG NHẬN KẾT QUẢ"
PART_APPRAISE = "THUỘC THẨM QUYỀN THẨM ĐỊNH CỦA CẤP TRÊN"

HEAD_OF_GRADED = "Người đứng đầu {organisation} đạt mức “{grade}”"
HEAD = "Người đứng đầu {organisation}"
INITIATIVE = "Quyết định số {number}, ngày {day} công nhận đề tài, đề án, sáng kiến"
COMMENDATION = "Quyết định số {number}, ngày {day} khen thưởng đột xuất"

REASONS = of_every_outcome(
    {
        Outcome.NOT_REGISTERED: "Không đăng ký ({clause})",
        Outcome.NO_REPORT: "Có đăng ký, không gửi báo cáo ({clause})",
        Outcome.LATE_REPORT: "Gửi báo cáo quá hạn, chưa được chấp nhận ({clause})",
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
ACCEPTED = "Chấp nhận"

NUMBER = "TT"
NAME_AND_POST = "Tên; chức vụ, đơn vị công tác"
NAME_AND_POST_SHORT = "Tên; chức vụ, đơn vị"
PERSON = "Họ và tên"
NAME = "Tên"
POST = "Chức vụ, đơn vị"
MODEL = "Tên mô hình, cách làm"
PRODUCT = "Sản phẩm cụ thể"
POINTS = "Điểm"
GRADE = "Xếp loại"
RANK = "Hạng"
NOTE = "Ghi chú"
GROUND = "Cơ sở"
REASON = "Lý do"
SENDER = "Đơn vị gửi"
RECEIVED = "Ngày nhận"
DAYS_LATE = "Số ngày quá hạn"
OPINION = "Ý kiến của cấp có thẩm quyền"
RESULT = "Kết quả"
APPRAISED = "Kết quả thẩm định"
DECISION_NOTE = "Ghi chú quyết định"
