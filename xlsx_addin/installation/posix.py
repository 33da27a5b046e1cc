"""A machine without a registry and without Windows' shortcuts: Linux and macOS."""

# ruff: noqa: ARG002, D102 - the protocol Machine describes the methods and gives them their arguments

from __future__ import annotations

import os
import re
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.installation.machine import (
    DriveKind,
    KnownFolder,
    RegistryValue,
    RegistryValues,
    Shortcut,
    System,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_USER_FOLDERS = {KnownFolder.DOCUMENTS: "XDG_DOCUMENTS_DIR", KnownFolder.DESKTOP: "XDG_DESKTOP_DIR"}
_ENGLISH_FOLDERS = {KnownFolder.DOCUMENTS: "Documents", KnownFolder.DESKTOP: "Desktop"}


class PosixMachine:
    """The machine as the environment describes it; its registry is empty and can not be written."""

    def __init__(self, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
        self._environment = environment
        self.system = System.MACOS if platform == "darwin" else System.OTHER
        self.python = Path(sys.executable)
        self.windowless_python = self.python
        self.ansi_encoding = "utf-8"

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def folder(self, folder: KnownFolder) -> Path:
        home = Path(self._environment.get("HOME") or Path.home())
        if folder is KnownFolder.HOME:
            return home
        if folder is KnownFolder.LOCAL_DATA:
            if self.system is System.MACOS:
                return home / "Library" / "Application Support"
            return Path(self._environment.get("XDG_DATA_HOME") or home / ".local" / "share")
        if folder is KnownFolder.SETTINGS:
            if self.system is System.MACOS:
                return home / "Library" / "Application Support"
            return self._settings(home)
        return self._user_folder(folder, home) or home / _ENGLISH_FOLDERS[folder]

    def _settings(self, home: Path) -> Path:
        return Path(self._environment.get("XDG_CONFIG_HOME") or home / ".config")

    def _user_folder(self, folder: KnownFolder, home: Path) -> Path | None:
        """The folder named in ``user-dirs.dirs``, where desktops keep its translated name."""
        settings = self._settings(home) / "user-dirs.dirs"
        try:
            text = settings.read_bytes().decode()
        except (OSError, UnicodeDecodeError):
            return None
        found = re.search(rf'^{_USER_FOLDERS[folder]}="(.+)"$', text, re.MULTILINE)
        return Path(found[1].replace("$HOME", str(home))) if found else None

    def environment(self, name: str) -> str | None:
        return self._environment.get(name)

    def spell(self, path: Path) -> str:
        return str(path)

    def spell_short(self, path: Path) -> str:
        return str(path)

    def locate(self, text: str) -> Path:
        return Path(os.path.expandvars(text))

    def program(self, name: str) -> Path | None:
        found = shutil.which(name, path=self._environment.get("PATH"))
        return Path(found) if found else None

    def drive_kind(self, path: Path) -> DriveKind:
        return DriveKind.UNKNOWN

    def free_bytes(self, path: Path) -> int:
        return shutil.disk_usage(path).free

    def is_excel_open(self) -> bool:
        return False

    def is_marked_as_downloaded(self, path: Path) -> bool:
        return False

    def registry_values(self, key: str) -> RegistryValues | None:
        return None

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return ()

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        raise OSError(f"no registry to write {key} {name} {value}")

    def delete_registry_key(self, key: str) -> None:
        raise OSError(f"no registry to delete {key}")

    def read_shortcut(self, path: Path) -> Shortcut | None:
        return None

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        raise OSError(f"no shortcuts to write {path} {shortcut}")
