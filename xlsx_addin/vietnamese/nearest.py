"""The name that was probably meant: for an unknown code, sheet, heading or choice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from xlsx_addin.vietnamese.edit_distance import distance, one_edit_away
from xlsx_addin.vietnamese.normalise import fold, without_diacritics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# From how many letters on how many of them may be wrong.
_MISTAKES_BY_LENGTH: Final = ((16, 3), (8, 2), (3, 1))
_SHORTEST_BEGINNING: Final = 3
# A longer text is no name: somebody's paragraph in the wrong column. It is compared as a whole alone.
_LONGEST_NAME: Final = 100
_LONGEST_TEXT: Final = 300
_MOST_STEPS: Final = 2_000_000
"""Comparisons with single names and single variants in all searches among the same names: a second or less.

Enough for every name of a workbook with some mistakes in it. Where thousands of names are all wrong, the later ones
are found by the indexes alone.
"""

_DIGIT: Final = re.compile("[0-9]")
_PUNCTUATION: Final = re.compile(r"[\W_]+")
_LEADING_ZEROS: Final = re.compile("(?<![0-9])0+(?=[0-9])")
_LOOK_LIKE_DIGITS: Final = str.maketrans("oil", "011")


class NearestNames:
    """Names among which the one nearest to a wrong name is found; the indexes are built when first needed.

    The first of these that finds one decides: the same but for case and diacritics ("don vi" for "Đơn vị"); the same
    but for punctuation, zeros before a number, and O, I or L typed for a digit ("DV-O1" for "DV01"); a few letters
    missing, added, replaced or swapped; words missing or added at the end ("Điểm (2)" for "Điểm"), not the greater
    part of the name. Among equally near names the one given first is taken. Another digit is another name: a mistake
    in a digit alone counts only where it leads to a single name.

    However many names are wrong, all searches together stay within ``_MOST_STEPS``.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        self._steps_left = _MOST_STEPS
        self._found: dict[str, int | None] = {}

    def find(self, wrong: str) -> str | None:
        """Find the most similar name, as it was given, or None."""
        folded = fold(wrong)
        place = self._folded.get(folded)
        if place is None and len(folded) <= _LONGEST_TEXT:
            if folded not in self._found:
                places = self._places(without_diacritics(folded))
                self._found[folded] = next((found for found in places if found is not None), None)
            place = self._found[folded]
        return None if place is None else self._names[place]

    def _places(self, key: str) -> Iterator[int | None]:
        """What each way of searching finds, the next one when it is asked for."""
        yield self._keys.get(key)
        yield self._skeletons.get(_skeleton(key))
        yield self._with_one_mistake(key)
        yield self._with_more_mistakes(key)
        yield self._beginnings.get(key)
        yield from map(self._keys.get, _beginnings(key))

    @cached_property
    def _folded(self) -> dict[str, int]:
        return _first_places((fold(name), place) for place, name in enumerate(self._names))

    @cached_property
    def _keys(self) -> dict[str, int]:
        keys = ((key, place) for key, place in self._folded.items() if len(key) <= _LONGEST_TEXT)
        return _first_places((without_diacritics(key), place) for key, place in keys)

    @cached_property
    def _skeletons(self) -> dict[str, int]:
        return _first_places((_skeleton(key), place) for key, place in self._keys.items())

    @cached_property
    def _alphabet(self) -> str:
        return "".join(sorted(filter(str.isascii, set().union(*self._keys))))

    @cached_property
    def _bits(self) -> dict[tuple[str, int], int]:
        """A bit for the first a of a name, another for a second a, and so on."""
        letters = {letter for key in self._keys for letter in _numbered_letters(key)}
        return {letter: 1 << place for place, letter in enumerate(sorted(letters))}

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[int, str, int]]]:
        """The names by their length: the letters as bits, the key, the place."""
        lengths: dict[int, list[tuple[int, str, int]]] = {}
        for key, place in self._keys.items():
            bits = sum(self._bits[letter] for letter in _numbered_letters(key))
            lengths.setdefault(len(key), []).append((bits, key, place))
        return lengths

    @cached_property
    def _beginnings(self) -> dict[str, int]:
        return _first_places((beginning, place) for key, place in self._keys.items() for beginning in _beginnings(key))

    def _with_one_mistake(self, key: str) -> int | None:
        if _mistakes_allowed(key) < 1 or self._steps_left <= 0:
            return None
        self._steps_left -= 2 * len(key) * len(self._alphabet)
        places: set[int] = set()
        places_by_digits: set[int] = set()
        for variant, digits_alone in one_edit_away(key, self._alphabet):
            place = self._keys.get(variant)
            if place is not None:
                (places_by_digits if digits_alone else places).add(place)
        if places:
            return min(places)
        return places_by_digits.pop() if len(places_by_digits) == 1 else None

    def _with_more_mistakes(self, key: str) -> int | None:
        allowed = _mistakes_allowed(key)
        if allowed < 2 or self._steps_left <= 0:
            return None
        letters = _numbered_letters(key)
        bits = sum(self._bits.get(letter, 0) for letter in letters)
        unknown = sum(letter not in self._bits for letter in letters)
        best: tuple[int, int] | None = None
        for length in range(len(key) - allowed, len(key) + allowed + 1):
            names = self._by_length.get(length, ())
            self._steps_left -= len(names)
            for other_bits, other, place in names:
                # Each mistake changes at most one letter into another, so many differing letters rule a name out fast.
                if (other_bits & ~bits).bit_count() > allowed or (bits & ~other_bits).bit_count() + unknown > allowed:
                    continue
                mistakes = distance(key, other, allowed)
                if mistakes <= allowed and (best is None or (mistakes, place) < best):
                    best = (mistakes, place)
                    allowed = mistakes
        return None if best is None else best[1]


def _first_places(places: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Keep the first place of each name that is not empty."""
    first: dict[str, int] = {}
    for name, place in places:
        if name:
            first.setdefault(name, place)
    return first


def _skeleton(key: str) -> str:
    """Strip a key of what is easily mistyped in a code."""
    letters = _PUNCTUATION.sub("", key)
    if _DIGIT.search(letters) is None:
        return letters
    return _LEADING_ZEROS.sub("", letters.translate(_LOOK_LIKE_DIGITS))


def _mistakes_allowed(key: str) -> int:
    if len(key) > _LONGEST_NAME:
        return 0
    if _DIGIT.search(key):
        return int(len(key) >= _MISTAKES_BY_LENGTH[-1][0])
    return next((mistakes for length, mistakes in _MISTAKES_BY_LENGTH if len(key) >= length), 0)


def _numbered_letters(key: str) -> list[tuple[str, int]]:
    return [(letter, number) for letter, count in Counter(key).items() for number in range(count)]


def _beginnings(key: str) -> list[str]:
    """Cut off last words of a key, keeping at least half of it; the longest beginning first."""
    ends = [place for place, letter in enumerate(key) if letter == " "]
    return [key[:end] for end in reversed(ends) if end >= _SHORTEST_BEGINNING and 2 * end >= len(key)]
