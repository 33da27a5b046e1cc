"""The command ``overview``: its JSON, its exit status, and what it writes."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.overview.conftest import ChildHere
from tests.overview.made import put, row, submission
from xlsx_addin.cli.main import main
from xlsx_addin.cli.overview import workers_of, years_of
from xlsx_addin.overview.measures.definitions import CLASSES
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from pathlib import Path

SENT = submission([row("A"), row("B")])


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.overview.reading.batches.ChildProcess", ChildHere)


def run(folder: Path, *more: str) -> int:
    return main(["overview", str(folder / "n"), "-o", str(folder / "ra.xlsx"), "--today", "2026-12-27", *more])


def test_the_json_says_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "n", SENT)
    assert run(tmp_path, "--json") == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    measures = document.pop("measures")
    assert document == {
        "output": str(tmp_path / "ra.xlsx"),
        "database": str(tmp_path / "ra.duckdb"),
        "year": 2026,
        "years": [2026],
        "missing_years": [],
        "files": {"found": 1, "read": 1, "known": 0, "counted": 1, "others": 0, "not_counted": []},
        "units": {
            "expected": 0,
            "sent": 0,
            "sent_unexpected": 1,
            "not_sent": [],
            "late": 0,
            "timed": 0,
            "no_time": 1,
            "loose": 1,
        },
        "signals": [],
        "left_out": {},
        "remarks": [],
    }
    assert [(each["year"], each["scope"], each["total"]) for each in measures] == [(2026, "all", 2), (2026, "panel", 2)]
    assert all(sum(each[name] for name in CLASSES) == each["total"] for each in measures)


def test_the_status_is_1_where_something_was_not_counted_or_a_year_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "n", SENT)
    assert run(tmp_path, "--years", "2025-2026") == 1
    assert words.MISSING_YEARS.format(years="2025") in capsys.readouterr().out
    (tmp_path / "n" / "hỏng.xlsx").write_bytes(b"PK nothing")
    assert run(tmp_path, "--force") == 1
    [sent] = [file for file in (tmp_path / "n").iterdir() if file.name != "hỏng.xlsx"]
    shutil.copy(sent, tmp_path / "n" / "chép lại.xlsx")
    assert run(tmp_path, "--force") == 1
    told = capsys.readouterr().out
    assert "Không tính: n/hỏng.xlsx – không đọc được" in told
    assert "Tệp: 3 tìm thấy, 0 đọc mới, 2 đã biết; 1 được tính, 1 bản cũ hoặc trùng, 1 không tính." in told


def test_an_output_that_is_there_stays_without_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "n", SENT)
    assert run(tmp_path) == 0
    before = (tmp_path / "ra.xlsx").read_bytes()
    assert run(tmp_path) == 2
    assert "ra.xlsx" in capsys.readouterr().err
    assert (tmp_path / "ra.xlsx").read_bytes() == before
    assert run(tmp_path, "--force") == 0


def test_another_programs_file_is_not_even_replaced_by_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "n", SENT)
    (tmp_path / "ra.xlsx").write_bytes(b"mine")
    assert run(tmp_path, "--force") == 2
    assert "không phải sổ toàn cảnh" in capsys.readouterr().err
    assert (tmp_path / "ra.xlsx").read_bytes() == b"mine"


def test_a_source_is_never_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = put(tmp_path / "n", SENT)
    assert main(["overview", str(source), "-o", str(source), "--force"]) == 2
    assert "trùng với một tệp nguồn" in capsys.readouterr().err


def test_units_in_a_list_are_expected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path / "n", SENT, submission([row("A")], sender="CB-09"))
    units = tmp_path / "đơn vị.csv"
    units.write_text("Mã;Tên;Thuộc;Nhóm\nCB-01;Một;DU-LB;Vùng I\nCB-02;Hai;DU-LB;Vùng I\n", encoding="utf-8-sig")
    assert run(tmp_path, "--units", str(units), "--json") == 0
    found = json.loads(capsys.readouterr().out)["units"]
    assert (found["expected"], found["sent"], found["sent_unexpected"]) == (2, 1, 1)
    assert found["not_sent"] == [{"recipient": "DU-LB", "code": "CB-02"}]


def test_without_the_extra_every_other_command_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "n", SENT)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run(tmp_path) == 2
    assert capsys.readouterr().err.strip() == words.NO_DUCKDB
    assert main(["new", str(tmp_path / "sổ.xlsm")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["n", "sổ.xlsm"]


@pytest.mark.parametrize(
    ("text", "years"), [("2026", {2026}), ("2024-2026", {2024, 2025, 2026}), ("2022,2024–2025", {2022, 2024, 2025})]
)
def test_years(text: str, years: set[int]) -> None:
    assert years_of(text) == years


@pytest.mark.parametrize("text", ["", "26", "2026-2024", "2000-2100", "2026;2025", "hai nghìn"])
def test_years_that_are_none(text: str) -> None:
    with pytest.raises(Refusal, match="không phải là các năm"):
        years_of(text)


@pytest.mark.parametrize("text", ["0", "-1", "65", "hai", "²"])
def test_workers_that_are_none(text: str) -> None:
    with pytest.raises(Refusal, match="Số tiến trình"):
        workers_of(text)
