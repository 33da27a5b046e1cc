"""Checks of what Excel is allowed to do: Trusted Locations, macros, starting Python.

And of the workbook: whether it opens as something that came from outside, where its folder lies and whether it can be
written, and what opens the mail drafts.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from xlsx_addin.installation import findings, office
from xlsx_addin.installation.findings import CheckAnswer, bad, checked, good, on_windows, with_excel
from xlsx_addin.installation.machine import DriveKind, Machine
from xlsx_addin.words import examination as words
from xlsx_addin.words import sheet_names

if TYPE_CHECKING:
    from pathlib import Path

_DISABLED = (r"Excel\Security\Trusted Locations", "AllLocationsDisabled")
_BY_USERS = (r"Common\Security\Trusted Locations", "Allow User Locations")
_EVERYTHING_ON, _SIGNED_ONLY, _NOTHING = 1, 3, 4
"""VBAWarnings; 2, the default, asks."""

_TOOLBARS = (r"Common\Toolbars\Excel", r"Common\Toolbars")
_NO_TAB = "NoExtensibilityCustomizationFromDocument"
"""The policy "Disable UI extending from documents and templates", for Excel or for all of Office."""

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says that it keeps its folders."""

_MEGABYTE = 1024 * 1024
_WANTED_MEGABYTES = 500


