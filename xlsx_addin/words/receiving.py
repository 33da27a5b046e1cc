"""What receiving says: on ``Tiến độ`` and ``Sai khác``, on the command line and in the preview."""

from xlsx_addin.words import stored

# The inbox.
INBOX_MISSING = "Không tìm thấy “{path}”. Vui lòng kiểm tra lại tên thư mục hoặc tệp cần nhận."
FOLDER_UNREADABLE = "Không đọc được thư mục “{path}”: {reason}. Vui lòng kiểm tra quyền đọc rồi làm lại."
BAD_MOMENT = "“{value}” không phải là thời điểm. Vui lòng ghi dạng 2026-12-16T09:20."
BAD_CODE = "“{value}” không phải là mã xác nhận. Mã gồm 16 chữ số, ví dụ 4821-0934-1177-2058."
UNIT_CODE_BLANK = (
    "Ô Mã đơn vị ở trang tính Thẩm định còn trống hoặc chưa hợp lệ. Vui lòng ghi mã của đơn vị dùng sổ này rồi làm lại."
)

# Why something is no intact envelope; {file} is its name.
UNNAMED = "tệp chưa rõ tên"
MAIL_DAMAGED = "Thư “{file}” bị hỏng nên không đọc được. Vui lòng lưu lại thư từ chương trình thư điện tử."
SEVERAL_OTHERS = "{count} tệp, không tệp nào là hồ sơ nguyên vẹn ({files}). {reason}"
OTHERS_BESIDE = "Ngoài hồ sơ còn {count} tệp khác không phải hồ sơ nguyên vẹn ({files}). {reason}"
TNEF = (
    "Tệp “{file}” gói kiểu Outlook (winmail.dat) nên không đọc được. Vui lòng đề nghị đơn vị gửi lại, khi soạn thư "
    "chọn Format Text > HTML (Định dạng Văn bản > HTML)."
)
CHILD_LOST = (
    "Tệp “{file}” quá lớn hoặc không bình thường nên chương trình dừng đọc. Vui lòng hỏi lại đơn vị gửi về tệp này."
)
FAULTS = {
    "NO_MANIFEST": "Tệp này là tệp Excel thường, không phải hồ sơ lập bằng nút “Gửi cấp trên”.",
    "OTHER_FORMAT": (
        "Hồ sơ được lập bằng phiên bản mới hơn. Vui lòng nhờ cán bộ công nghệ thông tin cập nhật chương trình rồi nhận "
        "lại."
    ),
    "MANIFEST_UNREADABLE": "Thông tin ghi kèm hồ sơ (trang tính ẩn) không còn nguyên. Vui lòng đề nghị đơn vị gửi lại.",
    "MANIFEST_INVALID": "Thông tin ghi kèm hồ sơ (trang tính ẩn) không hợp lệ. Vui lòng đề nghị đơn vị lập và gửi lại.",
    "SHEET_MISSING": "Hồ sơ thiếu trang tính bắt buộc. Vui lòng đề nghị đơn vị gửi lại.",
    "DIGEST": (
        "Nội dung không còn nguyên như khi lập (có thể do tệp được mở, sửa và lưu lại). Vui lòng đề nghị đơn vị gửi "
        "lại hồ sơ gốc."
    ),
}
NOT_PLAIN = {
    "macro": (
        "Tệp hồ sơ có macro, trong khi hồ sơ do chương trình lập không bao giờ có. Vui lòng không mở tệp này và "
        "hỏi lại đơn vị gửi."
    ),
    "link": (
        "Tệp hồ sơ có liên kết ra ngoài tệp, trong khi hồ sơ do chương trình lập không có. Vui lòng không mở tệp "
        "này và đề nghị đơn vị gửi lại hồ sơ gốc."
    ),
    "formula": (
        "Trang tính {sheet} của hồ sơ có công thức, nên số hiện ra khi mở có thể khác số được ghi nhận. Vui lòng "
        "đề nghị đơn vị gửi lại hồ sơ gốc."
    ),
    "format": (
        "Trang tính {sheet} của hồ sơ có ô số mang định dạng lạ, nên số hiện ra khi mở có thể khác số được ghi "
        "nhận. Vui lòng đề nghị đơn vị gửi lại hồ sơ gốc."
    ),
}
CELL_TOO_LONG = (
    "Ô {cell} ở trang tính {sheet} của hồ sơ dài quá {limit} chữ nên không ghi được vào sổ này. Vui lòng đề nghị đơn "
    "vị rút ngắn ô đó rồi gửi lại."
)

