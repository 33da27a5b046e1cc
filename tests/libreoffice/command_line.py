"""What the command line gives for the workbook that is open, as LibreOffice would show it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
from openpyxl.utils.datetime import to_excel

from tests.libreoffice.office import Rows, comparable
from xlsx_addin.workbook.console import SUMMARY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl.cell import Cell

    from tests.libreoffice.office import Office

TOOL_SHEETS = ("Kết quả", "Lỗi", "Nhật ký")


Written: TypeAlias = "dict[str, Rows]"
"""All that an appraisal writes: the tool sheets as wholes, and the console's summary under its defined name."""


@dataclass(frozen=True)
class Appraised:
    """One run of ``appraise``: what its output holds, and its JSON."""

    written: Written
    document: dict[str, Any]


@dataclass(frozen=True)
class CommandLine:
    """The program that the macros find, and a folder for what it writes."""

    program: Path
    folder: Path

    def appraise(self, office: Office) -> Appraised:
        """Run ``appraise -o --json`` on what is open."""
        output = self.folder / "output.xlsx"
        finished = self.run("appraise", self.stored(office), "-o", output, "--json", "--force")
        assert finished.stdout, finished.stderr
        book = openpyxl.load_workbook(output)
        [(sheet, cells)] = book.defined_names[SUMMARY_NAME].destinations
        places = {name: book[name].iter_rows() for name in TOOL_SHEETS} | {SUMMARY_NAME: book[sheet][cells]}
        return Appraised(
            {name: as_libreoffice_gives(rows) for name, rows in places.items()}, json.loads(finished.stdout)
        )

    def sentence(self, office: Office) -> str:
        """What the button's box says of what is open, as the command behind it answers."""
        answer = self.folder / "answer.txt"
        self.run("press", "tham_dinh", self.stored(office), "--workbook", self.folder / "Sổ.xlsm", "--answer", answer)
        return answer.read_text("utf-8").splitlines()[1].replace("\\n", "\n")

    def refusal(self, office: Office) -> str:
        """What ``appraise`` says on standard error about what is open."""
        return self.run("appraise", self.stored(office)).stderr.strip()

    def stored(self, office: Office) -> Path:
        """A copy of what is open, as LibreOffice writes it."""
        copy = self.folder / "open.xlsm"
        office.ask("store_copy", path=str(copy))
        return copy

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Run the program as a macro does."""
        command = [self.program, "-P", "-m", "xlsx_addin", *arguments]
        return subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False)


def written(office: Office) -> Written:
    """What LibreOffice shows now of all that an appraisal writes."""
    return {name: office.rows(name) for name in TOOL_SHEETS} | {SUMMARY_NAME: office.named(SUMMARY_NAME)}


def as_libreoffice_gives(rows: Iterable[Iterable[Cell]]) -> Rows:
    return comparable([[_content(cell) for cell in row] for row in rows])


def _content(cell: Cell) -> object:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return to_excel(value)
    # LibreOffice writes a semicolon between the arguments of a formula, in every language.
    return value.replace(",", ";") if cell.data_type == "f" else value
