import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.normalise import (
    fold,
    fold_name,
    fold_spelling,
    normalise,
    place_tones,
    without_diacritics,
)


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cấp ủy cơ sở", "Cấp uỷ cơ sở"),
        ("ỦY BAN", "UỶ BAN"),
        ("Lê Hòa", "Lê Hoà"),
        ("khỏe, thúy; đọa đày", "khoẻ, thuý; đoạ đày"),
        (unicodedata.normalize("NFD", "Cấp ủy"), "Cấp uỷ"),
    ],
)
def test_both_places_of_a_tone_mark_are_one_spelling(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)
    assert fold(one) != fold(other)  # in codes
    assert place_tones(normalise(one)) == place_tones(normalise(other)) == normalise(other)
    assert fold_spelling(one) == fold_spelling(other)
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize("text", ["quý", "hoàn toàn", "tuyên", "úa", "múi", "Hóc Môn", "loé", "DV01"])
def test_a_mark_with_one_place_stays(text: str) -> None:
    assert place_tones(text) == text


@pytest.mark.parametrize(("one", "other"), [("quý", "qúy"), ("hoàn", "hòan"), ("của", "cuả")])
def test_a_mark_in_a_place_of_no_school_is_another_spelling(one: str, other: str) -> None:
    assert fold_spelling(one) != fold_spelling(other)


@given(st.text())
def test_placing_the_marks_twice_changes_nothing_more(text: str) -> None:
    assert fold_spelling(fold_spelling(text)) == fold_spelling(text)


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
