"""The digest of an envelope's content, and the confirmation code that is read out over the telephone.

The digest is ``sha256:`` and the SHA-256 of a text in UTF-8 with one line for every cell that is not blank:
``["Điểm",5,4,"n","27.5"]`` is the sheet's name as it stands in the workbook, the row and the column counted from 1, the
type and the value, which is always a text: the type says what it is the text of. The manifest's lines follow:
``["year","2026"]``. Looks do not count, and no program that only opens and saves a workbook changes a line.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from xlsx_addin.code_digits import grouped
from xlsx_addin.xlsx.cells import CellValue, ErrorValue, SheetValues

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


PREFIX = "sha256:"
DIGEST_KEY = "digest"
"""The manifest's one pair that the digest does not cover: itself."""

_DIGITS_AT_START = 16
_BETWEEN = "\ue000"
"""A character for private use: it escapes nothing, and no letter combines with it."""
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")


def digest_of(sheets: Sequence[SheetValues], manifest_pairs: Mapping[str, str]) -> str:
    """The digest of these sheets, in this order, and of the manifest's pairs.

    ``sheets`` are all of the workbook's, in its order, except the cover and the manifest.
    """
    digest = hashlib.sha256()
    columns = [values for sheet in sheets for values in sheet.columns.values()]
    texts = _written({value for values in columns for value in values.values() if isinstance(value, str)})
    for sheet in sheets:
        digest.update(_lines(sheet, texts).encode())
    pairs = sorted((key, value) for key, value in manifest_pairs.items() if key != DIGEST_KEY)
    digest.update("".join(f"[{_json(key)},{_json(value)}]\n" for key, value in pairs).encode())
    return PREFIX + digest.hexdigest()


def confirmation_code(digest: str) -> str:
    """The digest as a number modulo 10¹⁶ in four groups, such as ``4821-0934-1177-2058``."""
    return grouped(int(digest.removeprefix(PREFIX), 16))


def digest_start(digest: str) -> str:
    """The first sixteen hexadecimal digits: they name an envelope in the archive and on ``Tiến độ``."""
    return digest.removeprefix(PREFIX)[:_DIGITS_AT_START]


def canonical_text(text: str) -> str:
    """The text in NFC, its lines ended by LF: what the digest is taken of, and what is written.

    Half a surrogate pair, which no workbook can hold, becomes the replacement character.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _NO_CHARACTERS.sub("\ufffd", text))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def number_text(number: float) -> str:
    """The number to 15 significant digits, as C's ``%.15g`` prints it."""
    return f"{number:.15g}"


def _lines(sheet: SheetValues, texts: Mapping[str, str]) -> str:
    """A sheet's lines, row by row; ``texts`` are its texts as they are written."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for column, values in sorted(sheet.columns.items()):
        for row, value in values.items():
            typed = texts[value] if isinstance(value, str) else _typed(value)
            rows[row].append(f"{row},{column},{typed}]\n")
    start = f"[{_json(sheet.name)},"
    lines = [line for _, of_row in sorted(rows.items()) for line in of_row]
    return start + start.join(lines) if lines else ""


def _written(texts: Collection[str]) -> dict[str, str]:
    """Each text with its type, as a line has it; all at once, which is many times faster than one by one."""
    written = _json(_BETWEEN.join(texts))[1:-1].split(_BETWEEN)
    if len(written) != len(texts):  # one of them has that character itself, or there is none
        return {text: f'"s",{_json(text)}' for text in texts}
    return {text: f'"s","{each}"' for text, each in zip(texts, written, strict=True)}


def _typed(value: CellValue) -> str:
    """Type and value of a cell without text."""
    if isinstance(value, float):
        return f'"n","{number_text(value)}"'
    if isinstance(value, bool):
        return '"b","true"' if value else '"b","false"'
    # No envelope is written with these: a line of another type makes the digest differ from any that was sent.
    if isinstance(value, ErrorValue):
        return f'"e",{_json(value.text)}'
    return '"f",""'


def _json(text: str) -> str:
    return _quoted(canonical_text(text))
