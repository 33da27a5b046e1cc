"""The workbook's shape, once: sheets, headings, choices, widths, help texts.

The template, the reader, the writer, the manual and the tests all read it from here. Names and meanings are a
promise to other levels' workbooks: they stay as they are; columns and sheets may be added beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xlsx_addin.terms import (
    CriterionScope,
    DossierState,
    Field,
    Grade,
    Kind,
    Level,
    ScaleState,
    Scope,
    YesNo,
)

CONSOLE = "Thẩm định"
SUBJECTS = "Đơn vị"
SCALE = "Tiêu chí"
SCORES = "Điểm"
RESULTS = "Kết quả"
PROBLEMS = "Lỗi"
JOURNAL = "Nhật ký"
MANUAL = "Hướng dẫn"
SENDERS = "Đầu mối"
PROGRESS = "Tiến độ"
DIFFERENCES = "Sai khác"
RESULTS_FROM_ABOVE = "Kết quả cấp trên"

CLERK_SHEETS = (SUBJECTS, SCALE, SCORES, SENDERS)
REQUIRED_SHEETS = (CONSOLE, SUBJECTS, SCALE, SCORES)

HEADING_ROW = 4
"""Row of the headings on every table sheet of the template; a reader looks for them in the first 20 rows."""

FIRST_ROW = HEADING_ROW + 1
TEMPLATE_ROWS = 2000
"""Subjects that the template's drop-down lists and checks have room for (score sheets: three times as many)."""


class Content(Enum):
    """What the cells of a column hold."""

    CODE = "code"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    INTEGER = "integer"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what its cells hold, its width in characters, and the help shown to the clerk."""

    heading: str
    content: Content
    width: float
    help: str = ""
    choices: tuple[str, ...] = ()
    required: bool = True
    """Whether a workbook without this column cannot be read."""


def _labels(terms: type[Enum]) -> tuple[str, ...]:
    return tuple(str(term.value) for term in terms)


YES_NO = _labels(YesNo)
GRADES = _labels(Grade)
LEVELS = _labels(Level)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting on the console: its label, and the defined name of its value cell in the template."""

    label: str
    name: str
    help: str
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting("Năm đánh giá", "Nam", "Năm đánh giá, từ 2022. Ví dụ: 2026."),
    Setting(
        "Cấp thẩm định",
        "Cap",
        "Cấp giữ sổ này. Chi bộ cơ sở chọn “Cấp ủy cơ sở”.",
        LEVELS,
    ),
    Setting("Mã đơn vị", "MaDonVi", "Mã của đơn vị giữ sổ này: chữ A–Z, chữ số và dấu “-”. Ví dụ: DU-LANGBIANG."),
    Setting("Tên đơn vị", "TenDonVi", "Tên đầy đủ của đơn vị giữ sổ này."),
    Setting("Văn bản hướng dẫn", "HuongDan", "Để trống là Công văn 804-CV/HU."),
    Setting(
        "Thang điểm",
        "ThangDiem",
        "Chỉ chọn “Đã đối chiếu” khi trang tính Tiêu chí đã khớp với bản giấy Hướng dẫn 09-HD/BTCTU.",
        _labels(ScaleState),
    ),
    Setting(
        "Tính cả ngày hạn",
        "TinhCaNgayHan",
        "“Không”: báo cáo nhận đúng ngày hạn là quá hạn 1 ngày, cần xác nhận. “Có”: vẫn là đúng hạn.",
        YES_NO,
    ),
    Setting("Mã cấp trên", "MaCapTren", "Mã của đơn vị cấp trên nhận hồ sơ."),
    Setting("Địa chỉ cấp trên", "DiaChiCapTren", "Địa chỉ thư điện tử của đơn vị cấp trên."),
)

