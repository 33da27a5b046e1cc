"""The report for a developer: what he would ask for, and nothing of what the clerks keep."""

from __future__ import annotations

import json
import locale
import platform
import sys
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest
from xlsxwriter import Workbook

from tests.installation.test_software import GOOD
from xlsx_addin import __version__
from xlsx_addin.installation.doctor import examine
from xlsx_addin.installation.install import install
from xlsx_addin.installation.support_report import report
from xlsx_addin.sample.workbook import sample, write_sample
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

LOG = """2026-11-24 08:05:01,123 INFO Thẩm định: 1.2 s, Sổ xã Lang Biang.xlsm
2026-11-24 08:06:01,123 WARNING Nhận hồ sơ: Không đọc được thư của Nguyễn Văn An.
2026-11-24 08:07:01,123 ERROR Thẩm định: A1B2C3, xlsx_addin 1.0.0 on win32
Traceback (most recent call last):
  File "C:\\Users\\An\\AppData\\Local\\xlsx_addin\\python\\Lib\\xlsx_addin\\buttons\\macro.py", line 88, in run
    message = action(LiveWorkbook(book))
KeyError: 'Phòng Nội vụ 96.33'
"""


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "xlsx_addin.log").write_text(LOG, encoding="utf-8")
    return folder


@pytest.fixture
def written(machine: PretendWindows, template: bytes, logs: Path) -> str:
    """The report of the user An, whose workbook is the sample."""
    install(machine, template)
    workbook = machine.home / "Documents" / "Thẩm định" / "Thẩm định.xlsm"
    workbook.unlink()
    write_sample(workbook)
    return report(machine, examine(machine, workbook, GOOD), workbook, logs)


def test_what_a_developer_would_ask_for(written: str) -> None:
    found: dict[str, Any] = json.loads(written)

    assert found["packages"]["xlsx-addin"] == __version__
    assert {check["name"] for check in found["examination"]["checks"]} >= {"excel", "macros", "interpreter"}
    assert found["workbook"]["version"] == __version__
    assert found["workbook"]["sheets"][layout.SUBJECTS][0] == layout.HEADING_ROW + len(sample()["subjects"])
    assert found["system"] == {
        "platform": platform.platform(),
        "machine": platform.machine(),
        "python": sys.version,
        "ansi": locale.getpreferredencoding(do_setlocale=False),
        "language": locale.getlocale()[0],
        "short_names": False,
        "screenless": False,
    }
    assert found["packages"] == {
        "xlsx-addin": __version__,
        "pywin32": metadata.version("pywin32") if sys.platform == "win32" else None,
        **{name: metadata.version(name) for name in ("xlwings", "pydantic", "pydantic_core", "openpyxl", "xlsxwriter")},
    }


def report_on(machine: PretendWindows, workbook: Path, logs: Path) -> str:
    return report(machine, examine(machine, workbook, GOOD), workbook, logs)


def test_of_a_workbook_the_sizes_of_the_known_sheets_and_how_many_others_there_are(
    machine: PretendWindows, logs: Path
) -> None:
    file = machine.home / "Sổ.xlsx"
    with Workbook(file) as book:
        book.add_worksheet(layout.SUBJECTS).write("C7", "x")
        book.add_worksheet(layout.SCORES)
        for name in ("Riêng", "Nháp", "Khác"):
            book.add_worksheet(name).write("A1", "x")
        book.define_name("PhienBan", '="0.9.1"')

    written = report_on(machine, file, logs)

    assert json.loads(written)["workbook"] == {
        "bytes": file.stat().st_size,
        "version": "0.9.1",
        "sheets": {layout.SUBJECTS: [7, 3], layout.SCORES: [0, 0]},
        "others": 3,
    }
    assert written.endswith("\n}\n")
    assert f'\n  "workbook": {{\n    "bytes": {file.stat().st_size}' in written


