"""The few things about a machine that an installation needs.

Files are handled with pathlib everywhere. What differs from one system to another stands here: the registry, the
known folders, shortcuts, drives, and how a path is spelled for other programs.
"""

# ruff: noqa: ARG002 - the methods of a machine without a registry need none of their arguments

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


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


RegistryValue: TypeAlias = str | int
"""One value of a registry key: REG_SZ or, read alone, REG_EXPAND_SZ; a number is REG_DWORD."""


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


class Machine:
    r"""The clerk's machine, for the user who is signed in, as its environment describes it: Linux or macOS.

    It has no registry and no shortcuts: nothing stands there, and nothing can be written. ``WindowsMachine`` has both.
    Registry keys are written in full, such as ``HKEY_CURRENT_USER\Software\Microsoft``; names are found whatever
    their case. A key that may not be read counts as absent. Writing raises OSError.
    """

    ansi_encoding = "utf-8"
    """The encoding in which VBA reads a text file."""

    def __init__(self, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
        self._environment = environment
        self.system = System.MACOS if platform == "darwin" else System.OTHER
        """The operating system."""
        self.python = Path(sys.executable)
        """The interpreter with a console that runs this package."""
        self.windowless_python = self.python
        """The interpreter that opens no console; the other one where there is none."""

    def now(self) -> datetime:
        """The time of the machine's clock."""
        return datetime.now().astimezone()

    def folder(self, folder: KnownFolder) -> Path:
        """Where a known folder really is."""
        home = Path(self._environment.get("HOME") or Path.home())
        if folder is KnownFolder.HOME:
            return home
        if folder in (KnownFolder.DOCUMENTS, KnownFolder.DESKTOP):
            return self._user_folder(folder.name, home)
        if self.system is System.MACOS:
            return home / "Library" / "Application Support"
        if folder is KnownFolder.LOCAL_DATA:
            return Path(self._environment.get("XDG_DATA_HOME") or home / ".local" / "share")
        return self._settings(home)

    def _settings(self, home: Path) -> Path:
        return Path(self._environment.get("XDG_CONFIG_HOME") or home / ".config")

    def _user_folder(self, name: str, home: Path) -> Path:
        """The folder named in ``user-dirs.dirs``, where desktops keep its translated name; else its English one."""
        found = None
        with suppress(OSError, UnicodeDecodeError):
            text = (self._settings(home) / "user-dirs.dirs").read_bytes().decode()
            found = re.search(rf'^XDG_{name}_DIR="(.+)"$', text, re.MULTILINE)
        return Path(found[1].replace("$HOME", str(home))) if found else home / name.capitalize()

    def environment(self, name: str) -> str | None:
        """The value of an environment variable."""
        return self._environment.get(name)

    def spell(self, path: Path) -> str:
        """A path as other programs on this machine write it."""
        return str(path)

    def spell_short(self, path: Path) -> str:
        """An existing path in its short form, which has no accented letters; the long form where there is none."""
        return str(path)

    def locate(self, text: str) -> Path:
        """The path that a text written by ``spell`` names; environment variables in it are expanded."""
        return Path(os.path.expandvars(text))

    def program(self, name: str) -> Path | None:
        """The program of that file name on the search path."""
        found = shutil.which(name, path=self._environment.get("PATH"))
        return Path(found) if found else None

    def drive_kind(self, path: Path) -> DriveKind:
        """What an existing folder lies on."""
        return DriveKind.UNKNOWN

    def free_bytes(self, path: Path) -> int:
        """The room left on the drive of an existing folder. Raises OSError where that drive is not there."""
        return shutil.disk_usage(path).free

    def is_excel_open(self) -> bool:
        """Whether an Excel window is open."""
        return False

    def is_marked_as_downloaded(self, path: Path) -> bool:
        """Whether Windows marked the file as coming from the internet (Mark of the Web)."""
        return False

    def registry_values(self, key: str) -> Mapping[str, RegistryValue] | None:
        """The values of a key by name, the default value under the empty name; None if there is no such key."""
        return None

    def registry_keys(self, key: str) -> tuple[str, ...]:
        """The names of the keys directly below a key."""
        return ()

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        """Write one value; the key and the keys above it are made where they are missing."""
        raise OSError(f"no registry to write {key} {name} {value}")

    def delete_registry_key(self, key: str) -> None:
        """Delete a key that has no keys below it; its values go with it."""
        raise OSError(f"no registry to delete {key}")

    def read_shortcut(self, path: Path) -> Shortcut | None:
        """The shortcut in a file; None if there is no such file or it is no shortcut."""
        return None

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        """Write a shortcut into a file."""
        raise OSError(f"no shortcuts to write {path} {shortcut}")
