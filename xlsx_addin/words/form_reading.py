"""What is said of an answered form: why it cannot be read, and what is doubtful about what was read."""

MANIFEST_CHANGED = (
    "Thông tin ghi kèm phiếu (trang tính ẩn) không còn nguyên. Vui lòng đề nghị người gửi điền lại vào tệp phiếu gốc."
)
NEWER_PROGRAM = (
    "Phiếu được lập bằng phiên bản mới hơn. Vui lòng nhờ cán bộ công nghệ thông tin cập nhật chương trình rồi nhận lại."
)
SHEET_COPIED = (
    "Tờ phiếu đã bị chép sang tệp khác, hoặc tệp được lưu bằng chương trình làm mất trang tính ẩn. "
    "Vui lòng đề nghị người gửi điền vào tệp phiếu gốc và lưu bằng Excel."
)
NO_FORM = "Tệp không còn trang tính phiếu."
LABEL_LOST = "Không còn đúng một dòng “{label}” như khi phát phiếu."
NAME_CHANGED = "Phiếu phát cho {name}; tên hoặc mã trên phiếu đã đổi."
CRITERION_CHANGED = "Dòng tiêu chí {code} không còn như khi phát phiếu."
HEADING_TWICE = "Tiêu đề “{heading}” đứng ở hơn một cột."
HEADING_LOST = "Tiêu đề của {headings} không còn như khi phát phiếu."
NAME_BESIDE = "Dòng {row}: tên bên cạnh Mã “{code}” không còn là {name}."
FOREIGN_CODE = "Dòng {row} có điểm nhưng Mã “{code}” không phải của phiếu này."
CODE_TWICE = "Mã {codes} đứng ở hơn một dòng."
ASK_ANEW = " Vui lòng gửi lại phiếu mới cho người gửi."

TWO_ANSWERS = "Dòng “{label}” có hơn một ô ghi; đã lấy ô đầu."
MANY_SHEETS = "Tệp có hơn một tờ phiếu; chỉ đọc một tờ."
ROWS_GONE = "Phiếu không còn dòng của {codes}: coi như không chấm."
SELF_INCOMPLETE = "Tự chấm chưa đủ tiêu chí: {codes}; chưa lấy Điểm tự chấm."
SELF_WRONG = "Tự chấm không phải số từ 0 đến điểm tối đa: {codes}; chưa lấy Điểm tự chấm."
NO_PURPOSE = "Chưa chọn “Nội dung gửi lần này”: đã lấy nội dung, không ghi ngày."
PURPOSE_UNKNOWN = "“{purpose}” không phải một lựa chọn của “Nội dung gửi lần này”: đã lấy nội dung, không ghi ngày."

ANSWER_TOO_LONG = "Một ô trên phiếu dài hơn mức một ô Excel chứa được. Vui lòng đề nghị người gửi rút ngắn rồi gửi lại."
NO_SUFFIX = "tệp không có phần mở rộng"
OTHER_FORM_FILE = (
    "Phiếu gửi dưới dạng {suffix}. Vui lòng mở tệp, chọn Lưu dưới dạng (Save As), loại .xlsx, rồi gửi lại; "
    "bản in, bản chụp thì gõ tay như trước."
)
