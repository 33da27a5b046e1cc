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
from xlsx_addin.paper.documents import Code
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator

MOMENT = re.compile(r"\d{1,2}:\d{2}[ \u00a0]ngày \d{1,2}/\d{1,2}/\d{4}")
"""When something was made; on paper no line ends within it."""
CODE = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{4}\b|sha256:[0-9a-f]{64}")
"""A confirmation code and a digest: they also depend on when an envelope was made."""


class Typed:
    """A process that runs commands, one after the other."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, folder: str, arguments: list[str]) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of a command in a folder."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"folder": folder, "arguments": arguments}) + "\n")
        self._process.stdin.flush()
        status, said, complained = json.loads(self._process.stdout.readline())
        return status, said, complained

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


class Side:
    """The same folder on one of the two systems, and what runs commands there."""

    def __init__(self, folder: Path, typed: Typed | None = None, windows: Windows | None = None) -> None:
        self.folder, self._typed, self._windows = folder, typed, windows

    def run(self, *arguments: str) -> tuple[int, Any, str]:
        """Exit status, what standard output says, and standard error; paths are named from the folder."""
        assert self._typed is not None
        given = [argument.replace("/", "\\") if self._windows else argument for argument in arguments]
        status, said, complained = self._typed(self._here, given)
        return status, self._comparable(said), self._comparable(complained)

    def run_alone(self, *arguments: str) -> tuple[int, Any, str]:
        """The same by the program itself, in a process of its own."""
        if self._windows is None:
            line = [sys.executable, "-m", "xlsx_addin", *arguments]
            ran = subprocess.run(line, cwd=self.folder, capture_output=True, encoding="utf-8", check=False)
        else:
            own = {"PYTHONPATH": r"C:\project"}
            program = (self._windows.python, "-m", "xlsx_addin")
            ran = self._windows.run(*program, *arguments, folder=self.folder, environment=own)
        return ran.returncode, self._comparable(ran.stdout), self._comparable(ran.stderr)

    @property
    def _here(self) -> str:
        return str(self.folder) if self._windows is None else self._windows.windows(self.folder)

    def _comparable(self, text: str) -> Any:
        """JSON or lines, with the folder's name and its separators as on Linux, without moments and codes."""
        plain = CODE.sub("CODE", MOMENT.sub("MOMENT", text)).replace("\r\n", "\n")
        return _plain(json.loads(plain) if plain.startswith("{") else plain, self._here)

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


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample, and a workbook with a mail in its inbox."""
    folder = tmp_path_factory.mktemp("đầu")
    write_sample(folder / "mẫu.xlsm")
    write_book(folder / "Sổ 2024.xlsm", subject("PNV"), senders=SENDERS)
    (folder / "Hộp thư đến").mkdir()
    sent = envelope("| Mã | Tên | Loại đối tượng |\n| A01 | Khoa Nội | Tổ chức |", year=YEAR)
    (folder / "Hộp thư đến" / "thư.eml").write_bytes(mail(sent, received=datetime(YEAR, 12, 10, 8)))
    return folder


@pytest.fixture(scope="module")
def typed(tests_windows: Windows) -> Iterator[tuple[Typed, Typed]]:
    """What runs the commands, on Linux and on Windows: started once, as it takes seconds there."""
    module = ("-m", "tests.windows.typed_commands")
    pipe = subprocess.PIPE
    linux = subprocess.Popen([sys.executable, *module], cwd=PROJECT, stdin=pipe, stdout=pipe, encoding="utf-8")
    windows = tests_windows.start(tests_windows.python, *module, PYTHONPATH=r"C:\project")
    both = Typed(linux), Typed(windows)
    yield both
    for each in both:
        each.end()


@pytest.fixture
def sides(
    tests_windows: Windows, typed: tuple[Typed, Typed], laid: Path, tmp_path: Path
) -> Iterator[tuple[Side, Side]]:
    """Linux and Windows, each with an own copy of what is laid."""
    name = "Thẩm định & 'đợt 1'"
    linux = Path(shutil.copytree(laid, tmp_path / name))
    windows = Path(shutil.copytree(laid, tests_windows.home / "Documents" / name))
    on_linux, on_windows = typed
    yield Side(linux, on_linux), Side(windows, on_windows, tests_windows)
    shutil.rmtree(windows)


@pytest.mark.parametrize("name", ["mẫu.xlsm", "không có.xlsm"])
def test_the_program_says_what_it_says_on_linux(sides: tuple[Side, Side], name: str) -> None:
    linux, windows = sides
    words = ("check", name, "--json", "--today", "2026-12-01")
    assert windows.run_alone(*words) == linux.run_alone(*words) == linux.run(*words)


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
    side = Side(tmp_path)
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
