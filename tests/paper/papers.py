"""Dossiers of small workbooks, and what the documents made from them say, read by python-docx."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.letters import FOLDER, SCALE_OF_SECOND, SECOND
from tests.letters.at_home import knowing_only
from tests.workbooks import workbook_bytes
from xlsx_addin.exchange.sending.received_senders import received_senders
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.paper.documents import Code, Document, documents
from xlsx_addin.paper.dossier_reader import read_dossier
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.shipped_templates import shipped_template
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import SheetCache
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Docx

    from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
    from xlsx_addin.paper.dossier import Dossier

TODAY = date(2026, 12, 22)
MOMENT = datetime(2026, 12, 22, 10, 12)
UNIT = {"Mã đơn vị": "DU-SM", "Tên đơn vị": "Đảng ủy Trường THPT Suối Mây"}
OFFICE = UNIT | {
    "Tên đảng bộ cấp trên": "ĐẢNG BỘ XÃ SUỐI MÂY",
    "Tên cơ quan ban hành": "ĐẢNG ỦY TRƯỜNG THPT SUỐI MÂY",
    "Ký hiệu cơ quan": "ĐU",
    "Địa danh": "Suối Mây",
    "Tên cấp trên": "Ban Thường vụ Đảng ủy xã Suối Mây",
    "Quyền hạn ký": "T/M ĐẢNG ỦY",
    "Chức vụ người ký": "BÍ THƯ",
    "Người ký": "Nguyễn Văn Mẫu",
    "Ngày họp": "18/12/2026",
    "Giờ bắt đầu": "14:00",
    "Giờ kết thúc": "16:30",
    "Địa điểm họp": "Phòng họp Đảng ủy",
}
CONFIRMED = {"Thang điểm": "Đã đối chiếu"}
MEETING = """
| Họ và tên        | Chức vụ, đơn vị       | Vai trò       | Có mặt | Lý do vắng  |
| Nguyễn Văn Mẫu   | Bí thư Đảng ủy        | Chủ trì       | Có     |             |
| Trần Thị Ngọc Hà | Ủy viên Ban Chấp hành | Ghi biên bản  | Có     |             |
| Hoàng Văn Lực    | Ủy viên               | Thành viên    | Có     |             |
| Lê Văn Sáng      | Ủy viên               | Thành viên    | Không  | đi công tác |
"""
SUBJECTS = """
| Mã  | Tên               | Loại đối tượng | Thuộc tổ chức | Đăng ký | Ngày nhận báo cáo | Đề nghị khen thưởng |
| PNV | Phòng Nội vụ      | Tổ chức        |               | Có      | 10/12/2026        |                     |
| HND | Hội Nông dân      | Tập thể        |               | Có      | 16/12/2026        |                     |
| RKD | Rơ Ông K’Duyên    | Cá nhân        | PNV           | Có      | 15/12/2026        | Có                  |
| LTB | Lê Thị Bình       | Cá nhân        | PNV           | Không   |                   |                     |
| CDG | Công đoàn         | Tập thể        |               | Có      |                   |                     |
"""
SCORES = """
| Mã  | Người chấm    | C1 | C2 | C3 |
| PNV | Hoàng Văn Lực | 29 | 28 | 39 |
| PNV | Lê Văn Sáng   | 28 | 28 | 38 |
| HND | Hoàng Văn Lực | 20 | 21 | 30 |
| RKD | Hoàng Văn Lực | 15 | 15 | 25 |
"""


def dossier_of(content: bytes, today: date = TODAY) -> Dossier:
    """The dossier of a workbook's content, made at a moment that stays the same."""
    with FileWorkbook.open(content) as file:
        workbook = SheetCache(file)
        job = appraise_workbook(workbook, today)
        vars(job)["run"] = Job.run.func(job)._replace(moment=MOMENT)  # type: ignore[attr-defined]
        return read_dossier(job, today, received=received_senders)


