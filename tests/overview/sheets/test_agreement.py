"""One truth on each page and between pages: what two sheets say of the same thing is the same number."""

from __future__ import annotations

import io
import random
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.overview.made import Row, overview, put, record, row, submission
from xlsx_addin.overview.counting.unit_list import ListedUnit
from xlsx_addin.overview.sheets.table import DASH
from xlsx_addin.terms import Outcome
from xlsx_addin.words import overview as names
from xlsx_addin.words import overview_sheets as words

if TYPE_CHECKING:
    from pathlib import Path

_UNITS = 14
_GRADES = ("Tốt", "Khá", "Đạt", "Không đạt")
_RECOGNISED = {"Tốt", "Khá"}


def subject(chance: random.Random, number: int) -> Row:
    """A subject with any outcome; what another level is to appraise was concluded below with any other one."""
    outcome = chance.choice(list(Outcome))
    is_graded = outcome in {Outcome.QUALIFIED, Outcome.NOT_QUALIFIED}
    grade = chance.choice(_GRADES[:2] if outcome is Outcome.QUALIFIED else _GRADES[2:])
    return row(
        f"S{number:02}",
        **{
            "Đăng ký": chance.choice(["Có", "Không"]),
            "Ngày nhận báo cáo": f"{chance.randint(10, 19)}/12/2026" if chance.random() < 0.6 else None,
            "Kết luận": outcome.label,
            "Kết luận cấp dưới": chance.choice([outcome.label for outcome in Outcome]),
            "Điểm": 80 if is_graded else None,
            "Xếp loại": grade if is_graded else None,
            "Tự xếp loại": chance.choice(_GRADES),
            "Quyết định": chance.choice(["Đồng ý", "Không đồng ý", None]),
            "phiếu": [(24, 24, 32)] if is_graded else (),
        },
    )


