"""What "Kiểm tra máy" says: for each check its title, what was found, and what to do about it."""

HEADING = "Kiểm tra máy – xlsx-addin {version}"
ALL_GOOD = "Máy đã sẵn sàng."
MORE_BAD = "… và {count} mục khác."
WHOLE = "Toàn bộ kết quả: {path}"
SOME_BAD = "Có {count} mục cần xử lý. Hãy làm theo hướng dẫn ở từng mục."
LINE = "[{state}] {label}: {detail}"
ADVICE = "    → {advice}"

GOOD = "Bình thường"
BAD = "Cần xử lý"
UNKNOWN = "Chưa xác định"
NOT_APPLICABLE = "Không áp dụng"

ONLY_ON_WINDOWS = "chỉ có trên Windows."
NO_EXCEL_HERE = "máy này không có Excel."
RUN_INSTALL = "Chạy “xlsx-addin install”, hoặc cai_dat.cmd của bộ cài."
ASK_IT = (
    "Nhờ cán bộ công nghệ thông tin xem lại chính sách này; trong khi chờ, dùng lối tắt “Thẩm định” trên màn hình nền."
)

PYTHON = "Python"
PYTHON_FOUND = "{version}, {bits} bit."
PYTHON_OF_STORE = "{detail} Đây là bản của Microsoft Store, ghi tệp vào chỗ khác."
PYTHON_FROM_ITS_MAKERS = "Cài Python từ python.org (không phải Microsoft Store), rồi chạy lại cai_dat.cmd."
PYTHON_OLD = "Cài Python 3.11 trở lên rồi cài lại bằng cai_dat.cmd."

PACKAGE = "Gói xlsx-addin"
PACKAGE_FOUND = "phiên bản {version}."

XLWINGS = "xlwings"
XLWINGS_FOUND = "phiên bản {version}."
XLWINGS_MISSING = "chưa cài."
XLWINGS_WANTED = "Cài lại bằng cai_dat.cmd: cần xlwings từ 0.37.6 đến trước 1.0."

PYWIN32 = "pywin32"
PYWIN32_FOUND = "đã cài."
PYWIN32_MISSING = "chưa cài, nên chương trình không kết nối được với Excel."
PYWIN32_WANTED = "Cài lại bằng cai_dat.cmd."

EXCEL = "Excel"
EXCEL_FOUND = "{path}, phiên bản {version}."
EXCEL_MISSING = "không tìm thấy."
EXCEL_MISSING_BUT_LIBREOFFICE = "không tìm thấy; máy này dùng LibreOffice."
EXCEL_WANTED = "Cài Excel 2016 trở lên, hoặc LibreOffice."

LIBREOFFICE = "LibreOffice"
LIBREOFFICE_FOUND = "{path}."
LIBREOFFICE_MISSING = "không tìm thấy."
LIBREOFFICE_NOT_NEEDED = "không tìm thấy, và không cần vì đã có Excel."
LIBREOFFICE_WANTED = "Cài LibreOffice để mở sổ và bấm nút."

VERSIONS = "Phiên bản của sổ"
VERSIONS_AGREE = "sổ và gói cùng phiên bản {package}."
VERSIONS_DIFFER = "sổ là {workbook}, gói là {package}."
VERSIONS_UNKNOWN = "sổ “{path}” không ghi phiên bản."
WORKBOOK_MISSING = "chưa có sổ “{path}”."
WORKBOOK_OLDER = "Chuyển dữ liệu sang sổ mới: xlsx-addin new --from SỔ-CŨ.xlsm SỔ-MỚI.xlsm."
WORKBOOK_NEWER = "Cài gói xlsx-addin mới hơn bằng bộ cài mới."
WORKBOOK_UNMARKED = "Nếu sổ do chương trình khác tạo, hãy chép dữ liệu vào sổ mẫu mới."

INTERPRETER = "Cài đặt xlwings"
INTERPRETER_RIGHT = "trỏ đúng Python này."
INTERPRETER_OTHER = "đang trỏ đến “{path}”, không phải Python này."
INTERPRETER_NONE = "chưa trỏ đến Python nào."
INTERPRETER_UNREADABLE = "đường dẫn Python “{path}” có chữ mà Excel không đọc được."
INTERPRETER_PLAIN = "Cài lại bằng cai_dat.cmd của bộ cài, hoặc cài Python vào thư mục có tên không dấu rồi cài lại."

TRUSTED_LOCATION = "Vị trí tin cậy"
TRUSTED = "thư mục “{path}” là vị trí tin cậy."
NOT_TRUSTED = "thư mục “{path}” chưa phải vị trí tin cậy."

