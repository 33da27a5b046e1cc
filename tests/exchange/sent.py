"""Workbooks and the envelopes made of them, for the tests of what is sent; LibreOffice as another program."""

from __future__ import annotations

import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.workbooks import write_workbook
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.envelope.envelope import Edition, Envelope, read_envelope
from xlsx_addin.exchange.sending.sent_envelopes import submission
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence

MOMENT = datetime(2026, 12, 14, 8, 30, tzinfo=VIETNAM)

SETTINGS = {
    "Mã đơn vị": "CB-01",
    "Tên đơn vị": "Chi bộ cơ sở Trạm Y tế",
    "Mã cấp trên": "DU-LB",
    "Địa chỉ cấp trên": "vanthu@danguy.example",
}
SUBJECTS = """
| Mã  | Tên           | Loại đối tượng | Đăng ký | Ngày nhận báo cáo | Tự xếp loại | Ghi chú |
| A01 | Khoa Nội      | Tổ chức        | Có      | 10/12/2026        | Tốt         |         |
| A02 | Tổ xét nghiệm | Tập thể        | Có      | 12/12/2026 15:40  |             | '#N/A   |
| A03 | Nguyễn Văn A  | Cá nhân        | Có      |                   |             |         |
"""
"""Three subjects; that A02 lacks its self-grade, and has fewer score sheets, are warnings."""
SCORES = """
| Mã  | Người chấm   | C1 | C2 | C3   |
| A01 | Bà Thảo      | 28 | 27 | 38.5 |
| A01 | Ông Lực      | 27 | 27 | 35   |
| A02 | Bà Thảo      | 20 | 20 | 35   |
"""


def workbook_file(folder: Path, *, name: str = "so.xlsx", **tables: Any) -> Path:
    """A workbook without errors of a unit with a superior; ``tables``, as for ``write_workbook``, say what differs."""
    tables = {"subjects": SUBJECTS, "scores": SCORES, "heading_row": 4, **tables}
    tables["settings"] = {**SETTINGS, **tables.get("settings", {})}
    return write_workbook(folder / name, **tables)


def appraised_job(folder: Path, **tables: Any) -> Job:
    """A workbook of these tables, appraised at ``MOMENT``."""
    with FileWorkbook.open(workbook_file(folder, **tables)) as workbook:
        return appraise_workbook(workbook, MOMENT.date())


def submitted(folder: Path, *, version: int = 1, previous: str = "", **tables: Any) -> Envelope:
    """The submission of a workbook of these tables, made at ``MOMENT``."""
    return submission(appraised_job(folder, **tables), Edition(version, previous, MOMENT))


def opened(source: Path | bytes) -> Envelope:
    """The envelope in a file or its content."""
    with FileWorkbook.open(source) as workbook:
        envelope = read_envelope(workbook)
    assert isinstance(envelope, Envelope)
    return envelope


def rows_of(envelope: Envelope, sheet: str, first_row: int = 5) -> list[dict[str, object]]:
    """The rows of a sheet under the headings in the row above ``first_row``, without their blank cells."""
    values = envelope.sheets[sheet]
    headings = {column: values.at(first_row - 1, column) for column in sorted(values.columns)}
    last = max((row for cells in values.columns.values() for row in cells), default=0)
    return [
        {
            str(heading): cell
            for column, heading in headings.items()
            if heading is not None and (cell := values.at(row, column)) is not None
        }
        for row in range(first_row, last + 1)
    ]


@cache
def _profile() -> TemporaryDirectory[str]:
    """Settings of a LibreOffice of the tests' own; it takes a second to make them."""
    return TemporaryDirectory()


def converted_by_libreoffice(path: Path, kind: str) -> Path:
    """What LibreOffice makes of a workbook when it opens it and saves it as ``kind``, such as ``xlsx`` or ``pdf``."""
    return saved_by_libreoffice([path], kind) / path.with_suffix(f".{kind}").name


def saved_by_libreoffice(paths: Sequence[Path], kind: str, folder: Path | None = None) -> Path:
    """The folder of what it makes of several files, beside the first unless told: it starts once."""
    profile, folder = Path(_profile().name).as_uri(), folder or paths[0].parent / "saved"
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=120 * len(paths))
    return folder
