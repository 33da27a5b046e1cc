"""What is said of templates and of the files that documents are written to. ``{file}`` is a template's file name."""

DAMAGED = "Mẫu “{file}” bị hỏng hoặc không phải tệp .docx; vui lòng mở bằng Word, lưu lại thành .docx rồi làm lại."
ENCRYPTED = "Mẫu “{file}” có mật khẩu hoặc là tệp Word cũ (.doc); vui lòng lưu lại thành .docx không có mật khẩu."
TOO_LARGE = "Mẫu “{file}” quá lớn; vui lòng bỏ hình ảnh, phần thừa rồi lưu lại."
ACTIVE = (
    "Mẫu “{file}” chứa macro hoặc đối tượng nhúng nên không dùng; vui lòng bỏ các phần này rồi lưu lại thành .docx."
)
OUTSIDE = "Mẫu “{file}” có liên kết ra ngoài tệp nên không dùng; vui lòng bỏ liên kết rồi lưu lại."
FETCHING_FIELD = "Mẫu “{file}” có trường “{field}” của Word nên không dùng; vui lòng bỏ trường này rồi lưu lại."
STRICT = "Mẫu “{file}” được lưu theo kiểu “Strict Open XML”; vui lòng mở bằng Word rồi lưu lại thành “Word Document”."
ELEMENT = "Mẫu “{file}” có phần “{element}” của Word mà mẫu không được chứa; vui lòng bỏ phần này rồi lưu lại."
TRACKED = (
    "Mẫu “{file}” còn thay đổi đang theo dõi (Track Changes); vui lòng chấp nhận hoặc bỏ hết các thay đổi rồi lưu lại."
)
PICTURE = "Mẫu “{file}” có hình không phải PNG hoặc JPEG, bị hỏng hoặc quá lớn; vui lòng thay hình rồi lưu lại."
NESTED = "Mẫu “{file}” lồng hoặc nối quá nhiều lệnh if; vui lòng so với mẫu gốc rồi sửa."
COSTLY = "Mẫu “{file}” cần quá nhiều thời gian hoặc bộ nhớ nên không dùng; vui lòng so với mẫu gốc rồi sửa."
NOT_A_FILE = "Mẫu “{file}” không phải là tệp mà là thư mục hoặc thiết bị; vui lòng thay bằng một tệp .docx."
UNKNOWN_FIELD = "Mẫu “{file}” dùng trường “{field}” không có trong văn bản này; vui lòng sửa tên trường."
NOT_ALLOWED = "Mẫu “{file}” có biểu thức không được dùng (“{expression}”); mẫu chỉ được ghi tên trường, if và for."
NOT_PRINTABLE = "Mẫu “{file}” in trường “{field}” là một danh sách; vui lòng dùng for để in từng dòng."
NOT_A_LIST = "Mẫu “{file}” lặp theo trường “{field}” không phải danh sách; vui lòng sửa tên trường."
SYNTAX = "Mẫu “{file}” có dấu ngoặc trường hoặc lệnh chưa đóng đúng; vui lòng so với mẫu gốc rồi sửa."
TOO_LONG = "Mẫu “{file}” tạo ra văn bản quá dài; vui lòng so với mẫu gốc rồi sửa."
BROKEN = "Mẫu “{file}” đặt lệnh if hoặc for cắt ngang một đoạn hoặc một bảng; vui lòng so với mẫu gốc rồi sửa."
FOLDER_NOT_MADE = "Không tạo được thư mục “{folder}”: {reason}. Vui lòng kiểm tra quyền ghi rồi làm lại."
FOLDER_NOT_WRITABLE = "Không ghi được vào thư mục “{folder}”: {reason}. Vui lòng kiểm tra quyền ghi rồi làm lại."

# PDF.
NO_CONVERTER = (
    "Máy này không có Word hoặc LibreOffice nên không tạo được PDF. Vui lòng cài một trong hai, hoặc bỏ --pdf."
)
NOT_CONVERTED = "Chưa tạo được PDF của {count} văn bản ({reason}); các tệp .docx vẫn dùng được."
CONVERTER_FAILED = "{program} không trả lời"

# What is made.
UNKNOWN_CODE = (
    "Không có văn bản “{code}”. Chọn trong: {codes}. (D3 nằm trong D4; D6 là phụ lục của D5, D7, D8; D11 là phụ lục "
    "của D5, D7, D10.)"
)
NOT_OF_LEVEL = "Văn bản {code} không lập ở cấp “{level}”. Cấp này lập: {codes}."
DOCUMENT_FAILED = "Chưa lập được {code}: {reason}"
SNAPSHOT_FAILED = "Chưa lưu được bản sao của sổ: {reason}"
NOTHING_MADE = "Không lập được văn bản nào. {reason}"
NO_RESULT = "chương trình không tạo ra tệp"

# Beside the package's own templates, for whoever looks at them.
READ_FIRST_FILE = "DOC_TRUOC.txt"
READ_FIRST = """Các mẫu văn bản gốc của chương trình thẩm định.

Muốn có mẫu riêng của cơ quan:
1. Chép tệp mẫu cần sửa từ thư mục này ra thư mục “Mẫu văn bản” cạnh sổ, giữ nguyên tên tệp.
2. Mở bản chép bằng Word, sửa chữ, phông, khoảng cách. Giữ các trường trong {{ … }} và {% … %}.
3. Lưu lại thành .docx rồi bấm Lập văn bản.
Chỉ dùng hình PNG hoặc JPEG; không đặt liên kết, đối tượng nhúng, trường của Word khác số trang; chấp nhận hết các
thay đổi đang theo dõi trước khi lưu.

Mẫu trong thư mục “Mẫu văn bản” được dùng trước mẫu gốc. Không sửa tệp trong thư mục “Mẫu gốc”:
khi cài phiên bản mới, các tệp này được thay bằng mẫu của phiên bản đó.
"""
