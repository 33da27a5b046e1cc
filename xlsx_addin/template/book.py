"""A workbook in the house type, finished as the same bytes from the same content."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.template.design import FONT, TABLE_SIZE, Styles
from xlsx_addin.words import sheets as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsx_addin.xlsx.book import Book

_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - a document property has no time zone
_SCREEN_PIXELS = (1366, 768)


def built(
    draw: Callable[[Book, Styles], None],
    *,
    title: str = "",
    created: datetime = _CREATED,
    window: tuple[int, int] = _SCREEN_PIXELS,
) -> bytes:
    """The workbook that ``draw`` draws and fills: the same bytes whatever the clock.

    ``title`` (default: the appraisal's, in the words of the letter that is drawn) and ``created`` are what its
    properties say, ``window`` how large it opens, in pixels.
    """
    from xlsx_addin.xlsx.book import Book

    book = Book(font=FONT, size=TABLE_SIZE)
    book.set_size(*window)
    book.set_properties({"title": title or words.WORKBOOK_TITLE.format(**drawn_letter_words()), "created": created})
    draw(book, Styles(book))
    return book.content()
