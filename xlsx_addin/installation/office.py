r"""Where Office and Windows keep, in the registry, what decides whether Excel runs our macros.

Trusted Locations: ``Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations\LocationN`` of the
current user, with ``Path`` (text), ``Description`` (text), ``Date`` (text) and, where the folders below are trusted
too, ``AllowSubfolders`` (1). A policy stands under ``Software\Policies`` with the same names.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from itertools import count
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsx_addin.installation.machine import Machine, RegistryValue

USER = r"HKEY_CURRENT_USER\Software"
EVERYONE = r"HKEY_LOCAL_MACHINE\Software"
POLICIES = (
    rf"{USER}\Policies\Microsoft\Cloud\Office",
    rf"{USER}\Policies\Microsoft\Office",
    rf"{EVERYONE}\Policies\Microsoft\Office",
)
"""Where a policy for Office may stand, the strongest first."""

FIRST_LOCATION = 50
"""The lowest number given to a location of ours: Excel numbers its own and the user's from 0."""

CHILD_PROCESS_RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Microsoft Defender's rule "Block all Office applications from creating child processes"."""
SYSTEM_CALL_RULE = "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"
"""Microsoft Defender's rule "Block Win32 API calls from Office macros"."""

_DEFENDER = r"Microsoft\Windows Defender"
_RULES = rf"{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules"


class DefenderAnswer(Enum):
    """What a rule of Microsoft Defender does; its other values only write it down, or do nothing."""

    BLOCKS = "1"
    WARNS = "6"
    """It blocks, and lets the user unblock for 24 hours in a notification."""


def excel_version(machine: Machine) -> str:
    """The version under which the installed Excel keeps its settings; every Excel since 2016 says 16.0."""
    current = text(machine, r"HKEY_CLASSES_ROOT\Excel.Application\CurVer", "")
    found = re.fullmatch(r"Excel\.Application\.(\d+)", current or "")
    return f"{found[1]}.0" if found else "16.0"


def trusted_locations_key(machine: Machine) -> str:
    """The key below which Excel keeps the user's own Trusted Locations."""
    return rf"{USER}\Microsoft\Office\{excel_version(machine)}\Excel\Security\Trusted Locations"


@dataclass(frozen=True, slots=True)
class TrustedLocation:
    """One Trusted Location that stands in the registry."""

    key: str
    path: str
    """The folder, with its environment variables expanded."""
    with_subfolders: bool
    description: str

    def is_at(self, folder: str) -> bool:
        """Whether this is the very folder."""
        return _comparable(self.path) == _comparable(folder)

    def trusts(self, folder: str) -> bool:
        """Whether files lying directly in the folder are trusted."""
        if self.is_at(folder):
            return True
        return self.with_subfolders and _comparable(folder).is_relative_to(_comparable(self.path))


def _comparable(folder: str) -> PureWindowsPath:
    return PureWindowsPath(unicodedata.normalize("NFC", folder).casefold())


def user_locations(machine: Machine) -> tuple[TrustedLocation, ...]:
    """The Trusted Locations that the user has, in Excel."""
    return _locations(machine, trusted_locations_key(machine))


def policy_locations(machine: Machine) -> tuple[TrustedLocation, ...]:
    """The Trusted Locations that a policy gives, for Excel or for all of Office."""
    above = [rf"{root}\{excel_version(machine)}\{program}" for root in POLICIES for program in ("Excel", "Common")]
    return tuple(found for key in above for found in _locations(machine, rf"{key}\Security\Trusted Locations"))


def _locations(machine: Machine, key: str) -> tuple[TrustedLocation, ...]:
    return tuple(
        TrustedLocation(
            key=one,
            path=machine.spell(machine.locate(path)),
            with_subfolders=bool(number(machine, one, "AllowSubfolders")),
            description=text(machine, one, "Description") or "",
        )
        for one in (rf"{key}\{name}" for name in machine.registry_keys(key) if name.casefold().startswith("location"))
        if (path := text(machine, one, "Path"))
    )


