"""Every fault that is put into a sound workbook on purpose is told, by the second reading and by the package."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tools.oracle.comparison import is_told, package_document
from tools.oracle.faults import FAULTS
from tools.oracle.findings import KINDS
from tools.oracle.random_books import sound_book
from tools.oracle.reading import read

if TYPE_CHECKING:
    from tools.oracle.books import Book
    from tools.oracle.planting import Planted

TRIES = 40
UNPLANTED = {
    "initiative outside the year",  # decisions of another year, filled and blank sheets stand in sound books
    "award outside the year",
    "sheet not appraised",
    "fewer sheets than most",
    "report without registration, not required",
    "dates mixed",
    "no criterion applies",  # needs a scale without a single common criterion
}


def planted(fault: int, books: int) -> list[tuple[Book, Planted]]:
    """So many books into which the fault of that number was put."""
    found: list[tuple[Book, Planted]] = []
    for attempt in range(TRIES):
        if len(found) == books:
            break
        chance = Random(f"{fault}-{attempt}")
        book = sound_book(chance)
        told = FAULTS[fault](chance, book)
        if told is not None:
            found.append((book, told))
    return found


@pytest.mark.parametrize("fault", range(len(FAULTS)))
def test_a_planted_fault_is_told(fault: int) -> None:
    books = planted(fault, 1)
    assert len(books) == 1
    for book, expected in books:
        findings = [
            finding
            for finding in read(book).told
            if (finding.kind, finding.sheet) == (expected.kind, expected.sheet) and expected.row in (None, finding.row)
        ]
        assert findings, f"the second reading does not tell {expected}"
        problems = package_document(book)["problems"]
        assert any(is_told(finding, problem) for finding in findings for problem in problems), expected


def test_every_kind_of_finding_is_planted() -> None:
    """In several books each: what some are told in a year that requires no registration has another name."""
    assert {told.kind for fault in range(len(FAULTS)) for _, told in planted(fault, 4)} >= set(KINDS) - UNPLANTED
