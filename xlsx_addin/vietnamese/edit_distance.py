"""How many letters lie between two words: letters missing, added, replaced, or two neighbours swapped."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def one_edit_away(word: str, alphabet: str) -> Iterator[tuple[str, bool]]:
    """Give every word one mistake away, some of them more than once, in letters of the alphabet.

    With each goes whether the mistake is about digits alone: one left out, added, or replaced by another.
    """
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:], after[0].isdecimal()
            if len(after) > 1:
                yield before + after[1] + after[0] + after[2:], False
            for letter in alphabet:
                yield before + letter + after[1:], letter.isdecimal() and after[0].isdecimal()
        for letter in alphabet:
            yield before + letter + after, letter.isdecimal()


def distance(first: str, second: str, most: int) -> int:
    """Count the fewest mistakes that turn one word into the other, no part edited twice; ``most`` + 1 if more.

    This is the Damerau-Levenshtein distance in its restricted form (optimal string alignment).
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for line, letter in enumerate(first, start=1):
        earlier, before = before, row
        row = [line]
        for column, other in enumerate(second, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != other))
            if line > 1 and column > 1 and letter == second[column - 2] and other == first[line - 2]:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class CloseWords:
    """Words among which those within a few mistakes of a given one are found, case folded.

    Two words within ``most`` mistakes have a common rest once ``most`` letters at the most are taken from each: the
    rests of all words are laid down once, when first needed, so that each search is as long as the word and no longer.
    """

    def __init__(self, words: Sequence[str], most: int) -> None:
        self._words = words
        self._most = most

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._words), default=0)

    @cached_property
    def _by_rest(self) -> dict[str, list[str]]:
        by_rest: dict[str, list[str]] = {}
        for word in self._words:
            for rest in self._rests(word.casefold()):
                by_rest.setdefault(rest, []).append(word)
        return by_rest

    def near(self, word: str) -> dict[str, int]:
        """Each word within the mistakes allowed, and how many mistakes it takes."""
        folded = word.casefold()
        if len(folded) > self._longest + self._most:
            return {}
        found = {other for rest in self._rests(folded) for other in self._by_rest.get(rest, ())}
        counted = {other: distance(folded, other.casefold(), self._most) for other in found}
        return {other: mistakes for other, mistakes in counted.items() if mistakes <= self._most}

    def _rests(self, word: str) -> set[str]:
        """What is left of a word without some of its letters, at most as many as mistakes are allowed."""
        return {
            "".join(letters)
            for taken in range(min(self._most, len(word)) + 1)
            for letters in combinations(word, len(word) - taken)
        }