# The archive.
ARCHIVE_UNUSABLE = "Không dùng được thư mục lưu hồ sơ “{path}”: {reason}. Vui lòng kiểm tra ổ đĩa và quyền ghi."
RECORD_UNREADABLE = (
    "Không đọc được sổ nhận trong thư mục “{folder}”: {reason} Vui lòng lấy lại sổ nhận từ bản sao lưu của thư mục rồi "
    "làm lại."
)
RECORD_ALTERED = (
    "Sổ nhận “{file}” trong thư mục “{folder}” có {count} dòng không còn nguyên (bị thay đổi, bị bỏ hoặc không đọc "
    "được). Vui lòng kiểm tra thư mục đó bằng lệnh xlsx-addin verify để xem từng dòng."
)
RECORD_COPIES = (
    "Thư mục “{folder}” có bản sao của sổ nhận ({files}), thường do hai máy cùng ghi vào thư mục đồng bộ. Chương trình "
    "đã đọc cả bản sao; phần sổ nhận còn thiếu được ghi thêm khi nhận. Sau đó vui lòng chuyển bản sao sang nơi khác."
)
ENVELOPE_COPIES = (
    "Thư mục “{folder}” có {count} bản sao của hồ sơ đã lưu ({files}), thường do hai máy cùng ghi vào thư mục đồng bộ. "
    "Vui lòng kiểm tra thư mục đó bằng lệnh xlsx-addin verify để biết bản nào còn nguyên."
)
COPIES_MISSING = (
    "Thư mục “{folder}” không còn bản xem (…_xem.xlsx) của {count} hồ sơ đã lưu ({files}). Để thư gốc của các hồ sơ đó "
    "trong hộp thư đến rồi nhận lại thì chương trình lập lại bản xem."
)
COPY_STANDS_IN = (
    "Hồ sơ đã lưu “{file}” không còn nguyên như khi nhận; đã dùng bản sao còn nguyên “{copy}”. Vui lòng giữ cả hai tệp "
    "và báo người phụ trách."
)
WORKBOOK_OLDER = (
    "Sổ này cũ hơn thư mục “{folder}”: {count} hồ sơ đã nhận trước đây chưa có trong sổ ({listed}). Nếu mở nhầm bản "
    "cũ, vui lòng dùng sổ mới nhất; nếu chủ ý quay lại bản cũ, để hồ sơ trong hộp thư đến thì chương trình nhận lại."
)
CHANGED_MEANWHILE = "Tệp “{file}” đã thay đổi trong khi nhận. Vui lòng làm lại; chưa ghi gì vào sổ."

