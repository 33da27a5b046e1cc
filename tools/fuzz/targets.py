"""What is fuzzed: each target takes any bytes and ends in values or in a refusal, never in another exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.mail.compound_file import compound_file, outlook_message
from tests.exchange.received import at, envelope, mail
from tests.workbooks import workbook_bytes
from tests.xlsx.raw_workbooks import raw_workbook
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.containers import ContainerLimits, leaves
from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.package import Limits, Unreadable
from xlsx_addin.xlsx.reader import FileWorkbook
from xlsx_addin.xlsx.sheet import SheetXml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SMALL = Limits(file_bytes=2_000_000, inflated_bytes=20_000_000, cells=200_000, elements=200_000)
FEW = ContainerLimits(entries=50, entry_bytes=5_000_000, total_bytes=20_000_000, leaves=20)

_ODD_CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46371.5</v></c><c r="C1" t="d"><v>PT3H</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>a_x000D_</t></r></is></c><c t="b"><v>1</v></c>'
    '<c r="D2" t="e"><v>#N/A</v></c><c r="E2"><f>SUM(A1)</f></c></row>'
)


SUBJECTS = """
Mã | Tên        | Loại đối tượng | Đăng ký | Ngày nhận báo cáo
A  | Đơn vị thứ nhất | Tổ chức   | Có      | 14/12/2026
"""


def read_workbook(content: bytes) -> None:
    """Every sheet of a workbook file, the fast way and, where that succeeds, the slow way: both find the same."""
    try:
        with FileWorkbook.open(content, limits=SMALL) as workbook:
            for name in workbook.sheet_names:
                fast = workbook.read(name)
                slow = SheetXml(workbook._stored_values(), SMALL)
                slow.parse_comparing(workbook._package.chunks(workbook._parts[name]))
                assert slow.sheet_values(name).columns == fast.columns
    except (Refusal, Unreadable):
        return


def read_containers(content: bytes) -> None:
    """All that a received file holds: workbooks in mails, in zips, in Outlook's mails."""
    for leaf in leaves(content, "thư.eml", FEW):
        assert leaf.fault or isinstance(leaf.content, bytes)


def _workbooks() -> Sequence[bytes]:
    return raw_workbook(_ODD_CELLS), workbook_bytes(subjects=SUBJECTS), envelope_bytes(envelope())


def _received() -> Sequence[bytes]:
    workbook = envelope_bytes(envelope())
    message = mail(workbook, received=at(9))
    saved = outlook_message(headers="From: a@x.example\r\n", attachments={"a.xlsx": workbook, "b.eml": message})
    return message, compound_file(saved), workbook


TARGETS: Mapping[str, tuple[Callable[[], Sequence[bytes]], Callable[[bytes], None]]] = {
    "workbook": (_workbooks, read_workbook),
    "received": (_received, read_containers),
}
"""By name: the sound files to start from, and what reads them."""
