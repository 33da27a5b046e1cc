"""The one form in which text is kept and compared, however it was typed or pasted."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff"
"""Invisible characters that come along with text copied from web pages and chat programs."""

_WHITE_SPACE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
SPACES_AND_INVISIBLE: Final = _WHITE_SPACE + ZERO_WIDTH
"""What ``normalise`` takes away at both ends."""
# Three keyboards' spaces that only look like a space, and the Icelandic and African letters that look like Đ.
_TO_REPLACE: Final = {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u00d0": "Đ", "\u0189": "Đ"}
_REPLACED: Final = re.compile(f"[{''.join(_TO_REPLACE)}]")
_LOWER_LOOKALIKES: Final = {"\u00f0": "đ", "\u0256": "đ"}
_STROKED: Final = tuple(zip("đĐ\u00f0\u00d0\u0256\u0189", "dDdDdD", strict=True))
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_PART: Final = 60
_TITLES: Final = frozenset(("dc", "ong", "ba", "ths", "ts"))
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_TONED: Final = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, mark)
    for vowel in "oOuU"
    for mark in "\u0300\u0301\u0303\u0309\u0323"
}
# Behind q the u is no vowel: there the mark has one place.
_TONE_ON_FIRST: Final = re.compile(r"(?<![qQ])(?:([òóõỏọÒÓÕỎỌ])([aAeE])|([ùúũủụÙÚŨỦỤ])([yY]))(?!\w)")


def normalise(text: str) -> str:
    """Bring text into Unicode NFC, trimmed, with ordinary spaces, LF line ends and the Vietnamese letter Đ.

    White space and zero-width characters go at both ends only; inside, the text keeps what it has. Text typed in
    NFC and in NFD is equal afterwards. Doing it twice changes nothing more.
    """
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if _REPLACED.search(text):
            text = _REPLACED.sub(lambda found: _TO_REPLACE[found[0]], text)
        text = text.strip(SPACES_AND_INVISIBLE)
    else:
        text = text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing is left of a text once it is normalised."""
    return not text.strip(SPACES_AND_INVISIBLE)


def fold(text: str) -> str:
    """Make the key under which codes and other texts are compared: normalised, without regard to case."""
    folded = normalise(text).casefold()
    if folded.isascii():
        return folded
    for lookalike, letter in _LOWER_LOOKALIKES.items():
        folded = folded.replace(lookalike, letter)
    # Folding takes a few foreign letters apart again.
    return unicodedata.normalize("NFC", folded)


def place_tones(text: str) -> str:
    """Set every tone mark that has two places in good spelling in one of them: "hòa" as "hoà", "ủy" as "uỷ"."""
    return text if text.isascii() else _TONE_ON_FIRST.sub(_on_second, text)


def _on_second(found: re.Match[str]) -> str:
    first, second = filter(None, found.groups())
    vowel, mark = _TONED[first]
    return vowel + unicodedata.normalize("NFC", second + mark)


def fold_spelling(text: str) -> str:
    """Make the key under which headings, labels and choices are compared: folded, wherever a tone mark was set."""
    return place_tones(fold(text))


def fold_person(text: str) -> str:
    """Make the key under which two spellings of one person's name are alike: without title, punctuation, diacritics.

    Titles are those that a clerk writes before a name (Đ/c, Đồng chí, Ông, Bà, ThS., TS.); a name that is nothing but
    a title keeps it.
    """
    words = _NOT_A_LETTER.sub(" ", without_diacritics(fold(text)).replace("d/c", "dc ")).split()
    while len(words) > 1:
        if words[:2] == ["dong", "chi"] and len(words) > 2:
            words = words[2:]
        elif words[0] in _TITLES:
            words = words[1:]
        else:
            break
    return "".join(words)


def fold_name(text: str) -> str:
    """Make the key under which names are compared for a warning: the same, with single spaces between the words."""
    return " ".join(fold_spelling(text).split())


def without_diacritics(text: str) -> str:
    """Put plain letters for those with tone and vowel marks, and d for đ; case stays as it is."""
    if text.isascii():
        return text
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    if bare.isascii():
        return bare
    for stroked, letter in _STROKED:
        bare = bare.replace(stroked, letter)
    return unicodedata.normalize("NFC", bare)


def name_part(text: str) -> str:
    """A code or a name as a part of a file's name: ASCII alone, so that no mail program or stick spoils it."""
    return _NOT_IN_NAMES.sub("-", without_diacritics(text)).strip("-.")[:_LONGEST_PART].strip("-.")