INBOX = "Thư mục chứa thư nhận (không được tin cậy)"
INBOX_SAFE = "thư mục “{path}” không phải vị trí tin cậy."
INBOX_TRUSTED = "thư mục “{path}” cũng được tin cậy, do vị trí tin cậy “{location}” gồm cả thư mục con."
INBOX_WANTED = (
    "Trong Excel: File > Options > Trust Center > Trust Center Settings > Trusted Locations"
    " (Tệp > Tùy chọn > Trung tâm Tin cậy > Vị trí Tin cậy),"
    " bỏ chọn “Subfolders of this location are also trusted” (Thư mục con của vị trí này cũng được tin cậy)."
)

LOCATIONS_ALLOWED = "Chính sách về vị trí tin cậy"
LOCATIONS_FREE = "không có chính sách cấm."
LOCATIONS_DISABLED_BY_POLICY = "chính sách của cơ quan tắt mọi vị trí tin cậy."
LOCATIONS_BY_POLICY_ONLY = "chính sách của cơ quan chỉ cho dùng vị trí tin cậy do quản trị viên đặt."
LOCATIONS_DISABLED_BY_USER = "mọi vị trí tin cậy đang bị tắt trong Excel."
LOCATIONS_ENABLE = (
    "Trong Excel: File > Options > Trust Center > Trust Center Settings > Trusted Locations"
    " (Tệp > Tùy chọn > Trung tâm Tin cậy > Vị trí Tin cậy),"
    " bỏ chọn “Disable all Trusted Locations” (Tắt tất cả Vị trí Tin cậy)."
)

MACROS = "Macro"
MACROS_TRUSTED = "chạy được vì sổ nằm trong vị trí tin cậy."
MACROS_ASKED = "Excel sẽ hỏi khi mở sổ; bấm Enable Content (Bật Nội dung)."
MACROS_ON = "được bật."
MACROS_OFF = "chính sách của cơ quan tắt hẳn VBA trong Office; hãy dùng lối tắt “Thẩm định” trên màn hình nền."
MACROS_DISABLED = "mọi macro ngoài vị trí tin cậy bị tắt."
MACROS_SIGNED_ONLY = "chỉ macro có chữ ký số mới được chạy ngoài vị trí tin cậy."
MACROS_FROM_INTERNET = "sổ bị đánh dấu là tải từ Internet nên macro bị chặn."
MACROS_UNBLOCK = (
    "Bấm chuột phải vào tệp > Properties (Thuộc tính) > Unblock (Bỏ chặn), hoặc cài lại để có vị trí tin cậy."
)

CHILD_PROCESSES = "Excel được phép gọi Python"
SYSTEM_CALLS = "Macro được phép gọi hàm của Windows"
DEFENDER_FREE = "không thấy quy tắc cấm của Microsoft Defender."
DEFENDER_BLOCKS = "quy tắc {rule} của Microsoft Defender đang chặn, nên nút trong sổ không chạy."
DEFENDER_WARNS = "quy tắc {rule} của Microsoft Defender đang chặn và hỏi, nên nút trong sổ không chạy ngay."
DEFENDER_UNBLOCK = (
    "Khi Windows báo đã chặn, bấm Unblock (Bỏ chặn) rồi bấm lại nút; hoặc nhờ cán bộ công nghệ thông tin xem lại quy "
    "tắc này. Trong khi chờ, dùng lối tắt “Thẩm định” trên màn hình nền."
)

COMMAND_LINE = "Dấu nhắc lệnh (cmd.exe)"
COMMAND_LINE_FREE = "được phép chạy."
COMMAND_LINE_FORBIDDEN = "chính sách DisableCMD cấm cmd.exe, nên nút trong sổ không chạy."

WPS = "WPS Office"
WPS_MISSING = "không có trên máy này."
WPS_BESIDE = "có trên máy, nhưng sổ được mở bằng Excel."
WPS_OPENS = "tệp .xlsm đang được mở bằng WPS, nơi nút trong sổ không chạy."
WPS_LET_EXCEL = (
    "Bấm chuột phải vào sổ > Open with > Choose another app (Mở bằng > Chọn ứng dụng khác) > Excel,"
    " chọn Always (Luôn luôn)."
)
WPS_ALONE = "máy này chỉ có WPS, nơi nút trong sổ không chạy."
WPS_WAY_ROUND = (
    "Lưu sổ, đóng lại, rồi kéo thả sổ vào lối tắt “Thả sổ vào đây để thẩm định” trên màn hình nền;"
    " hoặc cài Excel hay LibreOffice."
)

