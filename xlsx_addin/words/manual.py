"""The clerk's manual: ten minutes' reading, shown on the sheet ``Hướng dẫn``.

Help for settings and columns is the layout's own, quotations are the guidance's: a line names them, the template looks
them up.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator


class Look(Enum):
    """How a paragraph is set; the value is the mark that begins it."""

    SECTION = "#"
    TEXT = "-"
    ITEM = "*"
    """``label: text``."""
    QUOTE = ">"
    """``text`` is what the guidance is cited for, or ``ground`` or ``deadline`` for those of its rules."""
    SETTING = "="
    """``text`` is the field of a setting."""
    COLUMN = "|"
    """``text`` is the field of a column of ``Đơn vị``."""
    OUTCOME = "?"
    """``name: text`` of an outcome, which not every letter has; its label stands before the text."""


class ManualParagraph(NamedTuple):
    """One paragraph; ``label`` stands before it in bold."""

    look: Look
    text: str
    label: str = ""


def _paragraphs(text: str) -> Iterator[ManualParagraph]:
    """The paragraphs of a text: a mark begins each, an indented line goes on with it."""
    for paragraph in text.replace("\n  ", " ").splitlines():
        look, said = Look(paragraph[0]), paragraph[2:]
        label = ""
        if look in (Look.ITEM, Look.OUTCOME):
            label, _, said = said.partition(": ")
        yield ManualParagraph(look, said, Outcome[label].label if look is Look.OUTCOME else label)


TITLE = "HƯỚNG DẪN SỬ DỤNG"
SUBTITLE = "Thời gian đọc: khoảng mười phút. Câu in nghiêng trong ngoặc kép được trích nguyên văn từ {letter}."
QUOTATION = "“{quote}” ({clause})"
LABELLED = "{label}: "

LINES = tuple(
    _paragraphs("""\
# 1. Công việc này là gì
- Sổ này giúp thẩm định {model} của tổ chức, tập thể và cá nhân trong năm. Kết quả thẩm định là căn cứ để cấp có thẩm
  quyền xem xét {rating} và khen thưởng.
> qualified
- Mức {recognised} là điều kiện cần về mô hình, vì vậy chương trình chỉ ghi “Đủ điều kiện về mô hình”. Xếp loại và
  khen thưởng do cấp có thẩm quyền quyết định.
- Mỗi sổ dùng cho một đơn vị, một cấp và một năm. Thẩm định ngay trên máy này; không dữ liệu nào được gửi đi cho đến
  khi đồng chí tự gửi thư.
# 2. Ba bước
* Bước 1: Ở trang tính Thẩm định, điền phần “Sổ này” và “Cấp trên”.
* Bước 2: Điền trang tính Đơn vị, đối chiếu trang tính Tiêu chí, nhập phiếu vào trang tính Điểm.
* Bước 3: Bấm nút Thẩm định. Sửa các chỗ ở trang tính Lỗi (Excel: thẻ Thẩm định, Lỗi sau) rồi bấm lại tới khi hết lỗi.
- Ô nền vàng nhạt để điền; ô nền trắng do chương trình ghi và khóa.
# 3. Điền từng trang tính
- Cấp của sổ (từ {now_from}): chi bộ trực thuộc: “Chi bộ”; đảng ủy, chi bộ cơ sở trực thuộc {committee_now}: “Cấp ủy
  cơ sở”; {committee_now}: “Ban Thường vụ” (hồ sơ gửi {standing_committee_now}, qua {advisory_organ_now}). Chi bộ chỉ
  thẩm định đảng viên: chương trình không biết ai là đảng viên, vui lòng tự kiểm tra danh sách.
- {further_use}
- Thẩm định, phần “Sổ này” và “Cấp trên”:
= year
= unit_code
= scale_confirmed
= deadline_day_counts
- Đơn vị: mỗi dòng một đối tượng. Chọn một ô để xem cách điền. Cột cần chú ý:
| scope
| level
| organisation
| is_head
| registered
| received
| merged_report
| late_accepted
- Tiêu chí: bảng bên trái là các tiêu chí, bảng bên phải là {grade_count} mức xếp loại. Xem phần 9 trước khi sửa. Khi
  thêm tiêu chí, thêm cột có tiêu đề trùng mã tiêu chí ở trang tính Điểm.
- Điểm: mỗi dòng một phiếu, của một người chấm cho một đối tượng. Ghi người chấm ở Thành phần rồi bấm Lập phiếu để có
  các dòng còn thiếu. Chấm đủ các tiêu chí áp dụng. Phiếu chưa có điểm nào được bỏ qua. Còn phiếu không ghi đúng Mã
  thì thứ hạng và văn bản chỉ là tạm tính.
