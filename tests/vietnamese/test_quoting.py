"""The clerk's own texts within a sentence."""

from __future__ import annotations

from xlsx_addin.vietnamese.quoting import LONGEST_QUOTED, listed, quoted


def test_a_text_is_quoted_whole_and_an_endless_one_by_its_start() -> None:
    assert quoted("Lý do") == "Lý do"
    assert quoted("a" * LONGEST_QUOTED) == "a" * LONGEST_QUOTED
    assert quoted("a" * (LONGEST_QUOTED + 1)) == "a" * (LONGEST_QUOTED - 1) + "…"
    assert quoted("Lý do", 4) == "Lý …"


def test_a_list_shows_so_many_and_hints_at_the_others() -> None:
    assert listed(["A1", "A2"]) == listed(["A1", "A2"], 2) == "A1, A2"
    assert listed(["A1", "A2", "A3"], 2) == "A1, A2 …"
    assert listed(["A1", "A2", "A3"], 2, ", …") == "A1, A2, …"
    assert listed([], 2) == ""
