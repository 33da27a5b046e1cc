from tests.vietnamese.legacy_fonts import TCVN3_CODES, VNI_CODES, in_tcvn3, in_vni
from tests.vietnamese.test_syllable import ALL_SYLLABLES
from xlsx_addin.vietnamese.legacy_letters import from_tcvn3, from_vni
from xlsx_addin.vietnamese.syllable import TONE_MARKS, VOWELS


def test_there_are_134_letters_beyond_ascii() -> None:
    toned = len(VOWELS) * (1 + len(TONE_MARKS)) - len("aeiouy") + len("đ")
    assert 2 * toned == 134
    assert len(VNI_CODES) == 134
    assert len(TCVN3_CODES) == toned + len("ĂÂÊÔƠƯĐ")  # its capitals have no tones


def test_every_letter_of_tcvn3_is_read() -> None:
    assert {letter: from_tcvn3(code) for letter, code in TCVN3_CODES.items()} == {code: code for code in TCVN3_CODES}


def test_every_letter_of_vni_is_read() -> None:
    assert {letter: from_vni(code) for letter, code in VNI_CODES.items()} == {code: code for code in VNI_CODES}


def test_every_syllable_comes_back() -> None:
    assert [syllable for syllable in ALL_SYLLABLES if from_tcvn3(in_tcvn3(syllable)) != syllable] == []
    assert [syllable for syllable in ALL_SYLLABLES if from_vni(in_vni(syllable)) != syllable] == []


def test_capitals_come_back_in_vni() -> None:
    assert [syllable for syllable in ALL_SYLLABLES if from_vni(in_vni(syllable.upper())) != syllable.upper()] == []


def test_a_capital_of_tcvn3_with_its_tone_behind_it() -> None:
    assert from_tcvn3("Aµ £Ò ¥í") == "À Ề Ớ"


def test_a_capital_of_vni_with_a_small_sign() -> None:
    assert from_vni("AÂn Aân ÑAÏT Ñaït") == "Ân Ân ĐẠT Đạt"


def test_the_sign_for_e_acute_is_read_after_normalising_too() -> None:
    assert from_tcvn3("giÊy ph\u00d0p") == from_tcvn3("giÊy ph\u0110p") == "giấy phép"


def test_other_characters_stay() -> None:
    assert from_tcvn3("UBND, 5 m² – “x”") == "UBND, 5 m² – “x”"
    assert from_vni("UBND, 5 m² – “x” ½ §") == "UBND, 5 m² – “x” ½ §"
