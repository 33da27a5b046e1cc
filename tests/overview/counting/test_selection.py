"""Which version of a line counts, with a record of receipts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.overview.made import overview, put, record, row, states, submission
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from pathlib import Path

V1 = submission([row("A")])
V2 = submission([row("A"), row("B")], version=2, previous=V1)
V3 = submission([row("A"), row("B"), row("C")], version=3, previous=V2)
OTHER_V2 = submission([row("X")] * 1 + [row("Y"), row("Z"), row("W")], version=2, previous=V1)


def counted_subjects(folder: Path, **options: Any) -> int:
    return overview(folder, **options)[0].figures.all_years[2026]["total"]


def test_without_a_record_the_end_of_an_unbroken_chain_counts(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, V2, V3)
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 3
    assert states(found) == [("older", 2), ("older", 1)] or sorted(states(found)) == [("older", 1), ("older", 2)]
    assert found.loose == 1


def test_a_later_version_alone_counts(tmp_path: Path) -> None:
    put(tmp_path / "n", V2)
    assert counted_subjects(tmp_path / "n") == 2


def test_two_contents_of_one_version_are_branched_until_one_is_accepted(tmp_path: Path) -> None:
    put(tmp_path / "n", V2, OTHER_V2)
    put(tmp_path / "n", submission([row("A")], sender="CB-02"))
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 1
    assert states(found) == [("branched", 2), ("branched", 2)]
    assert counted_subjects(tmp_path / "n", accepted_codes=[OTHER_V2.code]) == 5


def test_a_chain_with_a_missing_link_is_branched(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, V3, submission([row("A")], sender="CB-02"))
    assert states(overview(tmp_path / "n")[0]) == [("branched", 3), ("branched", 1)] or sorted(
        states(overview(tmp_path / "n")[0])
    ) == [("branched", 1), ("branched", 3)]


def test_two_units_of_one_code_are_named(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, submission([row("Q")], sender_name="Chi bộ Hai"), submission([row("A")], sender="CB-02"))
    found, _ = overview(tmp_path / "n")
    assert [file.reason for file in found.not_counted] == [words.TWO_UNITS_OF_ONE_CODE] * 2


def test_what_the_record_accepted_counts_and_not_what_is_newer(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, V3)
    record(tmp_path / "n", (V1, "2026-12-10T08:00"), (V3, "2026-12-12T08:00", False))
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 1
    assert states(found) == [("held", 3)]


def test_the_record_tells_which_of_two_branches_was_accepted_last(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, V2, OTHER_V2)
    record(tmp_path / "n", (V1, "2026-12-10T08:00"), (V2, "2026-12-11T08:00"), (OTHER_V2, "2026-12-12T08:00"))
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 4
    assert {state for state, _ in states(found)} == {"older"}


def test_an_accepted_version_without_a_file_is_missing_and_none_takes_its_place(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, submission([row("A")], sender="CB-02"))
    record(tmp_path / "n", (V1, "2026-12-10T08:00"), (V2, "2026-12-11T08:00"))
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 1
    assert [(file.state, file.sender, file.version) for file in found.not_counted] == [("missing", "CB-01", 2)]


def test_the_first_receipt_of_a_counted_version_tells_whether_a_unit_was_late(tmp_path: Path) -> None:
    put(tmp_path / "n", V1, V2)
    record(tmp_path / "n", (V1, "2026-12-19T08:00"), (V2, "2026-12-24T08:00"))
    found, _ = overview(tmp_path / "n")
    (unit,) = found.figures.units.units
    # the recipient is a Ban Thường vụ: before 20/12
    assert (unit.years[2026].days, found.figures.sent[2026].late) == (0, 0)
