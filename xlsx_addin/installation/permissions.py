"""Checks of what Excel is allowed to do: Trusted Locations, macros, starting Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.installation import office
from xlsx_addin.installation.findings import Finding, bad, good, not_applicable
from xlsx_addin.installation.software import excel_path
from xlsx_addin.words import examination as words

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

_LOCATIONS = r"Excel\Security\Trusted Locations"
_EVERYTHING_ON, _SIGNED_ONLY, _NOTHING = 1, 3, 4
"""VBAWarnings; 2, the default, asks."""


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
    if any(location.trusts(machine.spell(workbook.parent)) for location in _counting_locations(machine)):
        return good(name, label, words.MACROS_TRUSTED)
    if machine.is_marked_as_downloaded(workbook):
        return bad(name, label, words.MACROS_FROM_INTERNET, words.MACROS_UNBLOCK)
    policy = office.policy_number(machine, r"Excel\Security", "VBAWarnings")
    level = policy if policy is not None else office.user_number(machine, r"Excel\Security", "VBAWarnings")
    if level == _NOTHING:
        return bad(name, label, words.MACROS_DISABLED, words.RUN_INSTALL)
    if level == _SIGNED_ONLY:
        return bad(name, label, words.MACROS_SIGNED_ONLY, words.RUN_INSTALL)
    return good(name, label, words.MACROS_ON if level == _EVERYTHING_ON else words.MACROS_ASKED)


def child_processes(machine: Machine) -> Finding:
    """Whether Excel may start Python, as far as Microsoft Defender's rules say."""
    name, label = "child_processes", words.CHILD_PROCESSES
    if excel_path(machine) is None:
        return not_applicable(name, label, words.NO_EXCEL_HERE)
    if office.forbids_child_processes(machine):
        return bad(name, label, words.CHILD_PROCESSES_FORBIDDEN, words.ASK_IT)
    return good(name, label, words.CHILD_PROCESSES_FREE)


def _all_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
    return (*office.user_locations(machine), *office.policy_locations(machine))


def _counting_locations(machine: Machine) -> tuple[office.TrustedLocation, ...]:
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