@checked("trusted_location", words.TRUSTED_LOCATION, with_excel)
def trusted_location(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether the workbook's folder is a Trusted Location, the user's or a policy's."""
    path = machine.spell(folder)
    if any(location.trusts(path) for location in _all_locations(machine)):
        return good(words.TRUSTED.format(path=path))
    return bad(words.NOT_TRUSTED.format(path=path), words.RUN_INSTALL)


@checked("inbox", words.INBOX, with_excel)
def inbox(machine: Machine, folder: Path) -> CheckAnswer:
    """Whether the folder of what arrives is left out of every Trusted Location."""
    path = machine.spell(folder)
    for location in _all_locations(machine):
        if location.trusts(path):
            return bad(words.INBOX_TRUSTED.format(path=path, location=location.path), words.INBOX_WANTED)
    return good(words.INBOX_SAFE.format(path=path))


@checked("trusted_location_policy", words.LOCATIONS_ALLOWED, with_excel)
def locations_allowed(machine: Machine) -> CheckAnswer:
    """Whether a policy, or the Trust Center, keeps the user's Trusted Locations from counting."""
    if office.policy_number(machine, *_DISABLED) == 1:
        return bad(words.LOCATIONS_DISABLED_BY_POLICY, words.ASK_IT)
    if office.policy_number(machine, *_BY_USERS) == 0:
        return bad(words.LOCATIONS_BY_POLICY_ONLY, words.ASK_IT)
    if office.user_number(machine, *_DISABLED) == 1:
        return bad(words.LOCATIONS_DISABLED_BY_USER, words.LOCATIONS_ENABLE)
    return good(words.LOCATIONS_FREE)


@checked("macros", words.MACROS, with_excel)
def macros(machine: Machine, workbook: Path) -> CheckAnswer:
    """Whether the workbook's macros can run.

    A Trusted Location comes before everything but the policy that turns VBA off altogether.
    """
    if office.policy_number(machine, "Common", "VBAOff") == 1:
        return bad(words.MACROS_OFF, words.ASK_IT)
    if any(location.trusts(machine.spell(workbook.parent)) for location in counting_locations(machine)):
        return good(words.MACROS_TRUSTED)
    if machine.is_marked_as_downloaded(workbook):
        return bad(words.MACROS_FROM_INTERNET, words.MACROS_UNBLOCK)
    level = office.set_number(machine, r"Excel\Security", "VBAWarnings")
    if level == _NOTHING:
        return bad(words.MACROS_DISABLED, words.RUN_INSTALL)
    if level == _SIGNED_ONLY:
        return bad(words.MACROS_SIGNED_ONLY, words.RUN_INSTALL)
    return good(words.MACROS_ON if level == _EVERYTHING_ON else words.MACROS_ASKED)


@checked("ribbon", words.RIBBON, with_excel)
def ribbon(machine: Machine) -> CheckAnswer:
    """Whether Excel shows the workbook's own tab in the ribbon. The console has the same buttons where it does not."""
    if any(office.policy_number(machine, below, _NO_TAB) == 1 for below in _TOOLBARS):
        return findings.not_applicable(words.RIBBON_HIDDEN.format(sheet=sheet_names.CONSOLE))
    return good(words.RIBBON_SHOWN)


@checked("mark_of_the_web", words.MARK, on_windows)
def mark_of_the_web(machine: Machine, workbook: Path) -> CheckAnswer:
    """Whether Windows marked the workbook as coming from the internet."""
    marked = words.MARKED.format(name=workbook.name)
    return bad(marked, words.MARK_REMOVE) if machine.is_marked_as_downloaded(workbook) else good(words.NOT_MARKED)


@checked("protected_view", words.PROTECTED_VIEW, with_excel)
def protected_view(machine: Machine, workbook: Path) -> CheckAnswer:
    """Whether Excel would show the workbook in Protected View, where no button does anything."""
    folder = machine.spell(workbook.parent)
    is_trusted = any(location.trusts(folder) for location in counting_locations(machine))
    is_off = office.set_number(machine, r"Excel\Security\ProtectedView", "DisableInternetFilesInPV") == 1
    if machine.is_marked_as_downloaded(workbook) and not is_trusted and not is_off:
        return bad(words.PROTECTED_VIEW_SHOWS, words.PROTECTED_VIEW_LEAVE)
    return good(words.PROTECTED_VIEW_NOT)


@checked("child_processes", words.CHILD_PROCESSES, with_excel)
def child_processes(machine: Machine) -> CheckAnswer:
    """Whether Excel may start Python, as far as Microsoft Defender's rules say."""
    return _defender(machine, office.CHILD_PROCESS_RULE)


@checked("system_calls", words.SYSTEM_CALLS, with_excel)
def system_calls(machine: Machine) -> CheckAnswer:
    """Whether Microsoft Defender bears macros that could call Windows itself, as those of xlwings' module do."""
    return _defender(machine, office.SYSTEM_CALL_RULE)


def _defender(machine: Machine, rule: str) -> CheckAnswer:
    answer = office.defender_answer(machine, rule)
    if answer is office.DefenderAnswer.BLOCKS:
        return bad(words.DEFENDER_BLOCKS.format(rule=rule), words.ASK_IT)
    if answer is office.DefenderAnswer.WARNS:
        return bad(words.DEFENDER_WARNS.format(rule=rule), words.DEFENDER_UNBLOCK)
    return good(words.DEFENDER_FREE)


@checked("command_line", words.COMMAND_LINE, with_excel)
def command_line(machine: Machine) -> CheckAnswer:
    """Whether cmd.exe, through which xlwings starts Python, may run."""
    is_forbidden = office.forbids_command_lines(machine)
    return bad(words.COMMAND_LINE_FORBIDDEN, words.ASK_IT) if is_forbidden else good(words.COMMAND_LINE_FREE)


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
        return findings.unknown(words.PLACE_UNTOLD)
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
        return findings.unknown(words.DISK_UNTOLD)
    detail = words.DISK_FREE.format(megabytes=megabytes)
    wanted = words.DISK_WANTED.format(megabytes=_WANTED_MEGABYTES)
    return bad(detail, wanted) if megabytes < _WANTED_MEGABYTES else good(detail)


def _all_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
    return (*office.user_locations(machine), *office.policy_locations(machine))


def counting_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
    """The Trusted Locations that Excel heeds under the policies that stand."""
    if 1 in (office.policy_number(machine, *_DISABLED), office.user_number(machine, *_DISABLED)):
        return ()
    is_by_policy_only = office.policy_number(machine, *_BY_USERS) == 0
    return office.policy_locations(machine) if is_by_policy_only else _all_locations(machine)
