"""The clerk's own texts within a sentence."""

from __future__ import annotations

import pytest

from xlsx_addin.vietnamese.quoting import LONGEST_QUOTED, listed, printable, quoted


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Đảng ủy xã – “Ơ”", "Đảng ủy xã – “Ơ”"),
        ("a\nb\tc\x00", "a␊b␉c␀"),
        ("\x1b[31m\x07", "␛[31m␇"),
        ("\u202egnp.exe\u200b", "�gnp.exe�"),
        ("một\u00a0hai\u3000ba", "một hai ba"),
        ("a\u2028b\u2029c\x85d", "a␊b␊c␊d"),
        ("\ud800\x7f\x9b", "���"),
        ("", ""),
    ],
)
def test_what_cannot_be_printed_is_shown_by_a_sign(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(text).isprintable()
    assert quoted(text) == shown
