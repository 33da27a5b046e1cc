"""Every command of the command line on Windows gives what it gives on Linux, for the same files."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.buttons.exchange_books import SENDERS, YEAR, subject, write_book
from tests.exchange.received import envelope, mail
from tests.paper.papers import dossier, only
from tests.windows.wine import PROJECT, Windows
from xlsx_addin.cli.demo import write_sample
from xlsx_addin.paper.documents import Code
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENT = re.compile(r"\d{1,2}:\d{2}[ \u00a0]ngày \d{1,2}/\d{1,2}/\d{4}")
"""When something was made; on paper no line ends within it."""
CODE = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{4}\b|sha256:[0-9a-f]{64}")
"""A confirmation code and a digest: they also depend on when an envelope was made."""


class Side:
    """The same folder on one of the two systems, and the program there."""

    def __init__(self, folder: Path, windows: Windows | None) -> None:
        self.folder, self._windows = folder, windows

    def run(self, *arguments: str | Path) -> tuple[int, Any, str]:
        """Exit status, what standard output says, and standard error; paths are named from the folder."""
        if self._windows is None:
            line = [sys.executable, "-m", "xlsx_addin", *map(str, arguments)]
            ran = subprocess.run(line, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
        else:
            ran = self._windows.run(
                self._windows.python,
                "-m",
                "xlsx_addin",
                *(str(argument).replace("/", "\\") for argument in arguments),
                folder=self.folder,
                environment={"PYTHONPATH": r"C:\project"},
            )
        return ran.returncode, self._comparable(ran.stdout), self._comparable(ran.stderr)

    def _comparable(self, text: str) -> Any:
        """JSON or lines, with the folder's name and its separators as on Linux, without moments and codes."""
        plain = CODE.sub("CODE", MOMENT.sub("MOMENT", text)).replace("\r\n", "\n")
        here = str(self.folder) if self._windows is None else self._windows.windows(self.folder)
        if plain.startswith("{"):
            return _plain(json.loads(plain), here)
        return _plain(plain, here)

    def sheets(self, name: str) -> dict[str, dict[tuple[int, int], object]]:
        """All values of a workbook of the folder, but when and by whom it was made."""
        with FileWorkbook.open(self.folder / name) as workbook:
            read = {sheet: workbook.read(sheet) for sheet in workbook.sheet_names}
        return {
            sheet: {
                (row, column): CODE.sub("CODE", MOMENT.sub("MOMENT", value)) if isinstance(value, str) else value
                for column, rows in values.columns.items()
                for row, value in rows.items()
                if sheet != layout.JOURNAL or row <= layout.HEADING_ROW or column not in {2, 3}
            }
            for sheet, values in read.items()
            if sheet != "_manifest"
        }

    def document(self, name: str) -> str:
        """The text of a document, with all that makes its looks."""
        with zipfile.ZipFile(self.folder / name) as package:
            return CODE.sub("CODE", MOMENT.sub("MOMENT", package.read("word/document.xml").decode("utf-8")))

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


def _plain(value: Any, here: str) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each, here) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, here) for each in value]
    return value.replace(here, "HERE").replace("\\", "/") if isinstance(value, str) else value


@pytest.fixture
def sides(tests_windows: Windows, tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    """Linux and Windows, each with an own copy of a sample and of a workbook with a mail in its inbox."""
    linux, name = tmp_path / "Thẩm định & 'đợt 1'", "Thẩm định & 'đợt 1'"
    linux.mkdir()
    write_sample(linux / "mẫu.xlsm")
    write_book(linux / "Sổ 2024.xlsm", subject("PNV"), senders=SENDERS)
    (linux / "Hộp thư đến").mkdir()
    sent = envelope("| Mã | Tên | Loại đối tượng |\n| A01 | Khoa Nội | Tổ chức |", year=YEAR)
    (linux / "Hộp thư đến" / "thư.eml").write_bytes(mail(sent, received=datetime(YEAR, 12, 10, 8)))
    windows = Path(shutil.copytree(linux, tests_windows.home / "Documents" / name))
    yield Side(linux, None), Side(windows, tests_windows)
    shutil.rmtree(windows)


@pytest.mark.parametrize(
    "arguments",
    [
        ["appraise", "mẫu.xlsm", "--json", "--today", "2026-12-01", "-o", "kết quả.xlsx"],
        ["check", "mẫu.xlsm", "--json", "--today", "2026-12-01"],
        ["send", "mẫu.xlsm", "--json", "--with-errors"],
        ["send", "mẫu.xlsm"],
        ["receive", "Sổ 2024.xlsm", "Hộp thư đến", "-o", "nhận.xlsx", "--json"],
        ["return", "Sổ 2024.xlsm", "--json"],
        ["remind", "Sổ 2024.xlsm", "--json"],
        ["paper", "mẫu.xlsm", "--json", "--today", "2026-12-01", "--only", "D4", "--only", "D5"],
        ["new", "mới.xlsm", "--from", "mẫu.xlsm"],
        ["appraise", "không có.xlsm"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_command_gives_what_it_gives_on_linux(sides: tuple[Side, Side], arguments: list[str]) -> None:
    linux, windows = sides

    expected, found = linux.run(*arguments), windows.run(*arguments)

    assert found == expected
    assert windows.files() == linux.files()
    for name in linux.files():
        if name.endswith((".xlsx", ".xlsm")):
            assert windows.sheets(name) == linux.sheets(name)
        if name.endswith(".docx"):
            assert windows.document(name) == linux.document(name)


def test_only_when_it_was_made_is_not_compared_of_a_document(tmp_path: Path) -> None:
    """The two sides make theirs a minute apart."""
    made_from = dossier()
    side = Side(tmp_path, None)
    for name, moment in (("a", datetime(YEAR, 12, 1, 8, 24)), ("b", datetime(YEAR, 12, 1, 8, 25))):
        (tmp_path / name).write_bytes(only(Code.REPORT, replace(made_from, moment=moment)))
    assert side.document("a") == side.document("b")
    assert "lúc MOMENT" in side.document("a")


def test_what_is_dropped_is_appraised_beside_itself(sides: tuple[Side, Side]) -> None:
    linux, windows = sides

    expected, found = linux.run("drop", "mẫu.xlsm"), windows.run("drop", "mẫu.xlsm")

    assert found[0] == expected[0]
    [result] = [name for name in windows.files() if name.startswith("mẫu") and name.endswith(".xlsx")]
    [on_linux] = [name for name in linux.files() if name.startswith("mẫu") and name.endswith(".xlsx")]
    assert windows.sheets(result) == linux.sheets(on_linux)


def test_the_project_tested_is_this_checkout(tests_windows: Windows) -> None:
    here = PROJECT / "xlsx_addin" / "__init__.py"
    there = tests_windows.prefix / "drive_c" / "project" / "xlsx_addin" / "__init__.py"
    assert there.read_bytes() == here.read_bytes()
