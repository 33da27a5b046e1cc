r"""The answer to a macro of LibreOffice: a text file of lines that the macro carries out one by one.

The first line is ``OK``, ``LOI`` or ``HOI`` (done, not done, a question), the second the text of the box. Of a
question the third and last is the code that is to stand before its answer. Else there follow, with fields parted by
tabs:

- ``B`` sheet row column height width clear-below head-rows, and a number format for each column: a block; its rows are
  the next ``height`` lines, a cell a field: ``n`` and a number, ``s`` and a text, nothing for a blank cell;
- ``P`` sheet row starts, and heights of rows in pixels: of the first row and those below it; a page starts at the rows
  of ``starts``, parted by spaces;
- ``V`` sheet: it is shown, where it was hidden;
- ``F`` sheet row column, and formulas: they go one below the other;
- ``S`` sheet cell: the sheet comes to the front, with the cursor there unless the cell is blank;
- ``O`` path: a workbook to open.

In a text ``\n``, ``\r``, ``\t`` and ``\s`` stand for an end of a line, a tab and the backslash itself.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xlsx_addin.xlsx.blocks import CellLink, SheetBlock, WrittenValue
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.buttons.handed_copy import HandedCopy, Unanswered

DONE, REFUSED, QUESTION = "OK", "LOI", "HOI"
_ESCAPES = str.maketrans({"\\": "\\s", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def answer_bytes(verdict: str, text: str, book: HandedCopy | None = None) -> bytes:
    """The whole file; ``book`` holds what the click wants to be done, None where it was refused."""
    return _file(verdict, escaped(text), *(() if book is None else _instructions(book)))


def question_bytes(asked: Unanswered) -> bytes:
    """The whole file of a run that ended with a question."""
    return _file(QUESTION, escaped(asked.question), asked.code)


def _file(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def escaped(text: str) -> str:
    """A text that takes one field of one line."""
    return text.translate(_ESCAPES)


def _instructions(book: HandedCopy) -> Iterator[str]:
    for block in book.written:
        yield from _block_lines(block)
    if any(book.shown):
        yield _line("S", *book.shown)
    for path in book.opened:
        yield _line("O", path)


def _block_lines(block: SheetBlock) -> Iterator[str]:
    size = len(block.rows), len(block.formats)
    yield _line(
        "B", block.sheet, block.row, block.column, *size, int(block.clear_below), block.head_rows, *block.formats
    )
    for row in block.rows:
        yield "\t".join(map(_cell, row))
    if block.comes_forth:
        yield _line("V", block.sheet)
    if block.pixels:
        yield _line("P", block.sheet, block.first_body_row, " ".join(map(str, block.page_starts)), *block.pixels)
    for index in range(len(block.formats)):
        yield from _formula_lines(block, index)


def _formula_lines(block: SheetBlock, index: int) -> Iterator[str]:
    """The formulas of one column, each run of neighbours on a line."""
    run: list[str] = []
    for number, row in enumerate((*block.rows, ()), start=block.row):
        formula = _formula(row, index)
        if formula:
            run.append(formula)
        elif run:
            yield _line("F", block.sheet, number - len(run), block.column + index, *run)
            run = []


def _formula(row: Sequence[WrittenValue], index: int) -> str:
    """What LibreOffice takes as a formula: between arguments it wants a semicolon, in every language."""
    value = row[index] if row else None
    if isinstance(value, CellLink):
        return value.formula(separator=";")
    return f"={str(value).upper()}()" if isinstance(value, bool) else ""


def _cell(value: WrittenValue) -> str:
    if value is None or value == "" or isinstance(value, (CellLink, bool)):
        return ""
    if isinstance(value, str):
        return "s" + escaped(value)
    if isinstance(value, date):
        return f"n{float(date_serial(value))!r}"
    return f"n{float(value)!r}"


def _line(*fields: object) -> str:
    return "\t".join(escaped(str(field)) for field in fields)
