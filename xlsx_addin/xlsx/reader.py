"""A workbook file, read by our own reader.

Why not by a library: decision 1. Nothing of a file is executed, no link of it is followed, nothing is written.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Self

from xlsx_addin.refusal import Refusal
from xlsx_addin.stated_version import LETTER_NAME, VERSION_NAME, stated
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx import workbook_part
from xlsx_addin.xlsx.cell_value import StoredValues
from xlsx_addin.xlsx.cells import NamedCells, SheetValues, referred_cells
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Limits, Package, Unreadable, read_file
from xlsx_addin.xlsx.shared_strings import read_shared_strings
from xlsx_addin.xlsx.sheet import CellTwice, SheetXml
from xlsx_addin.xlsx.styles import NumberStyles, read_formats, read_number_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_OTHER_SHEETS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_LARGE_SHEET = 100_000_000  # bytes; six million of the shortest cells have as many
_LONGEST_SHOWN_NAME = 80


class FileWorkbook:
    """A workbook file open for reading; a context manager.

    ``sheet_names`` are its worksheets, hidden ones too, in the workbook's order; chart, dialog and macro sheets are
    left out. ``version`` is the version of the package that made it, ``letter`` the id of the letter that it was made
    for, None where it does not say.
    """

    def __init__(self, package: Package, *, label: str, limits: Limits) -> None:
        """Find the sheets of ``package``; raises ``Unreadable``. Callers use ``open``."""
        self._package = package
        self._label = label
        self._limits = limits
        main = workbook_part.only_part(workbook_part.read_relationships(package, "", limits), "officeDocument")
        # A workbook whose main part is no XML is a binary one (.xlsb).
        if main is None or main.casefold().endswith(".bin"):
            raise Unreadable(words.NOT_A_WORKBOOK)
        workbook = workbook_part.read_workbook(package.chunks(main, is_small=True), limits)
        self._is_date1904 = workbook.is_date1904
        self.version = stated(VERSION_NAME, workbook.reference(VERSION_NAME))
        self.letter = stated(LETTER_NAME, workbook.reference(LETTER_NAME))
        self.path: Path | None = None
        """Where the file lies; None for content alone."""
        self._reference = workbook.reference
        self._related = workbook_part.read_relationships(package, main, limits)
        self._parts = _sheet_parts(package, workbook.sheets, self._related)
        self.sheet_names = tuple(self._parts)
        self._values: StoredValues | None = None
        self._used: dict[str, _Used] = {}
        self._formula_sheets: dict[str, None] = {}
        self._number_cell_styles: dict[str, frozenset[str]] = {}

    @classmethod
    def open(cls, source: Path | bytes, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> FileWorkbook:
        """Open a file, or the content of one; raises ``Refusal``.

        ``name`` is what messages call it: by default the file's own name.
        """
        label = name or (words.UNNAMED_FILE if isinstance(source, bytes) else source.name)
        with _refusals(label):
            content = source if isinstance(source, bytes) else read_file(source, limits)
            workbook = cls(Package(content, limits), label=label, limits=limits)
        workbook.path = None if isinstance(source, bytes) else source
        return workbook

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        """Let go of the file's content; no sheet can be read afterwards."""
        del self._package
        self._values = None

    def named_cells(self, name: str) -> NamedCells | None:
        """The cells that a defined name refers to; None where there is no such name, or it refers to none."""
        return referred_cells(f"={self._reference(name)}")

    def read(self, name: str) -> SheetValues:
        """The values of the sheet of exactly this name; raises ``Refusal``, and KeyError for an unknown name."""
        part = self._parts[name]
        with _refusals(self._label, sheet=name):
            stored = self._stored_values()
            left = self._limits_left(part)
            # Counting the cells of a large sheet takes a fraction of the time of reading too many of them.
            is_large = self._package.declared_size(part) >= _LARGE_SHEET
            if is_large and sum(chunk.count(b"<c ") for chunk in self._package.chunks(part)) > left.cells:
                raise Unreadable(words.TOO_MUCH)
            stored.forget()
            sheet = SheetXml(stored, left)
            sheet.parse_records(self._package.chunks(part))
            try:
                values = sheet.sheet_values(name)
            except CellTwice:
                sheet = SheetXml(stored, left)
                sheet.parse_comparing(self._package.chunks(part))
                values = sheet.sheet_values(name)
            self._used[part] = _Used(sheet.single_reads, sheet.memory_bytes, sheet.cells)
            self._number_cell_styles[name] = frozenset(stored.number_cell_styles)
            if stored.has_formula:
                self._formula_sheets[name] = None
            return values

    def extras(self) -> workbook_part.Extras:
        """What the file holds beyond plain values; of formulas and formats what the sheets read so far have."""
        with _refusals(self._label):
            has_macro, has_link = workbook_part.macros_and_links(self._package, self._limits)
            part = self._optional_part("styles")
            named, numbers = read_formats(self._package.chunks(part, is_small=True), self._limits) if part else ({}, [])
        codes = {str(index): named.get(number, number) for index, number in enumerate(numbers)}
        formats = {
            sheet: frozenset(codes.get(str(int(style)), "0") for style in of_sheet)
            for sheet, of_sheet in self._number_cell_styles.items()
        }
        return workbook_part.Extras(has_macro, has_link, tuple(self._formula_sheets), formats)

    def _stored_values(self) -> StoredValues:
        """What all sheets need: the shared strings and the styles, read once."""
        if self._values is None:
            strings: list[str] = []
            number_styles = NumberStyles()
            if part := self._optional_part("sharedStrings"):
                shared = read_shared_strings(self._package.chunks(part), self._limits)
                strings = shared.strings
                self._used[part] = _Used(shared.elements, shared.memory_bytes)
            if part := self._optional_part("styles"):
                number_styles = read_number_styles(self._package.chunks(part, is_small=True), self._limits)
            self._values = StoredValues(strings=strings, number_styles=number_styles, is_date1904=self._is_date1904)
        return self._values

    def _optional_part(self, kind: str) -> str | None:
        """The part of a kind; some writers name one and leave it out, where no cell refers to it."""
        part = workbook_part.only_part(self._related, kind)
        return part if part is not None and part in self._package else None

    def _limits_left(self, part: str) -> Limits:
        """What the parts read so far leave of the limits; reading a part again uses nothing twice."""
        others = [used for other, used in self._used.items() if other != part]
        return replace(
            self._limits,
            elements=self._limits.elements - sum(used.elements for used in others),
            memory_bytes=self._limits.memory_bytes - len(self._package) - sum(used.memory_bytes for used in others),
            cells=self._limits.cells - sum(used.cells for used in others),
        )