def free_location_key(machine: Machine) -> str:
    """A key for a new Trusted Location of the user that nothing has yet."""
    parent = trusted_locations_key(machine)
    taken = {name.casefold() for name in machine.registry_keys(parent)}
    return next(rf"{parent}\Location{place}" for place in count(FIRST_LOCATION) if f"location{place}" not in taken)


def policy_number(machine: Machine, below: str, name: str) -> int | None:
    r"""The number that a policy sets below an Office version (such as ``Excel\Security``), None without a policy."""
    version = excel_version(machine)
    found = (number(machine, rf"{root}\{version}\{below}", name) for root in POLICIES)
    return next((each for each in found if each is not None), None)


def set_number(machine: Machine, below: str, name: str) -> int | None:
    """The number that holds: a policy's before the user's own."""
    policy = policy_number(machine, below, name)
    return policy if policy is not None else user_number(machine, below, name)


def user_number(machine: Machine, below: str, name: str) -> int | None:
    """The number that the user has set in Excel's Trust Center, None where he has not."""
    return number(machine, rf"{USER}\Microsoft\Office\{excel_version(machine)}\{below}", name)


def defender_answer(machine: Machine, rule: str) -> DefenderAnswer | None:
    """What a rule of Microsoft Defender does, set by a policy, by Intune or by hand; None where it lets all pass."""
    managed = text(machine, rf"{EVERYONE}\Policies\{_DEFENDER}\Policy Manager", "ASRRules") or ""
    found = {each.partition("=")[2] for each in managed.casefold().split("|") if each.partition("=")[0] == rule}
    found |= {str(_value(machine, rf"{root}\{_RULES}", rule)) for root in (rf"{EVERYONE}\Policies", EVERYONE)}
    return next((answer for answer in DefenderAnswer if answer.value in found), None)


def forbids_command_lines(machine: Machine) -> bool:
    """Whether a policy keeps the user from cmd.exe, through which xlwings starts Python."""
    return bool(number(machine, rf"{USER}\Policies\Microsoft\Windows\System", "DisableCMD"))


def application_path(machine: Machine, program: str) -> str | None:
    """Where an installed program registered under App Paths lies, such as ``excel.exe``."""
    paths = rf"Microsoft\Windows\CurrentVersion\App Paths\{program}"
    path = text(machine, rf"{USER}\{paths}", "") or text(machine, rf"{EVERYONE}\{paths}", "")
    return path.strip('"') if path else None


def excel_path(machine: Machine) -> str | None:
    """Where Excel for Windows is installed."""
    return application_path(machine, "excel.exe")


def click_to_run_version(machine: Machine) -> str | None:
    """The full version of an Office installed by Click-to-Run."""
    return text(machine, rf"{EVERYONE}\Microsoft\Office\ClickToRun\Configuration", "VersionToReport")


def opener(machine: Machine, suffix: str) -> str | None:
    """What opens files of a kind (``.eml``): the user's choice before the system's default; None where nothing does."""
    kinds = rf"{USER}\Microsoft\Windows\CurrentVersion\Explorer\FileExts"
    chosen = text(machine, rf"{kinds}\{suffix}\UserChoice", "ProgId")
    return chosen or text(machine, rf"HKEY_CLASSES_ROOT\{suffix}", "") or None


def onedrive_folders(machine: Machine) -> tuple[str, ...]:
    """The folders that OneDrive keeps, by its own accounts."""
    accounts = rf"{USER}\Microsoft\OneDrive\Accounts"
    found = (text(machine, rf"{accounts}\{name}", "UserFolder") for name in machine.registry_keys(accounts))
    return tuple(folder for folder in found if folder)


def text(machine: Machine, key: str, name: str) -> str | None:
    """The text of a value, None where there is none."""
    value = _value(machine, key, name)
    return value if isinstance(value, str) else None


def number(machine: Machine, key: str, name: str) -> int | None:
    """The whole number of a value, None where there is none."""
    value = _value(machine, key, name)
    return value if isinstance(value, int) else None


def _value(machine: Machine, key: str, name: str) -> RegistryValue | None:
    values = machine.registry_values(key) or {}
    return next((value for known, value in values.items() if known.casefold() == name.casefold()), None)