# What the columns of Tiến độ say.
NOTHING_CAME = "Chưa gửi"
HELD_FILE = (
    "Tệp chép tay, không có thư kèm nên chưa rõ nơi gửi: vui lòng lưu chính thư đã nhận (.eml, .msg) vào hộp thư đến "
    "rồi nhận lại; hoặc gọi điện cho đơn vị, nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
)
HELD_BARE_MAIL = (
    "Thư này không cho thấy đã qua máy chủ thư (nằm trong tệp .zip, là thư nháp hoặc thiếu phần đầu thư) nên coi như "
    "tệp chép tay: vui lòng lưu chính thư đã nhận (.eml, .msg) vào hộp thư đến rồi nhận lại; hoặc gọi điện cho đơn "
    "vị, nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
)
HELD_UNKNOWN = (
    "Đơn vị chưa có ở trang tính Đầu mối: vui lòng gọi điện cho đơn vị, nghe đọc mã xác nhận rồi gõ vào cột Mã đối "
    "chiếu."
)
HELD_CODE_CASE = (
    "Ô Đầu mối!{cell} ghi mã đơn vị là “{typed}”; mã chỉ gồm chữ in hoa A–Z, chữ số và dấu “-”. Vui lòng ghi lại là "
    "“{code}” rồi nhận lần nữa; hoặc gọi điện cho đơn vị, nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
)
HELD_ADDRESS = (
    "Thư gửi từ {address}, khác địa chỉ ghi ở trang tính Đầu mối: vui lòng gọi điện cho đơn vị, nghe đọc mã xác nhận "
    "rồi gõ vào cột Mã đối chiếu."
)
HELD_REFUTED = (
    "Máy chủ thư báo thư này không chắc do đơn vị gửi (SPF, DKIM hoặc DMARC không đạt): vui lòng gọi điện cho đơn vị, "
    "nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
)
HELD_ELSEWHERE = (
    "Máy chủ thư chỉ xác nhận thư này do một tên miền khác với địa chỉ {address} gửi: vui lòng gọi điện cho đơn vị, "
    "nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
)
NO_ADDRESS = "địa chỉ không rõ"
REASONS = {
    "branched": (
        "Hồ sơ này không nối tiếp lần gửi đã nhận (có thể đơn vị lập lại từ sổ khác): vui lòng gọi điện cho đơn vị, "
        "nghe đọc mã xác nhận rồi gõ vào cột Mã đối chiếu."
    ),
    "other_year": "Hồ sơ của năm khác hoặc theo văn bản khác. Vui lòng hỏi lại đơn vị gửi.",
    "wrong_recipient": "Hồ sơ gửi cho đơn vị khác. Vui lòng báo lại đơn vị gửi.",
    "wrong_level": (
        "Hồ sơ không phải của đơn vị cấp dưới, hoặc kết quả không phải của cấp trên trực tiếp. Vui lòng hỏi lại đơn vị "
        "gửi."
    ),
    "unreadable": "Tệp đã thay đổi trong khi nhận. Vui lòng làm lại.",
}
BRANCHED_OLDER = (
    "Hồ sơ lần {version} cũ hơn về số lần gửi và không thuộc các lần trước của hồ sơ lần {merged} đang giữ (có thể "
    "đơn vị lập lại từ sổ khác): gõ mã vào cột Mã đối chiếu sẽ ghi nội dung hồ sơ này lên lần {merged}. Vui lòng gọi "
    "điện cho đơn vị, hỏi rõ hồ sơ nào mới rồi nghe đọc mã xác nhận."
)
SUPERSEDED_OTHERWISE = (
    "Nội dung khác hồ sơ lần {version} đã nhận, nhưng hồ sơ đã nhận sau đó nối tiếp chính nội dung này nên không "
    "nhận lại. Vui lòng hỏi lại đơn vị nếu thấy khác."
)
FROM_OURSELVES = "Hồ sơ này do chính đơn vị dùng sổ lập ra để gửi đi, không phải hồ sơ gửi đến."
ONLY_A_DATE = "Không đọc được thời điểm máy chủ thư nhận; tạm lấy ngày ghi trên thư, vui lòng đối chiếu."
NO_TIME = (
    "Không đọc được thời điểm nhận trên thư; tạm lấy {moment}. Vui lòng mở thư đối chiếu, sửa {column_received} ở "
    "trang tính Đơn vị nếu cần."
)
IN_THE_FUTURE = (
    "Thời điểm nhận {stated} sau giờ hiện tại của máy nên không dùng; tạm lấy {moment}, lúc thấy hồ sơ lần đầu. Vui "
    "lòng đối chiếu đồng hồ và thư, sửa {column_received} ở trang tính Đơn vị nếu cần."
)
BEFORE_IT_WAS_MADE = (
    "Thời điểm nhận {stated} trước lúc đơn vị lập hồ sơ nên không dùng; tạm lấy {moment}, lúc thấy hồ sơ lần đầu. "
    "Vui lòng mở thư đối chiếu, sửa {column_received} ở trang tính Đơn vị nếu cần."
)
BASE_LOST = (
    "Không còn bản lưu hồ sơ lần {version} trong thư mục “Đã nhận”, nên các nội dung khác nhau được liệt kê ở trang "
    "tính Sai khác, chương trình không tự thay đổi; vui lòng xem từng ô."
)
BASE_ALTERED = (
    "Bản lưu hồ sơ lần {version} trong thư mục “Đã nhận” ({file}) đã bị thay đổi sau khi nhận nên không dùng được; các "
    "nội dung khác nhau được liệt kê ở trang tính Sai khác, chương trình không tự thay đổi. Vui lòng giữ nguyên tệp, "
    "báo người phụ trách và xem từng ô."
)
NEW_WITHOUT_BASE = (
    "Đã thêm {count} đối tượng chưa có dòng trong sổ này ({codes}); nếu trước đây đã xóa, vui lòng xóa lại."
)
WITHOUT_CODE = (
    "{count} dòng của đơn vị gửi chưa có Mã, trong sổ này ghi tạm là {code}; vui lòng đề nghị đơn vị ghi Mã rồi gửi "
    "lại."
)
LEVEL_SKIPPED = "Hồ sơ của {level} gửi thẳng, không qua cấp ủy trực tiếp; vui lòng xác nhận với cấp ủy đó."
SAME_SUBJECT = (
    "{name} ({kind}) do nhiều đơn vị cùng gửi: {codes}; mỗi đơn vị một dòng. Vui lòng kiểm tra có trùng không."
)

