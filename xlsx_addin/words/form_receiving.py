"""What receiving says of answered forms: why one was not merged, what to do, and what was done with it."""

NEW_CODE = "MOI-{number:02}"
NEW_ROW = "Đã thêm dòng {subject} cho {name}; vui lòng đặt Mã."
ROW_GONE = "Trang tính Đơn vị không còn dòng {subject} của sổ này: chưa lấy nội dung phiếu."
ROW_TWICE = "Mã {subject} đứng ở hơn một dòng của trang tính Đơn vị: chưa lấy nội dung phiếu."
NAMELESS = "Phiếu chưa ghi Tên hoặc Loại đối tượng: chưa lấy nội dung."
SEVERAL_ROWS = "{name} có ở hơn một dòng ({subjects}): chưa lấy nội dung phiếu."
SUBJECTS_GONE = "Trang tính Đơn vị không còn {subjects}: chưa lấy điểm của các dòng này."

OTHER_YEAR = "Phiếu của năm {year}, theo {guidance}. Vui lòng gửi phiếu của sổ này."
OTHER_LETTER = (
    "Phiếu lập theo một bản {guidance} có quy định khác bản mà sổ này đang dùng. "
    "Vui lòng lập phiếu mới và đề nghị người gửi điền lại."
)
WRONG_RECIPIENT = "Phiếu do đơn vị {unit} phát. Vui lòng chuyển cho đơn vị đó."
OUTDATED = (
    "Phiếu lập ngày {day}; tiêu chí đã thay đổi sau khi phát phiếu: {criteria}. "
    "Vui lòng lập phiếu mới và đề nghị người gửi điền lại."
)
NOTHING_ANSWERED = "Phiếu chưa điền gì."
TWO_AT_ONCE = (
    "Có hai phiếu khác nhau của cùng một người, cùng thời điểm. Vui lòng hỏi người gửi, chỉ để lại tệp đúng trong "
    "Hộp thư đến rồi bấm Nhận hồ sơ."
)
OLDER_ANSWER = "Phiếu cũ hơn phiếu đã nhận của cùng người; không lấy nội dung."
SCORES_BY_HAND = (
    "Phiếu không đến từ thư của chính người chấm. Vui lòng gõ “Tổng điểm đã ghi” trên bản ký vào cột Mã đối chiếu "
    "rồi bấm Nhận hồ sơ."
)
SCORES_FROM_ELSEWHERE = (
    "Thư đến từ {address}, không phải địa chỉ của người chấm. Vui lòng gõ “Tổng điểm đã ghi” trên bản ký vào cột "
    "Mã đối chiếu rồi bấm Nhận hồ sơ."
)
REPORT_FROM_ELSEWHERE = (
    "Thư đến từ {address}, không phải địa chỉ của đối tượng. Vui lòng hỏi đối tượng, rồi lưu riêng tệp phiếu vào "
    "Hộp thư đến."
)
ANSWER_UNUSED = (
    "Chưa dùng được “{answer}”: không có phiếu nào của người hoặc Mã đó trong những gì vừa đọc. Vui lòng kiểm tra lại "
    "họ và tên hoặc Mã."
)
NO_ADDRESS = "một địa chỉ không rõ"
WITHDRAWAL_BY_HAND = (
    "Phiếu đề nghị rút hồ sơ nhưng không đến từ thư của đối tượng. Vui lòng hỏi đối tượng, rồi ghi “Có” vào cột "
    "Mã đối chiếu."
)
NO_TIME_OF_ITS_OWN = (
    "Tệp khác phiếu đã nhận qua thư, và không có thời điểm riêng. Vui lòng hỏi người gửi, rồi ghi “Có” vào cột "
    "Mã đối chiếu nếu lấy phiếu này."
)
NO_REPORT_ATTACHED = "Thư không kèm tệp báo cáo (báo cáo có thể gửi bản giấy)."
REGISTRATION_UNKNOWN = "Chưa rõ đã đăng ký; vui lòng ghi cột Đăng ký."

REPORTS_TAKEN = "Phiếu báo cáo: nhận {forms}, thêm {new}, thay đổi {changed} đối tượng."
SCORES_TAKEN = "Phiếu chấm điểm: nhận {forms}, ghi {cells} ô vào trang tính Điểm."
FORM_CONFLICTS = "{conflicts} phiếu có nội dung khác với nội dung đã sửa trong sổ này: xem trang tính Sai khác."
