"""The button "Năm mới"."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.buttons.test_handed_copy import handed
from xlsx_addin.buttons.handed_copy import HandedCopy, Unanswered
from xlsx_addin.buttons.new_year import new_year_live, next_file
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.workbook import sample
from xlsx_addin.words.new_year import OLD_RESULTS
from xlsx_addin.words.sheet_names import LAST_YEAR
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from datetime import date


@pytest.fixture
def appraised_book(tmp_path: Path) -> Path:
    """The sample with its results, as ``demo`` leaves it: the copy of a workbook that was clicked."""
    from xlsx_addin.exchange.sending.open_matters import open_matters
    from xlsx_addin.jobs.appraised_file import write_appraised

    handed(tmp_path)
    today: date = sample()["today"]
    with FileWorkbook.open(tmp_path / "lu1.tmp.xlsm") as book:
        job = appraise_workbook(book, today)
        write_appraised(tmp_path / "appraised.xlsx", book, job, matters=open_matters(job))
    return tmp_path / "appraised.xlsx"


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("So_2026.xlsm", "So_2027.xlsm"),
        ("Sổ thẩm định.xlsm", "Sổ thẩm định_2027.xlsm"),
        ("So 12026.xlsm", "So 12026_2027.xlsm"),
        ("2026 Xã 2026.xlsx", "2027 Xã 2027.xlsm"),
    ],
)
def test_the_new_file_is_named_after_the_old_one(name: str, new: str) -> None:
    assert next_file(Path("/sổ") / name, 2026) == Path("/sổ") / new


def test_it_asks_says_what_stays_and_writes_nothing_before(tmp_path: Path) -> None:
    with pytest.raises(Unanswered) as asked:
        new_year_live(handed(tmp_path))
    assert asked.value.question.startswith("Lập sổ năm 2027 từ sổ năm 2026 này?\n\nGiữ lại: ")
    assert OLD_RESULTS in asked.value.question  # it was never appraised
    assert new_year_live(handed(tmp_path, answers=f"{asked.value.code}n")) is None
    assert [path.name for path in tmp_path.iterdir()] == ["lu1.tmp.xlsm"]


def test_after_yes_the_new_workbook_lies_beside_and_is_opened(appraised_book: Path, tmp_path: Path) -> None:
    old = appraised_book.read_bytes()
    with pytest.raises(Unanswered) as asked:
        new_year_live(HandedCopy(appraised_book, tmp_path / "Sổ 2026.xlsm"))
    book = HandedCopy(appraised_book, tmp_path / "Sổ 2026.xlsm", answers=f"{asked.value.code}y")
    told = new_year_live(book)
    new = tmp_path / "Sổ 2027.xlsm"
    assert told is not None
    assert told.startswith(f"Đã lập sổ năm 2027: {new}\nSổ này giữ nguyên.")
    assert book.opened == [new]
    assert book.written == []
    assert appraised_book.read_bytes() == old
    with FileWorkbook.open(new) as made:
        assert LAST_YEAR in made.sheet_names
        assert made.read("Đơn vị").at(5, 1) == sample()["subjects"][0]["row"]["Mã"]
        assert made.read("Nhật ký").at(5, 1) is None


def test_where_results_fit_the_data_nothing_warns(appraised_book: Path, tmp_path: Path) -> None:
    with pytest.raises(Unanswered) as asked:
        new_year_live(HandedCopy(appraised_book, tmp_path / "Sổ 2026.xlsm"))
    assert OLD_RESULTS not in asked.value.question


def test_a_workbook_of_that_name_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "Sổ_2027.xlsm").write_bytes(b"")
    with pytest.raises(Refusal, match=r"“Sổ_2027\.xlsm”: sổ năm 2027 đã được lập"):
        new_year_live(handed(tmp_path))