SUBJECT_COLUMNS = (
    Column("Mã", Content.CODE, 13, "Mã riêng của đối tượng, không trùng trong sổ. Ví dụ: PNV."),
    Column("Tên", Content.TEXT, 44, "Tên tổ chức, tập thể hoặc họ tên cá nhân."),
    Column("Loại đối tượng", Content.CHOICE, 11, "Chọn: Tổ chức, Tập thể hoặc Cá nhân.", _labels(Kind)),
    Column(
        "Diện",
        Content.CHOICE,
        14,
        "Để trống là “Thuộc diện”. Thôn, tổ dân phố và doanh nghiệp tư nhân không thẩm định (mục 2.3).",
        _labels(Scope),
        required=False,
    ),
    Column(
        "Cấp thẩm định",
        Content.CHOICE,
        14,
        "Cấp có thẩm quyền thẩm định. Để trống là cấp của sổ này.",
        LEVELS,
        required=False,
    ),
    Column(
        "Thuộc tổ chức",
        Content.CODE,
        12,
        "Với cá nhân: Mã của tổ chức hoặc tập thể mà người đó công tác hoặc đứng đầu.",
        required=False,
    ),
    Column("Người đứng đầu", Content.CHOICE, 9, "Có: là người đứng đầu. Để trống là “Không”.", YES_NO, required=False),
    Column("Đăng ký", Content.CHOICE, 9, "Có hoặc Không: đã đăng ký mô hình trong năm.", YES_NO),
    Column("Ngày đăng ký", Content.DATE, 12, "Ngày đăng ký, dạng ngày/tháng/năm.", required=False),
    Column("Tên mô hình", Content.TEXT, 36, "Tên mô hình mới, cách làm sáng tạo.", required=False),
    Column("Lĩnh vực", Content.CHOICE, 16, "Lĩnh vực của mô hình (mục 2.1).", _labels(Field), required=False),
    Column(
        "Sản phẩm cụ thể",
        Content.TEXT,
        30,
        "Số liệu, chỉ tiêu cụ thể hoặc hiệu quả tác động (mục 2.1).",
        required=False,
    ),
    Column(
        "Ngày nhận báo cáo",
        Content.MOMENT,
        15,
        "Ngày (và giờ, nếu cần) cấp giữ sổ này nhận báo cáo. Để trống là chưa nhận.",
    ),
    Column(
        "Báo cáo kết hợp",
        Content.CHOICE,
        10,
        "Có: báo cáo gộp với báo cáo thành tích, chỉ dùng khi đề nghị khen thưởng (mục 3).",
        YES_NO,
        required=False,
    ),
    Column("Đề nghị khen thưởng", Content.CHOICE, 11, "Có: được đề nghị khen thưởng.", YES_NO, required=False),
    Column("Điểm tự chấm", Content.NUMBER, 9, "Điểm đối tượng tự chấm trong báo cáo.", required=False),
    Column("Tự xếp loại", Content.CHOICE, 10, "Mức đối tượng tự xếp trong báo cáo.", GRADES, required=False),
    Column(
        "Số QĐ công nhận sáng kiến",
        Content.TEXT,
        15,
        "Số quyết định công nhận đề tài, đề án hoặc sáng kiến.",
        required=False,
    ),
    Column("Ngày công nhận", Content.DATE, 12, "Ngày của quyết định công nhận.", required=False),
    Column(
        "Số QĐ khen thưởng đột xuất",
        Content.TEXT,
        15,
        "Số quyết định khen thưởng đột xuất của cấp có thẩm quyền.",
        required=False,
    ),
    Column("Ngày khen thưởng", Content.DATE, 12, "Ngày của quyết định khen thưởng.", required=False),
    Column(
        "Chấp nhận quá hạn",
        Content.CHOICE,
        10,
        "Có: cấp có thẩm quyền đã chấp nhận báo cáo gửi quá hạn. Ghi lý do ở cột bên.",
        YES_NO,
        required=False,
    ),
    Column("Lý do chấp nhận", Content.TEXT, 24, "Lý do chấp nhận báo cáo quá hạn.", required=False),
    Column(
        "Tình trạng hồ sơ",
        Content.CHOICE,
        10,
        "Để trống, hoặc “Đã rút” khi đối tượng rút hồ sơ.",
        _labels(DossierState),
        required=False,
    ),
    Column("Ghi chú", Content.TEXT, 24, "Ghi chú của người lập.", required=False),
)

SOURCE_COLUMN = "Nguồn"
"""Added to the sheet Đơn vị by merging: the code of the unit that a row came from."""
LOWER_GRADE_COLUMN = "Xếp loại cấp dưới"
"""Added to the sheet Đơn vị by merging what a lower level sent; read as evidence for a head (R5)."""
LOWER_CONCLUSION_COLUMN = "Kết luận cấp dưới"
"""Added likewise; read for the explanation of a subject that is for the lower level to appraise."""

