"""What is said while a machine is set up, set back, or a button is pressed from outside Excel."""

FOLDER = "Thẩm định"
WORKBOOK_FILE = "Thẩm định.xlsm"

CLICK_SHORTCUT = "Thẩm định"
CLICK_DESCRIPTION = "Thẩm định sổ đang mở trong Excel"
DROP_SHORTCUT = "Thả sổ vào đây để thẩm định"
DROP_DESCRIPTION = "Kéo thả một sổ vào đây: kết quả được ghi ra tệp mới"

LOCATION_DESCRIPTION = "Thẩm định mô hình mới, cách làm sáng tạo (xlsx_addin)"

# --- what each step puts on the machine ------------------------------------------------------------------------------
FOLDERS = "Thư mục “{path}” và các thư mục con"
WORKBOOK = "Sổ “{path}”"
PAPER_TEMPLATES = "Mẫu văn bản gốc trong “{path}”"
LETTERS = "Văn bản hướng dẫn trong “{path}”"
TRUSTED_LOCATION = "Vị trí tin cậy của Excel: “{path}”, không gồm thư mục con"
SETTINGS = "Cài đặt xlwings “{path}” trỏ đến Python này"
SHORTCUT = "Lối tắt “{name}” trên màn hình nền"
RECORD = "Ghi lại những gì sẽ cài"

# --- how each step ended ---------------------------------------------------------------------------------------------
ALREADY = "Đã có"
DONE = "Đã làm"
WOULD_DO = "Sẽ làm"
NOT_HERE = "Không áp dụng"
TAKEN_BACK = "Đã gỡ"
WOULD_TAKE_BACK = "Sẽ gỡ"
LEFT = "Giữ lại"
NOTE = "Lưu ý"
LINE = "{state}: {text}"

NO_TRUSTED_LOCATIONS = "Vị trí tin cậy của Excel (chỉ có trên Windows)"
NO_SHORTCUTS = "Lối tắt trên màn hình nền (chỉ có trên Windows)"

CLOSE_EXCEL = "Excel đang mở. Hãy đóng rồi mở lại Excel để cài đặt có hiệu lực."
ON_ONEDRIVE = (
    "Thư mục “{path}” nằm trong OneDrive nên Excel có thể không coi là vị trí tin cậy."
    " Nên gỡ ra và cài lại với một thư mục trên ổ đĩa của máy: install --folder THƯ-MỤC."
)
ON_NETWORK = (
    "Thư mục “{path}” nằm trên ổ mạng nên Excel không coi là vị trí tin cậy."
    " Nên gỡ ra và cài lại với một thư mục trên ổ đĩa của máy: install --folder THƯ-MỤC."
)
ON_A_MAC = (
    "Nút trong sổ chỉ chạy trong Excel trên Windows. Trên máy Mac, hãy mở sổ bằng LibreOffice,"
    " hoặc dùng lệnh xlsx-addin appraise."
)
NOTHING_INSTALLED = "Máy này chưa cài đặt, không có gì để gỡ."
PACKAGE_STAYS = "Chương trình Python vẫn còn; muốn gỡ hẳn, hãy xóa môi trường Python đã dùng để cài."

# --- what stays when everything else is taken back -------------------------------------------------------------------
LEFT_FOLDERS = "Thư mục còn tệp bên trong: {paths}"
LEFT_WORKBOOK = "Sổ “{paths}” vì đã có dữ liệu của người dùng"
LEFT_PAPER_TEMPLATES = "Tệp trong “{folder}” vì đã được sửa sau khi cài: {names}"
LEFT_SETTINGS = "Cài đặt xlwings “{paths}” vì đã được sửa sau khi cài"
LEFT_SHORTCUT = "Lối tắt “{paths}” vì đã được sửa sau khi cài"