class _Used(NamedTuple):
    """What reading one part has used of the limits."""

    elements: int
    memory_bytes: int
    cells: int = 0


def _sheet_parts(
    package: Package, sheets: list[tuple[str, str]], relationships: dict[str, workbook_part.Relationship]
) -> dict[str, str]:
    """The part of each worksheet by its name, in the workbook's order; a sheet that names no part has no cells."""
    parts: dict[str, str] = {}
    names: set[str] = set()
    for name, identifier in sheets:
        if name.casefold() in names:
            raise Unreadable(words.SHEET_NAME_TWICE, name=_shown(name))
        names.add(name.casefold())
        if not identifier:
            continue  # what Excel leaves of a module of its old macro language
        relationship = relationships.get(identifier)
        if relationship is not None and relationship.kind in _OTHER_SHEETS:
            continue
        part = relationship.part if relationship is not None and relationship.kind == "worksheet" else None
        if part is None or part not in package:
            raise Unreadable(words.SHEET_MISSING, name=_shown(name))
        parts[name] = part
    return parts


@contextmanager
def _refusals(label: str, sheet: str = "") -> Iterator[None]:
    """Say in one sentence, with the names filled in, why the file cannot be read."""
    try:
        yield
    except Unreadable as error:
        sentence = error.sentence.format(file=_shown(label), sheet=_shown(sheet), **error.details)
        raise Refusal(sentence) from None


def _shown(name: str) -> str:
    """A name from a file, fit for a sentence: on one line and not endless."""
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST_SHOWN_NAME else f"{name[:_LONGEST_SHOWN_NAME]}…"
