"""What the offline set says: to the IT person who makes it, and on the machine where it is run."""

PYTHON_VERSION_WRONG = "“{version}” không phải phiên bản Python dùng được. Hãy ghi dạng 3.12, từ 3.11 trở lên."
FOLDER_NOT_EMPTY = "“{path}” đã có sẵn và không phải thư mục trống. Hãy chọn một thư mục khác."
NO_PARENT_FOLDER = "Không có thư mục “{path}”. Hãy tạo thư mục đó rồi chạy lại."
EXTRA_UNKNOWN = "Không có phần tùy chọn “{extra}”. Các phần có thể đóng gói thêm: {extras}."
PYTHON_FILE_NAME = (
    "“{name}” không phải tệp Python {version} cho Windows 64 bit. Hãy dùng python-{version}.…-amd64.exe của python.org"
    " hoặc python.{version}.….nupkg của nuget.org, giữ nguyên tên tệp."
)
PYTHON_UNREADABLE = "Không đọc được “{path}”: {reason}."
PYTHON_DIGEST_UNKNOWN = (
    "Chương trình chưa biết mã SHA-256 của “{name}”. Tệp này có mã {digest}: hãy so với mã nơi phát hành công bố,"
    " nếu đúng thì chạy lại với --python-digest và mã đó."
)
PYTHON_DIGEST_WRONG = (
    "“{name}” có mã SHA-256 là {digest}, không phải {expected}: tệp tải chưa hết hoặc đã bị thay đổi. Hãy tải lại."
)
PYTHON_CHANGED = "“{name}” thay đổi trong khi đang chép. Hãy chạy lại."
MAKING_WHEEL = "Đang đóng gói chương trình…"
DOWNLOADING = "Đang tải các gói cho Windows…"
WRITING_SET = "Đang ghi bộ cài…"
NO_PIP = "Python này không có pip nên không tải được các gói. Hãy cài pip (python -m ensurepip) rồi chạy lại."
NOT_DOWNLOADED = "Không tải được các gói cho Python {version}: {reason}. Hãy kiểm tra mạng rồi chạy lại."
NOT_BUILT = "Không đóng gói được chương trình từ “{path}”: {reason}."
INCOMPLETE_INSTALLATION = "Bản cài đặt của xlsx-addin thiếu tệp “{path}”. Hãy cài lại gói rồi chạy lại."
NOT_WRITTEN = "Không ghi được bộ cài vào “{path}”: {reason}."
GATHERED = "Đã đóng gói bộ cài cho Python {version} vào “{path}”: {count} gói, {megabytes} MB."
NEXT = "Chép cả thư mục sang máy cần cài rồi chạy cai_dat.cmd; đọc DOC_TRUOC.txt trước."

WITHOUT_LICENCE = (
    "Gói {package} không kèm văn bản giấy phép: hãy xem giấy phép của gói này trước khi chuyển bộ cài cho nơi khác."
)

LICENCE_LINE = "- {package}: {name}"
LICENCE_UNNAMED = "gói không nêu tên giấy phép"
LICENCES = """GIẤY PHÉP CỦA CÁC GÓI TRONG BỘ CÀI

Bộ cài chuyển các gói sau đúng như tác giả phát hành, không sửa đổi. Văn bản giấy phép của mỗi gói nằm trong thư mục
mang tên gói đó; chuyển bộ cài cho nơi khác thì chuyển cả thư mục này.

{lines}

Riêng docxtpl và phần adodbapi của pywin32 theo giấy phép LGPL 2.1. Tệp .whl của docxtpl trong thư mục “goi” chứa toàn
bộ mã nguồn. Người dùng được sửa và thay gói này: cài bản của mình đè lên bằng
%LOCALAPPDATA%\\xlsx_addin\\python\\Scripts\\python.exe và pip, chương trình dùng bản đó ngay.
"""

