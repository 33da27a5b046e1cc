"""Why a result that goes back to its sender is as it is: without cells, scorers or anybody else's subjects."""

from __future__ import annotations

INVALID = "Dữ liệu của đối tượng này tại {unit} còn lỗi nên chưa thẩm định; {unit} sẽ sửa rồi gửi lại kết quả."
WITHDRAWN = "Hồ sơ đã rút."
OUT_OF_SCOPE = "Diện “{scope}”: không thẩm định (mục 2.3)."
OTHER_AUTHORITY = "Cấp thẩm định của đối tượng là “{level}”, khác cấp của {unit} ({own}) (mục 2.4)."
DECIDED_ABOVE = "Cấp trên{unit} đã {decision}."
DECIDED_BELOW = "Đơn vị gửi{unit} đã {decision}."
ALTERNATIVE_GROUND = "Không đăng ký nhưng có căn cứ thay thế: {grounds} (mục 1, đoạn 2)."
GROUND_ORGANISATION = "(a) là người đứng đầu tổ chức có mô hình được công nhận"
GROUND_INITIATIVE = "(b) đề tài, đề án hoặc sáng kiến được công nhận tại Quyết định {number} ngày {day}"
GROUND_COMMENDATION = "(c) được khen thưởng đột xuất tại Quyết định {number} ngày {day}"
AWAITING_ORGANISATION = "Không đăng ký; là người đứng đầu tổ chức mà kết quả của tổ chức đó chưa có (mục 1, đoạn 2)."
NOT_REGISTERED = "Không đăng ký: không tiến hành thẩm định (mục 3)."
NOT_REGISTERED_INDIVIDUAL = (
    "Không đăng ký và không có căn cứ thay thế (mục 1, đoạn 2): không tiến hành thẩm định (mục 3)."
)
NO_REPORT = "{unit} chưa nhận được báo cáo: không tiến hành thẩm định (mục 3)."
AWAITING_SHEETS = "{unit} đã nhận báo cáo, chưa chấm điểm."
AWAITING_SCALE = "{unit} đã chấm điểm; chưa xếp loại vì thang điểm còn phải sửa."
GRADED = "Điểm trung bình {total} của {count} phiếu đạt mức {grade} (từ {cut_off} điểm), {recognition}."
HELD_BELOW_MINIMUM = (
    "Điểm trung bình {total} của {count} phiếu; có tiêu chí dưới điểm tối thiểu nên chỉ xếp mức {grade}, {recognition}."
)
ROUNDED_UP_TO_CUT_OFF = "Điểm chưa làm tròn nhỏ hơn {cut_off}, mức {grade}."
LATE = "Báo cáo nhận ngày {day}, quá hạn {days} ngày (mục 4); {acceptance}."
DEADLINE_DAY = "Báo cáo nhận đúng ngày hạn {day} (mục 4), cần xác nhận; {acceptance}."
ACCEPTED = "đã được chấp nhận: {reason}"
ACCEPTED_WITHOUT_REASON = "đã được chấp nhận"
NOT_ACCEPTED = "việc chấp nhận do cấp có thẩm quyền xem xét"

SUBTITLE = "{unit} – {level} – lập lúc {moment} – gửi {recipient}"
"""Under the title of ``Kết quả``."""
