"""Widths of texts in Times New Roman, and how many lines they take."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.workbook.text_width import balanced, line_count, line_pixels, text_pixels

WORDS = st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy", min_size=1, max_size=8), min_size=1, max_size=30)


def test_widths_are_those_of_the_type() -> None:
    # Digits are half as wide as the type is high: 12 points are 16 pixels.
    assert text_pixels("0123456789", 12) == pytest.approx(80)
    assert text_pixels("mm", 12) > text_pixels("ii", 12)
    assert text_pixels("Tốt", 12, bold=True) > text_pixels("Tốt", 12)


def test_a_tone_mark_takes_no_room_however_it_is_coded() -> None:
    assert text_pixels("Tệ", 11) == text_pixels("Te", 11)
    assert text_pixels(unicodedata.normalize("NFD", "Đường"), 11) == text_pixels("Đường", 11)


def test_lines_break_between_words_and_where_the_text_says_so() -> None:
    width = text_pixels("mười mô hình", 11)
    assert line_count("mười mô hình", width, 11) == 1
    assert line_count("mười mô hình", width - 1, 11) == 2
    assert line_count("mười\nmô hình", width, 11) == 2
    assert line_pixels(12) > 12 * 96 / 72


@given(WORDS, st.integers(60, 400))
def test_the_lines_of_a_text_hold_all_of_it(words: list[str], pixels: int) -> None:
    text = " ".join(words)
    lines = line_count(text, pixels, 11)
    assert lines * pixels >= text_pixels(text, 11) - lines * text_pixels(" ", 11)
    assert lines <= sum(math.ceil(text_pixels(word, 11) / pixels) for word in words)


def test_a_word_wider_than_its_column_is_broken() -> None:
    width = text_pixels("DU-LANGBIANG", 11)
    assert line_count("DU-LANGBIANG", width / 2, 11) == 2
    assert line_count("mã DU-LANGBIANG", width / 2, 11) == 3


def test_a_name_is_balanced_over_as_few_lines_as_it_needs() -> None:
    name = "ĐẢNG ỦY TRƯỜNG THPT LANG BIANG"
    assert balanced(name, text_pixels(name, 14), 14) == name
    assert balanced(name, text_pixels(name, 14) - 1, 14) == "ĐẢNG ỦY\nTRƯỜNG THPT LANG BIANG"
    assert balanced("ĐẢNG ỦY\nXÃ LÁT", 10, 14) == "ĐẢNG ỦY\nXÃ LÁT"