PYTHON_WANTED = """\
   - Python {python}, bản 64 bit, từ python.org (không dùng bản của Microsoft Store). Máy chưa có thì chép tệp
     python-{full}-amd64.exe (https://www.python.org/ftp/python/{full}/), hoặc python.{full}.nupkg
     (https://www.nuget.org/packages/python/{full}), vào cạnh cai_dat.cmd:
     bộ cài tự cài Python cho riêng người dùng này."""
PYTHON_IN_THE_SET = """\
   - Python {python}: không cần cài trước. Bộ cài có sẵn {name}
     và tự cài cho riêng người dùng này nếu máy chưa có."""

READ_FIRST = """BỘ CÀI XLSX-ADDIN {package} – THẨM ĐỊNH TRÊN SỔ EXCEL

Dành cho cán bộ công nghệ thông tin. Cài cho từng người dùng, không cần mạng, không cần quyền quản trị.

1. Cần có trước
   - Windows 10 trở lên, 64 bit; Excel 2016 trở lên (hoặc LibreOffice).
{own_python}

2. Cài đặt
   - Bộ cài nhận qua thư, Zalo hay mạng: bấm chuột phải vào tệp .zip > Properties > Unblock (Thuộc tính > Bỏ chặn) TRƯỚC
     khi giải nén (Extract All). Không chạy trực tiếp trong tệp nén (.zip).
   - Đóng Excel, đăng nhập bằng tài khoản Windows của người sử dụng, bấm đúp cai_dat.cmd.
   - Muốn để sổ ở thư mục khác: cai_dat.cmd --folder D:\\ThamDinh
   Bộ cài tạo: một môi trường Python riêng trong %LOCALAPPDATA%\\xlsx_addin\\python; thư mục “Thẩm định” trong Tài
   liệu (Documents) cùng sổ mẫu và mẫu văn bản gốc; vị trí tin cậy của Excel cho riêng thư mục đó, không gồm thư mục
   con; cài đặt xlwings của người dùng; hai lối tắt trên màn hình nền. Chạy lại, hoặc chạy bộ cài phiên bản khác, thì
   bản cũ được giữ cho đến khi bản mới chạy được; không được thì bản cũ trở lại.

3. Kiểm tra
   %LOCALAPPDATA%\\xlsx_addin\\python\\Scripts\\xlsx-addin.exe doctor

4. Nếu chính sách của cơ quan chặn
   - Chính sách không cho người dùng đặt vị trí tin cậy: hãy thêm thư mục “Thẩm định” vào chính sách đó.
   - Microsoft Defender cấm Office mở chương trình khác (quy tắc d4f940ab-401b-4efc-aadc-ad5f3c50688a): nút trong sổ
     không chạy, nhưng lối tắt “Thẩm định” trên màn hình nền vẫn làm được việc của nút.

5. Gỡ bỏ
   Bấm đúp go_bo.cmd. Sổ và dữ liệu của người dùng được giữ nguyên.

Thư mục “mau_van_ban” có các mẫu văn bản gốc để cơ quan xem trước. Thư mục “van_ban_huong_dan”, nếu có, có văn bản hướng
dẫn mà sổ cài ra được lập theo; bộ cài đặt văn bản này vào máy. Thư mục “giay_phep” có giấy phép của các gói.
Các gói trong thư mục “goi” được liệt kê kèm mã SHA-256 trong yeu_cau.txt; khi cài, mã được đối chiếu.
"""

