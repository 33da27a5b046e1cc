import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.legacy_fonts import in_tcvn3, in_vni
from tests.vietnamese.test_syllable import ALL_SYLLABLES
from xlsx_addin.vietnamese.legacy import LegacyReading, legacy_reading
from xlsx_addin.vietnamese.normalise import normalise

WITH_DIACRITICS = [syllable for syllable in ALL_SYLLABLES if not syllable.isascii()]
IN_LATIN_1 = [syllable for syllable in WITH_DIACRITICS if max(syllable) <= "\u00ff"]

PHRASES = [
    "Phòng Nội vụ",
    "Nguyễn Văn An",
    "Hội Nông dân",
    "Đảng bộ",
    "Lê Thị Hà",
    "Trương Thị Hưng",
    "Chi bộ thôn 1",
    "Tổ dân phố 5",
    "Không đạt",
    "phục vụ nhân dân",
    "Kế hoạch",
    "Đảng ủy xã Đưng K'Nớ",
    "Bon Niêng, người K'Ho",
    "Thường trực HĐND huyện",
    "Mô hình “Dân vận khéo” – xây dựng nông thôn mới, giai đoạn 2021-2025 (đợt 2)",
    "Cải cách thủ tục hành chính, giảm 50% thời gian giải quyết hồ sơ của người dân",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_text_in_tcvn3_is_read(phrase: str) -> None:
    assert legacy_reading(in_tcvn3(phrase)) == LegacyReading("TCVN3", phrase)


@pytest.mark.parametrize("phrase", PHRASES)
def test_text_in_vni_is_read(phrase: str) -> None:
    assert legacy_reading(in_vni(phrase)) == LegacyReading("VNI", phrase)


def test_text_as_it_is_found_in_old_workbooks() -> None:
    assert legacy_reading("Phßng Néi vô") == LegacyReading("TCVN3", "Phòng Nội vụ")
    assert legacy_reading("Phoøng Noäi vuï") == LegacyReading("VNI", "Phòng Nội vụ")
    assert legacy_reading("UÛY BAN NHAÂN DAÂN") == LegacyReading("VNI", "ỦY BAN NHÂN DÂN")


def test_the_capital_font_of_tcvn3_is_read_in_small_letters() -> None:
    assert legacy_reading("®¶ng ñy x· l¸t") == LegacyReading("TCVN3", "đảng ủy xã lát")


def test_single_words_are_read_only_where_no_other_reading_is_likely() -> None:
    words = ["Kh¸", "§¹t", "Ñaït", "Tröôøng", "Höng", "Khaù", "Tèt"]
    assert [word for word in words if legacy_reading(word)] == ["Kh¸", "§¹t", "Ñaït", "Tröôøng"]


def test_a_place_name_of_a_minority_among_words_that_can_be_read() -> None:
    assert legacy_reading(in_tcvn3("huyện Đạ Tẻh")) == LegacyReading("TCVN3", "huyện Đạ Tẻh")


def test_one_word_that_cannot_be_read_among_many_that_can() -> None:
    phrase = "Krajăn Plin được Hội đồng nhân dân huyện tặng giấy khen"
    assert legacy_reading(in_tcvn3(phrase)) == LegacyReading("TCVN3", phrase)
    assert legacy_reading(in_tcvn3("Krajăn Plin")) is None


def test_normalised_text_gives_the_same_reading() -> None:
    cell = " GiÊy ph\u00d0p x©y dùng\u00a0"
    assert legacy_reading(normalise(cell)) == LegacyReading("TCVN3", "Giấy phép xây dựng")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "DV01",
        "Nguyen Van An",
        "Hòa Bình",
        "Hoà Bình",
        "Lò Văn Quý",
        "Toà án",
        "Cà phê",
        "Ô tô, mô tô",
        "ôtô",
        "K'Ho",
        "Đưng K'Nớ",
        "Đạ Đờn",
        "Đạ Tẻh",
        "Ka Sô",
        "Krajăn",
        "Bon Niêng",
        "Cil",
        "Cil Múp Ha Kra",
        "Pró",
        "Rô Men",
        "K'Brà",
        "N'Thôn Hạ",
        "hòan thành, cuả, qúy, gía",
        "hôp tac xa",
        "TRà My",
        'Hội nghị "Smart City" 5.0',
        "Café München",
        "José Renault",
        "naïve Zoë Noël Haïti",
        "où, là où, d'où",
        "Loïc",
        "Loïc Martin",
        "El Niño, São Tomé, Málaga",
        "Köln, Düsseldorf, Zürich, Straße",
        "« Ly »",
        "· Muc tieu · Ket qua",
        "m², m³, 50%, 37°5, ½, ±, 5 µm, 3×4, N·m, kW·h",
        "§ 5, §5a, © 2024, Microsoft®",
        "UBND¹, TH¹ va TH²",
        "“tiếng Việt” – ‘dấu’ … €",
        "日本 Русский",
    ],
)
def test_other_text_is_never_reported(text: str) -> None:
    assert legacy_reading(text) is None
    assert legacy_reading(unicodedata.normalize("NFD", text)) is None


@pytest.mark.parametrize("text", ["Tư vấn", "Nguyễn Văn An", "Như Lan", "Đảng bộ xã", "Hội Nông dân"])
def test_misread_utf8_is_not_legacy(text: str) -> None:
    assert legacy_reading(text.encode().decode("latin-1")) is None


def test_no_correct_syllable_is_reported() -> None:
    forms = [form for word in WITH_DIACRITICS for form in (word, word.upper(), word.title())]
    assert [form for form in forms if legacy_reading(form)] == []


@given(st.lists(st.sampled_from(IN_LATIN_1), min_size=2, max_size=6), st.sampled_from([str, str.upper, str.title]))
def test_no_correct_phrase_is_reported_even_when_all_its_letters_are_western_ones(words: list[str], case: type) -> None:
    assert legacy_reading(case(" ".join(words))) is None


@given(st.lists(st.sampled_from(WITH_DIACRITICS), min_size=2, max_size=4))
def test_a_reading_is_the_right_one(words: list[str]) -> None:
    phrase = " ".join(words)
    assert legacy_reading(in_tcvn3(phrase)) in {None, LegacyReading("TCVN3", phrase)}
    assert legacy_reading(in_vni(phrase)) in {None, LegacyReading("VNI", phrase)}


@given(
    st.lists(st.sampled_from(WITH_DIACRITICS), min_size=2, max_size=4), st.sampled_from(["Phòng Nội vụ", "Đảng viên"])
)
def test_any_phrase_beside_a_telling_one_is_read(words: list[str], telling: str) -> None:
    phrase = f"{telling}: {' '.join(words)}"
    assert legacy_reading(in_tcvn3(phrase)) == LegacyReading("TCVN3", phrase)
    assert legacy_reading(in_vni(phrase)) == LegacyReading("VNI", phrase)
