"""A workbook in the house type, finished as the same bytes from the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.template.design import FONT, TABLE_SIZE, Styles
from xlsx_addin.words import sheets as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter.workbook import Workbook

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a document property has no time zone
_SCREEN = (1366, 768)
_TWENTIETHS_PER_PIXEL = 15

_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o600 << 16
_MADE_ON_UNIX = 3


def built(draw: Callable[[Workbook, Styles], None]) -> bytes:
    """The workbook that ``draw`` fills with sheets: the same bytes whatever the clock and zlib's version."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "default_format_properties": {"font_name": FONT, "font_size": TABLE_SIZE}}
    )
    book.set_size(*(pixels * _TWENTIETHS_PER_PIXEL for pixels in _SCREEN))
    book.set_properties({"title": words.WORKBOOK_TITLE, "created": _CREATED})
    draw(book, Styles(book))
    book.close()
    return _repacked(target.getvalue())


def _repacked(workbook: bytes) -> bytes:
    """The zip archive with the same parts in the same order, stored and undated.

    Buttons get the house type: XlsxWriter writes their captions in Calibri.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as archive:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.endswith(".vml"):
                content = content.replace(b'face="Calibri"', f'face="{FONT}"'.encode())
            entry = zipfile.ZipInfo(part.filename, _FIRST_MOMENT)
            entry.create_system = _MADE_ON_UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content, zipfile.ZIP_STORED)
    return target.getvalue()
