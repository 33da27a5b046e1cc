"""Names in the order of a Vietnamese dictionary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.alphabet import name_key, sort_key


def test_dotted_and_stroked_letters_have_their_own_places() -> None:
    ordered = ["Da Nhim", "Dốc Mơ", "Đất Đỏ", "Đồi Cù", "Hoa Ban", "Hồ Xanh", "Ô Môn", "Ơn", "U Minh", "Ước"]
    shuffled = [*ordered[5:], *ordered[:5]]
    assert sorted(shuffled, key=sort_key) == ordered


def test_a_tone_decides_only_between_words_of_the_same_letters() -> None:
    assert sorted(["Hồ Lớn", "Hố", "Hồ", "Hộ", "Hô", "Hổ"], key=sort_key) == ["Hô", "Hồ", "Hổ", "Hố", "Hộ", "Hồ Lớn"]


def test_numbers_sort_by_their_value() -> None:
    assert sorted(["Chi bộ 10", "Chi bộ 9", "CB-02", "CB-10", "CB-1"], key=sort_key) == [
        "CB-1",
        "CB-02",
        "CB-10",
        "Chi bộ 9",
        "Chi bộ 10",
    ]


@given(st.text())
def test_any_text_has_a_key_and_case_does_not_matter(text: str) -> None:
    assert sort_key(text) == sort_key(text.casefold())


def test_people_stand_by_their_given_name_then_by_family_and_middle_names() -> None:
    people = ["Trần Thị Ngọc Hà", "Lê Văn Bình", "Đinh Văn Hòa", "Lê Thị Bình", "Nguyễn Văn Ân", "Bùi Thị An"]
    assert sorted(people, key=name_key) == [
        "Bùi Thị An",
        "Nguyễn Văn Ân",
        "Lê Thị Bình",
        "Lê Văn Bình",
        "Trần Thị Ngọc Hà",
        "Đinh Văn Hòa",
    ]
