import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.normalise import fold, fold_name, normalise, without_diacritics


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Nguyen Van An", "Nguyen Van An"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("  DV01\t", "DV01"),
        ("\r\nDV01 \r\n", "DV01"),
        ("\ufeff\u200b Đạt\u00a0\u200b", "Đạt"),
        ("Chi\u00a0bộ\u202fthôn\u20071", "Chi bộ thôn 1"),
        ("Ch\u200bi bộ", "Ch\u200bi bộ"),
        ("hai  dấu cách", "hai  dấu cách"),
        ("dòng một\r\ndòng hai\rdòng ba\ndòng bốn", "dòng một\ndòng hai\ndòng ba\ndòng bốn"),
        ("a\r\nb", "a\nb"),
        ("\u00d0ạt \u0189ạt Đạt", "Đạt Đạt Đạt"),
        ("Reykjavík í suðri", "Reykjavík í suðri"),
        (" \u3000\u200b\r\n", ""),
        ("", ""),
    ],
)
def test_normalising(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


def test_text_typed_with_separate_accents_becomes_equal() -> None:
    assert normalise(unicodedata.normalize("NFD", "Đường Nguyễn Huệ")) == "Đường Nguyễn Huệ"


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "heading",
    ["Đơn vị", " ĐƠN VỊ ", "đơn\u00a0vị", "\u00d0ơn vị", "\u00f0ơn vị", unicodedata.normalize("NFD", "Đơn vị")],
)
def test_headings_that_are_the_same(heading: str) -> None:
    assert fold(heading) == "đơn vị"


@pytest.mark.parametrize("heading", ["Don vi", "Đơn  vị", "Đơn vi", "Đơnvị"])
def test_headings_that_are_not(heading: str) -> None:
    assert fold(heading) != "đơn vị"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_names_are_the_same_whatever_stands_between_the_words() -> None:
    assert fold_name(" Lê  Thị\u00a0\nHOA") == fold_name("lê thị hoa") == "lê thị hoa"


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đã đối chiếu", "Da doi chieu"),
        ("Lãnh đạo, chỉ đạo", "Lanh dao, chi dao"),
        ("\u00d0\u00f0\u0189\u0256", "DdDd"),
        (unicodedata.normalize("NFD", "ƯỚC ước"), "UOC uoc"),
        ("DV01", "DV01"),
        ("한국 Привет", "한국 Привет"),
    ],
)
def test_taking_the_diacritics_off(text: str, bare: str) -> None:
    assert without_diacritics(text) == bare
