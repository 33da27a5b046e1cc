"""Recognises text typed with the fonts of before Unicode: TCVN3 (ABC, ".VnTime") and VNI ("VNI-Times").

Such a font draws Vietnamese letters in the places of Western European ones, so Excel stores "Phßng Néi vô" or "Phoøng
Noäi vuï" for "Phòng Nội vụ". Nothing in the cell says so; spelling alone decides, and in doubt nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from xlsx_addin.vietnamese.syllable import is_syllable, resembles_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Expressions with letters beyond Latin-1 take the longest to compile, so each is made when a text first asks for it.
_compiled = cache(re.compile)

# Nearly every Vietnamese text has a letter that no byte of a Western European font stands for, and is done with here.
# U+0110 is left out, since normalising makes it of U+00D0; punctuation and symbols say nothing.
_UNICODE_LETTER: Final = "[\u0100-\u010f\u0111-\u02af\u0300-\u1fff\u2c00-\uffff\U00010000-\U0001efff]"
_LAST_LATIN_1: Final = "\xff"
_FIRST_MARK: Final = "\u0300"
_LAST_VIETNAMESE: Final = "\u1fff"

# What correct text may hold and reads as a syllable all the same: micrometre, newton metre, a product.
_MEASURES: Final = frozenset({"µm", "n·m", "m×n", "n×m"})
_FOOTNOTE: Final = re.compile("[A-Z]+¹")
_ABBREVIATION: Final = "[A-ZĐ]{2,}"
_ASCII_LETTER: Final = re.compile("[A-Za-z]")

# One word that cannot be read (a name of a minority, a slip) is borne for every so many that can.
_HITS_PER_FAILURE: Final = 4
# The longest Vietnamese syllable is "nghiêng"; names of minorities may be a little longer.
_LONGEST_SYLLABLE: Final = 10
# A shorter word proves nothing alone.
_TELLING_LENGTH: Final = 3
_LONGEST_READ: Final = 1_000
"""Letters of a text by which it is judged; more would tell no more, and thousands of such cells cost minutes."""


@dataclass(frozen=True, slots=True)
class LegacyReading:
    """Text in a legacy encoding, and what it says in Unicode (NFC)."""

    encoding: Literal["TCVN3", "VNI"]
    text: str


class _Encoding:
    """How the words of a text are found and read in one encoding."""

    def __init__(self, name: Literal["TCVN3", "VNI"], signs: Iterable[str], convert: Callable[[str], str]) -> None:
        self.name = name
        self.convert = convert
        letters = {letter for letter in "".join(signs) if not letter.isascii()}
        self.word = re.compile(f"[A-Za-z0-9{''.join(sorted(letters))}]+")
        unused = {letter for letter in map(chr, range(0x80, 0x100)) if letter.isalpha()} - letters
        self.unused_letter = re.compile(f"[{''.join(sorted(unused))}]")


@cache
def _encodings() -> tuple[_Encoding, _Encoding]:
    """Made for the first text that may be in one of them: there is none in most workbooks."""
    from xlsx_addin.vietnamese.legacy_letters import TCVN3, VNI, from_tcvn3, from_vni

    return _Encoding("TCVN3", TCVN3, from_tcvn3), _Encoding("VNI", VNI, from_vni)


_ANY_WORD: Final = "[A-Za-z0-9¡-ÿĐ]+"


def legacy_reading(text: str) -> LegacyReading | None:
    """Read text that is in TCVN3 or VNI; None for any other text and where there is doubt.

    It is when words that are no Vietnamese syllables as they stand become syllables, and (nearly) all words with
    signs of the encoding do. Give it the text as the cell holds it or normalised. A long text is judged by its
    beginning, and that alone is read.
    """
    text = unicodedata.normalize("NFC", text[:_LONGEST_READ])
    if text.isascii():
        return None
    if _has_unicode_letter(text) or all(
        word.isascii() or _can_stand(word) for word in _compiled(_ANY_WORD).findall(text)
    ):
        return None
    found = [(hits, encoding) for encoding in _encodings() if (hits := _telling_words(text, encoding))]
    # A text that can be read in both ways is left alone, unless one way explains more words.
    found.sort(key=lambda each: each[0], reverse=True)
    if not found or (len(found) > 1 and found[0][0] == found[1][0]) or _is_misread_utf8(text):
        return None
    encoding = found[0][1]
    return LegacyReading(encoding.name, unicodedata.normalize("NFC", encoding.convert(text)))


def _has_unicode_letter(text: str) -> bool:
    """Whether a letter stands in it that is of no Western European font."""
    last = max(text)
    if _FIRST_MARK <= last <= _LAST_VIETNAMESE:
        return True
    return last > _LAST_LATIN_1 and _compiled(_UNICODE_LETTER).search(text) is not None


def _telling_words(text: str, encoding: _Encoding) -> int:
    """Count the different words that are syllables in this encoding alone; 0 when they do not suffice."""
    if encoding.unused_letter.search(text):
        return 0
    words = set(encoding.word.findall(text))
    hits: list[str] = []
    failures = near_failures = foreign = 0
    for word in words:
        if word.isascii():
            foreign += _is_foreign(word)
            continue
        reading = encoding.convert(word)
        if _says_nothing(word, reading):
            continue
        if is_syllable(reading):
            if not _can_stand(word):
                hits.append(word)
        elif resembles_syllable(reading) and not _can_stand(word):
            near_failures += 1
        else:
            failures += 1
    if not any(_is_unmistakable(hit) for hit in hits):
        # Letters alone: French, German and Spanish have such words too.
        failures += near_failures
        if len(hits) <= foreign or (len(words) == 1 and sum(not letter.isascii() for letter in hits[0]) == 1):
            return 0
    enough = len(hits) > 1 or len("".join(hits)) >= _TELLING_LENGTH
    return len(hits) if enough and failures * _HITS_PER_FAILURE <= len(hits) else 0


def _is_foreign(word: str) -> bool:
    """Whether a word of ASCII letters is neither a Vietnamese syllable nor an abbreviation or a number."""
    return len(word) > 1 and word.isalpha() and not word.isupper() and not is_syllable(word)


def _says_nothing(word: str, reading: str) -> bool:
    """Whether signs stand where correct text has them too, or would in this encoding.

    Without a letter ("½", "·"), beside digits ("5µm", "1ª"), in a measure, as the number of a footnote ("UBND¹"), in
    an abbreviation ("H§ND").
    """
    if _ASCII_LETTER.search(word) is None:
        return len(word) == 1 or not is_syllable(reading)
    return (
        any(map(str.isdecimal, word))
        or word.lower() in _MEASURES
        or _FOOTNOTE.fullmatch(word) is not None
        or _compiled(_ABBREVIATION).fullmatch(reading) is not None
    )


def _can_stand(word: str) -> bool:
    """Whether a word may be correct as it stands."""
    return len(word) <= _LONGEST_SYLLABLE and _may_be_a_syllable(word)


@lru_cache(maxsize=8192)
def _may_be_a_syllable(word: str) -> bool:
    return resembles_syllable(word) and not _is_unmistakable(word)


def _is_unmistakable(word: str) -> bool:
    """Whether a word has what no language writes.

    A sign that is no letter after a letter ("N«ng"), or a capital among small letters ("tiÕng").
    """
    rest = word[1:]
    if any(not letter.isalpha() for letter in rest):
        return True
    small = "".join(_ASCII_LETTER.findall(rest)) or word[0]
    return small.islower() and any(letter.isupper() for letter in rest)


def _is_misread_utf8(text: str) -> bool:
    """Whether the text is UTF-8 that was read as Western European ("TÆ°" for "Tư"): damaged, but not legacy."""
    for codec in ("latin-1", "cp1252"):
        try:
            text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False
