"""Checks of what opens the workbook, Excel or WPS, and of whether it opens as something that came from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.installation import office
from xlsx_addin.installation.findings import Finding, bad, good, not_applicable
from xlsx_addin.installation.machine import System
from xlsx_addin.installation.permissions import counting_locations
from xlsx_addin.installation.software import excel_path
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

_WPS_PREFIXES = ("et.", "ket.", "wps.", "kwps.")
"""How the file types of WPS Spreadsheets begin."""


def wps(machine: Machine) -> Finding:
    """Whether WPS Office, which runs no VBA, would open the workbook."""
    name, label = "wps", words.WPS
    if machine.system is not System.WINDOWS:
        return not_applicable(name, label, words.ONLY_ON_WINDOWS)
    opener = office.opener(machine, ".xlsm") or ""
    is_there = office.application_path(machine, "et.exe") is not None or opener.casefold().startswith(_WPS_PREFIXES)
    if not is_there:
        return good(name, label, words.WPS_MISSING)
    if excel_path(machine) is None:
        return bad(name, label, words.WPS_ALONE, words.WPS_WAY_ROUND)
    if opener.casefold().startswith(_WPS_PREFIXES):
        return bad(name, label, words.WPS_OPENS, words.WPS_LET_EXCEL)
    return good(name, label, words.WPS_BESIDE)


def mark_of_the_web(machine: Machine, workbook: Path) -> Finding:
    """Whether Windows marked the workbook as coming from the internet."""
    name, label = "mark_of_the_web", words.MARK
    if machine.system is not System.WINDOWS:
        return not_applicable(name, label, words.ONLY_ON_WINDOWS)
    if machine.is_marked_as_downloaded(workbook):
        return bad(name, label, words.MARKED.format(name=workbook.name), words.MARK_REMOVE)
    return good(name, label, words.NOT_MARKED)


def protected_view(machine: Machine, workbook: Path) -> Finding:
    """Whether Excel would show the workbook in Protected View, where no button does anything."""
    name, label = "protected_view", words.PROTECTED_VIEW
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    folder = machine.spell(workbook.parent)
    is_trusted = any(location.trusts(folder) for location in counting_locations(machine))
    is_off = office.set_number(machine, r"Excel\Security\ProtectedView", "DisableInternetFilesInPV") == 1
    if machine.is_marked_as_downloaded(workbook) and not is_trusted and not is_off:
        return bad(name, label, words.PROTECTED_VIEW_SHOWS, words.PROTECTED_VIEW_LEAVE)
    return good(name, label, words.PROTECTED_VIEW_NOT)
