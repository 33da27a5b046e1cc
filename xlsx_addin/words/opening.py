"""What a clerk is told when a workbook file cannot be opened or read: what is wrong, and what to do.

``{file}`` is the file's name; the sentences about one sheet also have ``{sheet}``, its name.
"""

UNNAMED_FILE = "tệp nhận được"
"""Stands for ``{file}`` when the content came without a name."""

# The file itself.
MISSING = "Không tìm thấy tệp “{file}”. Vui lòng kiểm tra lại tên tệp và thư mục."
NOT_PERMITTED = (
    "Không được phép đọc tệp “{file}”. Vui lòng đóng chương trình đang mở tệp, hoặc đề nghị cấp quyền đọc, rồi làm lại."
)
NOT_A_FILE = "“{file}” không phải là tệp mà là thư mục hoặc thiết bị. Vui lòng chọn một tệp .xlsx hoặc .xlsm."
DISK_TROUBLE = "Không đọc được tệp “{file}” từ ổ đĩa. Vui lòng chép tệp sang thư mục khác rồi làm lại."
EMPTY = "Tệp “{file}” rỗng (0 byte). Vui lòng chép lại hoặc đề nghị gửi lại tệp."
FILE_TOO_LARGE = (
    "Tệp “{file}” lớn hơn {limit} MB nên chương trình không đọc. Vui lòng bỏ hình ảnh và trang tính thừa rồi lưu lại."
)

# Another format, or one that cannot be opened.
NOT_A_WORKBOOK = "Tệp “{file}” không phải tệp Excel .xlsx hoặc .xlsm. Vui lòng mở bằng Excel rồi lưu lại thành .xlsx."
OLD_FORMAT = "Tệp “{file}” có định dạng Excel cũ (.xls). Vui lòng mở bằng Excel rồi lưu lại thành .xlsx."
ENCRYPTED = (
    "Tệp “{file}” có mật khẩu nên không đọc được. Vui lòng bỏ mật khẩu rồi lưu lại, hoặc đề nghị người gửi gửi lại tệp "
    "không có mật khẩu."
)
COMPRESSION = "Tệp “{file}” có kiểu nén chương trình không đọc được. Vui lòng mở bằng Excel rồi lưu lại thành .xlsx."

# Damaged, ambiguous or unsafe.
DAMAGED = "Tệp “{file}” bị hỏng hoặc chưa tải hết nên không đọc được. Vui lòng chép lại hoặc đề nghị gửi lại tệp."
PART_DAMAGED = (
    "Tệp “{file}” có thành phần bị hỏng nên không đọc được. Vui lòng mở bằng Excel rồi lưu lại, hoặc đề nghị gửi lại "
    "tệp."
)
"""The zip is whole, but one of its parts breaks the rules of the format: copying the file again does not help."""
SHEET_MISSING = (
    "Tệp “{file}” có tên trang tính “{name}” mà không có nội dung của trang này. Vui lòng mở bằng Excel rồi lưu lại, "
    "hoặc đề nghị gửi lại tệp."
)
PART_TWICE = (
    "Tệp “{file}” có hai phần trùng tên bên trong nên không biết phần nào đúng. Vui lòng đề nghị người gửi lưu lại "
    "bằng Excel rồi gửi lại."
)
UNSAFE = "Tệp “{file}” có nội dung không an toàn nên chương trình không đọc. Vui lòng hỏi lại người gửi về tệp này."
TOO_MUCH = "Tệp “{file}” chứa quá nhiều dữ liệu. Vui lòng xóa dòng, cột và trang tính thừa rồi lưu lại bằng Excel."
SHEET_NAME_TWICE = "Tệp “{file}” có hai trang tính cùng tên “{name}”. Vui lòng đổi tên một trang rồi lưu lại."

# One sheet.
SHEET_DAMAGED = (
    "Trang tính “{sheet}” của tệp “{file}” bị hỏng nên không đọc được. Vui lòng mở bằng Excel rồi lưu lại, hoặc đề "
    "nghị gửi lại tệp."
)
CELL_DAMAGED = (
    "Ô {cell} của trang tính “{sheet}” trong tệp “{file}” chứa dữ liệu hỏng. Vui lòng mở bằng Excel rồi lưu lại, hoặc "
    "đề nghị gửi lại tệp."
)
CELL_TWICE = (
    "Trang tính “{sheet}” của tệp “{file}” ghi cùng một ô hai lần nên không biết giá trị nào đúng. Vui lòng mở bằng "
    "Excel, kiểm tra rồi lưu lại."
)
CELL_TOO_LONG = "Tệp “{file}” có ô chứa văn bản quá dài. Vui lòng rút ngắn nội dung ô đó rồi lưu lại."
