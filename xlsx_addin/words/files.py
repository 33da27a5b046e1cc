"""What is said when a file cannot be written."""

FILE_EXISTS = "Đã có tệp “{name}”. Vui lòng chọn tên khác, hoặc chuyển tệp đó đi rồi làm lại."
OR_FORCE = "Đã có tệp “{name}”. Vui lòng chọn tên khác, hoặc dùng --force để ghi đè."
"""Where the command has that option."""
FOLDER_MISSING = "Không có thư mục “{folder}”. Vui lòng tạo thư mục này rồi làm lại."
PATH_TOO_LONG = (
    "Không ghi được tệp “{name}”: đường dẫn quá dài. Vui lòng chuyển sổ vào một thư mục có đường dẫn ngắn hơn, "
    "như D:\\ThamDinh, rồi làm lại."
)
FILE_LOCKED = "Không ghi được tệp “{name}”. Tệp có thể đang mở trong Excel: vui lòng đóng tệp rồi làm lại."
WRITE_FAILED = "Không ghi được tệp “{name}”: {reason}. Vui lòng kiểm tra ổ đĩa và quyền ghi rồi làm lại."
TEXT_TOO_LONG = (
    "Trang tính {sheet} có một ô dài quá 32.767 chữ: ô {cell}, bắt đầu bằng “{start}”. Vui lòng rút ngắn nội dung ô "
    "này rồi làm lại."
)