- Ngày: gõ theo dạng ngày/tháng/năm, ví dụ 14/12/2026. Khi chép từ tệp khác, nên dán bằng lệnh Paste Special, chọn
  Values, để giữ danh sách chọn. Có thể đổi thứ tự cột, thêm cột riêng; vui lòng không đổi tên trang tính, tiêu đề
  cột. Không gộp ô: ô bị che thì không đọc được. Không để điểm ở dạng phần trăm: 90% là 0,9.
# 4. Bấm Thẩm định
- Chương trình đọc Thẩm định, Đơn vị, Tiêu chí, Điểm rồi ghi lại Kết quả, Xếp hạng, Lỗi và phần tổng hợp ở Thẩm định,
  thêm một dòng vào Nhật ký. Tiến độ, Sai khác, Kết quả cấp trên hiện khi có nội dung.
- Điểm của một đối tượng là {aggregation}. Chương trình so điểm chưa làm tròn với điểm thấp nhất của từng mức. Tiêu
  chí có điểm tối thiểu: {missed_minimum_start}{fewest_sheets}
- Sau đó nếu có ô thay đổi, Thẩm định hiện dòng “Dữ liệu đã thay đổi…”: vui lòng bấm Thẩm định lại trước khi in hoặc
  gửi.
# 5. Đọc Kết quả
* Kết luận: Một trong {outcome_count} kết luận ở phần 7.
* Điểm, Xếp loại: Chỉ có ở đối tượng đã được chấm và xếp loại.
* Hạng: Xếp riêng từng loại đối tượng, theo mức rồi theo điểm; bằng nhau thì cùng hạng (1, 2, 2, 4).
* Thời hạn: Báo cáo gửi đúng hạn hay quá hạn mấy ngày. Xem phần 8.
* Căn cứ: Mục của {letter}; trong ngoặc là số của quy tắc trong tài liệu của chương trình.
* Giải thích: Nói rõ vì sao. Trong ngoặc vuông: mục và quy tắc, các ô đã xét, cách hiểu của chương trình nếu có. Điều
  đúng cho mọi dòng ghi một lần ở đầu trang.
* {column_self_points}, {column_self_grade}: Chép lại từ Đơn vị để so với kết quả thẩm định.
# 6. Sửa Lỗi
- Mỗi dòng nêu một chỗ cần xem: sai gì, ở đâu, sửa thế nào. Bấm địa chỉ ở cột Ô để đến ô đó. Sửa xong bấm Thẩm định
  lại, dòng đã sửa sẽ mất.
* Lỗi: Phải sửa. Đối tượng còn lỗi thì chưa được thẩm định; các đối tượng khác không bị ảnh hưởng.
* Cảnh báo: Nên xem. Chương trình vẫn thẩm định theo cách hiểu nêu ở dòng đó.
# 7. Các kết luận nghĩa là gì
- Chương trình xét lần lượt từ trên xuống và dừng ở kết luận đầu tiên phù hợp. Mục ghi trong ngoặc là mục của
  {letter}.
? INVALID: Dòng hoặc phiếu chấm điểm của đối tượng còn lỗi, kể cả phiếu ghi sai Mã có thể là của đối tượng. Sửa theo
  trang tính Lỗi.
? WITHDRAWN: Cột {column_state} ghi “Đã rút”.
? OUT_OF_SCOPE: Cột {column_scope} ghi {scopes_out} ({clause_scope}).
> scope
? OTHER_AUTHORITY: {column_level} của đối tượng khác cấp của sổ này ({clause_authority}). Riêng đối tượng của cấp dưới
  được đề nghị khen thưởng thì vẫn thẩm định. Nếu cấp trên cũng đã thẩm định, kết quả của cấp trên là kết quả cuối
  cùng (cách hiểu của chương trình).
? ALTERNATIVE_GROUND: {ground_kinds} không đăng ký nhưng có ít nhất một trong các cơ sở để đánh giá của {letter}
  ({clause_grounds}).{ground_years}
> ground
? AWAITING_ORGANISATION: Cá nhân không đăng ký, là người đứng đầu, mà tổ chức chưa có kết quả.
? AWAITING_REGISTRATION: Cột {column_registered} còn trống, chưa có báo cáo, còn thời hạn (phần 8). Hết hạn mà vẫn
  trống là lỗi.
