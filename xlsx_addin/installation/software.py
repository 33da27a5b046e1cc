"""Checks of the programs: Python, this package, xlwings, Excel, WPS, LibreOffice, and whether their versions fit.

Of LibreOffice, for offices without Excel, also whether it runs our macros, and whether those find Python: it keeps its
settings in ``registrymodifications.xcu`` of the user's profile.
"""

from __future__ import annotations

import re
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata, util
from typing import TYPE_CHECKING
from urllib.parse import unquote

from xlsx_addin import __version__
from xlsx_addin.installation import office, xlwings_settings
from xlsx_addin.installation.findings import CheckAnswer, bad, checked, good, not_applicable, on_windows, unknown
from xlsx_addin.installation.machine import KnownFolder, Machine, System
from xlsx_addin.refusal import Refusal
from xlsx_addin.stated_version import version_numbers
from xlsx_addin.words import examination as words
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


_OLDEST_PYTHON = (3, 11)
_XLWINGS_FROM, _XLWINGS_BEFORE = (0, 37, 6), (1, 0, 0)
_LIBREOFFICE = "soffice"
_WPS_PREFIXES = ("et.", "ket.", "wps.", "kwps.")
"""How the file types of WPS Spreadsheets begin."""

INTERPRETER_VARIABLE = "XLSX_ADDIN_PYTHON"
"""What the macros ask first; then xlwings' settings of the user, then ``python3`` on the search path."""

_SECURITY = (
    r'<item oor:path="/org\.openoffice\.Office\.Common/Security/Scripting"><prop oor:name="{name}"[^>]*>(.*?)</prop>'
)
_ASKS = 1
"""MacroSecurityLevel 1 asks before macros run, 0 always runs them; 2 (the default) and 3 heed trusted folders."""


@dataclass(frozen=True, slots=True)
class Software:
    """What runs this program; a version is None where that package is not installed."""

    python: tuple[int, int, int]
    bits: int
    package: str
    xlwings: str | None
    has_pywin32: bool
    base: str = ""
    """Where the Python lies that this interpreter was made from."""


def installed_version(package: str) -> str | None:
    """The version of an installed package; None where it is not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def installed_software() -> Software:
    """The software of the running interpreter."""
    return Software(
        python=sys.version_info[:3],
        bits=struct.calcsize("P") * 8,
        package=__version__,
        xlwings=installed_version("xlwings"),
        has_pywin32=util.find_spec("win32com") is not None,
        base=sys.base_prefix,
    )


@checked("python", words.PYTHON)
def python(software: Software) -> CheckAnswer:
    """Whether Python is new enough and not the Microsoft Store's, which writes elsewhere; of how many bits it is."""
    detail = words.PYTHON_FOUND.format(version=".".join(map(str, software.python)), bits=software.bits)
    if software.python[:2] < _OLDEST_PYTHON:
        return bad(detail, words.PYTHON_OLD)
    if "windowsapps" in software.base.casefold():
        return bad(words.PYTHON_OF_STORE.format(detail=detail), words.PYTHON_FROM_ITS_MAKERS)
    return good(detail)


@checked("package", words.PACKAGE)
def package(software: Software) -> CheckAnswer:
    """The version of this package."""
    return good(words.PACKAGE_FOUND.format(version=software.package))


@checked("xlwings", words.XLWINGS)
def xlwings(software: Software) -> CheckAnswer:
    """Whether xlwings is there, in a version that this package was written for."""
    if software.xlwings is None:
        return bad(words.XLWINGS_MISSING, words.XLWINGS_WANTED)
    detail = words.XLWINGS_FOUND.format(version=software.xlwings)
    if not _XLWINGS_FROM <= version_numbers(software.xlwings) < _XLWINGS_BEFORE:
        return bad(detail, words.XLWINGS_WANTED)
    return good(detail)


@checked("pywin32", words.PYWIN32, on_windows)
def pywin32(machine: Machine, software: Software) -> CheckAnswer:  # noqa: ARG001 - whether it is asked at all depends on it
    """Whether the bridge to Excel is there."""
    return good(words.PYWIN32_FOUND) if software.has_pywin32 else bad(words.PYWIN32_MISSING, words.PYWIN32_WANTED)


def libreoffice_path(machine: Machine) -> str | None:
    """Where LibreOffice is installed."""
    registered = office.application_path(machine, f"{_LIBREOFFICE}.exe")
    found = machine.program(_LIBREOFFICE)
    return registered or (machine.spell(found) if found else None)


@checked("excel", words.EXCEL)
def excel(machine: Machine) -> CheckAnswer:
    """Whether Excel is installed, and which."""
    path = office.excel_path(machine)
    if path is not None:
        version = office.click_to_run_version(machine) or office.excel_version(machine)
        return good(words.EXCEL_FOUND.format(path=path, version=version))
    if libreoffice_path(machine) is not None:
        return not_applicable(words.EXCEL_MISSING_BUT_LIBREOFFICE)
    return bad(words.EXCEL_MISSING, words.EXCEL_WANTED)


