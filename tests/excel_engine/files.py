"""Files as openpyxl reads and writes them: each content is read once, a workbook written once while it stays the same.

openpyxl takes a tenth of a second for either; what it has read comes back from its pickle in a tenth of that.
"""

from __future__ import annotations

import copyreg
import hashlib
import pickle
import re
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
from openpyxl.worksheet.dimensions import DimensionHolder
from openpyxl.worksheet.table import TableList

from tests.excel_engine.hidden_cells import HiddenValue, hidden_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KEPT = 16
_written: dict[bytes, bytes] = {}
"""By the state of a workbook what its file holds; the oldest go first."""


_WITHOUT_RESULT = re.compile(rb"</f>\s*(?:<v\s*/>|<v></v>|</c>)|<f\s*/>")


class FileRead:
    """A content that was read; ``hidden`` is what merged cells hide, by sheet, row and column.

    ``has_results``: every formula has its result, as in all that a program which reckons has saved.
    """

    def __init__(self, stored: bytes, *, with_macros: bool) -> None:
        content = openpyxl.load_workbook(BytesIO(stored), keep_vba=with_macros)
        self.hidden: Mapping[tuple[str, int, int], HiddenValue] = hidden_values(content, stored)
        with ZipFile(BytesIO(stored)) as package:
            sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        self.has_results = not any(map(_WITHOUT_RESULT.search, sheets))
        self._stored = stored
        self._pickled = _pickled(content)
        self._macros = ZipFile(BytesIO(stored)) if with_macros else None
        if with_macros:
            content.vba_archive.close()

    def workbook(self) -> Any:
        """The workbook, as nobody has changed it yet."""
        content: Any = pickle.loads(self._pickled)  # noqa: S301 - our own
        content.vba_archive = self._macros
        return content

    @cached_property
    def results(self) -> Any:
        """The same workbook with the results of its formulas in their place; nobody changes this one."""
        return openpyxl.load_workbook(BytesIO(self._stored), data_only=True)


read = lru_cache(maxsize=_KEPT)(FileRead)
"""A content as it was read before."""


def written(content: Any, beside: object, write: Callable[[], bytes]) -> bytes:
    """The file of a workbook, by ``write`` or as it was written before from the same state.

    ``beside`` is what the file depends on that openpyxl's workbook does not know.
    """
    before = state_of(content, beside)
    if before not in _written:
        file = write()
        for state in (before, state_of(content, beside)):  # openpyxl notes in the workbook how it has written it
            keep(state, file)
    return _written[before]


def keep(state: bytes, file: bytes) -> None:
    """Remember the file of a workbook in this state."""
    _written[state] = file
    for oldest in list(_written)[: -2 * _KEPT]:
        del _written[oldest]


def state_of(content: Any, beside: object) -> bytes:
    """What tells a workbook from itself before a change."""
    return hashlib.sha256(_pickled(content) + repr(beside).encode()).digest()


def _pickled(content: Any) -> bytes:
    """The workbook without the archive of its macros, which nothing changes."""
    macros, content.vba_archive = content.vba_archive, None
    pickled = BytesIO()
    try:
        pickler = pickle.Pickler(pickled, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _DISPATCH
        pickler.dump(content)
    finally:
        content.vba_archive = macros
    return pickled.getvalue()


def _rows_or_columns(holder: DimensionHolder) -> tuple[Any, ...]:
    made_of = (holder.worksheet, holder.reference, holder.default_factory)
    return DimensionHolder, made_of, vars(holder), None, iter(holder.items())


def _tables(tables: TableList) -> tuple[Any, ...]:
    return TableList, (), None, None, iter(dict.items(tables))


_DISPATCH: Mapping[type, Any] = {
    **copyreg.dispatch_table,
    DimensionHolder: _rows_or_columns,
    TableList: _tables,
}
"""With the dictionaries of openpyxl that do not pickle as they are."""
