"""How many letters lie between two words: letters missing, added, replaced, or two neighbours swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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
