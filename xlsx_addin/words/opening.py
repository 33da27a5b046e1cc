"""What a clerk is told when a workbook file cannot be opened or read: one sentence each.

``{file}`` is the file's name; the sentences about one sheet also have ``{sheet}``, its name.
"""

from __future__ import annotations

UNNAMED_FILE = "tệp nhận được"
"""Stands for ``{file}`` when the content came without a name."""

# The file itself.
MISSING = "Không tìm thấy tệp “{file}”; vui lòng kiểm tra lại tên tệp và thư mục."
NOT_PERMITTED = (
    "Không được phép đọc tệp “{file}”; vui lòng đóng chương trình đang giữ tệp hoặc xin quyền đọc rồi làm lại."
)
NOT_A_FILE = "“{file}” không phải là tệp mà là thư mục hoặc thiết bị; vui lòng chọn một tệp .xlsx hoặc .xlsm."
DISK_TROUBLE = "Không đọc được tệp “{file}” từ ổ đĩa; vui lòng chép tệp sang thư mục khác rồi làm lại."
EMPTY = "Tệp “{file}” rỗng (0 byte); vui lòng chép lại hoặc đề nghị gửi lại tệp."
FILE_TOO_LARGE = "Tệp “{file}” lớn hơn {limit} MB nên không đọc; vui lòng bỏ hình ảnh và trang tính thừa rồi lưu lại."

# Another format, or one that cannot be opened.
NOT_A_WORKBOOK = "Tệp “{file}” không phải sổ tính .xlsx hoặc .xlsm; vui lòng mở bằng Excel rồi lưu lại thành .xlsx."
OLD_FORMAT = "Tệp “{file}” có định dạng Excel cũ (.xls); vui lòng mở bằng Excel rồi lưu lại thành .xlsx."
ENCRYPTED = (
    "Tệp “{file}” có mật khẩu nên không đọc được; "
    "vui lòng bỏ mật khẩu rồi lưu lại, hoặc đề nghị người gửi gửi lại tệp không có mật khẩu."
)
COMPRESSION = "Tệp “{file}” được nén theo cách không hỗ trợ; vui lòng mở bằng Excel rồi lưu lại thành .xlsx."

# Damaged, ambiguous or unsafe.
DAMAGED = "Tệp “{file}” bị hỏng hoặc chưa tải hết nên không đọc được; vui lòng chép lại hoặc đề nghị gửi lại tệp."
PART_DAMAGED = (
    "Tệp “{file}” có thành phần bị hỏng nên không đọc được; "
    "vui lòng mở bằng Excel rồi lưu lại, hoặc đề nghị gửi lại tệp."
)
"""The zip is whole, but one of its parts breaks the rules of the format: copying the file again does not help."""
SHEET_MISSING = (
    "Tệp “{file}” có tên trang tính “{name}” mà không có nội dung của trang này; "
    "vui lòng mở bằng Excel rồi lưu lại, hoặc đề nghị gửi lại tệp."
)
PART_TWICE = (
    "Tệp “{file}” chứa hai bản của cùng một thành phần nên không biết bản nào đúng; "
    "vui lòng đề nghị người gửi lưu lại bằng Excel rồi gửi lại."
)
UNSAFE = "Tệp “{file}” có khai báo XML không an toàn (DOCTYPE) nên không đọc; vui lòng hỏi lại người gửi về tệp này."
TOO_MUCH = (
    "Tệp “{file}” chứa nhiều dữ liệu hơn mức đọc được an toàn; "
    "vui lòng xóa dòng, cột và trang tính thừa rồi lưu lại bằng Excel."
)
SHEET_NAME_TWICE = "Tệp “{file}” có hai trang tính cùng tên “{name}”; vui lòng đổi tên một trang rồi lưu lại."

# One sheet.
SHEET_DAMAGED = (
    "Trang tính “{sheet}” của tệp “{file}” bị hỏng nên không đọc được; "
    "vui lòng mở bằng Excel rồi lưu lại, hoặc đề nghị gửi lại tệp."
)
CELL_DAMAGED = (
    "Ô {cell} của trang tính “{sheet}” trong tệp “{file}” chứa dữ liệu hỏng; "
    "vui lòng mở bằng Excel rồi lưu lại, hoặc đề nghị gửi lại tệp."
)
CELL_TWICE = (
    "Trang tính “{sheet}” của tệp “{file}” ghi cùng một ô hai lần nên không biết giá trị nào đúng; "
    "vui lòng mở bằng Excel, kiểm tra rồi lưu lại."
)
CELL_TOO_LONG = "Tệp “{file}” có ô chứa văn bản quá dài; vui lòng rút ngắn nội dung ô đó rồi lưu lại."
