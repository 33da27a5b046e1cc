"""The letters of TCVN3 and VNI as they look when their bytes are taken for Western European ones.

Sources: TCVN 5712:1993 (small letters have the same codes in all its variants) and VNI's chart of its Windows fonts.
Both were compared letter by letter with independent ones: glibc's TCVN5712-1, and the tables of two converters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from xlsx_addin.vietnamese.syllable import TONE_MARKS, VOWELS

# TCVN3, small letters: each vowel without a tone, then with huyền, hỏi, ngã, sắc and nặng.
_TCVN3_ROWS: Final = "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \u00adõö÷øù yúûüýþ"
# Capitals have no tones: a second font draws the small letters as capitals, and some programs write the capital
# followed by the small letter with the tone ("Aµ" for "À").
_TCVN3_OTHERS: Final = dict(zip("®§¡¢£¤¥¦", "đĐĂÂÊÔƠƯ", strict=True))

# VNI: a letter is followed by its tone, or by one sign for its hat or bowl and its tone together.
_VNI_TONES: Final = "øûõùï"
_VNI_CIRCUMFLEX: Final = ("â", "àåãáä")
_VNI_BREVE: Final = ("ê", "èúüéë")
_VNI_STEMS: Final = {"ơ": "ô", "ư": "ö"}
_VNI_WHOLE: Final = dict(zip("ñìæóíòî", "đìỉĩíịỵ", strict=True))


def _letter(vowel: str, tone: int) -> str:
    """Put the tone mark of that number on a vowel, in NFC."""
    return unicodedata.normalize("NFC", vowel + TONE_MARKS[tone])


def _tcvn3_letters() -> dict[str, str]:
    letters = dict(_TCVN3_OTHERS)
    for vowel, row in zip(VOWELS, _TCVN3_ROWS.split(" "), strict=True):
        bare, toned = row[0], row[1:]
        if not bare.isascii():
            letters[bare] = vowel
        letters |= {sign: _letter(vowel, tone) for tone, sign in enumerate(toned)}
    # What normalising makes of the sign for é, U+00D0.
    letters["\u0110"] = letters["\u00d0"]
    return letters


def _vni_small_letters() -> dict[str, str]:
    letters = dict(_VNI_WHOLE)
    for vowel in "aeouyơư":
        stem = _VNI_STEMS.get(vowel, vowel)
        if stem != vowel:
            letters[stem] = vowel
        letters |= {stem + sign: _letter(vowel, tone) for tone, sign in enumerate(_VNI_TONES)}
    # That letter has a sign of its own.
    del letters["yï"]
    for stems, marked, (bare, toned) in (("aeo", "âêô", _VNI_CIRCUMFLEX), ("a", "ă", _VNI_BREVE)):
        for stem, vowel in zip(stems, marked, strict=True):
            letters[stem + bare] = vowel
            letters |= {stem + sign: _letter(vowel, tone) for tone, sign in enumerate(toned)}
    return letters


def _vni_letters() -> dict[str, str]:
    return {
        case(signs[0]) + either: case(letter)
        for signs, letter in _vni_small_letters().items()
        for either in (signs[1:], signs[1:].upper())
        for case in (str.lower, str.upper)
    }


TCVN3: Final = _tcvn3_letters()
"""Every sign of TCVN3 that is no ASCII letter, with its letter in NFC."""

VNI: Final = _vni_letters()
"""Every one or two signs of VNI that stand for another letter than they show, with that letter in NFC."""

_TCVN3_TABLE: Final = str.maketrans(TCVN3)
_TONED: Final = [(vowel, _letter(vowel, tone)) for vowel in VOWELS for tone in range(len(TONE_MARKS))]
_TCVN3_CAPITALS: Final = {vowel.upper() + letter: letter.upper() for vowel, letter in _TONED}
_TCVN3_CAPITAL: Final = re.compile("|".join(_TCVN3_CAPITALS))
_VNI_LETTER: Final = re.compile("|".join(sorted(VNI, key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """Read every sign of TCVN3 as its letter; what is no sign of it stays as it is."""
    return _TCVN3_CAPITAL.sub(lambda found: _TCVN3_CAPITALS[found[0]], text.translate(_TCVN3_TABLE))


def from_vni(text: str) -> str:
    """Read every sign of VNI as its letter; what is no sign of it stays as it is."""
    return _VNI_LETTER.sub(lambda found: VNI[found[0]], text)
