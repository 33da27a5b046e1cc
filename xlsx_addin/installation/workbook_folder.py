"""Checks of the workbook's folder: where it lies, whether it can be written, and what opens the mail drafts."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from xlsx_addin.installation import office
from xlsx_addin.installation.findings import CheckAnswer, bad, checked, good, on_windows, unknown
from xlsx_addin.installation.machine import DriveKind, Machine
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from pathlib import Path


_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says that it keeps its folders."""

_MEGABYTE = 1024 * 1024
_WANTED_MEGABYTES = 500


def is_on_onedrive(machine: Machine, folder: Path) -> bool:
    """Whether OneDrive keeps the folder: Excel then knows its files by a web address, not by their path."""
    roots = (*map(machine.environment, _ONEDRIVE_VARIABLES), *office.onedrive_folders(machine))
    return any(root and folder.is_relative_to(machine.locate(root)) for root in roots)


@checked("folder_writable", words.WRITABLE)
def writable(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether files can be written into the folder; a file is written there for a moment."""
    path = machine.spell(folder)
    if not folder.is_dir():
        return bad(words.FOLDER_MISSING.format(path=path), words.RUN_INSTALL)
    try:
        with tempfile.TemporaryFile(dir=folder):
            return good(words.IS_WRITABLE.format(path=path))
    except OSError:
        return bad(words.NOT_WRITABLE.format(path=path), words.WRITABLE_WANTED)


@checked("folder_place", words.PLACE)
def place(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether the folder lies on a drive of the machine's own, and not in OneDrive."""
    path = machine.spell(folder)
    if is_on_onedrive(machine, folder):
        return bad(words.PLACE_ONEDRIVE.format(path=path), words.PLACE_WANTED)
    kind = machine.drive_kind(folder)
    if kind is DriveKind.NETWORK:
        return bad(words.PLACE_NETWORK.format(path=path), words.PLACE_WANTED)
    if kind is DriveKind.REMOVABLE:
        return bad(words.PLACE_REMOVABLE.format(path=path), words.PLACE_WANTED)
    if kind is DriveKind.UNKNOWN:
        return unknown(words.PLACE_UNTOLD)
    return good(words.PLACE_GOOD)


@checked("workbook_name", words.NAME)
def workbook_name(workbook: Path) -> CheckAnswer:
    """Whether xlwings finds the workbook by its name, which it cuts at an equals sign."""
    if "=" in workbook.name:
        return bad(words.NAME_BAD.format(name=workbook.name), words.NAME_WANTED)
    return good(words.NAME_GOOD.format(name=workbook.name))


@checked("mail", words.MAIL, on_windows)
def mail(machine: Machine) -> CheckAnswer:
    """Whether a program opens the mail drafts."""
    program = office.opener(machine, ".eml")
    return good(words.MAIL_FOUND.format(program=program)) if program else bad(words.MAIL_MISSING, words.MAIL_WANTED)


@checked("disk", words.DISK)
def disk(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether there is room for the workbook, its backups and what arrives."""
    existing = next((above for above in (folder, *folder.parents) if above.is_dir()), folder)
    try:
        megabytes = machine.free_bytes(existing) // _MEGABYTE
    except OSError:
        return unknown(words.DISK_UNTOLD)
    detail = words.DISK_FREE.format(megabytes=megabytes)
    wanted = words.DISK_WANTED.format(megabytes=_WANTED_MEGABYTES)
    return bad(detail, wanted) if megabytes < _WANTED_MEGABYTES else good(detail)
