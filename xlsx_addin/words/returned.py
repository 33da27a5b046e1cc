"""Why a result that goes back to its sender is as it is: without cells, scorers or anybody else's subjects.

Where nothing of that stands in a sentence of ``words.explanations``, that sentence is used.
"""

INVALID = "{unit} đang hoàn thiện dữ liệu của đối tượng này, sẽ gửi kết quả sau."
GROUND_ORGANISATION = "Căn cứ {letter}: {words} tổ chức có mô hình đạt mức {recognised}."
NO_GROUND_ORGANISATION = "({letter}) {words} tổ chức chưa có mô hình đạt mức {recognised}"
AWAITING_ORGANISATION = "Không đăng ký; {words} tổ chức chưa có kết quả thẩm định."
AWAITING_SHEETS = "{unit} đã nhận báo cáo, chưa chấm điểm."
AWAITING_SCALE = "{unit} đã chấm điểm, chưa xếp loại."

SUBTITLE = "{unit} – {level} – lập lúc {moment} – gửi {recipient}"
"""Under the title of ``Kết quả``."""