UNCOMPUTED = (
    "Chưa ghi được sổ mới vì sổ gốc có {count} ô là công thức chưa có kết quả: {cells}. Vui lòng mở sổ gốc bằng Excel, "
    "nhấn F9 để tính, lưu lại rồi làm lại."
)
NO_ROW_LEFT = (
    "Trang tính {sheet} có giá trị ở ô {cell} nên bên dưới không còn dòng nào để thêm đối tượng. Vui lòng xóa ô này "
    "rồi làm lại."
)
NO_COLUMN_LEFT = (
    "Trang tính {sheet} có giá trị ở ô {cell}, cột cuối cùng, nên bên phải không còn cột nào để thêm “{heading}”. Vui "
    "lòng xóa ô này rồi làm lại."
)

TYPED_CODE_UNKNOWN = stored.TYPED_CODE_UNKNOWN[0]
TYPED_CODE = (
    "Ô Tiến độ!{cell} (Mã đối chiếu, {sender}): “{typed}” không phải mã của hồ sơ nào đã thấy; vui lòng đề nghị đơn vị "
    "đọc lại."
)

NO_SENDERS_SHEET = (
    "Không thấy đơn vị nào ở trang tính Đầu mối nên mọi hồ sơ đều phải đối chiếu mã. Nếu trang tính này đã bị đổi tên, "
    "vui lòng đặt lại đúng tên rồi nhận lần nữa."
)
NOT_TAKEN = (
    "Sai khác: chưa lấy được nội dung của đơn vị gửi ở cột {heading} của {subject} vì đối tượng này không còn dòng nào "
    "ở trang tính Đơn vị."
)

# Titles of the tool sheets.
PROGRESS_TITLE = f"TIẾN ĐỘ NHẬN HỒ SƠ {stored.YEAR[0]}"
PROGRESS_SUBTITLE = (
    "{sent}/{expected} đơn vị đã gửi; {waiting} tệp chờ đối chiếu mã; {open} nội dung khác nhau chưa xử lý."
)
DIFFERENCES_TITLE = "NỘI DUNG KHÁC NHAU GIỮA HỒ SƠ GỬI VÀ SỔ NÀY: {count} ô"
NO_DIFFERENCES_TITLE = "NỘI DUNG KHÁC NHAU GIỮA HỒ SƠ GỬI VÀ SỔ NÀY: không có"
DIFFERENCES_SUBTITLE = (
    "Bản gốc: nội dung lần gửi trước. Bên gửi: đơn vị gửi đã sửa. Tại đây: sổ này đã sửa, đang giữ. Xem xong, chọn "
    "“Có” ở cột Đã xử lý, hoặc ở cột Lấy giá trị bên gửi rồi bấm Nhận hồ sơ."
)
RESULTS_TITLE = f"KẾT QUẢ CẤP TRÊN GỬI VỀ {stored.YEAR[0]}"
RESULTS_SUBTITLE = "{unit} gửi, lần {version}."
RESULTS_NOTHING = "Chưa nhận kết quả nào của cấp trên."
CONFIRMED_FILE_GONE = (
    "Ô Tiến độ!{cell}: mã đã khớp, nhưng tệp “{source}” không còn trong hộp thư đến; vui lòng chép lại tệp vào đó rồi "
    "nhận lần nữa."
)
CODE_UNUSED = "Không có hồ sơ nào mang mã {code}; vui lòng đối chiếu lại mã với đơn vị gửi."

