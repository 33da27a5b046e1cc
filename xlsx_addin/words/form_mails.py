"""The letters that go with electronic forms, and what the command and the button say of a round of forms."""

HELP_FORMS = "lập phiếu điện tử cho đối tượng và người chấm, kèm thư nháp"
HELP_FOLDER = "thư mục chứa phiếu và thư nháp (mặc định: thư mục “Đã gửi/Phiếu” cạnh FILE)"
HELP_ONLY = "chỉ lập một loại: report (phiếu đăng ký, báo cáo) hoặc score (phiếu chấm điểm)"
HELP_FOR = "chỉ lập cho đối tượng có Mã này, hoặc người chấm có họ tên này; dùng được nhiều lần"
HELP_AGAIN = "lập cả cho những người đã gửi lại phiếu"

NEW_SUBJECT = "đối tượng chưa có trong danh sách"
WRITTEN_REPORT = "{subject}: {form}"
WRITTEN_SCORE = "{scorer}: {form}"
DRAFT = "Thư nháp gửi {to}: {mail}"
ASK = (
    "Lập phiếu điện tử: {reports} phiếu đăng ký, báo cáo; {scores} phiếu chấm điểm ({subjects} đối tượng)?\n"
    "Chọn Yes (Có) để lập phiếu và thư nháp. Chọn No (Không) để chỉ thêm dòng trống vào trang tính Điểm."
)
NOT_LAID_OUT = "Chưa lập phiếu nào."
LAID_OUT = "Đã lập {reports} phiếu đăng ký, báo cáo và {scores} phiếu chấm điểm ở thư mục {folder}."
DRAFTS = "Có {count} thư nháp; vui lòng mở từng thư, kiểm tra và gửi."
WITHOUT_ADDRESS = (
    "{count} phiếu chưa có địa chỉ thư: {names}. Vui lòng ghi Địa chỉ thư, hoặc chuyển tệp phiếu qua USB, Zalo."
)
NONE_DUE = (
    "Không có phiếu nào cần lập: mọi đối tượng của sổ này đã có Ngày nhận báo cáo, và mọi người chấm đã đủ phiếu "
    "(hoặc chưa có người chấm ở trang tính Thành phần, hoặc đã có Ngày quyết định)."
)
UNKNOWN_WHO = "Không có đối tượng hay người chấm nào là “{who}”."
SAME_NAME = "Không lập phiếu chấm điểm cho {names}: hai họ tên này chương trình không phân biệt được."

REPORT_SUBJECT = "Phiếu đăng ký, báo cáo {model} năm {year} – {unit}"
REPORT = """\
Kính gửi: {names}

{sender} gửi phiếu đăng ký, báo cáo {model} năm {year} (mỗi đối tượng một tệp). Đề nghị điền \
các ô nền vàng, chọn “Nội dung gửi lần này”, lưu tệp, rồi trả lời thư này kèm tệp phiếu và báo cáo. {deadline}
{remarks}Nếu Excel hiện thanh vàng Protected View, bấm Enable Editing (Bật chỉnh sửa). Phiếu chỉ dùng cho đối tượng \
ghi trên phiếu; đề nghị không chép sang tệp khác.
"""
NAMES_BETWEEN = "; "
SCORE_SUBJECT = "Phiếu chấm điểm {model} năm {year} – đồng chí {name}"
SCORE = """\
Kính gửi: đồng chí {name}

{sender} gửi phiếu chấm điểm {model} năm {year}: {subjects} đối tượng. Đề nghị chấm độc lập, \
lưu tệp, trả lời thư này kèm tệp{before}; in, ký và nộp bản giấy tại cuộc họp.
{remarks}Nếu Excel hiện thanh vàng Protected View, bấm Enable Editing (Bật chỉnh sửa).
"""
NOT_TAKEN = "Phiếu đã gửi chưa nhận được: {reason}"
READ_TOTAL = (
    "Phiếu đã gửi không đến từ thư của chính người chấm; đề nghị gọi điện cho {sender} và đọc số ở dòng “Tổng điểm đã "
    "ghi”."
)
ANSWER_AWAITS = "Phiếu đã gửi chưa xác nhận được; đề nghị gọi điện cho {sender}."
MISTAKES = "Phiếu còn {count} chỗ cần sửa: {mistakes}"
MISTAKE = "{name} – {message}"
REMINDED_REPORTS = "Đến nay chưa nhận được phiếu và báo cáo."
REMINDED_SCORES = "Đến nay chưa nhận đủ điểm chấm."
BEFORE_MEETING = " chậm nhất hết ngày {day}"
