"""Checks of LibreOffice, for offices without Excel: whether it runs our macros, and whether those find Python.

It keeps its settings in ``registrymodifications.xcu`` of the user's profile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from xlsx_addin.installation import office, xlwings_settings
from xlsx_addin.installation.findings import CheckAnswer, bad, checked, good
from xlsx_addin.installation.machine import KnownFolder, System
from xlsx_addin.installation.software import libreoffice_path
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

INTERPRETER_VARIABLE = "XLSX_ADDIN_PYTHON"
"""What the macros ask first; then xlwings' settings of the user, then ``python3`` on the search path."""

_SECURITY = (
    r'<item oor:path="/org\.openoffice\.Office\.Common/Security/Scripting"><prop oor:name="{name}"[^>]*>(.*?)</prop>'
)
_ASKS = 1
"""MacroSecurityLevel 1 asks before macros run, 0 always runs them; 2 (the default) and 3 heed trusted folders."""


def settings_file(machine: Machine) -> Path:
    """Where the user's LibreOffice keeps its settings."""
    name = "libreoffice" if machine.system is System.OTHER else "LibreOffice"
    return machine.folder(KnownFolder.SETTINGS) / name / "4" / "user" / "registrymodifications.xcu"


def _not_needed(machine: Machine) -> str | None:
    """Why these checks mean nothing here."""
    if office.excel_path(machine) is not None:
        return words.LIBREOFFICE_BESIDE_EXCEL
    return words.LIBREOFFICE_MISSING if libreoffice_path(machine) is None else None


@checked("libreoffice_macros", words.LIBREOFFICE_MACROS, _not_needed)
def macros(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether LibreOffice runs the macros of a workbook in this folder; where it does not, it says nothing."""
    settings = _settings(machine)
    level = re.search(r"\d+", _value(settings, "MacroSecurityLevel") or "")
    if level is not None and int(level[0]) <= _ASKS:
        return good(words.LIBREOFFICE_MACROS_ASKED)
    trusted = re.findall(r"<it>file://(.*?)</it>", _value(settings, "SecureURL") or "")
    path = unquote(folder.as_uri()).removeprefix("file://")
    if any(path == one or path.startswith(f"{one}/") for one in (unquote(url).rstrip("/") for url in trusted)):
        return good(words.LIBREOFFICE_FOLDER_TRUSTED)
    advice = words.LIBREOFFICE_TRUST.format(path=machine.spell(folder))
    return bad(words.LIBREOFFICE_MACROS_BLOCKED, advice)


@checked("libreoffice_python", words.LIBREOFFICE_PYTHON, _not_needed)
def python(machine: Machine) -> CheckAnswer:
    """Whether the macros find this interpreter in LibreOffice."""
    found = machine.environment(INTERPRETER_VARIABLE) or xlwings_settings.interpreter(machine)
    if found is None:
        return bad(words.LIBREOFFICE_PYTHON_NONE, words.RUN_INSTALL)
    if not machine.locate(found).is_file():
        return bad(words.LIBREOFFICE_PYTHON_GONE.format(path=found), words.RUN_INSTALL)
    return good(words.LIBREOFFICE_PYTHON_FOUND.format(path=found))


def _settings(machine: Machine) -> str:
    try:
        return settings_file(machine).read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _value(settings: str, name: str) -> str | None:
    found = re.search(_SECURITY.format(name=name), settings, re.DOTALL)
    return None if found is None else found[1]
