"""``Đơn vị`` and the archive of a unit that has merged a version, for the tests of what is merged next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import at, filled_sheet
from tests.workbooks import table
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.archive import Archive, archive_name, plain_name
from xlsx_addin.exchange.merging.items import found_item
from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
from xlsx_addin.exchange.merging.record import Entry
from xlsx_addin.terms import Level
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.merging.items import FoundItem

SETTINGS = Settings(
    year=2026,
    level=Level.GRASSROOTS,
    unit_code="DU-LB",
    guidance_id="804-CV/HU",
    deadline_day_counts=False,
    superior_code="BTV-LD",
    superior_address="btv@x.example",
)
"""Those of the unit that receives."""
BY_MAIL = Receipt(at(10), Origin.MAIL)
HERE = """
| Mã        | Tên        | Ghi chú | Tình trạng hồ sơ | Ngày nhận báo cáo | Nguồn | Lần gửi | Ngày nhận lần cuối |
| CB-01.A01 | Khoa Nội   |         |                  | @10/12/2026 08:00 | CB-01 | 1       | @10/12/2026 08:00  |
| CB-01.A02 | Lê Thị Hoa | mới     |                  |                   | CB-01 | 1       | @10/12/2026 08:00  |
| X1        | Phòng Một  |         |                  | @10/12/2026 08:00 |       |         | @10/12/2026 08:00  |
"""
"""Version 1 of CB-01, merged as it was received on the 10th, and a subject of this level's own."""


def subjects_here(text: str = HERE) -> MergedSheet:
    """``Đơn vị`` with these rows, under all headings."""
    headings, *rows = table(text)
    columns = [column.heading for column in (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS)]
    missing = [heading for heading in columns if heading not in headings]
    cells = [[*headings, *missing], *([*row, *[""] * len(missing)] for row in rows)]
    return MergedSheet(Sheets({layout.SUBJECTS: filled_sheet(layout.SUBJECTS, cells)}).table(layout.SUBJECTS))


def entry(sent: Envelope, **different: object) -> Entry:
    """A line of the record: an envelope that was merged as it was received on the 10th."""
    manifest = sent.manifest
    line = Entry(
        sent.digest,
        manifest.kind,
        manifest.sender,
        manifest.year,
        manifest.version,
        manifest.previous,
        BY_MAIL,
        "thu.eml",
        counts=True,
        reported=(),
        run=1,
        seen=at(10),
        merged=True,
    )
    return replace(line, **different)  # type: ignore[arg-type]


def keep(folder: Path, *sent: Envelope, **different: object) -> Archive:
    """The archive of a folder with these envelopes kept in it too."""
    archive = Archive(folder)
    for each in sent:
        name = archive_name(each.manifest, each.digest)
        archive.keep(name, envelope_bytes(each))
        archive.keep(plain_name(name), envelope_bytes(each))
        archive.note(entry(each, **different))
    archive.commit()
    return Archive(folder)


def item_lying_in(path: Path, sent: Envelope) -> FoundItem:
    """An envelope that lies in the inbox."""
    path.write_bytes(envelope_bytes(sent))
    [surveyed] = ReaderHere().survey(InboxFile(path, path.name))
    return found_item(surveyed, BY_MAIL)
