"""Checks of the programs: Python, this package, xlwings, Excel, LibreOffice, and whether their versions fit."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from importlib import metadata, util
from typing import TYPE_CHECKING

from xlsx_addin import __version__
from xlsx_addin.installation import office, xlwings_settings
from xlsx_addin.installation.findings import Finding, bad, good, not_applicable, unknown
from xlsx_addin.installation.machine import System
from xlsx_addin.refusal import Refusal
from xlsx_addin.stated_version import version_numbers
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

_OLDEST_PYTHON = (3, 11)
_XLWINGS_FROM, _XLWINGS_BEFORE = (0, 37, 6), (1, 0, 0)
_LIBREOFFICE = "soffice"


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


def installed_software() -> Software:
    """The software of the running interpreter."""
    try:
        xlwings = metadata.version("xlwings")
    except metadata.PackageNotFoundError:
        xlwings = None
    return Software(
        python=sys.version_info[:3],
        bits=struct.calcsize("P") * 8,
        package=__version__,
        xlwings=xlwings,
        has_pywin32=util.find_spec("win32com") is not None,
        base=sys.base_prefix,
    )


def python(software: Software) -> Finding:
    """Whether Python is new enough and not the Microsoft Store's, which writes elsewhere; of how many bits it is."""
    detail = words.PYTHON_FOUND.format(version=".".join(map(str, software.python)), bits=software.bits)
    if software.python[:2] < _OLDEST_PYTHON:
        return bad("python", words.PYTHON, detail, words.PYTHON_OLD)
    if "windowsapps" in software.base.casefold():
        return bad("python", words.PYTHON, words.PYTHON_OF_STORE.format(detail=detail), words.PYTHON_FROM_ITS_MAKERS)
    return good("python", words.PYTHON, detail)


def package(software: Software) -> Finding:
    """The version of this package."""
    return good("package", words.PACKAGE, words.PACKAGE_FOUND.format(version=software.package))


def xlwings(software: Software) -> Finding:
    """Whether xlwings is there, in a version that this package was written for."""
    if software.xlwings is None:
        return bad("xlwings", words.XLWINGS, words.XLWINGS_MISSING, words.XLWINGS_WANTED)
    detail = words.XLWINGS_FOUND.format(version=software.xlwings)
    if not _XLWINGS_FROM <= version_numbers(software.xlwings) < _XLWINGS_BEFORE:
        return bad("xlwings", words.XLWINGS, detail, words.XLWINGS_WANTED)
    return good("xlwings", words.XLWINGS, detail)


def pywin32(machine: Machine, software: Software) -> Finding:
    """Whether the bridge to Excel is there."""
    if machine.system is not System.WINDOWS:
        return not_applicable("pywin32", words.PYWIN32, words.ONLY_ON_WINDOWS)
    if not software.has_pywin32:
        return bad("pywin32", words.PYWIN32, words.PYWIN32_MISSING, words.PYWIN32_WANTED)
    return good("pywin32", words.PYWIN32, words.PYWIN32_FOUND)


def excel_path(machine: Machine) -> str | None:
    """Where Excel for Windows is installed."""
    return office.application_path(machine, "excel.exe")


def libreoffice_path(machine: Machine) -> str | None:
    """Where LibreOffice is installed."""
    registered = office.application_path(machine, f"{_LIBREOFFICE}.exe")
    found = machine.program(_LIBREOFFICE)
    return registered or (machine.spell(found) if found else None)


def excel(machine: Machine) -> Finding:
    """Whether Excel is installed, and which."""
    path = excel_path(machine)
    if path is not None:
        version = office.click_to_run_version(machine) or office.excel_version(machine)
        return good("excel", words.EXCEL, words.EXCEL_FOUND.format(path=path, version=version))
    if libreoffice_path(machine) is not None:
        return not_applicable("excel", words.EXCEL, words.EXCEL_MISSING_BUT_LIBREOFFICE)
    return bad("excel", words.EXCEL, words.EXCEL_MISSING, words.EXCEL_WANTED)


def libreoffice(machine: Machine) -> Finding:
    """Whether LibreOffice is installed, which serves offices without Excel."""
    path = libreoffice_path(machine)
    if path is not None:
        return good("libreoffice", words.LIBREOFFICE, words.LIBREOFFICE_FOUND.format(path=path))
    if excel_path(machine) is not None:
        return not_applicable("libreoffice", words.LIBREOFFICE, words.LIBREOFFICE_NOT_NEEDED)
    return bad("libreoffice", words.LIBREOFFICE, words.LIBREOFFICE_MISSING, words.LIBREOFFICE_WANTED)


def versions(
    machine: Machine, software: Software, workbook: Path, workbook_version: Callable[[Path], str | None]
) -> Finding:
    """Whether the workbook was made for the version of this package."""
    name, label = "versions", words.VERSIONS
    path = machine.spell(workbook)
    if not workbook.is_file():
        return bad(name, label, words.WORKBOOK_MISSING.format(path=path), words.RUN_INSTALL)
    version = workbook_version(workbook)
    if version is None:
        return unknown(name, label, words.VERSIONS_UNKNOWN.format(path=path), words.WORKBOOK_UNMARKED)
    if version == software.package:
        return good(name, label, words.VERSIONS_AGREE.format(package=version))
    detail = words.VERSIONS_DIFFER.format(workbook=version, package=software.package)
    is_newer = version_numbers(version) > version_numbers(software.package)
    return bad(name, label, detail, words.WORKBOOK_NEWER if is_newer else words.WORKBOOK_OLDER)


def interpreter(machine: Machine) -> Finding:
    """Whether xlwings' settings of the user name this interpreter."""
    name, label = "interpreter", words.INTERPRETER
    file = xlwings_settings.settings_file(machine)
    content = file.read_bytes() if file.is_file() else b""
    found = xlwings_settings.value_in(machine, content, xlwings_settings.interpreter_name(machine))
    try:
        wanted = xlwings_settings.interpreter_value(machine)
    except Refusal:
        path = machine.spell(machine.python)
        return bad(name, label, words.INTERPRETER_UNREADABLE.format(path=path), words.INTERPRETER_PLAIN)
    if found is None:
        return bad(name, label, words.INTERPRETER_NONE, words.RUN_INSTALL)
    if found.casefold() != wanted.casefold() and machine.locate(found) != machine.python:
        return bad(name, label, words.INTERPRETER_OTHER.format(path=found), words.RUN_INSTALL)
    return good(name, label, words.INTERPRETER_RIGHT)
