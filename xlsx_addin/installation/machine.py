"""The few things about a machine that an installation needs, behind one interface.

Files are handled with pathlib everywhere. What differs from one system to another stands here: the registry, the
known folders, shortcuts, drives, and how a path is spelled for other programs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class System(Enum):
    """The operating systems that the installation tells apart."""

    WINDOWS = "Windows"
    MACOS = "macOS"
    OTHER = "Linux"


class KnownFolder(Enum):
    """Folders that the system knows by a name; a user or OneDrive may have moved them."""

    HOME = "home"
    DOCUMENTS = "documents"
    DESKTOP = "desktop"
    LOCAL_DATA = "local data"
    SETTINGS = "settings"
    """Where programs keep what the user has set: the roaming profile, ``~/.config``."""


class DriveKind(Enum):
    """What a folder lies on."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    UNKNOWN = "unknown"


class RegistryType(Enum):
    """The registry's types that Office and Windows use for the values read or written here."""

    TEXT = 1
    """REG_SZ"""
    EXPANDABLE_TEXT = 2
    """REG_EXPAND_SZ: names of environment variables stand between percent signs."""
    NUMBER = 4
    """REG_DWORD"""


@dataclass(frozen=True, slots=True)
class RegistryValue:
    """One value of a registry key: text, or a whole number for ``NUMBER``."""

    type: RegistryType
    data: str | int


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a shortcut starts; paths are spelled as the system spells them."""

    target: str
    arguments: str
    folder: str
    """The folder in which the program starts."""
    description: str
    icon: str = ""
    """The program whose first icon is shown; blank: the target's own."""


RegistryValues = Mapping[str, RegistryValue]


class Machine(Protocol):
    r"""The clerk's machine, for the user who is signed in.

    Registry keys are written in full, such as ``HKEY_CURRENT_USER\Software\Microsoft``; names are found whatever
    their case. A key that may not be read counts as absent. Writing raises OSError.
    """

    @property
    def system(self) -> System:
        """The operating system."""

    @property
    def python(self) -> Path:
        """The interpreter with a console that runs this package."""

    @property
    def windowless_python(self) -> Path:
        """The interpreter that opens no console; the other one where there is none."""

    @property
    def ansi_encoding(self) -> str:
        """The encoding in which VBA reads a text file."""

    def now(self) -> datetime:
        """The time of the machine's clock."""

    def folder(self, folder: KnownFolder) -> Path:
        """Where a known folder really is."""

    def environment(self, name: str) -> str | None:
        """The value of an environment variable."""

    def spell(self, path: Path) -> str:
        """A path as other programs on this machine write it."""

    def spell_short(self, path: Path) -> str:
        """An existing path in its short form, which has no accented letters; the long form where there is none."""

    def locate(self, text: str) -> Path:
        """The path that a text written by ``spell`` names; environment variables in it are expanded."""

    def program(self, name: str) -> Path | None:
        """The program of that file name on the search path."""

    def drive_kind(self, path: Path) -> DriveKind:
        """What an existing folder lies on."""

    def free_bytes(self, path: Path) -> int:
        """The room left on the drive of an existing folder. Raises OSError where that drive is not there."""

    def is_excel_open(self) -> bool:
        """Whether an Excel window is open."""

    def is_marked_as_downloaded(self, path: Path) -> bool:
        """Whether Windows marked the file as coming from the internet (Mark of the Web)."""

    def registry_values(self, key: str) -> RegistryValues | None:
        """The values of a key by name, the default value under the empty name; None if there is no such key."""

    def registry_keys(self, key: str) -> tuple[str, ...]:
        """The names of the keys directly below a key."""

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        """Write one value; the key and the keys above it are made where they are missing."""

    def delete_registry_key(self, key: str) -> None:
        """Delete a key that has no keys below it; its values go with it."""

    def read_shortcut(self, path: Path) -> Shortcut | None:
        """The shortcut in a file; None if there is no such file or it is no shortcut."""

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        """Write a shortcut into a file."""