MERGED_COLUMNS = (
    Column(SOURCE_COLUMN, Content.CODE, 16, required=False),
    Column("Lần gửi", Content.INTEGER, 8, required=False),
    Column("Ngày nhận ở cấp dưới", Content.MOMENT, 15, required=False),
    Column("Điểm cấp dưới", Content.NUMBER, 10, required=False),
    Column(LOWER_GRADE_COLUMN, Content.CHOICE, 11, "", GRADES, required=False),
    Column(LOWER_CONCLUSION_COLUMN, Content.TEXT, 24, required=False),
    Column("Ngày nhận lần cuối", Content.MOMENT, 15, required=False),
)
"""Added to the sheet Đơn vị by ``Nhận hồ sơ``; not for typing into."""

CRITERION_COLUMNS = (
    Column("Mã tiêu chí", Content.CODE, 10, "Mã tiêu chí, trùng với tiêu đề cột ở trang tính Điểm. Ví dụ: C1."),
    Column("Nội dung", Content.TEXT, 30, "Nội dung tiêu chí."),
    Column(
        "Áp dụng",
        Content.CHOICE,
        16,
        "Tiêu chí dùng cho ai. Để trống là “Tất cả”.",
        _labels(CriterionScope),
    ),
    Column("Điểm tối đa", Content.NUMBER, 9, "Điểm tối đa của tiêu chí, lớn hơn 0."),
    Column("Điểm tối thiểu", Content.NUMBER, 9, "Để trống nếu không quy định. Dưới mức này chỉ được xếp đến “Đạt”."),
    Column("Khung điểm", Content.TEXT, 28, "Các khung điểm để người chấm tham khảo."),
    Column("Nguồn", Content.TEXT, 31, "Văn bản quy định tiêu chí này."),
)

GRADE_COLUMNS = (
    Column("Xếp loại", Content.CHOICE, 12, "Đúng bốn mức: Tốt, Khá, Đạt, Không đạt.", GRADES),
    Column("Từ điểm", Content.NUMBER, 9, "Điểm thấp nhất của mức (tính cả điểm đó). Không đạt: 0."),
    Column("Được công nhận", Content.CHOICE, 11, "Theo Công văn 804-CV/HU: Tốt và Khá được công nhận.", YES_NO),
)

SCORE_COLUMNS_BEFORE = (
    Column("Mã", Content.CODE, 13, "Mã của đối tượng, có ở trang tính Đơn vị."),
    Column("Tên", Content.TEXT, 44, "Ghi để dễ nhìn; khi thẩm định không đọc cột này.", required=False),
    Column("Người chấm", Content.TEXT, 22, "Họ tên hoặc mã người chấm; mỗi người một phiếu cho một đối tượng."),
)
SCORE_COLUMNS_AFTER = (Column("Nhận xét", Content.TEXT, 40, "Nhận xét của người chấm."),)

RESULT_COLUMNS = (
    Column("STT", Content.INTEGER, 4.5),
    Column("Mã", Content.CODE, 10),
    Column("Tên", Content.TEXT, 21),
    Column("Loại đối tượng", Content.TEXT, 7.5),
    Column("Kết luận", Content.TEXT, 16),
    Column("Điểm", Content.NUMBER, 6.5),
    Column("Xếp loại", Content.TEXT, 7.5),
    Column("Hạng", Content.INTEGER, 5.5),
    Column("Thời hạn", Content.TEXT, 10.5),
    Column("Căn cứ", Content.TEXT, 9.5),
    Column("Giải thích", Content.TEXT, 44.5),
    Column("Số phiếu", Content.INTEGER, 8),
    Column("Điểm tự chấm", Content.NUMBER, 6.5),
    Column("Tự xếp loại", Content.TEXT, 7),
)

RESULT_FROM_ABOVE_COLUMNS = (
    *(
        Column(column.heading, column.content, width)
        for column, width in zip(RESULT_COLUMNS, (5, 9, 17, 8, 15, 7, 8, 6, 9, 9, 22, 6, 7, 8), strict=True)
    ),
    Column("Đơn vị thẩm định", Content.TEXT, 11),
    Column("Lần gửi", Content.INTEGER, 5),
    Column("Ngày nhận", Content.DATE, 11),
)
"""What a superior sent back, narrow enough for one page across."""

PROBLEM_COLUMNS = (
    Column("STT", Content.INTEGER, 6),
    Column("Mức", Content.TEXT, 10),
    Column("Trang tính", Content.TEXT, 11),
    Column("Ô", Content.LINK, 8),
    Column("Mã", Content.CODE, 12),
    Column("Nội dung", Content.TEXT, 56),
    Column("Cách sửa", Content.TEXT, 50),
    Column("Mã lỗi", Content.CODE, 11),
)

