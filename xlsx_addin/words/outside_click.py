"""What is said when a button is pressed from outside Excel, through the shortcut on the desktop."""

UNKNOWN_BUTTON = "Không có nút “{name}”. Các nút: {names}."
NO_EXCEL = "Excel chưa mở. Vui lòng mở sổ thẩm định bằng Excel rồi mở lại lối tắt (biểu tượng) trên màn hình nền."
NO_WORKBOOK = (
    "Không thấy sổ thẩm định nào đang mở trong Excel. Vui lòng mở sổ có trang tính “{sheet}” rồi mở lại lối tắt (biểu "
    "tượng) trên màn hình nền."
)
SEVERAL_WORKBOOKS = (
    "Đang mở nhiều sổ thẩm định: {names}. Vui lòng bấm vào sổ cần làm để sổ đó hiện ra, rồi mở lại lối tắt (biểu "
    "tượng) trên màn hình nền."
)