def dossier(today: date = TODAY, **tables: Any) -> Dossier:
    """The dossier of these tables (as ``workbook_bytes`` takes them); the sample above where nothing is said."""
    tables = {"subjects": SUBJECTS, "scores": SCORES, "settings": OFFICE, "sheets": {"Thành phần": MEETING}, **tables}
    return dossier_of(workbook_bytes(**tables), today)


SAME_POINTS = """
| A | | Bà X | 45 | 42 | |
| A | | Bà Y | 45 | 42 | |
| B | | Bà X | 45 | 42 | |
| B | | Bà Y | 45 | 42 | |
"""


def dossier_of_second_letter(
    subjects: str = "| Mã | Loại đối tượng | Tự xếp loại |\n| A | Tổ chức | Bạc |\n| B | Cá nhân | Bạc |",
    scores: str = SAME_POINTS,
    today: date = TODAY,
) -> Dossier:
    """The dossier under a letter with cut-offs and deadlines by kind, and without the extremes of four score sheets.

    ``scores`` are the rows of ``Điểm``: Mã, Tên, Người chấm, M, H, Nhận xét.
    """
    sheets = {"Tiêu chí": SCALE_OF_SECOND, "Điểm": f"| Mã | Tên | Người chấm | M | H | Nhận xét |\n{scores}"}
    with knowing_only(FOLDER):
        return dossier(today, subjects=subjects, settings=OFFICE | {"Văn bản hướng dẫn": SECOND}, sheets=sheets)


@cache
def prepared(code: Code) -> Prepared:
    """The package's own template of a kind of document."""
    source = code.record.template
    return Prepared(shipped_template(source), source.fields)


def filled(document: Document, moment: datetime = MOMENT) -> bytes:
    """The document in the package's own template."""
    return prepared(document.code).fill(document.fields, title=document.code.record.title, moment=moment)


def only(code: Code, made_from: Dossier) -> bytes:
    """The one document of a kind."""
    [document] = documents(code, made_from)
    return filled(document)


def opened(content: bytes) -> Docx:
    """The document as python-docx reads it."""
    return docx.Document(BytesIO(content))


def blocks(content: bytes) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables of the body, in their order."""
    yield from opened(content).iter_inner_content()


def lines(content: bytes) -> list[str]:
    """The text of every paragraph and cell of the body that is not blank, with ordinary spaces and hyphens."""
    found = []
    for block in blocks(content):
        if isinstance(block, Paragraph):
            found.append(plain(block.text))
        else:
            found += [plain(cell) for row in cell_texts(block) for cell in row]
    return [line for line in found if line.strip()]


def text(content: bytes) -> str:
    """The whole body in one text."""
    return "\n".join(lines(content))


def cell_texts(table: Table) -> list[list[str]]:
    """The texts of a table, row by row; a merged cell once."""
    return [[plain(cell.text) for cell in dict.fromkeys(row.cells)] for row in table.rows]


def tables_with(content: bytes, heading: str) -> list[list[list[str]]]:
    """The texts of the tables whose first row has this heading."""
    texts = [cell_texts(block) for block in blocks(content) if isinstance(block, Table)]
    return [rows for rows in texts if heading in rows[0]]


def plain(value: str) -> str:
    """Text with ordinary spaces and hyphens."""
    return value.replace("\u00a0", " ").replace("\u2011", "-")


def progress(unit: str, verdict: ItemVerdict, *, title: str = "năm 2026") -> str:
    """The sheet ``Tiến độ`` with one item of a unit; ``title`` tells the year that it is of."""
    headings = [column.heading for column in layout.PROGRESS_COLUMNS]
    values = {"STT": "1", "Mã": unit, "Kết luận nhận": verdict.label, "Lần gửi": "1"}
    table_rows = [headings, [values.get(heading, "") for heading in headings]]
    return "\n".join([f"| Tiến độ {title} |", *(f"| {' | '.join(row)} |" for row in table_rows)])