? NOT_REGISTERED: Không đăng ký và không có cơ sở nói trên: {not_considered} ({clause_unregistered}).
? AWAITING_REPORT: Chưa có ngày nhận báo cáo, còn trong thời hạn gửi (phần 8); đây là trạng thái tạm thời. Nơi không
  quy định hạn thì đến hết ngày 31/12.
? NO_REPORT: Đã hết thời hạn gửi mà chưa có ngày nhận báo cáo: {not_considered} ({clause_unregistered}).
> unregistered
? LATE_REPORT: Báo cáo gửi quá hạn mà cấp có thẩm quyền chưa chấp nhận ({clause_late}).
? AWAITING_APPRAISAL: Đã nhận báo cáo nhưng chưa có phiếu chấm điểm, hoặc trang tính Tiêu chí còn lỗi
  ({clause_criteria}).
? QUALIFIED: Được chấm, đạt mức {recognised} ({clause_qualified}).
? NOT_QUALIFIED: Được chấm, mức {unrecognised} ({clause_not_qualified}).
- {registration_note}
# 8. Thời hạn
> deadline
- Thời hạn hằng năm: {deadlines}. Báo cáo nhận đúng ngày hết hạn được ghi “Đúng ngày hạn – cần xác nhận”. Nếu cấp có
  thẩm quyền tính cả ngày đó, chọn “Có” ở ô Tính cả ngày hạn.
- {late_report} Nếu chấp nhận, chọn “Có” ở cột {column_late_accepted}, ghi lý do và cấp chấp nhận. {deadline_notes}
# 9. Thang điểm tạm
> criteria
- Sổ lập khi chưa có {basis}: tiêu chí, điểm tối đa và mức điểm có sẵn chỉ là tạm, lấy từ các văn bản ghi ở cột Nguồn,
  nên mọi kết quả đều ghi “tạm tính”. {basis_note}
- Khi có văn bản: đối chiếu từng số ở Tiêu chí, sửa cho khớp, chọn “Đã đối chiếu” ở ô Thang điểm rồi bấm Thẩm định
  lại.
# 10. Gửi và nhận giữa các cấp
* Gửi cấp trên: Thẩm định lại, lập hồ sơ gửi (.xlsx) và thư nháp đính kèm. Báo cáo của từng đối tượng đính kèm thêm
  hoặc gửi theo đường văn thư.
* Nhận hồ sơ: Đọc các thư, tệp đã lưu vào thư mục “Hộp thư đến”, cho xem trước những gì sẽ thêm hoặc đổi, chờ đồng ý,
  lưu một bản sao của sổ rồi mới ghi vào Đơn vị. Mã đối tượng có thêm mã đơn vị gửi ở trước, ví dụ DU-UBND-XA.VP.
* Mã xác nhận: Mười sáu chữ số ở trang đầu của hồ sơ gửi. Khi trang tính Tiến độ yêu cầu, gọi điện cho đơn vị gửi theo
  số ở Đầu mối, nghe đọc mã, gõ vào cột Mã đối chiếu rồi bấm Nhận hồ sơ lần nữa.
* Sai khác: Các ô mà đơn vị gửi và sổ này cùng sửa, khác nhau. Sổ này giữ nguyên; xem xong chọn “Có” ở cột Đã xử lý.
  Muốn lấy nội dung của đơn vị gửi, chọn “Có” ở cột Lấy giá trị bên gửi rồi bấm Nhận hồ sơ.
* Trả kết quả: Lập cho mỗi đơn vị gửi kết quả của riêng đơn vị đó, không có tên người chấm.
* Đôn đốc: Soạn thư nhắc các đơn vị ở Đầu mối chưa gửi hồ sơ, người có Địa chỉ thư chưa gửi phiếu.
* Toàn cảnh: Lập sổ Toan_canh.xlsx từ các hồ sơ đã nhận: đơn vị nào đã gửi, xếp loại theo đơn vị và qua các năm.
* Phiếu điện tử: Ghi Địa chỉ thư ở Đơn vị và Thành phần, bấm Lập phiếu, chọn Yes rồi gửi từng thư nháp. Thư trả lời,
  tệp nhận qua Zalo, USB: lưu vào Hộp thư đến, bấm Nhận hồ sơ. Phiếu không đến từ thư của chính người chấm thì gõ
  “Tổng điểm đã ghi” trên bản ký vào cột Mã đối chiếu.