# --- why it could not be done ----------------------------------------------------------------------------------------
FILE_IN_THE_WAY = "“{path}” là một tệp nên không tạo được thư mục cùng tên. Hãy đổi tên tệp đó rồi chạy lại."
FOLDER_IN_THE_WAY = "“{path}” là một thư mục nên không tạo được tệp cùng tên. Hãy đổi tên thư mục đó rồi chạy lại."
WORKBOOK_DAMAGED = (
    "Sổ “{path}” có sẵn nhưng bị hỏng hoặc chép chưa hết. Hãy đổi tên tệp này rồi chạy lại để có sổ mới;"
    " dữ liệu cũ, nếu có, hãy lấy từ bản sao trong thư mục “{backups}”."
)
SHORTCUT_IN_THE_WAY = "“{path}” không phải lối tắt của chương trình này. Hãy đổi tên nó rồi chạy lại."
NO_TEMPLATE = "Không tìm thấy sổ mẫu trong gói chương trình. Hãy cài lại gói xlsx-addin."
RECORD_UNREADABLE = "Không đọc được tệp ghi nhận cài đặt “{path}”. Hãy gửi tệp này cho cán bộ công nghệ thông tin."
OTHER_FOLDER = "Máy này đã cài vào thư mục “{path}”. Muốn đổi thư mục, hãy chạy install --uninstall trước."
STEP_FAILED = "Không làm được bước “{step}”: {reason}. Các bước vừa làm đã được hoàn lại; hãy sửa rồi chạy lại."
STEP_FAILED_AND_LEFT = (
    "Không làm được bước “{step}”: {reason}. Chưa hoàn lại được hết những gì vừa làm:"
    " hãy sửa rồi chạy lại, hoặc chạy install --uninstall để gỡ."
)
UNDO_FAILED = "Không gỡ được “{step}”: {reason}. Hãy đóng Excel và các tệp đang mở rồi chạy lại."
INTERPRETER_NOT_WRITABLE = (
    "Đường dẫn Python “{path}” có chữ mà Excel không đọc được."
    " Hãy cài bằng cai_dat.cmd của bộ cài, hoặc cài Python vào thư mục có tên không dấu, rồi chạy lại."
)

# --- the commands ----------------------------------------------------------------------------------------------------
HELP_INSTALL = "cài đặt cho người dùng đang đăng nhập: thư mục, sổ, vị trí tin cậy, lối tắt"
HELP_INSTALL_FOLDER = "thư mục để sổ (mặc định: “Thẩm định” trong Tài liệu)"
HELP_UNINSTALL = "gỡ đúng những gì đã cài; sổ và dữ liệu giữ nguyên"
HELP_WITH_PROGRAM = "không nhắc xóa môi trường Python: go_bo.cmd tự xóa"
HELP_DRY_RUN = "chỉ cho xem sẽ làm gì, không làm"
HELP_DOCTOR = "kiểm tra máy"
HELP_DOCTOR_FILE = "sổ cần kiểm tra (mặc định: sổ đã cài)"
HELP_REPORT = "ghi vào tệp những gì cán bộ công nghệ thông tin cần, không có tên người và điểm"
REPORT_WRITTEN = "Đã ghi báo cáo cho cán bộ công nghệ thông tin: {path}"
HELP_BUNDLE = "đóng gói bộ cài không cần mạng cho Windows"
HELP_BUNDLE_WITH = "đóng gói thêm phần tùy chọn: overview (sổ toàn cảnh, thêm khoảng 16 MB)"
HELP_BUNDLE_FOLDER = "thư mục sẽ chứa bộ cài (chưa có, hoặc còn trống)"
HELP_BUNDLE_LETTER = (
    "đưa văn bản hướng dẫn này (tệp .toml, cạnh nó là toàn văn .txt) vào bộ cài; sổ cài ra lập theo văn bản đó"
)
HELP_INSTALL_LETTERS = "thư mục có văn bản hướng dẫn để đặt vào máy, như trong bộ cài; không có thư mục này thì bỏ qua"
HELP_PYTHON_VERSION = "phiên bản Python ở máy cần cài, ví dụ 3.12 (mặc định: {version})"
HELP_WITH_PYTHON = "đưa luôn Python vào bộ cài: tệp python-X.Y.Z-amd64.exe hoặc python.X.Y.Z.nupkg đã tải về"
HELP_PYTHON_DIGEST = "mã SHA-256 của tệp đó như nơi phát hành công bố, nếu chương trình chưa biết"
HELP_CLICK = "bấm nút của sổ đang mở trong Excel, từ bên ngoài"
HELP_BUTTON = "tên nút, ví dụ tham_dinh"
