"""What the sheet ``Văn bản`` says, and what its preview of a document does."""

TITLE = "ĐẦU VĂN BẢN, NGƯỜI KÝ, CUỘC HỌP"
NOTE = (
    "Ô vàng: gõ vào; ô nào cũng có thể để trống, khi đó văn bản có chỗ chấm để điền tay. "
    "Danh sách người họp: trang tính Thành phần."
)
BACK = "Về trang Thẩm định"
PREVIEW = "Xem trước: văn bản sẽ in như thế này"

DOTS, SHORT_DOTS = "....................", "......"
DAY_BLANK, TIME_BLANK, YEAR_BLANK = "...../...../.....", "...... giờ", "....."
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NUMBER = "Số      -BC/"
DAY = ", ngày      tháng      năm "
REPORT = "BÁO CÁO"
ABOUT = "kết quả thẩm định {model} năm "
RULE = "-----"
ADDRESSED_TO = "Kính gửi: "
MEETING_DAY, MEETING_FROM, MEETING_TO, MEETING_AT = "     Ngày ", ", từ ", " đến ", ", tại "
MEETING_OF, MEETING_END = ", ", " họp thẩm định {model}."
RECIPIENTS = "Nơi nhận:"
FIRST_RECIPIENT = "- "
ARCHIVE = "- Lưu Văn phòng."
