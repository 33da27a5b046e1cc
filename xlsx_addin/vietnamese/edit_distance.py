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
    """Words among which the one nearest to a given one is found, case folded, within a few mistakes.

    Two words within so many mistakes have a common rest once as many letters at the most are taken from each. The rests
    of all words are laid down once for each number of mistakes, when first needed, and a search ends with the second
    word that is as near: among thousands of codes that are all alike it is as long as one code.
    """

    def __init__(self, words: Sequence[str], most: int) -> None:
        self._words = words
        self._most = most
        self._by_rest: dict[int, dict[str, list[str]]] = {}
        self._found: dict[str, tuple[int, tuple[str, ...]]] = {}

    def nearest(self, word: str) -> tuple[int, tuple[str, ...]]:
        """The fewest mistakes to any word, and the words that it takes no more to, two at the most.

        None is nearer than ``most`` mistakes: then there are no words.
        """
        folded = word.casefold()
        if folded not in self._found:
            self._found[folded] = self._search(folded)
        return self._found[folded]

    def _search(self, word: str) -> tuple[int, tuple[str, ...]]:
        for mistakes in range(self._most + 1):
            found: list[str] = []
            seen: set[str] = set()
            if len(word) > self._longest + mistakes:
                continue
            for rest in _rests(word, mistakes):
                for other in self._laid_down(mistakes).get(rest, ()):
                    if other in seen:
                        continue
                    seen.add(other)
                    if distance(word, other.casefold(), mistakes) == mistakes:
                        found.append(other)
                    if len(found) > 1:
                        return mistakes, tuple(found)
            if found:
                return mistakes, tuple(found)
        return self._most + 1, ()

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._words), default=0)

    def _laid_down(self, mistakes: int) -> dict[str, list[str]]:
        """Each rest of the words without so many letters at the most, and the words that have it."""
        if mistakes not in self._by_rest:
            by_rest = self._by_rest[mistakes] = {}
            for word in self._words:
                for rest in _rests(word.casefold(), mistakes):
                    by_rest.setdefault(rest, []).append(word)
        return self._by_rest[mistakes]


def _rests(word: str, most: int) -> set[str]:
    """What is left of a word without some of its letters, at most so many."""
    return {
        "".join(letters)
        for taken in range(min(most, len(word)) + 1)
        for letters in combinations(word, len(word) - taken)
    }