MARK = "Dấu “tải từ Internet” trên sổ"
NOT_MARKED = "không có."
MARKED = "sổ “{name}” bị Windows đánh dấu là tải từ Internet."
MARK_REMOVE = (
    "Đóng sổ, bấm chuột phải vào tệp > Properties (Thuộc tính), chọn Unblock (Bỏ chặn), bấm OK, rồi mở lại sổ."
)

RIBBON = "Thẻ “Thẩm định” cạnh thẻ Home (Trang đầu)"
RIBBON_SHOWN = "không có chính sách ẩn thẻ."
RIBBON_HIDDEN = "chính sách của cơ quan ẩn thẻ; các nút trên trang tính “{sheet}” vẫn dùng được."

PROTECTED_VIEW = "Chế độ xem được bảo vệ"
PROTECTED_VIEW_NOT = "sổ không mở ở chế độ này."
PROTECTED_VIEW_SHOWS = "sổ mở ở Protected View (Chế độ xem được bảo vệ), nơi nút không chạy."
PROTECTED_VIEW_LEAVE = "Bấm Enable Editing (Bật Chỉnh sửa) trên thanh vàng, hoặc bỏ chặn tệp như ở mục trên."

LIBREOFFICE_BESIDE_EXCEL = "máy này dùng Excel."
LIBREOFFICE_MACROS = "Macro trong LibreOffice"
LIBREOFFICE_MACROS_ASKED = "LibreOffice hỏi khi mở sổ; bấm Enable Macros (Bật Macro)."
LIBREOFFICE_FOLDER_TRUSTED = "chạy được vì thư mục của sổ là nguồn tin cậy."
LIBREOFFICE_MACROS_BLOCKED = "LibreOffice chặn macro mà không báo gì, nên nút trong sổ không chạy."
LIBREOFFICE_TRUST = (
    "Trong LibreOffice: Tools > Options > LibreOffice > Security > Macro Security > Trusted Sources"
    " (Công cụ > Tùy chọn > LibreOffice > Bảo mật > Bảo mật Macro > Nguồn tin cậy), thêm thư mục “{path}”."
)
LIBREOFFICE_PYTHON = "Python cho LibreOffice"
LIBREOFFICE_PYTHON_FOUND = "“{path}”."
LIBREOFFICE_PYTHON_NONE = "nút trong sổ chưa biết dùng Python nào."
LIBREOFFICE_PYTHON_GONE = "nút trong sổ trỏ đến “{path}”, không có tệp này."

WRITABLE = "Ghi được vào thư mục"
IS_WRITABLE = "“{path}”."
NOT_WRITABLE = "không ghi được vào “{path}”."
WRITABLE_WANTED = "Kiểm tra quyền ghi của thư mục, hoặc phần mềm diệt vi-rút có chặn ghi vào thư mục này không."
FOLDER_MISSING = "chưa có thư mục “{path}”."

PLACE = "Nơi để thư mục"
PLACE_GOOD = "trên ổ đĩa của máy."
PLACE_UNTOLD = "không xác định được loại ổ đĩa."
PLACE_ONEDRIVE = "“{path}” nằm trong OneDrive."
PLACE_NETWORK = "“{path}” nằm trên ổ mạng."
PLACE_REMOVABLE = "“{path}” nằm trên ổ tháo rời."
PLACE_WANTED = (
    "Chạy “xlsx-addin install --uninstall”, rồi “xlsx-addin install --folder THƯ-MỤC”"
    " với một thư mục trên ổ đĩa của máy, và chép sổ sang đó."
)

NAME = "Tên tệp sổ"
NAME_GOOD = "“{name}”."
NAME_BAD = "“{name}” có dấu “=”, nút bấm không tìm được sổ."
NAME_WANTED = "Đóng sổ và đổi tên tệp, bỏ dấu “=”."

MAIL = "Chương trình thư (.eml)"
MAIL_FOUND = "{program}."
MAIL_MISSING = "chưa có chương trình nào mở được tệp .eml."
MAIL_WANTED = "Cài Outlook hoặc Thunderbird; nếu chỉ dùng thư trên web, hãy đính kèm tệp trong “Đã gửi” vào thư."

DISK = "Chỗ trống trên ổ đĩa"
DISK_FREE = "còn {megabytes} MB."
DISK_UNTOLD = "không thấy ổ đĩa."
DISK_WANTED = "Dọn bớt ổ đĩa, cần còn ít nhất {megabytes} MB."
