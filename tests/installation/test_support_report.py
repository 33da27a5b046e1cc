"""The report for a developer: what he would ask for, and nothing of what the clerks keep."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.installation.test_software import GOOD
from xlsx_addin import __version__
from xlsx_addin.cli.demo import write_sample
from xlsx_addin.installation.doctor import examine
from xlsx_addin.installation.install import install
from xlsx_addin.installation.support_report import report
from xlsx_addin.sample.workbook import sample
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
    return report(machine, examine(machine, workbook, lambda _: "1.0.0", GOOD), workbook, logs)


def test_what_a_developer_would_ask_for(written: str) -> None:
    found: dict[str, Any] = json.loads(written)

    assert found["packages"]["xlsx-addin"] == __version__
    assert {check["name"] for check in found["examination"]["checks"]} >= {"excel", "macros", "interpreter"}
    assert found["workbook"]["version"] == __version__
    assert found["workbook"]["sheets"][layout.SUBJECTS][0] == layout.HEADING_ROW + len(sample()["subjects"])
    assert found["system"]["python"]


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

    found = json.loads(report(machine, examine(machine, missing, lambda _: None, GOOD), missing, logs))

    assert found["workbook"] == {"error": "FileNotFoundError"}
