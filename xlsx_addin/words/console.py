"""What the console ``Thẩm định`` says."""

from __future__ import annotations

from xlsx_addin.words import stored

TITLE = "THẨM ĐỊNH {model_title}"
SUBTITLE = "Theo {letter} ngày {letter_issued} và {basis}"
THIS_WORKBOOK = "Sổ này"
LEVEL_ABOVE = "Cấp trên"
LETTERHEAD = "Đầu văn bản"
SIGNER = "Người ký"
MEETING = "Cuộc họp thẩm định"
DECISION = "Quyết định của cấp có thẩm quyền"
PRINT_CHOICES = "Lựa chọn khi in"

WITHIN = "Trong sổ này"
BELOW = "Với cấp dưới"
ABOVE = "Với cấp trên"
AT_NEED = "Khi cần"
BUTTON_LAY_OUT = "Lập phiếu"
BUTTON_APPRAISE = "Thẩm định"
BUTTON_PAPER = "Lập văn bản"
BUTTON_RECEIVE = "Nhận hồ sơ"
BUTTON_REMIND = "Đôn đốc"
BUTTON_RETURN = "Trả kết quả"
BUTTON_SEND = "Gửi cấp trên"
BUTTON_OVERVIEW = "Toàn cảnh"
BUTTON_CHECK_MACHINE = "Kiểm tra máy"
BUTTON_NEW_YEAR = "Năm mới"
NO_BUTTONS = "Tệp này chỉ để xem kết quả. Muốn thẩm định lại, vui lòng mở sổ thẩm định (.xlsm)."

NEVER_RUN = stored.NEVER_RUN[0]
FITS = "Kết quả đúng với dữ liệu hiện tại."
LAST_RUN = f"Thẩm định lúc {{moment}}: {{subjects}} đối tượng, {{score_sheets}} phiếu chấm điểm. {FITS}"
"""What follows it says that the results are old, or why there are no others."""
CONFIRMED_SCALE = "Thang điểm đã đối chiếu với {basis}."
STALE = "Dữ liệu đã thay đổi sau lần thẩm định này. Vui lòng bấm Thẩm định lại."
DATA_CODE = "Mã dữ liệu (để đối chiếu bản in): {code}"

OUTCOMES = "Kết luận"
NUMBER = "Số"
TOTAL, LATE = "Cộng", "Quá hạn, kể cả ngày hết hạn"
ERRORS, WARNINGS = "Lỗi phải sửa", "Cảnh báo nên xem"
WARNINGS_BESIDE = "{count} cảnh báo nên xem."
"""In the sentence on the last run, where the outcomes leave no line for them."""
TOP = "Mô hình đứng đầu"
NONE_YET = "–"
TIED = "{rank}="
FAR = "Chênh từ 10 điểm: {self} đối tượng so với tự chấm, {apart} giữa các phiếu."
POINTS = "Điểm"
GRADE = "Xếp loại"
GRADES_BY_KIND = "Xếp loại theo loại đối tượng"
UNSENT = "Chưa gửi hồ sơ: {count}/{expected} đơn vị"
UNSENT_YET = "Chưa gửi hồ sơ"
UNSENT_LATER = "Có sau khi ghi trang tính Đầu mối và bấm Thẩm định."
MORE_UNSENT = "… và {count} đơn vị khác."
CUT_SHORT = "…"

NEXT = "Việc tiếp theo"
STEP = "{number}. {text}"
SHORT_NAMES = {"Thẩm định": "Sổ này"}
"""What a link to a sheet says where the sheet's own name does not."""
FIRST_STEPS = (
    "Điền các ô vàng đậm còn trống ở “Sổ này” và “Cấp trên”.",
    "Ghi từng đối tượng một dòng: mã, tên, loại, đã đăng ký chưa.",
    "Đối chiếu thang điểm với bản giấy {basis}.",
    "Ghi đầu văn bản, người ký, cuộc họp.",
    "Bấm Lập phiếu, chấm điểm từng phiếu, rồi bấm Thẩm định.",
)
APPRAISE_AGAIN = "Bấm Thẩm định: dữ liệu đã thay đổi."
FILL_SETTINGS = "Điền {count} ô còn trống ở “Sổ này”."
MEND = "Sửa "
MEND_ERRORS = "Sửa {errors} lỗi."
MEND_ERRORS_OF = "Sửa {errors} lỗi: {subjects} đối tượng chưa thẩm định được vì dữ liệu sai."
UNASSIGNED = "{count} phiếu chưa rõ của ai: hạng còn tạm tính."
UNASSIGNED_AND_PROVISIONAL = "Tạm tính: {count} phiếu chưa rõ của ai, thang điểm chưa đối chiếu."
ASSIGN_SHEETS = "Ghi đúng Mã cho {count} phiếu chấm điểm chưa rõ của ai: {cells}."
SCORE = "Chấm tiếp {sheets} phiếu của {subjects} đối tượng: {codes}."
SCORE_SUBJECTS = "Chấm điểm {subjects} đối tượng đã có báo cáo: {codes}."
CHECK_CODES = "Đối chiếu mã của {count} tệp đang chờ."
SETTLE_DIFFERENCES = "Xử lý {count} chỗ sai khác."
CHECK_TOTALS = "Đối chiếu tổng điểm của {count} phiếu."
ASK_SUBJECTS = "Hỏi lại đối tượng về {count} phiếu đang chờ."
NOTE_REGISTRATION = "Ghi Đăng ký cho {count} đối tượng."
REMIND = "Đôn đốc {count}/{expected} đơn vị chưa gửi hồ sơ{until}."
UNTIL = " (hạn: trước {day})"
REMIND_FORMS = "Đôn đốc {count} phiếu chưa gửi lại."
ACCEPT_LATE = "Trình cấp có thẩm quyền cho ý kiến {count} báo cáo gửi quá hạn."
CONFIRM_SCALE = "Đối chiếu thang điểm với bản giấy {basis}."
CAP_EXCEEDED = "Hỏi ý kiến về tỷ lệ: {counted}/{base} đối tượng, vượt {percent} % ({clause})."
NOTHING_LEFT = "Đã xong các việc trên. Bấm Lập văn bản, rồi Gửi cấp trên."
NOTHING_LEFT_AT_THE_TOP = "Đã xong các việc trên. Bấm Lập văn bản, rồi Trả kết quả."
"""Of the highest level, which sends to nobody above."""
MOST_CODES = 3
OTHER_CODES = " …"