JOURNAL_COLUMNS = (
    Column("STT", Content.INTEGER, 6),
    Column("Thời điểm", Content.MOMENT, 16),
    Column("Người thực hiện", Content.TEXT, 18),
    Column("Việc", Content.TEXT, 16),
    Column("Hướng dẫn", Content.TEXT, 13),
    Column("Mã dữ liệu", Content.TEXT, 21),
    Column("Đối tượng", Content.INTEGER, 9),
    Column("Phiếu điểm", Content.INTEGER, 9),
    Column("Đủ điều kiện", Content.INTEGER, 9),
    Column("Lỗi", Content.INTEGER, 7),
    Column("Cảnh báo", Content.INTEGER, 8),
    Column("Ghi chú", Content.TEXT, 34),
)

CHECK_CODE_COLUMN = "Mã đối chiếu"
"""On Tiến độ: the clerk types the code read out over the telephone; kept when the sheet is rewritten."""

PROGRESS_COLUMNS = (
    Column("STT", Content.INTEGER, 6),
    Column("Mã", Content.CODE, 15),
    Column("Tên", Content.TEXT, 20),
    Column("Lần gửi", Content.INTEGER, 5),
    Column("Kết luận nhận", Content.TEXT, 15),
    Column("Thời điểm nhận", Content.MOMENT, 16),
    Column("Nhận từ", Content.TEXT, 8),
    Column("Thời hạn", Content.TEXT, 10),
    Column("Số đối tượng", Content.INTEGER, 7),
    Column("Mã xác nhận", Content.CODE, 11),
    Column(
        CHECK_CODE_COLUMN,
        Content.CODE,
        11,
        "Gõ mã xác nhận mà đơn vị gửi đọc qua điện thoại, rồi bấm Nhận hồ sơ lần nữa.",
    ),
    Column("Nguồn", Content.TEXT, 21),
    Column("Ghi chú", Content.TEXT, 17),
    Column("Lượt ghi", Content.INTEGER, 5),
    Column("Mã băm", Content.CODE, 9),
)

TURN_COLUMN = "Lượt ghi"
"""On Tiến độ: which one of the sender's versions that were merged; the last one is what the workbook holds."""
DIGEST_COLUMN = "Mã băm"
"""On Tiến độ: the beginning of an envelope's digest, which also ends the name of its file in the archive."""

SETTLED_COLUMN = "Đã xử lý"
"""On Sai khác: the clerk chooses Có once the difference is settled."""

DIFFERENCE_COLUMNS = (
    Column("Mã", Content.CODE, 22),
    Column("Cột", Content.TEXT, 24),
    Column("Bản gốc", Content.TEXT, 32),
    Column("Bên gửi", Content.TEXT, 32),
    Column("Tại đây", Content.TEXT, 32),
    Column(SETTLED_COLUMN, Content.CHOICE, 12, "Chọn “Có” khi giá trị tại đây đã đúng và không cần hỏi lại.", YES_NO),
)

SENDER_COLUMNS = (
    Column("Mã", Content.CODE, 16, "Mã đơn vị gửi, đúng như ô “Mã đơn vị” trong sổ của đơn vị đó."),
    Column("Tên", Content.TEXT, 36, "Tên đơn vị gửi."),
    Column("Địa chỉ thư", Content.TEXT, 30, "Địa chỉ thư điện tử mà đơn vị dùng để gửi."),
    Column("Người phụ trách", Content.TEXT, 24, "Người phụ trách hồ sơ."),
    Column("Điện thoại", Content.TEXT, 16, "Số điện thoại để đọc mã đối chiếu."),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    SUBJECTS: SUBJECT_COLUMNS,
    SCALE: CRITERION_COLUMNS + GRADE_COLUMNS,
    SCORES: SCORE_COLUMNS_BEFORE + SCORE_COLUMNS_AFTER,
    RESULTS: RESULT_COLUMNS,
    PROBLEMS: PROBLEM_COLUMNS,
    JOURNAL: JOURNAL_COLUMNS,
    SENDERS: SENDER_COLUMNS,
    PROGRESS: PROGRESS_COLUMNS,
    DIFFERENCES: DIFFERENCE_COLUMNS,
    RESULTS_FROM_ABOVE: RESULT_FROM_ABOVE_COLUMNS,
}
"""The columns of every table sheet, in the template's order (``Điểm`` has a column a criterion before its last one)."""