class Pages:
    """The sheets of an overview as people read them."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def table(self, name: str) -> list[dict[Any, Any]]:
        """The rows of the table under the headings of row 4, by heading."""
        sheet = self.book[name]
        headings = [cell.value for cell in sheet[4]]
        rows = [dict(zip(headings, values, strict=True)) for values in sheet.iter_rows(min_row=5, values_only=True)]
        return [entry for entry in rows if entry["Mã"] is not None]

    def total(self, name: str, heading: str) -> int:
        """The sum of a column; a dash is none."""
        return sum(entry[heading] for entry in self.table(name) if isinstance(entry[heading], int))

    def of_year(self) -> dict[str, Any]:
        """``Qua các năm``, all units of the only year, by the name of its row."""
        rows = {values[0]: values[2] for values in self.book[names.SHEET_YEARS].iter_rows(values_only=True)}
        return {name: rows[label] for name, label in words.YEAR_ROWS.items() if label in rows}

    def five_figures(self) -> list[int]:
        """The five numbers of the first page."""
        return [self.book[names.SHEET_OVERVIEW].cell(5, column).value for column in range(1, 49, 10)]

    def decisions(self) -> dict[str, int]:
        """``Việc cần cho ý kiến`` of the first page."""
        rows = {values[29]: values[26] for values in self.book[names.SHEET_OVERVIEW].iter_rows(values_only=True)}
        return {name: rows[sentence] for name, (sentence, _) in words.DECISIONS.items()}

    def lines(self, headings: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """The groups or units of the first page: name, and what stands under these headings; last the total."""
        rows = [values[26:] for values in self.book[names.SHEET_OVERVIEW].iter_rows(values_only=True)]
        (place,) = [number for number, values in enumerate(rows) if headings[0] in values]
        columns = [rows[place].index(heading) for heading in headings]
        found = []
        for values in rows[place + 1 :]:
            found.append((values[0], *(values[column] for column in columns)))
            if values[0] == words.TOTAL:
                return found
        raise AssertionError("no total")

    def note(self) -> str:
        """The foot of the first page."""
        return str(next(cell.value for cell in reversed(self.book[names.SHEET_OVERVIEW]["A"]) if cell.value))

    def sums_of_grades(self, grades: set[str]) -> int:
        return sum(self.total(names.SHEET_UNITS, grade) for grade in grades)


def archive(folder: Path, seed: int, communes: int, *, listed: bool) -> Pages:
    """Units of some communes: some have sent, of these most by a record; all of them are expected, or nobody is."""
    chance = random.Random(seed)
    units, receipts = [], []
    for number in range(_UNITS):
        recipient = f"DU-{number % communes}"
        units.append(ListedUnit(f"CB-{number:02}", f"Chi bộ {number}", recipient, "", None))
        if number and chance.random() < 0.25:
            continue
        rows = [subject(chance, place) for place in range(chance.randint(1, 12))]
        sent = submission(rows, sender=f"CB-{number:02}", sender_name=f"Chi bộ {number}", recipient=recipient)
        put(folder / recipient, sent)
        if chance.random() < 0.9:
            receipts.append((folder / recipient, (sent, f"2026-12-{chance.randint(18, 22)}T08:00")))
    for commune in {folder for folder, _ in receipts}:
        record(commune, *(entry for folder, entry in receipts if folder == commune))
    return Pages(overview(folder, listed=units if listed else None)[1])


@pytest.mark.parametrize("listed", [True, False], ids=["expected", "nobody expected"])
@pytest.mark.parametrize(("seed", "communes"), [(1, 1), (2, 1), (3, 4), (4, 11)])
def test_what_two_sheets_say_of_the_same_thing_is_the_same(
    tmp_path: Path, seed: int, communes: int, listed: bool
) -> None:
    pages = archive(tmp_path / "n", seed, communes, listed=listed)
    of_year, decisions = pages.of_year(), pages.decisions()
    sent, registered, reported, appraised, qualified = pages.five_figures()
    progress, units = pages.table(names.SHEET_PROGRESS), pages.table(names.SHEET_UNITS)

    assert [registered, reported, appraised] == [of_year[name] for name in ("registered", "reported", "appraised")]
    for heading, name in (
        (words.IN_SCOPE, "in_scope"),
        (words.REGISTERED, "registered"),
        (words.REPORTED, "reported"),
        (words.APPRAISED, "appraised"),
    ):
        assert pages.total(names.SHEET_UNITS, heading) == of_year[name], heading
    assert (
        qualified
        == pages.sums_of_grades(_RECOGNISED)
        == of_year["agreed"] + of_year["refused"] + decisions["undecided"]
    )
    assert (decisions["awaiting"], decisions["invalid"]) == (of_year["awaiting"], of_year["invalid"])
    assert pages.total(names.SHEET_UNITS, words.OPEN) == of_year["awaiting"] + of_year["invalid"]

    not_sent = [entry for entry in progress if entry[words.FIRST_RECEIPT] == words.NOT_SENT]
    assert (sent, decisions["not_sent"]) == (len(progress) - len(not_sent), len(not_sent))
    days = {(entry["Mã"], entry[words.GROUP]): entry[words.DAYS_LATE] for entry in progress}
    assert days == {(entry["Mã"], entry[words.GROUP]): entry[words.DAYS_LATE] for entry in units}

    if communes == 1:
        lines = pages.lines(words.UNIT_COLUMNS)
        shown = [(entry["Đơn vị"], _day(entry[words.FIRST_RECEIPT]), entry[words.DAYS_LATE]) for entry in progress[:10]]
        assert [(name, _day(receipt), late) for name, receipt, late, *_ in lines[:-1]] == shown
        assert lines[-1][1:3] == (sent, None)  # days have no total
        others = words.NOTE_OTHER_UNITS.format(count=len(progress) - 10)
        assert (others in pages.note()) == (len(progress) > 10)
    else:
        lines = pages.lines(words.GROUP_COLUMNS)
        late = sum(isinstance(entry[words.DAYS_LATE], int) for entry in progress)
        assert lines[-1][1:3] == (sent, late)
        groups = len({entry[words.GROUP] for entry in units})
        if groups <= 10:
            assert sum(line[1] for line in lines[:-1]) == sent
            assert sum(line[2] for line in lines[:-1]) == late
        else:
            assert words.NOTE_OTHER_GROUPS.format(count=groups - 10) in pages.note()


def _day(value: object) -> object:
    return datetime.combine(value.date(), datetime.min.time()) if isinstance(value, datetime) else value


def page(folder: Path, *moments: str) -> Pages:
    """A commune whose units sent at these moments; its deadline is before 20/12."""
    sent = [
        submission([row("A")], sender=f"CB-{number}", sender_name=f"Chi bộ {number}") for number in range(len(moments))
    ]
    put(folder, *sent)
    record(folder, *zip(sent, moments, strict=True))
    return Pages(overview(folder, today=date(2026, 12, 27))[1])


def test_the_deadlines_own_day_has_its_mark_and_is_not_among_the_days_late(tmp_path: Path) -> None:
    pages = page(tmp_path / "n", "2026-12-19T08:00", "2026-12-20T08:00", "2026-12-21T08:00")
    late = {"Chi bộ 0": DASH, "Chi bộ 1": words.DEADLINE_DAY, "Chi bộ 2": 2}
    assert {name: days for name, _, days, *_ in pages.lines(words.UNIT_COLUMNS)[:-1]} == late
    for sheet in (names.SHEET_PROGRESS, names.SHEET_UNITS):
        assert {entry["Đơn vị"]: entry[words.DAYS_LATE] for entry in pages.table(sheet)} == late, sheet


@pytest.mark.parametrize(("communes", "columns"), [(1, words.UNIT_COLUMNS), (2, words.GROUP_COLUMNS)])
def test_the_foot_explains_the_columns_that_stand_there_and_no_other(
    tmp_path: Path, communes: int, columns: tuple[str, ...]
) -> None:
    for number in range(communes):
        put(tmp_path / "n", submission([row("A")], recipient=f"DU-{number}"))
    pages = Pages(overview(tmp_path / "n")[1])
    pages.lines(columns)
    explained = {heading for heading in {*words.UNIT_COLUMNS, *words.GROUP_COLUMNS} if f"{heading}:" in pages.note()}
    assert explained == set(columns) - {"Nhận", "Đã gửi"}


def test_units_that_are_called_signalled_on_the_first_page_are_those_of_the_comparison(tmp_path: Path) -> None:
    higher = {"Tự xếp loại": "Tốt"}
    for sender, subjects in (("CB-01", 10), ("CB-02", 9)):
        put(tmp_path / "n", submission([row(f"S{number}", **higher) for number in range(subjects)], sender=sender))
    found, content = overview(tmp_path / "n")
    assert Pages(content).decisions()["self_higher"] == len(found.figures.signals) == 1