MESSAGES = {
    "khong_co_python": (
        "Không tìm thấy Python {python} bản 64 bit trên máy này.\n"
        "Hãy tải tệp python-{full}-amd64.exe tại https://www.python.org/ftp/python/{full}/,\n"
        "chép vào cạnh cai_dat.cmd rồi chạy lại cai_dat.cmd.\n"
        "Python sẽ được cài cho riêng người dùng đang đăng nhập, không cần quyền quản trị.\n"
        "Nếu máy không cho chạy tệp .exe mới: dùng tệp python.{full}.nupkg tại\n"
        "https://www.nuget.org/packages/python/{full} theo cùng cách đó.\n"
        "Chưa có gì trên máy bị thay đổi."
    ),
    "python_cua_store": (
        "Máy này chỉ có Python của Microsoft Store; bản đó ghi tệp vào chỗ khác nên không dùng được cho bộ cài này.\n"
        "Hãy tải tệp python-{full}-amd64.exe tại https://www.python.org/ftp/python/{full}/,\n"
        "chép vào cạnh cai_dat.cmd rồi chạy lại cai_dat.cmd.\n"
        "Không cần gỡ bản của Microsoft Store. Chưa có gì trên máy bị thay đổi."
    ),
    "python_khong_dung_duoc": (
        "Có tệp Python để cạnh cai_dat.cmd nhưng không cài được Python {python} bản 64 bit từ tệp đó: tệp có thể tải\n"
        "chưa hết hoặc là bản khác, máy có thể chặn chương trình lạ hoặc đã hết chỗ trống.\n"
        "Hãy tải lại python-{full}-amd64.exe (https://www.python.org/ftp/python/{full}/) hoặc python.{full}.nupkg\n"
        "(https://www.nuget.org/packages/python/{full}), để cạnh cai_dat.cmd thay tệp cũ rồi chạy lại.\n"
        "Chưa có gì khác trên máy bị thay đổi."
    ),
    "windows_cu": (
        "Máy này chạy Windows cũ hơn Windows 10, hoặc Windows 32 bit: Python {python} không chạy trên đó.\n"
        "Hãy cài trên máy có Windows 10 trở lên, 64 bit. Chưa có gì trên máy bị thay đổi."
    ),
    "dang_cai_python": "Đang cài Python {python} từ tệp để cạnh cai_dat.cmd, vui lòng chờ…",
    "khong_tao_duoc": (
        "Không tạo được môi trường Python riêng trong %LOCALAPPDATA%\\xlsx_addin.\n"
        "Hãy đóng Excel và các cửa sổ của chương trình, kiểm tra chỗ trống trên ổ đĩa, rồi chạy lại cai_dat.cmd."
    ),
    "khong_cai_duoc": (
        "Không cài được các gói. Có thể bộ cài bị chép thiếu hoặc phần mềm diệt vi-rút đã chặn.\n"
        "Hãy chép lại cả thư mục bộ cài, rồi chạy lại cai_dat.cmd."
    ),
    "dang_dung": (
        "Chương trình đang chạy nên chưa thay được bằng bản mới.\n"
        "Hãy đóng Excel và các cửa sổ của chương trình, rồi chạy lại cai_dat.cmd."
    ),
    "khong_thiet_lap_duoc": (
        "Chưa thiết lập xong máy này. Hãy làm theo hướng dẫn ở dòng ngay phía trên, rồi chạy lại cai_dat.cmd."
    ),
    "ban_cu_con_nguyen": "Bản đã cài trước đây trên máy này vẫn còn nguyên và dùng được.",
    "xong": "Đã cài xong. Hãy mở thư mục “Thẩm định” trong Tài liệu (Documents) và bắt đầu từ sổ “Thẩm định”.",
    "chua_cai": "Máy này chưa cài chương trình cho người dùng đang đăng nhập, không có gì để gỡ.",
    "khong_go_duoc": "Chưa gỡ được hết. Hãy đóng Excel và các cửa sổ của chương trình, rồi chạy lại go_bo.cmd.",
    "go_cai_lai_truoc": (
        "Chương trình trên máy này đã hỏng nên không tự gỡ được các thiết lập.\n"
        "Hãy chạy cai_dat.cmd, rồi chạy lại go_bo.cmd."
    ),
    "da_go": "Đã gỡ xong. Sổ và dữ liệu của người dùng vẫn còn nguyên.",
}
"""The text of each message of the two command files, under its file's name."""
