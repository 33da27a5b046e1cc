"""What an envelope amounts to, by its own sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import grades
from tests.exchange.sent import submitted
from xlsx_addin.exchange.envelope.counts import counts_of
from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from pathlib import Path


def forged(envelope: Envelope, conclusions: dict[int, str | float]) -> Envelope:
    """The envelope with other conclusions, by row."""
    results = SheetValues(
        "Kết quả", {column: dict(cells) for column, cells in envelope.sheets["Kết quả"].columns.items()}
    )
    for row, conclusion in conclusions.items():
        results.set(row, 5, conclusion)
    return Envelope.sealed(envelope.manifest, {**envelope.sheets, "Kết quả": results})


def test_subjects_are_counted_by_outcome_and_grade_with_their_kinds(tmp_path: Path) -> None:
    counts = counts_of(submitted(tmp_path))
    assert counts.subjects == 3
    assert counts.found == {
        (Outcome.QUALIFIED, Kind.ORGANISATION): 1,
        (Outcome.QUALIFIED, Kind.COLLECTIVE): 1,
        (Outcome.AWAITING_REPORT, Kind.INDIVIDUAL): 1,
        (grades.GOOD, Kind.ORGANISATION): 1,
        (grades.FAIR, Kind.COLLECTIVE): 1,
    }
    assert [counts.of(outcome) for outcome in (Outcome.QUALIFIED, Outcome.INVALID)] == [2, 0]
    assert [counts.of(grade) for grade in grades.ALL] == [1, 1, 0, 0]


def test_a_kind_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    subjects = "| Mã | Loại đối tượng |\n| A01 | Công ty |"
    assert counts_of(submitted(tmp_path, subjects=subjects, scores="")).found == {(Outcome.INVALID, None): 1}


def test_errors_are_given_and_warnings_counted(tmp_path: Path) -> None:
    subjects = "| Mã | Điểm tự chấm | Tự xếp loại |\n| A01 | x | |\n| A02 | y | Tốt |"
    counts = counts_of(submitted(tmp_path, subjects=subjects, scores=""))
    assert [(message.split(" (")[0], count) for message, count in counts.errors] == [
        ("Ô Đơn vị!P5", 1),
        ("Ô Đơn vị!P6", 1),
    ]
    assert (counts.error_count, counts.warnings) == (2, 1)


def test_a_row_of_many_problems_counts_as_many(tmp_path: Path) -> None:
    rows = "".join(f"| A{number} | x | |\n" for number in range(12))
    counts = counts_of(submitted(tmp_path, subjects=f"| Mã | Điểm tự chấm | Tự xếp loại |\n{rows}", scores=""))
    assert [count for _, count in counts.errors] == [12]
    assert (counts.error_count, counts.warnings) == (12, 12)


def test_words_that_are_none_of_ours_count_in_no_outcome(tmp_path: Path) -> None:
    counts = counts_of(forged(submitted(tmp_path), {5: "Rất tốt", 6: 7.0}))
    assert counts.subjects == 3
    outcomes = {(term, kind): count for (term, kind), count in counts.found.items() if isinstance(term, Outcome)}
    assert outcomes == {(Outcome.AWAITING_REPORT, Kind.INDIVIDUAL): 1}


def test_a_heading_that_is_missing_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Trang tính “Kết quả” thiếu tiêu đề cột “Kết luận”"):
        counts_of(forged(submitted(tmp_path), {4: "Kết"}))