- Chỉ gửi hồ sơ do nút Gửi cấp trên hoặc Trả kết quả lập. Sổ (.xlsm) chỉ dùng trên máy của đơn vị, không gửi.
# 11. Sang năm mới
- Mỗi năm một sổ mới: bấm Năm mới trong sổ cũ. Sổ mới nằm cạnh sổ cũ và tự mở; sổ cũ giữ nguyên để lưu. Kết quả năm cũ
  ở trang tính Năm trước, và ở cột Năm trước của Xếp hạng.
* Giữ lại: Các ô cài đặt, các trang tính Tiêu chí và Đầu mối, và ở Đơn vị các cột {lasting_columns}. Đối tượng đã rút
  năm trước cũng được giữ.
* Để trống: Mọi thứ của năm cũ: các cột khác ở Đơn vị, phiếu chấm điểm, Thành phần, Nhật ký, phần đã nhận và đã gửi,
  ngày họp, quyết định, các trang tính tự thêm.
- Việc cần làm: xem lại đối tượng, xóa dòng không còn và dòng mà cấp dưới sẽ gửi lại; tiêu chí, văn bản hướng dẫn có
  đổi thì chọn lại ô Thang điểm theo phần 9.
# 12. Văn bản
- Lập văn bản ghi các văn bản của cấp này vào thư mục Văn bản. Đầu văn bản, người ký, cuộc họp, quyết định lấy từ các
  ô thiết lập của văn bản; ô trống thì in dòng chấm. Số văn bản luôn để trống.
* Dự thảo: Khi thang điểm chưa đối chiếu, còn lỗi, còn phiếu chưa rõ của ai, hoặc chưa ghi Ngày quyết định (thông báo,
  quyết định). Quyết định chỉ gồm đối tượng có cột Quyết định ghi “Đồng ý”.
* Trả lời một đối tượng: Chọn dòng ở Kết quả rồi bấm Lập văn bản trên thẻ Thẩm định của Excel.
* Mẫu riêng: Chép mẫu từ Mẫu gốc ra Mẫu văn bản, sửa bằng Word, giữ nguyên tên tệp.
* Kết quả thay đổi: Lần thẩm định sau nêu chỗ khác với văn bản đã lập; vui lòng lập lại.
# 13. Câu hỏi thường gặp
* Excel báo macro bị chặn: Để sổ trong thư mục mà bộ cài đặt đã tạo. Hoặc đóng sổ, bấm chuột phải vào tệp, chọn
  Properties (Thuộc tính), đánh dấu Unblock (Bỏ chặn), bấm OK rồi mở lại. Nếu cơ quan cấm macro, xem câu dưới.
* Bấm nút không có gì xảy ra: Nếu có thanh vàng, bấm Enable Editing (Bật Chỉnh sửa), rồi Enable Content (Bật Nội
  dung). WPS Office không chạy được nút: mở sổ bằng Excel hoặc LibreOffice. Không cần nút vẫn thẩm định được, bằng lối
  tắt trên màn hình nền: mở sổ rồi mở “Thẩm định”, hoặc kéo thả sổ vào “Thả sổ vào đây để thẩm định”.
* Sổ nằm trong OneDrive: Nên để sổ trên ổ đĩa của máy, như C:, D:.
* Dùng LibreOffice: Mọi nút chạy được như trong Excel khi đã cho phép macro. Thư nháp và văn bản nằm trong thư mục
  cạnh sổ, vui lòng tự mở.
* Nghi máy cài chưa đúng: Bấm Kiểm tra máy: mỗi mục cần xử lý đều ghi cách làm.
* Đang gõ dở một ô: Nhấn Enter để kết thúc ô đang gõ rồi mới bấm nút.
* Lỡ xóa hoặc sửa nhầm: Nhấn Ctrl+Z ngay, trước khi bấm nút: bấm nút rồi thì không hoàn tác được nữa. Nên lưu bản sao
  mỗi ngày vào ổ đĩa khác.
* In: Đã đặt khổ A4 ngang, lặp lại tiêu đề. Đơn vị in thành nhiều phần; mỗi trang ghi rõ phần nào, lặp lại Mã, Tên.
* Điểm không hiện dấu phẩy: Vào Settings > Time & language > Region (Cài đặt > Thời gian & ngôn ngữ > Khu vực), chọn
  Vietnamese (Việt Nam).
""")
)

_EXPLAINED = {line.label for line in LINES}
if unexplained := [outcome.value for outcome in Outcome if outcome.label not in _EXPLAINED]:
    raise ValueError(f"outcomes that the manual does not explain: {', '.join(unexplained)}")