# The command line and the preview.
HELP_RECEIVE = "nhận hồ sơ từ thư và tệp vào một bản sao của sổ"
HELP_INBOX = "tệp hoặc thư mục chứa .eml, .msg, .xlsx, .xlsm, .zip"
HELP_OUTPUT = "ghi ra sổ mới này (.xlsx); sổ gốc giữ nguyên"
HELP_ARCHIVE = "thư mục lưu hồ sơ đã nhận (mặc định: “Đã nhận” cạnh sổ mới)"
HELP_ACCEPT = "mã xác nhận đã nghe đơn vị gửi đọc qua điện thoại; ghi nhiều lần được"
HELP_RECEIVED = "thời điểm nhận của tệp không đến bằng thư, ví dụ 2026-12-16T09:20"
HELP_DRY_RUN = "chỉ xem trước từng thay đổi, không ghi gì"
OUTPUT_NEEDED = "Lệnh receive cần -o TÊN-SỔ-MỚI.xlsx để ghi sổ mới, hoặc --dry-run để xem trước."
READING = "Đang đọc {done}/{total} tệp…"
WRITTEN = (
    "Đã ghi sổ: {file}\nHồ sơ gốc lưu tại: {archive}\n"
    "Công thức được ghi bằng giá trị đã tính; định dạng, ghi chú ô và hình riêng chỉ còn ở sổ gốc."
)
DRY_RUN = "Xem trước – chưa ghi gì:"

NOBODY = "không rõ đơn vị"
VERSION = " lần {version}"
ITEM = "{verdict}: {sender}{version} – {source}"
ITEM_RECEIVED = "    Nhận lúc {moment} ({origin}){code}"
ITEM_CODE = "; mã xác nhận {code}"
ITEM_NOTE = "    {text}"
ITEM_LIST = "    {label}: {count} ({codes})"
LISTS = ("Thêm mới", "Thay đổi", "Rút hồ sơ", "Khác nhau")
WARNING = "Cảnh báo: {text}"
BLANK = "(trống)"
CHANGE = "{cell}  {subject}  {heading}: {old} → {new}"
DIFFERENCE = "Khác nhau  {subject}  {heading}: lần gửi trước {base}; đơn vị gửi {theirs}; sổ này {ours}"
COLUMNS_ADDED = "Thêm cột: {headings}."
CHANGES_NOTED = "Ngoài ra ghi {count} ô ở các cột {headings}."
NO_CHANGES = "Không có ô nào ở trang tính Đơn vị thay đổi."
SUMMARY = "Tìm thấy {found} tệp, nhận {accepted}."
SUMMARY_NOTHING_FOUND = "Không tìm thấy hồ sơ nào."
SUMMARY_CHANGES = "Thêm {new}, thay đổi {changed}, rút {withdrawn} đối tượng."
SUMMARY_RESULTS = "Kết quả cấp trên: thêm {new} dòng, thay đổi {changed}, bỏ {withdrawn}."
SUMMARY_CONFLICTS = "{conflicts} đối tượng có nội dung khác nhau: xem trang tính Sai khác."
SUMMARY_WAITING = "{waiting} tệp chờ đối chiếu mã: xem trang tính Tiến độ."
SUMMARY_LEFT = "{left} tệp không nhận được: xem cột Ghi chú ở trang tính Tiến độ."
