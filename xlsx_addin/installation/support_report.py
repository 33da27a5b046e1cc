"""What a developer would ask for when something goes wrong on a clerk's machine, in one file without names or scores.

Of the log only what the program itself wrote stays: times, labels, codes of errors, kinds of exceptions and the places
in our own code. Of the workbook its version and the sizes of the sheets that we know. Where the user's name stands in
a path it is masked.
"""

from __future__ import annotations

import json
import locale
import platform
import re
import sys
from typing import TYPE_CHECKING, Any

from xlsx_addin import __version__
from xlsx_addin.installation.machine import KnownFolder, Machine
from xlsx_addin.installation.software import installed_version
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import sheet_names
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from xlsx_addin.installation.doctor import Examination

_PACKAGES = ("xlwings", "pywin32", "pydantic", "pydantic_core", "openpyxl", "xlsxwriter")
_MASK = "<người dùng>"
_MOST_LINES = 400
_LOG_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ ([A-Z]+) ([^:]{1,40}):(?: ([0-9A-F]{6}))?")
_FRAME = re.compile(r'\s+File ".*((?:xlsx_addin|xlwings|win32com|pydantic|openpyxl)[\\/][^"]*)", (line \d+), in (\S+)')
_EXCEPTION = re.compile(r"([A-Za-z_][\w.]*(?:Error|Exception|Refusal|Interrupt|Exit)|PartlyWritten)(?::.*)?$")


def report(machine: Machine, examination: Examination, workbook: Path, logs: Path) -> str:
    """The report as JSON text; whatever could not be found out is told by the kind of its error."""
    found = {
        "system": _system(machine),
        "packages": {"xlsx-addin": __version__, **{name: installed_version(name) for name in _PACKAGES}},
        "examination": examination.as_json(),
        "workbook": _workbook(workbook),
        "log": _log(logs),
    }
    return _masked(machine, json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _system(machine: Machine) -> dict[str, Any]:
    return {
        "platform": platform.platform(),
        "machine": platform.machine(),
        "python": sys.version,
        "ansi": locale.getpreferredencoding(do_setlocale=False),
        "language": locale.getlocale()[0],
        "short_names": machine.spell(machine.python) != machine.spell_short(machine.python),
        "screenless": sys.stdout is None,
    }


def _workbook(path: Path) -> dict[str, Any]:
    """Version, size, and rows and columns of the sheets that we know; of others only how many there are."""
    try:
        size = path.stat().st_size
        with FileWorkbook.open(path) as workbook:
            known = [name for name in workbook.sheet_names if name in sheet_names.ALL]
            sheets = {name: _extent(workbook, name) for name in known}
            return {
                "bytes": size,
                "version": workbook.version,
                "sheets": sheets,
                "others": len(workbook.sheet_names) - len(known),
            }
    except (OSError, Refusal) as error:
        return {"error": type(error).__name__}


def _extent(workbook: FileWorkbook, name: str) -> list[int]:
    """The last row and the last column that hold something."""
    columns = workbook.read(name).columns
    return [max((row for rows in columns.values() for row in rows), default=0), max(columns, default=0)]


def _log(folder: Path) -> list[str]:
    """The newest lines of the log, without what was said in them."""
    kept: list[str] = []
    for file in sorted(folder.glob("xlsx_addin.log*"), reverse=True):
        try:
            lines = file.read_bytes().decode(errors="replace").splitlines()
        except OSError as error:
            lines = [type(error).__name__]
        kept.extend(_without_contents(lines))
    return kept[-_MOST_LINES:]


def _without_contents(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if found := _LOG_LINE.match(line):
            yield " ".join(part for part in found.groups() if part)
        elif found := _FRAME.match(line):
            yield "  " + " ".join(found.groups())
        elif found := _EXCEPTION.match(line):
            yield f"  {found[1]}"


def _masked(machine: Machine, text: str) -> str:
    """The text without the user's name, in the home folder's long and short spelling and by itself."""
    home = machine.folder(KnownFolder.HOME)
    names = {home.name, machine.environment("USERNAME") or "", machine.environment("USER") or ""}
    if home.exists():
        names.add(re.split(r"[\\/]", machine.spell_short(home))[-1])
    for name in sorted((name for name in names if len(name) > 1), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(json.dumps(name, ensure_ascii=False)[1:-1])}(?!\w)", _MASK, text)
    return text
