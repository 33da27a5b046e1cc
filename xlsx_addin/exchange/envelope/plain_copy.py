"""The plain copy of a merged envelope: the same content, written anew by us, for people to open (envelope §14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, manifest_sheet
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.refusal import Refusal
from xlsx_addin.template.book import built
from xlsx_addin.xlsx.writer import fill

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.xlsx.book import Book


def plain_copy(envelope: Envelope) -> bytes:
    """An envelope of the same digest, drawn as ours are; where its sheets lack what that asks for, bare tables.

    Nothing of the file that was received goes into it but the values that its digest covers.
    """
    try:
        return envelope_bytes(envelope)
    except (Refusal, KeyError):  # another program may leave out headings that only the cover and the looks need
        return built(lambda book, _styles: _fill_bare(book, envelope))


def _fill_bare(book: Book, envelope: Envelope) -> None:
    sheets = {**envelope.sheets, MANIFEST_SHEET: manifest_sheet(envelope.pairs)}
    for name in sheets:
        book.add_worksheet(name)
    book.get_worksheet_by_name(MANIFEST_SHEET).hide()
    fill(book, sheets=sheets)
