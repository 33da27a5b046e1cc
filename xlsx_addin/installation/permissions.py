"""Checks of what Excel is allowed to do: Trusted Locations, macros, starting Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.installation import office
from xlsx_addin.installation.findings import Finding, bad, good, not_applicable
from xlsx_addin.installation.software import excel_path
from xlsx_addin.words import examination as words
from xlsx_addin.words import sheet_names

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

_LOCATIONS = r"Excel\Security\Trusted Locations"
_EVERYTHING_ON, _SIGNED_ONLY, _NOTHING = 1, 3, 4
"""VBAWarnings; 2, the default, asks."""

_TOOLBARS = (r"Common\Toolbars\Excel", r"Common\Toolbars")
_NO_TAB = "NoExtensibilityCustomizationFromDocument"
"""The policy "Disable UI extending from documents and templates", for Excel or for all of Office."""


def trusted_location(machine: Machine, folder: Path) -> Finding:
    """Whether the workbook's folder is a Trusted Location, the user's or a policy's."""
    name, label = "trusted_location", words.TRUSTED_LOCATION
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    path = machine.spell(folder)
    if any(location.trusts(path) for location in _all_locations(machine)):
        return good(name, label, words.TRUSTED.format(path=path))
    return bad(name, label, words.NOT_TRUSTED.format(path=path), words.RUN_INSTALL)


def inbox(machine: Machine, folder: Path) -> Finding:
    """Whether the folder of what arrives is left out of every Trusted Location."""
    name, label = "inbox", words.INBOX
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    path = machine.spell(folder)
    for location in _all_locations(machine):
        if location.trusts(path):
            detail = words.INBOX_TRUSTED.format(path=path, location=location.path)
            return bad(name, label, detail, words.INBOX_WANTED)
    return good(name, label, words.INBOX_SAFE.format(path=path))


def locations_allowed(machine: Machine) -> Finding:
    """Whether a policy, or the Trust Center, keeps the user's Trusted Locations from counting."""
    name, label = "trusted_location_policy", words.LOCATIONS_ALLOWED
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    if _disabled_by_policy(machine):
        return bad(name, label, words.LOCATIONS_DISABLED_BY_POLICY, words.ASK_IT)
    if _user_locations_forbidden(machine):
        return bad(name, label, words.LOCATIONS_BY_POLICY_ONLY, words.ASK_IT)
    if _disabled_by_user(machine):
        return bad(name, label, words.LOCATIONS_DISABLED_BY_USER, words.LOCATIONS_ENABLE)
    return good(name, label, words.LOCATIONS_FREE)


def macros(machine: Machine, workbook: Path) -> Finding:
    """Whether the workbook's macros can run.

    A Trusted Location comes before everything but the policy that turns VBA off altogether.
    """
    name, label = "macros", words.MACROS
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    if office.policy_number(machine, "Common", "VBAOff") == 1:
        return bad(name, label, words.MACROS_OFF, words.ASK_IT)
    if any(location.trusts(machine.spell(workbook.parent)) for location in counting_locations(machine)):
        return good(name, label, words.MACROS_TRUSTED)
    if machine.is_marked_as_downloaded(workbook):
        return bad(name, label, words.MACROS_FROM_INTERNET, words.MACROS_UNBLOCK)
    level = office.set_number(machine, r"Excel\Security", "VBAWarnings")
    if level == _NOTHING:
        return bad(name, label, words.MACROS_DISABLED, words.RUN_INSTALL)
    if level == _SIGNED_ONLY:
        return bad(name, label, words.MACROS_SIGNED_ONLY, words.RUN_INSTALL)
    return good(name, label, words.MACROS_ON if level == _EVERYTHING_ON else words.MACROS_ASKED)


def ribbon(machine: Machine) -> Finding:
    """Whether Excel shows the workbook's own tab in the ribbon. The console has the same buttons where it does not."""
    name, label = "ribbon", words.RIBBON
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    if any(office.policy_number(machine, below, _NO_TAB) == 1 for below in _TOOLBARS):
        return not_applicable(name, label, words.RIBBON_HIDDEN.format(sheet=sheet_names.CONSOLE))
    return good(name, label, words.RIBBON_SHOWN)


def child_processes(machine: Machine) -> Finding:
    """Whether Excel may start Python, as far as Microsoft Defender's rules say."""
    return _defender(machine, "child_processes", words.CHILD_PROCESSES, office.CHILD_PROCESS_RULE)


def system_calls(machine: Machine) -> Finding:
    """Whether Microsoft Defender bears macros that could call Windows itself, as those of xlwings' module do."""
    return _defender(machine, "system_calls", words.SYSTEM_CALLS, office.SYSTEM_CALL_RULE)


def _defender(machine: Machine, name: str, label: str, rule: str) -> Finding:
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    answer = office.defender_answer(machine, rule)
    if answer is office.DefenderAnswer.BLOCKS:
        return bad(name, label, words.DEFENDER_BLOCKS.format(rule=rule), words.ASK_IT)
    if answer is office.DefenderAnswer.WARNS:
        return bad(name, label, words.DEFENDER_WARNS.format(rule=rule), words.DEFENDER_UNBLOCK)
    return good(name, label, words.DEFENDER_FREE)


def command_line(machine: Machine) -> Finding:
    """Whether cmd.exe, through which xlwings starts Python, may run."""
    name, label = "command_line", words.COMMAND_LINE
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    if office.forbids_command_lines(machine):
        return bad(name, label, words.COMMAND_LINE_FORBIDDEN, words.ASK_IT)
    return good(name, label, words.COMMAND_LINE_FREE)


def _all_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
    return (*office.user_locations(machine), *office.policy_locations(machine))


def counting_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
    """The Trusted Locations that Excel heeds under the policies that stand."""
    if _disabled_by_policy(machine) or _disabled_by_user(machine):
        return ()
    if _user_locations_forbidden(machine):
        return office.policy_locations(machine)
    return _all_locations(machine)


def _disabled_by_policy(machine: Machine) -> bool:
    return office.policy_number(machine, _LOCATIONS, "AllLocationsDisabled") == 1


def _disabled_by_user(machine: Machine) -> bool:
    return office.user_number(machine, _LOCATIONS, "AllLocationsDisabled") == 1


def _user_locations_forbidden(machine: Machine) -> bool:
    return office.policy_number(machine, r"Common\Security\Trusted Locations", "Allow User Locations") == 0
