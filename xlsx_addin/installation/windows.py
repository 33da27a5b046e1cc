"""The machine when it is Windows, through the system's own interfaces (shortcuts: decision 4)."""

# ruff: noqa: D102, E402 - the class Machine describes the methods; what is imported exists on Windows alone

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells the type checker, too, that nothing here is for other systems

import ctypes
import uuid
import winreg
from contextlib import suppress
from ctypes import wintypes
from pathlib import Path
from typing import Any

from xlsx_addin.atomic import write_atomically
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Machine, RegistryValue, Shortcut, System

_HIVES = {
    "HKEY_CURRENT_USER": winreg.HKEY_CURRENT_USER,
    "HKEY_LOCAL_MACHINE": winreg.HKEY_LOCAL_MACHINE,
    "HKEY_CLASSES_ROOT": winreg.HKEY_CLASSES_ROOT,
}
_KNOWN_FOLDERS = {
    KnownFolder.HOME: "5E6C858F-0E22-4760-9AFE-EA3317B67173",
    KnownFolder.DOCUMENTS: "FDD39AD0-238F-46AF-ADB4-6C85480369C7",
    KnownFolder.DESKTOP: "B4BFCC3A-DB2C-424C-B029-7FE99A87C641",
    KnownFolder.LOCAL_DATA: "F1B32785-6FBA-4FCF-9D55-7B8E7F157091",
    KnownFolder.SETTINGS: "3EB685DB-65F9-4CF6-A03A-E3EF65729F3D",
}
"""FOLDERID_Profile, _Documents, _Desktop, _LocalAppData and _RoamingAppData."""

_DRIVE_KINDS = {2: DriveKind.REMOVABLE, 3: DriveKind.FIXED, 4: DriveKind.NETWORK}
"""The answers of GetDriveTypeW that matter here."""

_READ_TYPES = {winreg.REG_SZ, winreg.REG_EXPAND_SZ, winreg.REG_DWORD}

_RAW_PATH = 4
"""SLGP_RAWPATH: the shortcut's target as it was written."""

_LONGEST_PATH = 32_768


class WindowsMachine(Machine):
    """The signed-in user's Windows."""

    ansi_encoding = "mbcs"

    def __init__(self) -> None:
        super().__init__()
        self.system = System.WINDOWS
        here = Path(sys.executable)
        console, windowless = here.with_name("python.exe"), here.with_name("pythonw.exe")
        self.python = console if console.exists() else here
        self.windowless_python = windowless if windowless.exists() else self.python

    def folder(self, folder: KnownFolder) -> Path:
        identifier = (ctypes.c_byte * 16).from_buffer_copy(uuid.UUID(_KNOWN_FOLDERS[folder]).bytes_le)
        location = ctypes.c_wchar_p()
        failure = ctypes.windll.shell32.SHGetKnownFolderPath(ctypes.byref(identifier), 0, None, ctypes.byref(location))
        path = location.value
        ctypes.windll.ole32.CoTaskMemFree(location)
        if failure or path is None:
            raise OSError(f"no folder {folder.value}: {failure:#x}")
        return Path(path)

    def spell_short(self, path: Path) -> str:
        room = ctypes.create_unicode_buffer(_LONGEST_PATH)
        length = ctypes.windll.kernel32.GetShortPathNameW(str(path), room, _LONGEST_PATH)
        return room.value if 0 < length < _LONGEST_PATH else str(path)

    def drive_kind(self, path: Path) -> DriveKind:
        return _DRIVE_KINDS.get(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor), DriveKind.UNKNOWN)

    def is_excel_open(self) -> bool:
        find_window = ctypes.windll.user32.FindWindowW
        find_window.restype = wintypes.HWND
        return bool(find_window("XLMAIN", None))

    def is_marked_as_downloaded(self, path: Path) -> bool:
        try:
            mark = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return "ZoneId=3" in mark or "ZoneId=4" in mark

    def registry_values(self, key: str) -> dict[str, RegistryValue] | None:
        opened = _open(key)
        if opened is None:
            return None
        values: dict[str, RegistryValue] = {}
        with opened:
            for index in range(winreg.QueryInfoKey(opened)[1]):
                name, data, number = winreg.EnumValue(opened, index)
                if number in _READ_TYPES:
                    values[name] = data
        return values

    def registry_keys(self, key: str) -> tuple[str, ...]:
        opened = _open(key)
        if opened is None:
            return ()
        with opened:
            return tuple(winreg.EnumKey(opened, index) for index in range(winreg.QueryInfoKey(opened)[0]))

    def set_registry_value(self, key: str, name: str, value: RegistryValue) -> None:
        hive, below = _split(key)
        kind = winreg.REG_SZ if isinstance(value, str) else winreg.REG_DWORD
        with winreg.CreateKeyEx(hive, below, 0, winreg.KEY_WRITE) as opened:
            winreg.SetValueEx(opened, name, 0, kind, value)

    def delete_registry_key(self, key: str) -> None:
        winreg.DeleteKey(*_split(key))

    def read_shortcut(self, path: Path) -> Shortcut | None:
        import pythoncom

        link = _shell_link()
        try:
            link.QueryInterface(pythoncom.IID_IPersistFile).Load(str(path), 0)
            return Shortcut(
                target=link.GetPath(_RAW_PATH)[0],
                arguments=link.GetArguments(),
                folder=link.GetWorkingDirectory(),
                description=link.GetDescription(),
                icon=link.GetIconLocation()[0],
            )
        except pythoncom.com_error:
            return None

    def write_shortcut(self, path: Path, shortcut: Shortcut) -> None:
        import pythoncom

        link = _shell_link()
        try:
            link.SetPath(shortcut.target)
            link.SetArguments(shortcut.arguments)
            link.SetWorkingDirectory(shortcut.folder)
            link.SetDescription(shortcut.description)
            if shortcut.icon:
                link.SetIconLocation(shortcut.icon, 0)
            content = _saved(link)
        except pythoncom.com_error as error:
            raise OSError(f"no shortcut {path}: {error}") from error
        write_atomically(path, content, force=True)


def _split(key: str) -> tuple[int, str]:
    hive, _, below = key.partition("\\")
    return _HIVES[hive], below


def _open(key: str) -> winreg.HKEYType | None:
    """Open a key for reading: what 64-bit programs see before what 32-bit ones see."""
    hive, below = _split(key)
    for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
        with suppress(OSError):
            return winreg.OpenKey(hive, below, 0, winreg.KEY_READ | view)
    return None


def _shell_link() -> Any:
    import pythoncom
    from win32com.shell import shell

    return pythoncom.CoCreateInstance(shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink)


def _saved(link: Any) -> bytes:
    """A shortcut as the content of its file: the system itself would write it in place, and perhaps but half."""
    import pythoncom

    stream = pythoncom.CreateStreamOnHGlobal()
    link.QueryInterface(pythoncom.IID_IPersistStream).Save(stream, True)  # noqa: FBT003 - COM knows no names
    size = stream.Stat()[2]
    stream.Seek(0, 0)
    return bytes(stream.Read(size))
