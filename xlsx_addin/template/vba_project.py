"""The VBA project of the workbook (``vbaProject.bin``), from module texts.

Written by pyOpenVBA (decision 7). It gives a workbook the project that Excel gives it for a first macro: a document
module for the workbook and one for each sheet, by their code names. It writes ``?`` for a letter outside the code page
without a word: only ASCII is let through here (vba_source).
"""

from __future__ import annotations

import struct
import tempfile
import zipfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from pyopenvba import ExcelFile
from pyopenvba.cfb import CFB
from pyopenvba.vba import compress, decompress
from xlsxwriter.exceptions import FileCreateError

from xlsx_addin.refusal import refused
from xlsx_addin.template.vba_source import ascii_source, check_module_name, module_code
from xlsx_addin.template.vba_xlwings import used_module
from xlsx_addin.words import files as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WORKBOOK_CODE_NAME = "ThisWorkbook"

WITHOUT_COMPILED_CODE = bytes.fromhex("cc61ffff000100")
"""The stream ``_VBA_PROJECT`` of a project that has only its source, as [MS-OVBA] 2.3.4.1 wants it written."""

_PROJECT_PART = "xl/vbaProject.bin"
_TERMINATOR = bytes.fromhex("2b0000000000 100000000000")
"""The end of the last module, and of the stream ``dir``."""
_TOO_MUCH = bytes(4)

_ENTRY_BYTES, _ENTRY_TYPE, _BLACK = 128, 66, 1
"""An entry of a compound file's directory, where in it the type stands (0: unused), and what follows that."""
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers of sectors above this one mean something else, such as the end of a chain."""


def macro_project(macros: Path, *, sheets: Sequence[str]) -> bytes:
    """Make the template's project: what stands in the folder ``macros``, and what that uses of xlwings.

    ``sheets`` are the sheets' code names in their order. Raises ValueError for a module that VBA would not take.
    """
    modules = {path.stem: _written_module(path) for path in sorted(macros.glob("*.bas"))}
    workbook_code = _written_module(macros / f"{WORKBOOK_CODE_NAME}.cls")
    modules["xlwings"] = _xlwings_module([workbook_code, *modules.values()])
    return vba_project(workbook_code=workbook_code, sheets=sheets, modules=modules)


def vba_project(*, workbook_code: str, sheets: Sequence[str], modules: Mapping[str, str]) -> bytes:
    """Make a VBA project: code in the workbook's module, empty sheet modules, standard modules (name -> code).

    All code is ASCII with CRLF line ends. ``sheets`` are code names; the workbook that takes the project must give
    its sheets the same ones. The same input gives the same bytes. Raises ValueError for a name VBA would not take, a
    name that stands twice, or code that is not ASCII.
    """
    names = [WORKBOOK_CODE_NAME, *sheets, *modules]
    for name in names:
        check_module_name(name)
    if len({name.lower() for name in names}) < len(names):
        raise ValueError(f"two VBA modules have one name: {', '.join(names)}")
    for name, code in {WORKBOOK_CODE_NAME: workbook_code, **modules}.items():
        if not code.isascii():
            raise ValueError(f"the code of {name} is not ASCII")
    with _temporary_folder() as folder:
        carrier = folder / "carrier.xlsm"
        _write_carrier(carrier, sheets)
        with ExcelFile(carrier) as workbook:
            project = workbook.add_vba_project()
            for name, code in modules.items():
                project.add_module(name, code)
            workbook.set_module(WORKBOOK_CODE_NAME, workbook.get_module(WORKBOOK_CODE_NAME) + workbook_code)
            workbook.save(carrier)
        with zipfile.ZipFile(carrier) as package:
            return _to_the_letter(package.read(_PROJECT_PART))


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder for the block; Refusal where the disk of temporary files takes nothing."""
    with refused(words.WRITE_FAILED, name=tempfile.gettempdir()), tempfile.TemporaryDirectory() as folder:
        try:
            yield Path(folder)
        except FileCreateError as error:  # XlsxWriter's own, around the system's
            raise next((each for each in error.args if isinstance(each, OSError)), OSError(str(error))) from error


def _to_the_letter(project: bytes) -> bytes:
    """The project with three places put as [MS-OVBA] and [MS-CFB] ask, where pyOpenVBA 6.5.0 keeps a habit of its own.

    ``_VBA_PROJECT`` promises compiled code of a certain version of Excel and holds zeros: 2.3.4.1 has a writer leave
    the cache out and name version FFFF, so that every Excel compiles from the source. ``dir`` has four bytes too many
    after its terminator (2.3.4.2). Raises ValueError where the library no longer writes what is mended here.
    """
    container = CFB.from_bytes(project)
    directory = decompress(container.get_stream_in_storage("VBA", "dir"))
    if not directory.endswith(_TERMINATOR + _TOO_MUCH):
        raise ValueError("pyOpenVBA ends the dir stream otherwise than it did")
    container.write_stream_in_storage("VBA", "dir", compress(directory.removesuffix(_TOO_MUCH)))
    container.write_stream_in_storage("VBA", "_VBA_PROJECT", WITHOUT_COMPILED_CODE)
    return _with_black_entries(container.to_bytes())


def _with_black_entries(compound: bytes) -> bytes:
    """The compound file with every entry of its directory black: all come red, and no two reds may follow one another.

    "The simplest implementation … would be to mark every node as black" ([MS-CFB] 2.6.4); the order stays as it is.
    Raises ValueError where the file's list of sectors is longer than its header holds, as of a project above 7 MB.
    """
    mended = bytearray(compound)
    size = 1 << struct.unpack_from("<H", mended, 30)[0]
    sector, more = struct.unpack_from("<I", mended, 48)[0], struct.unpack_from("<I", mended, 72)[0]
    if more:
        raise ValueError("the project is too large for a compound file with one header")
    while sector < _LAST_SECTOR:
        start = (sector + 1) * size
        for entry in range(start, start + size, _ENTRY_BYTES):
            if mended[entry + _ENTRY_TYPE]:
                mended[entry + _ENTRY_TYPE + 1] = _BLACK
        table = struct.unpack_from("<I", mended, 76 + 4 * (sector // (size // 4)))[0]
        sector = struct.unpack_from("<I", mended, (table + 1) * size + 4 * (sector % (size // 4)))[0]
    return bytes(mended)


def _write_carrier(path: Path, sheets: Sequence[str]) -> None:
    """Write a workbook with nothing but the code names, from which pyOpenVBA makes the document modules."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_vba_name(WORKBOOK_CODE_NAME)
        for code_name in sheets:
            workbook.add_worksheet().set_vba_name(code_name)


def _written_module(path: Path) -> str:
    return ascii_source(module_code(path.read_text(encoding="utf-8")), module=path.name)


def _xlwings_module(users: Iterable[str]) -> str:
    spec = find_spec("xlwings")  # to load it takes a quarter of a second, and its VBA alone is wanted
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="xlwings")
    path = Path(spec.origin).with_name("xlwings.bas")
    code = used_module(module_code(path.read_text(encoding="ascii")), users, module=path.name)
    return ascii_source(code, module=path.name)