@checked("wps", words.WPS, on_windows)
def wps(machine: Machine) -> CheckAnswer:
    """Whether WPS Office, which runs no VBA, would open the workbook."""
    opener = office.opener(machine, ".xlsm") or ""
    is_there = office.application_path(machine, "et.exe") is not None or opener.casefold().startswith(_WPS_PREFIXES)
    if not is_there:
        return good(words.WPS_MISSING)
    if office.excel_path(machine) is None:
        return bad(words.WPS_ALONE, words.WPS_WAY_ROUND)
    if opener.casefold().startswith(_WPS_PREFIXES):
        return bad(words.WPS_OPENS, words.WPS_LET_EXCEL)
    return good(words.WPS_BESIDE)


@checked("libreoffice", words.LIBREOFFICE)
def libreoffice(machine: Machine) -> CheckAnswer:
    """Whether LibreOffice is installed, which serves offices without Excel."""
    path = libreoffice_path(machine)
    if path is not None:
        return good(words.LIBREOFFICE_FOUND.format(path=path))
    if office.excel_path(machine) is not None:
        return not_applicable(words.LIBREOFFICE_NOT_NEEDED)
    return bad(words.LIBREOFFICE_MISSING, words.LIBREOFFICE_WANTED)


def libreoffice_settings_file(machine: Machine) -> Path:
    """Where the user's LibreOffice keeps its settings."""
    name = "libreoffice" if machine.system is System.OTHER else "LibreOffice"
    return machine.folder(KnownFolder.SETTINGS) / name / "4" / "user" / "registrymodifications.xcu"


def _not_needed(machine: Machine) -> str | None:
    """Why these checks mean nothing here."""
    if office.excel_path(machine) is not None:
        return words.LIBREOFFICE_BESIDE_EXCEL
    return words.LIBREOFFICE_MISSING if libreoffice_path(machine) is None else None


@checked("libreoffice_macros", words.LIBREOFFICE_MACROS, _not_needed)
def libreoffice_macros(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether LibreOffice runs the macros of a workbook in this folder; where it does not, it says nothing."""
    level = re.search(r"\d+", _security(machine, "MacroSecurityLevel"))
    if level is not None and int(level[0]) <= _ASKS:
        return good(words.LIBREOFFICE_MACROS_ASKED)
    trusted = re.findall(r"<it>file://(.*?)</it>", _security(machine, "SecureURL"))
    path = unquote(folder.as_uri()).removeprefix("file://")
    if any(path == one or path.startswith(f"{one}/") for one in (unquote(url).rstrip("/") for url in trusted)):
        return good(words.LIBREOFFICE_FOLDER_TRUSTED)
    advice = words.LIBREOFFICE_TRUST.format(path=machine.spell(folder))
    return bad(words.LIBREOFFICE_MACROS_BLOCKED, advice)


@checked("libreoffice_python", words.LIBREOFFICE_PYTHON, _not_needed)
def libreoffice_python(machine: Machine) -> CheckAnswer:
    """Whether the macros find this interpreter in LibreOffice."""
    found = machine.environment(INTERPRETER_VARIABLE) or xlwings_settings.interpreter(machine)
    if found is None:
        return bad(words.LIBREOFFICE_PYTHON_NONE, words.RUN_INSTALL)
    if not machine.locate(found).is_file():
        return bad(words.LIBREOFFICE_PYTHON_GONE.format(path=found), words.RUN_INSTALL)
    return good(words.LIBREOFFICE_PYTHON_FOUND.format(path=found))


def _security(machine: Machine, name: str) -> str:
    """What the user's LibreOffice keeps under that name; blank where it keeps nothing."""
    settings = ""
    with suppress(OSError):
        settings = libreoffice_settings_file(machine).read_bytes().decode(errors="replace")
    found = re.search(_SECURITY.format(name=name), settings, re.DOTALL)
    return found[1] if found else ""


def version_of(workbook: Path) -> str | None:
    """The version that the workbook states; None where it states none or cannot be read."""
    with suppress(Refusal), FileWorkbook.open(workbook) as opened:
        return opened.version
    return None


@checked("versions", words.VERSIONS)
def versions(machine: Machine, software: Software, workbook: Path) -> CheckAnswer:
    """Whether the workbook was made for the version of this package."""
    path = machine.spell(workbook)
    if not workbook.is_file():
        return bad(words.WORKBOOK_MISSING.format(path=path), words.RUN_INSTALL)
    version = version_of(workbook)
    if version is None:
        return unknown(words.VERSIONS_UNKNOWN.format(path=path), words.WORKBOOK_UNMARKED)
    if version == software.package:
        return good(words.VERSIONS_AGREE.format(package=version))
    detail = words.VERSIONS_DIFFER.format(workbook=version, package=software.package)
    is_newer = version_numbers(version) > version_numbers(software.package)
    return bad(detail, words.WORKBOOK_NEWER if is_newer else words.WORKBOOK_OLDER)


@checked("interpreter", words.INTERPRETER)
def interpreter(machine: Machine) -> CheckAnswer:
    """Whether xlwings' settings of the user name this interpreter."""
    found = xlwings_settings.interpreter(machine)
    try:
        wanted = xlwings_settings.interpreter_value(machine)
    except Refusal:
        path = machine.spell(machine.python)
        return bad(words.INTERPRETER_UNREADABLE.format(path=path), words.INTERPRETER_PLAIN)
    if found is None:
        return bad(words.INTERPRETER_NONE, words.RUN_INSTALL)
    if found.casefold() != wanted.casefold() and machine.locate(found) != machine.python:
        return bad(words.INTERPRETER_OTHER.format(path=found), words.RUN_INSTALL)
    return good(words.INTERPRETER_RIGHT)
