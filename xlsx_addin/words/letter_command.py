"""What the command ``letter`` says."""

HELP_LETTER = "kiểm tra tệp của một văn bản hướng dẫn và nêu nội dung; hoặc ghi một tệp mẫu có chú thích"
HELP_FILE = "tệp .toml của văn bản, có toàn văn .txt cùng tên bên cạnh"
HELP_EXAMPLE = "ghi tệp mẫu vào thư mục này"
HELP_YEAR = "năm để tính thời hạn (mặc định: năm nay)"
FILE_OR_EXAMPLE = "Vui lòng nêu tệp của văn bản, hoặc --example và một thư mục."
FOLDER_UNUSABLE = "Không tạo được thư mục {folder} ({reason}). Vui lòng chọn thư mục khác rồi làm lại."
EXAMPLE_ID = "MAU-CV/DU"
EXAMPLE_HEAD = """\
# Tệp mẫu: sửa từng phần theo văn bản của cơ quan, thay toàn văn ở tệp .txt cùng tên, rồi đổi tên cả hai tệp theo “id”
# (dấu “/” thành “_”). Mỗi câu trích (quote) phải có nguyên văn trong toàn văn. Kiểm tra: xlsx-addin letter TỆP.toml
# Điều không ghi trong tệp là điều văn bản không có. Cách ghi: docs/viet-van-ban-huong-dan.md.

"""
EXAMPLE_WRITTEN = (
    "Đã ghi tệp mẫu {file} và toàn văn {text}. Sau khi sửa, đặt cả hai vào thư mục “{folder}” cạnh sổ, hoặc lập sổ "
    "bằng xlsx-addin new SỔ_MỚI.xlsm --letter TỆP."
)

SOUND = "{title}\nMã: {id}. Tệp dùng được. Mã nội dung quyết định: {digest}"
GRADES = "Mức xếp loại:"
GRADE = "  {grade}: {recognised} ({clause}){cut_offs}"
RECOGNISED, NOT_RECOGNISED = "được công nhận", "không được công nhận"
CUT_OFF = "; từ {points} điểm ({kinds})"
HOW = "Cách tính: {aggregation}.{fewest} Điểm tối thiểu của tiêu chí: {missed}"
LEVELS = "Cấp thẩm định:"
LEVEL = "  {level} ({clause}): {kinds}; {power}, khi đề nghị khen thưởng: {power_for_commendation}"
POWERS = {"decides": "quyết định", "proposes": "đề nghị"}
DEADLINES = "Thời hạn gửi báo cáo năm {year}:"
DEADLINE = "  {level} ({kinds}): {last} ({clause})"
NO_DEADLINE = "không quy định"
LATE = "Báo cáo quá hạn: {late}"
REGISTRATION = "Đăng ký năm {year}:"
REGISTERED = "  {kinds}: {required}{last} ({clause})"
REQUIRED, NOT_REQUIRED = "phải đăng ký", "không phải đăng ký"
LAST_DAY = ", chậm nhất hết ngày {last}"
GROUNDS = "Cơ sở để đánh giá thay cho đăng ký: {grounds}"
GROUND = "{ground}) {words} ({kinds}; {clause})"
NO_GROUNDS = "không có"
SCOPES = "Diện: {scopes}"
OUT = "{scope} (không thẩm định)"
TABLE = "Bảng kết luận, xét từ trên xuống:"
LINE = "  {number}. {label}: {sentence}"
READINGS = "Cách hiểu của chương trình:"
READING = "  {number}: {sentence}"
CAP = "Tỷ lệ: không quá {percent} % ({clause}); chỉ cảnh báo"
WITHOUT_RULE = "theo chương trình"
