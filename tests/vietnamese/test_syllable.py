import unicodedata

import pytest

from xlsx_addin.vietnamese.syllable import TONE_MARKS, is_syllable, resembles_syllable, spellings


def _with_tones(bare: str) -> list[str]:
    """A syllable without its tone in every tone and every placement that is allowed."""
    spelling = spellings()[bare]
    marks = "\u0301\u0323" if spelling.stopped else TONE_MARKS
    toned = [bare[: place + 1] + mark + bare[place + 1 :] for place in sorted(spelling.mark_at) for mark in marks]
    return [unicodedata.normalize("NFC", syllable) for syllable in ([] if spelling.stopped else [bare]) + toned]


ALL_SYLLABLES = [syllable for bare in spellings() for syllable in _with_tones(bare)]

VERSES = """
    Trăm năm trong cõi người ta Chữ tài chữ mệnh khéo là ghét nhau Trải qua một cuộc bể dâu Những điều trông thấy mà
    đau đớn lòng Lạ gì bỉ sắc tư phong Trời xanh quen thói má hồng đánh ghen Cảo thơm lần giở trước đèn Phong tình có
    lục còn truyền sử xanh Rằng năm Gia Tĩnh triều Minh Bốn phương phẳng lặng hai kinh vững vàng
"""
OFFICE = """
    Ủy ban nhân dân uỷ ban Huyện ủy Thường trực Hội đồng Quyết định giấy phép thuở khuya khuỷu tay khuỵu giếng gìn giữ
    giặc quốc gia quý quí Quỳnh quyển quyết quạnh quẽ xoong goòng moóc loắt choắt nguệch ngoạc huênh hoang yêu yến yểng
    ỉa iếc ngoằn ngoèo khuấy luật thuế huơ quở nghiêng nghĩa nghề ghế kỹ kĩ lý lí mỹ sỹ Hà Hòa Hoà Thúy Thuý loè lòe
"""
MISSPELT = """
    héi néi phßng nguyeãn cê ngê gê ka cy qan qơ kuốc ghà nghà tòan hóac hôp tốc̀ cup hat tìch mach họăc cuả qúy gía
    iên yêm̀ btan krông đắk tẻh ngiêng trươm̀ng aă eo̧ b ng z xyz
"""


@pytest.mark.parametrize("word", [*VERSES.split(), *OFFICE.replace("iếc", "").split()])
def test_correct_words_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", MISSPELT.split())
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


def test_case_and_the_form_of_the_letters_do_not_matter() -> None:
    assert is_syllable("NGUYỄN")
    assert is_syllable(unicodedata.normalize("NFD", "Nguyễn"))


def test_both_placements_of_the_tone_mark_are_right_where_both_are_in_use() -> None:
    assert [word for word in ("hòa", "hoà", "khỏe", "khoẻ", "thủy", "thuỷ") if not is_syllable(word)] == []
    assert [word for word in ("hòan", "hóai", "qúy", "gía", "cuả") if is_syllable(word)] == []


def test_a_final_stop_has_two_tones_only() -> None:
    assert [word for word in ("cap", "càp", "cảp", "cãp", "cáp", "cạp") if is_syllable(word)] == ["cáp", "cạp"]


def test_the_vowel_of_tieu_is_written_with_y_when_no_onset_stands_before_it() -> None:
    assert [word for word in ("yêu", "tiêu", "iêu", "tyêu") if is_syllable(word)] == ["yêu", "tiêu"]


def test_all_spellings_in_all_tones_are_syllables_and_resemble_one() -> None:
    assert len(ALL_SYLLABLES) == len(set(ALL_SYLLABLES)) > 17_000
    assert [word for word in ALL_SYLLABLES if not (is_syllable(word) and resembles_syllable(word))] == []


@pytest.mark.parametrize("word", ["Đắk", "Tẻh", "Lạch", "Krông", "cuả", "hòan", "hôp", "Păng", "Srăng"])
def test_slips_and_names_of_minorities_resemble_a_syllable(word: str) -> None:
    assert resembles_syllable(word)


@pytest.mark.parametrize("word", ["Héi", "Nguyeãn", "Phßng", "Toå", "Café", "hóá", "MĐ"])
def test_words_without_one_possible_run_of_vowels_do_not(word: str) -> None:
    assert not resembles_syllable(word)
