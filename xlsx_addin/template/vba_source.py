"""VBA text as people write it (UTF-8, Vietnamese sentences) to VBA text as a workbook holds it (ASCII).

The VBA editor stores source in the machine's ANSI code page, so a Vietnamese letter survives only as ``ChrW()`` in an
expression. Where VBA takes no expression (a constant, a default value, an attribute) such a letter is refused here,
because it would come out as a question mark, and nobody would notice before a clerk does.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import dropwhile

LONGEST_LINE = 1023
"""Characters of a physical line that the VBA editor takes."""

MOST_CONTINUATIONS = 24
"""Line breaks (`` _``) within one statement that the VBA editor takes."""

_MODULE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")    # a quotation mark within a text is written twice
    |(?P<comment>'.*)
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<named>:=)                  # a named argument, not the end of a statement
    |(?P<other>.)""",
    re.VERBOSE,
)
_MODIFIERS = {"public", "private", "friend", "global", "static"}
_TAKES_NO_EXPRESSION = {"attribute", "const", "declare", "event", "function", "property", "sub"}


class VbaSourceError(ValueError):
    """A VBA text that the VBA editor would refuse or spoil: which module, which line, and why."""

    def __init__(self, module: str, line: int, reason: str) -> None:
        super().__init__(f"{module}, line {line}: {reason}")


def check_module_name(name: str) -> None:
    """Refuse a module's name that the VBA editor would not take: ASCII, a letter first, at most 31 characters."""
    if not _MODULE_NAME.fullmatch(name):
        raise ValueError(f"not a name for a VBA module: {name!r}")


def module_code(text: str) -> str:
    """Return an exported module's code: its text without ``VERSION … END`` and the attributes at the top."""
    lines = text.removeprefix("\ufeff").splitlines()
    if lines and lines[0].startswith("VERSION "):
        lines = lines[next(number for number, line in enumerate(lines, 1) if line.strip() == "END") :]
    return "\n".join(dropwhile(lambda line: line.startswith("Attribute VB_"), lines))


def words_of(text: str) -> set[str]:
    """The names that occur in VBA source, in small letters; texts and comments do not count."""
    tokens = (token for line in text.splitlines() for token in _TOKEN.finditer(line))
    return {token.group().lower() for token in tokens if token.lastgroup == "word"}


def ascii_source(text: str, *, module: str) -> str:
    """Rewrite VBA source in ASCII with CRLF line ends: texts as ``ChrW()``, comments without their diacritics.

    Raises VbaSourceError for a letter that cannot be kept, a text that is not closed, a line that is too long once
    its texts are rewritten, and a statement over too many lines. ``module`` is only named in that error.
    """
    converted: list[str] = []
    words: list[str] = []
    continuations = 0
    for number, line in enumerate(text.splitlines(), 1):
        converted.append(_ascii_line(line, words, module=module, number=number))
        if len(converted[-1]) > LONGEST_LINE:
            raise VbaSourceError(module, number, f"{len(converted[-1])} characters, {LONGEST_LINE} are allowed")
        continuations = continuations + 1 if line.endswith(" _") else 0
        if continuations > MOST_CONTINUATIONS:
            raise VbaSourceError(module, number, f"a statement over more than {MOST_CONTINUATIONS + 1} lines")
        if not continuations:
            words.clear()
    return "".join(f"{line}\r\n" for line in converted)


def _ascii_line(line: str, words: list[str], *, module: str, number: int) -> str:
    """Rewrite one physical line; ``words`` are those of its statement so far, and are extended."""
    pieces: list[str] = []
    for token in _TOKEN.finditer(line):
        written = token.group()
        if token.lastgroup == "comment" or (token.lastgroup == "word" and written.lower() == "rem" and not words):
            pieces.append(_without_diacritics(line[token.start() :], module=module, number=number))
            break
        if token.lastgroup == "text":
            if not written.isascii() and _takes_no_expression(words):
                raise VbaSourceError(module, number, f"VBA takes no ChrW() here, so {written} cannot be kept")
            pieces.append(_text_expression(written, module=module, number=number))
            continue
        if written == '"':
            raise VbaSourceError(module, number, "a text is not closed")
        if not written.isascii():
            raise VbaSourceError(module, number, f"{written!r} outside a text or a comment")
        if token.lastgroup == "word":
            words.append(written.lower())
        elif written == ":":
            words.clear()
        pieces.append(written)
    return "".join(pieces)


def _takes_no_expression(words: list[str]) -> bool:
    first = next((word for word in words if word not in _MODIFIERS), "")
    return first in _TAKES_NO_EXPRESSION


def _text_expression(written: str, *, module: str, number: int) -> str:
    """Rewrite a VBA text, quotation marks included, as an expression of ASCII texts and ChrW()."""
    if written.isascii():
        return written
    letters = unicodedata.normalize("NFC", written[1:-1])
    parts: list[str] = []
    for piece in re.findall(r"[\x00-\x7f]+|[^\x00-\x7f]", letters):
        if piece.isascii():
            parts.append(f'"{piece}"')
        elif ord(piece) > 0xFFFF:
            raise VbaSourceError(module, number, f"{piece!r} is more than ChrW() can write")
        else:
            parts.append(f"ChrW({ord(piece)})")
    return parts[0] if len(parts) == 1 else f"({' & '.join(parts)})"


def _without_diacritics(comment: str, *, module: str, number: int) -> str:
    plain = unicodedata.normalize("NFD", comment.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if not plain.isascii():
        raise VbaSourceError(module, number, f"a comment that has no plain spelling: {comment}")
    if plain.endswith(" _"):
        raise VbaSourceError(module, number, "a comment that VBA would continue on the next line")
    return plain
