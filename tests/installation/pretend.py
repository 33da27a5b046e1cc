"""A Windows machine for the tests: a registry in memory, real files in a temporary folder that stands for drive C:."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from xlsx_addin.atomic import write_atomically
from xlsx_addin.installation.machine import (
    DriveKind,
    KnownFolder,
    Machine,
    RegistryValue,
    Shortcut,
    System,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

USER = "HKEY_CURRENT_USER\\Software"
EVERYONE = "HKEY_LOCAL_MACHINE\\Software"
EXCEL_SECURITY = rf"{USER}\Microsoft\Office\16.0\Excel\Security"
TRUSTED_LOCATIONS = rf"{EXCEL_SECURITY}\Trusted Locations"
EXCEL_POLICY = rf"{USER}\Policies\Microsoft\Office\16.0\Excel\Security"

HANOI_TIME = timezone(timedelta(hours=7))


class PretendWindows(Machine):
    """The machine of the user An: Excel 2016 or later is installed, and has its own two Trusted Locations."""

    ansi_encoding = "cp1252"

    def __init__(self, drive: Path, user: str = "An") -> None:
        super().__init__()
        self.system = System.WINDOWS
        self.drive = drive
        self.home = drive / "Users" / user
        self.python = self.home / "AppData" / "Local" / "xlsx_addin" / "python" / "Scripts" / "python.exe"
        self.windowless_python = self.python.with_name("pythonw.exe")
        self.folders = {
            KnownFolder.HOME: self.home,
            KnownFolder.DOCUMENTS: self.home / "Documents",
            KnownFolder.DESKTOP: self.home / "Desktop",
            KnownFolder.LOCAL_DATA: self.home / "AppData" / "Local",
            KnownFolder.SETTINGS: self.home / "AppData" / "Roaming",
        }
        self.variables = {"USERPROFILE": rf"C:\Users\{user}", "APPDATA": rf"C:\Users\{user}\AppData\Roaming"}
        self.short_names: dict[str, str] = {}
        self.kind_of_drive = DriveKind.FIXED
        self.free: int | None = 20 * 1024**3
        self.excel_is_open = False
        self.downloaded: set[Path] = set()
        self.programs: dict[str, Path] = {}
        self.registry: dict[str, dict[str, RegistryValue]] = {}
        for folder in self.folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        self._install_excel()

    def _install_excel(self) -> None:
        excel = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
        self.put(rf"{EVERYONE}\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", {"": excel})
        self.put(rf"{EVERYONE}\Microsoft\Office\ClickToRun\Configuration", {"VersionToReport": "16.0.17928.20148"})
        self.put(r"HKEY_CLASSES_ROOT\Excel.Application\CurVer", {"": "Excel.Application.16"})
        self.put(r"HKEY_CLASSES_ROOT\.eml", {"": "Outlook.File.eml.15"})
        self.put(
            rf"{TRUSTED_LOCATIONS}\Location0",
            {"Path": r"%APPDATA%\Microsoft\Excel\XLSTART\\"[:-1], "AllowSubfolders": 1},
        )
        self.put(rf"{TRUSTED_LOCATIONS}\Location1", {"Path": r"C:\Mẫu\\"[:-1], "Description": "Mẫu biểu"})

    def put(self, key: str, values: Mapping[str, RegistryValue]) -> None:
        """What somebody else wrote into the registry."""
        for name, value in values.items():
            self.set_registry_value(key, name, value)

    def snapshot(self) -> tuple[dict[str, dict[str, RegistryValue]], dict[str, bytes | None]]:
        """The whole registry, and every file with its bytes and every folder."""
        files = {
            path.relative_to(self.drive).as_posix(): path.read_bytes() if path.is_file() else None
            for path in self.drive.rglob("*")
        }
        return {key: dict(values) for key, values in self.registry.items()}, files

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 8, 5, tzinfo=HANOI_TIME)

    def folder(self, folder: KnownFolder) -> Path:
        return self.folders[folder]

    def environment(self, name: str) -> str | None:
        return self.variables.get(name)

    def spell(self, path: Path) -> str:
        return str(PureWindowsPath("C:\\", *path.relative_to(self.drive).parts))

    def spell_short(self, path: Path) -> str:
        spelled = self.spell(path)
        for name, short in self.short_names.items():
            spelled = spelled.replace(name, short)
        return spelled

    def locate(self, text: str) -> Path:
        expanded = re.sub("%([^%]+)%", lambda found: self.variables.get(found[1], found[0]), text)
        for name, short in self.short_names.items():
            expanded = expanded.replace(short, name)
        return self.drive.joinpath(*PureWindowsPath(expanded).parts[1:])

    def program(self, name: str) -> Path | None:
        return self.programs.get(name)

    def drive_kind(self, path: Path) -> DriveKind:
        return self.kind_of_drive if path.is_relative_to(self.drive) else DriveKind.UNKNOWN

    def free_bytes(self, path: Path) -> int:
        if self.free is None or not path.exists():
            raise FileNotFoundError(2, "no such drive", str(path))
        return self.free

    def is_excel_open(self) -> bool:
        return self.excel_is_open

    def is_marked_as_downloaded(self, path: Path) -> bool:
        return path in self.downloaded

    def registry_values(self, key: str) -> dict[str, RegistryValue] | None:
        known = self._known(key)
        return None if known is None else dict(self.registry[known])

    def registry_keys(self, key: str) -> tuple[str, ...]:
        above = f"{key}\\".casefold()
        below = (known[len(above) :] for known in self.registry if known.casefold().startswith(above))
        return tuple(name for name in below if "\\" not in name)

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        parts = key.split("\\")
        for count in range(1, len(parts) + 1):
            part = "\\".join(parts[:count])
            if self._known(part) is None:
                self.registry[part] = {}
        self.registry[self._known(key) or key][name] = value

    def delete_registry_key(self, key: str) -> None:
        known = self._known(key)
        if known is None:
            raise FileNotFoundError(2, "no such key", key)
        if self.registry_keys(key):
            raise PermissionError(5, "the key has keys below it", key)
        del self.registry[known]

    def _known(self, key: str) -> str | None:
        return next((known for known in self.registry if known.casefold() == key.casefold()), None)

    def read_shortcut(self, path: Path) -> Shortcut | None:
        if not path.is_file():
            return None
        try:
            return Shortcut(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError):
            return None

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        write_atomically(path, json.dumps(asdict(shortcut), ensure_ascii=False).encode(), force=True)
