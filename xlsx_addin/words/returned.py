"""Why a result that goes back to its sender is as it is: without cells, scorers or anybody else's subjects.

Where nothing of that stands in a sentence of ``words.explanations``, that sentence is used.
"""

from __future__ import annotations

from xlsx_addin.terms import Outcome, of_every_outcome
from xlsx_addin.words import explanations

INVALID = "{unit} đang hoàn thiện dữ liệu của đối tượng này, sẽ gửi kết quả sau."
OTHER_AUTHORITY = "Thuộc thẩm quyền thẩm định của cấp “{level}” ({clause}); {unit} không thẩm định."
GROUND_ORGANISATION = "({letter}) {words} tổ chức có mô hình đạt mức {recognised}"
AWAITING_ORGANISATION = "Không đăng ký; {words} tổ chức mà kết quả thẩm định của tổ chức đó chưa có ({clause})."
AWAITING_REPORT = "{unit} chưa nhận được báo cáo; {deadline}. Không gửi báo cáo thì {not_considered} ({clause})."
AWAITING_SHEETS = "{unit} đã nhận báo cáo, chưa chấm điểm."
AWAITING_SCALE = "{unit} đã chấm điểm, chưa xếp loại."
HELD_BELOW_MINIMUM = (
    "Điểm trung bình {total} của {count} phiếu chấm điểm; có tiêu chí dưới điểm tối thiểu của thang điểm nên xếp cao "
    "nhất mức “{grade}”, {recognition}."
)

SENTENCES = of_every_outcome(
    {
        Outcome.INVALID: INVALID,
        Outcome.WITHDRAWN: explanations.WITHDRAWN,
        Outcome.OUT_OF_SCOPE: explanations.OUT_OF_SCOPE,
        Outcome.OTHER_AUTHORITY: OTHER_AUTHORITY,
        Outcome.ALTERNATIVE_GROUND: explanations.ALTERNATIVE_GROUND,
        Outcome.AWAITING_ORGANISATION: AWAITING_ORGANISATION,
        Outcome.NOT_REGISTERED: explanations.NOT_REGISTERED,
        Outcome.AWAITING_REPORT: AWAITING_REPORT,
        Outcome.NO_REPORT: explanations.NO_REPORT,
        Outcome.AWAITING_APPRAISAL: AWAITING_SHEETS,
        Outcome.QUALIFIED: explanations.GRADED,
        Outcome.NOT_QUALIFIED: explanations.GRADED,
    }
)
"""The sentence of each outcome; where there are several, the commonest."""

SUBTITLE = "{unit} – {level} – lập lúc {moment} – gửi {recipient}"
"""Under the title of ``Kết quả``."""