def test_short_names_and_a_program_without_a_screen(
    machine: PretendWindows, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.short_names = {"xlsx_addin": "XLSX_A~1"}
    with monkeypatch.context() as without_a_screen:
        without_a_screen.setattr(sys, "stdout", None)
        found = json.loads(report_on(machine, machine.home / "Sổ.xlsx", logs))["system"]

    assert (found["short_names"], found["screenless"]) == (True, True)


def test_older_logs_come_first_and_only_the_newest_lines_are_kept(machine: PretendWindows, logs: Path) -> None:
    line = "2026-11-24 08:05:{second:02},123 INFO Thẩm định {file}: 1.2 s\n"
    for name, file in (("xlsx_addin.log", "mới"), ("xlsx_addin.log.1", "cũ")):
        (logs / name).write_text("".join(line.format(second=i % 60, file=file) for i in range(390)), encoding="utf-8")
    (logs / "other.log").write_text(line.format(second=1, file="khác"), encoding="utf-8")

    found = json.loads(report_on(machine, machine.home / "Sổ.xlsx", logs))["log"]

    wanted = [f"2026-11-24 08:05:{i % 60:02} INFO Thẩm định cũ" for i in range(380, 390)]
    assert found == [*wanted, *(f"2026-11-24 08:05:{i % 60:02} INFO Thẩm định mới" for i in range(390))]


def test_a_log_that_cannot_be_read_or_is_no_text(machine: PretendWindows, logs: Path) -> None:
    (logs / "xlsx_addin.log").write_bytes(b"\xff\xfe\n2026-11-24 08:05:01,123 INFO Start: x\n")
    (logs / "xlsx_addin.log.1").mkdir()
    error = "PermissionError" if sys.platform == "win32" else "IsADirectoryError"

    assert json.loads(report_on(machine, machine.home / "Sổ.xlsx", logs))["log"] == [
        f"  {error}",
        "2026-11-24 08:05:01 INFO Start",
    ]


def test_the_users_name_is_masked_however_it_is_written(machine: PretendWindows, logs: Path) -> None:
    machine.short_names = {"An": "ANNGUY~1"}
    machine.variables |= {"USERNAME": "an nguyễn", "USER": "nguyễn"}
    names = ("ANNGUY~1", "an nguyễn", "nguyễn", "An", "Anh", "An An")
    lines = [f"2026-11-24 08:05:01,123 INFO {name}: y" for name in names]
    (logs / "xlsx_addin.log").write_text("\n".join(lines), encoding="utf-8")

    found = json.loads(report_on(machine, machine.home / "Sổ.xlsx", logs))["log"]

    assert [line.removeprefix("2026-11-24 08:05:01 INFO ") for line in found] == [
        *["<người dùng>"] * 4,
        "Anh",
        "<người dùng> <người dùng>",
    ]


def test_a_name_of_one_letter_is_too_short_to_be_masked(machine: PretendWindows, logs: Path) -> None:
    machine.variables["USER"] = "x"

    assert "2026-11-24 08:05:01 INFO Thẩm định" in report_on(machine, machine.home / "x y.xlsx", logs)
    assert "“x y.xlsx”" in report_on(machine, machine.home / "x y.xlsx", logs)


def test_of_the_log_only_times_labels_codes_and_places(written: str) -> None:
    assert json.loads(written)["log"] == [
        "2026-11-24 08:05:01 INFO Thẩm định",
        "2026-11-24 08:06:01 WARNING Nhận hồ sơ",
        "2026-11-24 08:07:01 ERROR Thẩm định A1B2C3",
        "  xlsx_addin\\buttons\\macro.py line 88 run",
        "  KeyError",
    ]


def test_no_name_of_a_subject_a_person_or_the_user_is_in_it(written: str, machine: PretendWindows) -> None:
    data = sample()
    names = {str(subject["row"]["Tên"]) for subject in data["subjects"]}
    assert len(names) > 20
    assert [name for name in {*names, *data["scorers"]} if name in written] == []
    assert [word for word in ("Lang Biang", "Nguyễn Văn An", "96.33") if word in written] == []
    assert r"C:\\Users\\An" not in written
    assert r"C:\\Users\\<người dùng>\\Documents" in written


def test_a_workbook_that_cannot_be_read_is_told_by_its_error(machine: PretendWindows, logs: Path) -> None:
    missing = machine.home / "Sổ.xlsm"

    found = json.loads(report(machine, examine(machine, missing, GOOD), missing, logs))

    assert found["workbook"] == {"error": "FileNotFoundError"}
