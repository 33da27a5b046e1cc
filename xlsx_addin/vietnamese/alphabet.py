"""The order of the Vietnamese alphabet: Đ after D, Ă and Â after A, tones last of all."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries; no mark comes first."""
_PLACES = {letter: chr(0x100 + place) for place, letter in enumerate(_LETTERS)}
_DIGITS = 12


@lru_cache(maxsize=4096)
def sort_key(text: str) -> str:
    """A text by which names sort as in a Vietnamese dictionary; numbers in it by their value.

    Letters come first, tones decide only between words of the same letters. Anything else sorts before letters.
    """
    letters: list[str] = []
    tones: list[str] = []
    for is_number, run in groupby(unicodedata.normalize("NFD", text.casefold()), str.isdigit):
        for mark in ["".join(run).zfill(_DIGITS)] if is_number else run:
            if mark in _TONES:
                tones.append(chr(0x31 + _TONES.index(mark)))
            elif not is_number and unicodedata.combining(mark):
                composed = unicodedata.normalize("NFC", letters.pop()[-1:] + mark) if letters else ""
                letters.append(composed if composed in _PLACES else mark)
            else:
                letters.append(mark)
                tones += [] if is_number else ["0"]
    return "".join(_PLACES.get(letter, letter) for letter in letters) + "\x01" + "".join(tones)


def name_key(name: str) -> str:
    """The same for a person: by given name, which is the last word, then by family name and middle names."""
    words = " ".join(name.split()).rsplit(" ", 1)
    return sort_key(" ".join(reversed(words)))
