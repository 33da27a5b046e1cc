"""The clerk's own texts within a sentence, which is to stay short and to fit into a cell whatever was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_QUOTED = 400
_PICTURES = 0x2400
"""Where Unicode has signs that show the control characters: U+241B stands for the escape character, U+001B."""
_FIRST_PRINTABLE = 0x20
_NOT_SHOWN = "\ufffd"


def printable(text: str) -> str:
    """The text on one line, each letter shown: also what would move the cursor, ring, or turn the way of writing.

    A control character becomes the sign that pictures it, a wide or unbroken space a space, all else that cannot be
    printed U+FFFD. A name so shown is for people; files are opened by the name that they have.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable():
        return letter
    if ord(letter) < _FIRST_PRINTABLE:
        return chr(_PICTURES + ord(letter))
    if letter in "\u2028\u2029\x85":
        return chr(_PICTURES + ord("\n"))
    return " " if letter.isspace() else _NOT_SHOWN


def quoted(text: str, longest: int = LONGEST_QUOTED) -> str:
    """The text on one line as ``printable`` shows it, or of an endless one its start."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return printable(short)


def listed(texts: Sequence[str], most: int | None = None, others: str = " …") -> str:
    """The texts in one line, at most so many of them; ``others`` stands for the rest."""
    return ", ".join(texts[:most]) + (others if most is not None and len(texts) > most else "")
