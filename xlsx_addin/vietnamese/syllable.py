"""Which words are Vietnamese syllables: the spelling rules of quốc ngữ as a table of onsets and rhymes.

Source: the orthography taught in schools (onset + rhyme + tone; c, k and q, g and gh, ng and ngh by the vowel that
follows; only sắc and nặng before c, ch, p and t; both placements of the tone mark, hòa and hoà). Only spelling is
decided here: a syllable that no word uses, such as "ngoẹp", is a possible one all the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

VOWELS: Final = "aăâeêioôơuưy"
TONE_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng as combining characters; no mark is the sixth tone, ngang."""

_TONES_OF_STOPPED: Final = "\u0301\u0323"

_ONSETS: Final = "b ch d đ h kh l m n nh p ph r s t th tr v x"
_ONSETS_BEFORE_BACK_VOWELS: Final = "c g ng"
_ONSETS_BEFORE_FRONT_VOWELS: Final = "k gh ngh"
_FRONT_VOWELS: Final = "eêiy"

_RHYMES: Final = """
    a ai ao au ay am an ang anh ac ach ap at  ăm ăn ăng ăc ăp ăt  âu ây âm ân âng âc âp ât
    e eo em en eng ec ep et  ê êu êm ên ênh êch êp êt
    i ia iu im in inh ich ip it  iêu iêm iên iêng iêc iêp iêt  y yêu yêm yên yêng yêt
    o oi om on ong oc op ot oong ooc  ô ôi ôm ôn ông ôc ôp ôt  ơ ơi ơm ơn ơp ơt
    u ua ui um un ung uc up ut  uôi uôm uôn uông uôc uôt
    ư ưa ưi ưu ưm ưn ưng ưc ưt  ươi ươu ươm ươn ương ươc ươp ươt
    oa oai oao oay oam oan oang oanh oac oach oap oat  oăm oăn oăng oăc oăt  oe oeo oen oet
    uân uâng uât uây  uê uêch uênh  uơ  uy uya uych uyn uynh uyt uyp uyu uyên uyêt
"""
_RHYMES_AFTER_QU: Final = """
    a ai ao au ay am an ang anh ac ach ap at  ăm ăn ăng ăc ăp ăt  âc ân âng ât âu ây  e eo en eng et
    ê êu ên ênh êch êt  i it  ơ ơi ơn ơt  ôc  y yên yêt ynh yt ych yp yu
"""
# "gi" before an i is written with one i only: gì, gìn, giếng.
_RHYMES_AFTER_G: Final = "i ich im in ip it iêm iên iêng iêc iêt"


class _Spelling(NamedTuple):
    """What a syllable without its tone allows: where the mark may stand, and whether all six tones are possible."""

    mark_at: frozenset[int]
    stopped: bool


def _places_of_the_mark(rhyme: str) -> set[int]:
    """Which letters of a rhyme may carry the tone mark, counted from 0."""
    for letters in ("êôơâă", "ư"):
        for place in reversed(range(len(rhyme))):
            if rhyme[place] in letters:
                return {place}
    if rhyme in {"oa", "oe", "uy"}:
        return {0, 1}
    return {1} if rhyme.startswith(("oa", "oe", "oo", "uy")) else {0}


def _add(table: dict[str, _Spelling], onset: str, rhyme: str) -> None:
    places = frozenset(len(onset) + place for place in _places_of_the_mark(rhyme))
    table[onset + rhyme] = _Spelling(places, stopped=rhyme.endswith(("c", "ch", "p", "t")))


@cache
def spellings() -> dict[str, _Spelling]:
    """Every syllable without its tone mark, in lower case NFC, with what it allows."""
    table: dict[str, _Spelling] = {}
    for rhyme in _RHYMES.split():
        front = rhyme[0] in _FRONT_VOWELS
        others = _ONSETS_BEFORE_FRONT_VOWELS if front else _ONSETS_BEFORE_BACK_VOWELS
        for onset in ("", *_ONSETS.split(), *others.split()):
            # Without an onset iê is written yê, and yê stands nowhere else.
            if rhyme.startswith("iê" if onset == "" else "yê"):
                continue
            _add(table, onset, rhyme)
        if not rhyme.startswith(("i", "yê")):
            _add(table, "gi", rhyme)
    for rhyme in _RHYMES_AFTER_QU.split():
        _add(table, "qu", rhyme)
    for rhyme in _RHYMES_AFTER_G.split():
        _add(table, "g", rhyme)
    return table


@cache
def _toned() -> dict[str, tuple[str, str]]:
    """Each of the 60 letters with a tone mark, in lower case: the vowel it stands on, and the mark."""
    return {unicodedata.normalize("NFC", vowel + mark): (vowel, mark) for vowel in VOWELS for mark in TONE_MARKS}


def _without_tone(word: str) -> tuple[str, list[tuple[int, str]]]:
    """Take the tone marks off a word; with it go the marks and the places where they stood."""
    toned = _toned()
    marks = []
    for place, letter in enumerate(word):
        if letter in toned:
            vowel, mark = toned[letter]
            word = word[:place] + vowel + word[place + 1 :]
            marks.append((place, mark))
    return word, marks


def is_syllable(word: str) -> bool:
    """Whether one word, in any case and in NFC or NFD, is spelt as Vietnamese spells a syllable."""
    word = unicodedata.normalize("NFC", word.lower())
    bare, marks = _without_tone(word)
    spelling = spellings().get(bare)
    if spelling is None or len(marks) > 1:
        return False
    if not marks:
        return not spelling.stopped
    place, mark = marks[0]
    return place in spelling.mark_at and (not spelling.stopped or mark in _TONES_OF_STOPPED)


@cache
def _loose_shape() -> re.Pattern[str]:
    runs = {"".join(letter for letter in bare if letter in VOWELS) for bare in spellings()}
    run = "|".join(sorted(runs, key=len, reverse=True))
    return re.compile(f"[b-df-hj-np-tv-xzđ]*(?:{run})[b-df-hj-np-tv-xzđ]*")


def resembles_syllable(word: str) -> bool:
    """Whether a word is a syllable or may be meant as one: a typing slip, a dialect or a name of a minority.

    Any consonants are allowed before and after one run of vowels that the language writes, with at most one tone
    mark, wherever it stands: "Đắk", "cuả", "hôp".
    """
    bare, marks = _without_tone(unicodedata.normalize("NFC", word.lower()))
    return len(marks) <= 1 and _loose_shape().fullmatch(bare) is not None
