"""Each subject once, with the outcome and grade of the highest level that graded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.overview.made import Row, overview, put, result, row, states, submission
from tests.workbooks import write_workbook
from xlsx_addin.overview.measures.definitions import CLASSES
from xlsx_addin.terms import Level, Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rehearsal import Rehearsal
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.overview.overview import Overview

pytest_plugins = ("tests.rehearsal",)

OTHER = {"Kết luận": "Thuộc thẩm quyền cấp khác", "Điểm": None, "Xếp loại": None, "phiếu": ()}
BELOW = submission([row("A"), row("B")], level=Level.CELL, sender="CB-01", recipient="DU-LB")
OWN: Row = {"sender": "DU-LB", "sender_name": "Đảng ủy xã Lang Biang", "recipient": "BTV-LD"}


def grades(found: Overview) -> tuple[int, ...]:
    counts = found.figures.all_years[2026]
    return tuple(counts[f"grade_{number}"] for number in range(1, 5))


def test_a_row_that_is_continued_above_counts_there_alone(tmp_path: Path) -> None:
    put(
        tmp_path / "n",
        BELOW,
        submission([{**row("CB-01.A", **{"Xếp loại": "Tốt", "Điểm": 95}), "Nguồn": "CB-01"}], **OWN),
    )
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 2  # A at the level above, B not yet there
    assert grades(found) == (1, 1, 0, 0)
    units = {
        unit.code: found.figures.by_unit.get(unit.number, {}).get("total", 0) for unit in found.figures.units.units
    }
    assert units == {"CB-01": 1, "DU-LB": 1}


def test_what_another_level_is_to_appraise_has_the_grade_of_the_level_below(tmp_path: Path) -> None:
    put(tmp_path / "n", BELOW, submission([{**row("CB-01.A", **OTHER), "Nguồn": "CB-01"}], **OWN))
    counts = overview(tmp_path / "n")[0].figures.all_years[2026]
    assert (counts["other_authority"], counts["appraised"], counts["several_sheets"]) == (0, 2, 2)


def test_the_grade_that_travelled_up_counts_without_the_envelope_below(tmp_path: Path) -> None:
    put(tmp_path / "n", submission([row("CB-01.A", **OTHER, **{"Nguồn": "CB-01", "Xếp loại cấp dưới": "Đạt"})], **OWN))
    found, _ = overview(tmp_path / "n")
    assert grades(found) == (0, 0, 1, 0)
    assert found.figures.all_years[2026]["several_sheets"] == 0  # no points are known of that level


def other(**different: object) -> Envelope:
    """A row that another level is to appraise, whose row below (CB-01.A) is or is not among the sources."""
    return submission([row("CB-01.A", **OTHER, **{"Nguồn": "CB-01", **different})], **OWN)


@pytest.mark.parametrize(
    ("below", "travelled", "counted"),
    [
        (Outcome.NOT_REGISTERED, None, "not_registered"),
        (Outcome.AWAITING_APPRAISAL, Outcome.NOT_REGISTERED, "awaiting"),
        (None, Outcome.AWAITING_REPORT, "no_report"),
        (None, Outcome.OTHER_AUTHORITY, "other_authority"),
        (None, Outcome.QUALIFIED, "other_authority"),  # a verdict without its grade
        (None, None, "other_authority"),
    ],
)
def test_what_no_level_has_graded_counts_under_the_outcome_of_the_row_that_it_continues(
    tmp_path: Path, below: Outcome | None, travelled: Outcome | None, counted: str
) -> None:
    put(tmp_path / "n", other(**{"Kết luận cấp dưới": travelled and travelled.label}))
    if below is not None:
        put(tmp_path / "n", submission([row("A", **{**OTHER, "Kết luận": below.label})]))
    counts = overview(tmp_path / "n")[0].figures.all_years[2026]
    assert (counts["total"], counts[counted], counts["appraised"]) == (1, 1, 0)


def test_a_result_of_the_superior_goes_before_the_units_own_grade(tmp_path: Path) -> None:
    sent_back = result([{"Mã": "A", "Kết luận": "Không đủ điều kiện về mô hình", "Xếp loại": "Đạt", "Điểm": 60}])
    put(tmp_path / "n", BELOW, sent_back)
    found, _ = overview(tmp_path / "n")
    assert grades(found) == (0, 1, 1, 0)


def test_the_superiors_workbook_gives_grades_and_decisions_before_it_has_sent(tmp_path: Path) -> None:
    put(tmp_path / "n", BELOW)
    write_workbook(
        tmp_path / "n" / "so.xlsx",
        settings={"Mã đơn vị": "DU-LB", "Mã cấp trên": "BTV-LD"},
        subjects="| Mã | Nguồn | Quyết định |\n| CB-01.A | CB-01 | Đồng ý |\n| CB-01.B | CB-01 | |",
        scores="| Mã | C1 | C2 | C3 |\n| CB-01.A | 29 | 29 | 38 |\n| CB-01.A | 29 | 29 | 38 |",
    )
    write_workbook(
        tmp_path / "n" / "tren.xlsx",
        settings={"Mã đơn vị": "BTV-LD", "Cấp thẩm định": "Ban Thường vụ"},
        sheets={"Đầu mối": "| Mã | Tên | Địa chỉ thư |\n| DU-LB | Đảng ủy | a@b.example |"},
    )
    found, _ = overview(tmp_path / "n")
    counts = found.figures.all_years[2026]
    assert (counts["total"], grades(found), counts["agreed"]) == (2, (1, 1, 0, 0), 1)
    assert found.figures.sent[2026].sent == 0  # DU-LB itself has not sent


def test_a_unit_without_a_year_is_no_row_of_zeros_and_not_in_the_panel(tmp_path: Path) -> None:
    put(
        tmp_path / "n", BELOW, submission([row("C")], sender="CB-02", year=2025), submission([row("D")], sender="CB-02")
    )
    figures = overview(tmp_path / "n")[0].figures
    assert (figures.panel_units, figures.panel_years[2025]["total"], figures.panel_years[2026]["total"]) == (1, 1, 1)


@pytest.mark.slow
def test_three_levels_with_all_their_folders_count_the_subjects_of_the_highest_workbook(
    rehearsal: Rehearsal, tmp_path: Path
) -> None:
    levels = rehearsal.folder
    everything, _ = overview(levels, database=tmp_path / "all.duckdb")
    (top,) = [file.file for file in everything.files if file.state == "counted" and "So_BTV-LD" in str(file.file)]
    alone, _ = overview(levels.parent / str(top), database=tmp_path / "top.duckdb")
    for name in ("total", "in_scope", "registered", "withdrawn", "awaiting"):
        assert everything.figures.all_years[2026][name] == alone.figures.all_years[2026][name], name
    # what only a chi bộ has concluded is told by its envelope, and by nothing in the highest workbook
    known_below = {
        name: more
        for name in CLASSES
        if (more := everything.figures.all_years[2026][name] - alone.figures.all_years[2026][name])
    }
    assert known_below == {"appraised": 6, "not_registered": 1, "other_authority": -7}
    assert {state for state, _ in states(everything)} == {"older", "duplicate"}


@pytest.mark.slow
def test_any_part_of_the_copies_changes_nothing(rehearsal: Rehearsal, tmp_path: Path) -> None:
    desks = sorted(folder for folder in rehearsal.folder.iterdir() if folder.is_dir())
    forwards, _ = overview(*desks, database=tmp_path / "1.duckdb")
    backwards, _ = overview(*reversed(desks), desks[0] / "Đã gửi", database=tmp_path / "2.duckdb")
    assert forwards.figures.all_years == backwards.figures.all_years
    assert forwards.figures.matrix == backwards.figures.matrix
