from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.vietnamese.edit_distance import CloseWords, distance, one_edit_away

SHORT = st.text("abc1", max_size=6)


@pytest.mark.parametrize(
    ("first", "second", "mistakes"),
    [
        ("diem", "diem", 0),
        ("diem", "dim", 1),
        ("diem", "dieem", 1),
        ("diem", "dien", 1),
        ("diem", "deim", 1),
        ("diem", "tim", 2),
        ("ca", "abc", 3),
        ("", "abc", 3),
    ],
)
def test_mistakes_are_counted(first: str, second: str, mistakes: int) -> None:
    assert distance(first, second, 3) == mistakes


def test_counting_stops_at_the_most_that_is_asked_for() -> None:
    assert distance("tieu chi", "ket qua", 2) == 3
    assert distance("a", "abcdef", 2) == 3


def _plain_distance(first: str, second: str) -> int:
    """The definition, word for word."""

    def ways() -> Iterator[int]:
        yield _plain_distance(first[:-1], second) + 1
        yield _plain_distance(first, second[:-1]) + 1
        yield _plain_distance(first[:-1], second[:-1]) + (first[-1] != second[-1])
        if len(first) > 1 and len(second) > 1 and first[-2:] == second[-1] + second[-2]:
            yield _plain_distance(first[:-2], second[:-2]) + 1

    return min(ways()) if first and second else len(first) + len(second)


@given(st.text("ab", max_size=5), st.text("ab", max_size=5), st.integers(0, 4))
def test_the_distance_is_that_of_the_definition(first: str, second: str, most: int) -> None:
    assert distance(first, second, most) == min(_plain_distance(first, second), most + 1)


@given(SHORT, SHORT)
def test_words_one_edit_away_are_those_at_distance_one(word: str, other: str) -> None:
    variants = {variant for variant, _ in one_edit_away(word, "abc1") if variant != word}
    assert {distance(word, variant, 1) for variant in variants} <= {1}
    assert (other in variants) == (distance(word, other, 1) == 1)


def test_edits_of_digits_alone_are_told_apart() -> None:
    by_digits = {variant for variant, digits_alone in one_edit_away("a1", "ab12") if digits_alone}
    assert by_digits == {"a", "a2", "a1", "1a1", "2a1", "a11", "a21", "a12"}


@given(st.lists(SHORT, unique=True, max_size=12), SHORT, st.integers(0, 2))
def test_the_nearest_word_is_that_with_the_fewest_mistakes(words: list[str], word: str, most: int) -> None:
    counted = {other: distance(word.casefold(), other.casefold(), most) for other in words}
    least = min(counted.values(), default=most + 1)
    found_least, found = CloseWords(words, most).nearest(word)
    if least > most:
        assert (found_least, found) == (most + 1, ())
    else:
        nearest = {other for other, mistakes in counted.items() if mistakes == least}
        assert (found_least, len(found)) == (least, min(2, len(nearest)))
        assert set(found) <= nearest


def test_case_is_no_mistake() -> None:
    assert CloseWords(["DV01", "DV02"], 2).nearest("dv01") == (0, ("DV01",))


def test_a_word_of_any_length_is_looked_up() -> None:
    assert CloseWords(["DV01"], 2).nearest("DV01" * 8000) == (3, ())
