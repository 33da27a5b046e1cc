"""What each step of an installation leaves behind to take itself back by.

A trace knows the state before the step and what the step wrote. Where somebody has changed that since, it is left
alone and said so. Undoing twice does no harm, so a taking-back that was interrupted can be repeated.
"""

# ruff: noqa: ARG002, D102 - the protocol Trace describes the methods and gives them their arguments

from __future__ import annotations

import hashlib
from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict

from xlsx_addin.installation import office, xlwings_settings
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine


class Trace(Protocol):
    """How one step is taken back."""

    def describe(self) -> str:
        """What the step put on the machine, for the clerk."""

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        """What will stay and why, in a sentence; None where all of it is taken back.

        ``gone`` holds the files and folders that the traces before this one take away.
        """

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        """The files and folders that undoing takes away."""

    def undo(self, machine: Machine) -> None:
        """Take back what is still ours. Raises OSError where the system forbids it."""


class _Trace(BaseModel):
    """A step that makes no files, and of which nothing stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        return None

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        return ()


class _FileTrace(_Trace):
    """A file that was made; it is taken back only while it is as it was made."""

    left: ClassVar[str]
    """The sentence about a file that stays, with ``{path}``."""

    path: str

    @abstractmethod
    def is_ours(self, machine: Machine, file: Path) -> bool:
        """Whether the file is there as it was made."""

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        file = machine.locate(self.path)
        return self.left.format(path=self.path) if file.exists() and not self.is_ours(machine, file) else None

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        file = machine.locate(self.path)
        return (file,) if self.is_ours(machine, file) else ()

    def undo(self, machine: Machine) -> None:
        for file in self.takes(machine, frozenset()):
            file.unlink()


class FolderTrace(_Trace):
    """Folders that were made, the outermost first."""

    kind: Literal["folder"] = "folder"
    made: tuple[str, ...]

    def describe(self) -> str:
        return words.FOLDERS.format(path=self.made[0])

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        taken = self.takes(machine, gone)
        kept = [name for name in self.made if machine.locate(name).is_dir() and machine.locate(name) not in taken]
        return words.LEFT_FOLDERS.format(paths="; ".join(kept)) if kept else None

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        taken: list[Path] = []
        for name in reversed(self.made):
            folder = machine.locate(name)
            if folder.is_dir() and {*folder.iterdir()} <= {*gone, *taken}:
                taken.append(folder)
        return tuple(taken)

    def undo(self, machine: Machine) -> None:
        remove_empty(machine, self.made)


class WorkbookTrace(_FileTrace):
    """The copy of the template; nobody has saved anything into it while its digest is the same."""

    left = words.LEFT_WORKBOOK

    kind: Literal["workbook"] = "workbook"
    digest: str
    """SHA-256 of the copy as it was made, in hexadecimal digits."""

    def describe(self) -> str:
        return words.WORKBOOK.format(path=self.path)

    def is_ours(self, machine: Machine, file: Path) -> bool:
        return file.is_file() and digest_of(file.read_bytes()) == self.digest


class TemplatesTrace(_Trace):
    """The package's own templates; one stays where somebody has changed it since."""

    kind: Literal["templates"] = "templates"
    folder: str
    digests: dict[str, str]
    """SHA-256 of each file as it was written, in hexadecimal digits, by its name."""

    def describe(self) -> str:
        return words.PAPER_TEMPLATES.format(path=self.folder)

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        taken = {file.name for file in self.takes(machine, gone)}
        kept = [name for name in self.digests if name not in taken and (machine.locate(self.folder) / name).is_file()]
        return words.LEFT_PAPER_TEMPLATES.format(path=self.folder, names=", ".join(kept)) if kept else None

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        folder = machine.locate(self.folder)
        return tuple(
            folder / name
            for name, digest in self.digests.items()
            if (folder / name).is_file() and digest_of((folder / name).read_bytes()) == digest
        )

    def undo(self, machine: Machine) -> None:
        for file in self.takes(machine, frozenset()):
            file.unlink()


class LocationTrace(_Trace):
    """A Trusted Location that was added for a folder."""

    kind: Literal["trusted location"] = "trusted location"
    key: str
    folder: str
    made_keys: tuple[str, ...]
    """The keys above it that were not there, the outermost first."""

    def describe(self) -> str:
        return words.TRUSTED_LOCATION.format(path=self.folder)

    def undo(self, machine: Machine) -> None:
        # Excel may number the locations anew, so ours is known by its folder and description, wherever it stands now.
        for location in office.user_locations(machine):
            ours = location.key == self.key or location.description == words.LOCATION_DESCRIPTION
            if ours and location.is_at(self.folder):
                machine.delete_registry_key(location.key)
        for key in reversed(self.made_keys):
            if machine.registry_values(key) == {} and not machine.registry_keys(key):
                machine.delete_registry_key(key)


class NarrowedLocationTrace(_Trace):
    """Trusted Locations of the user's own at the folder, which trusted the folders below it too."""

    kind: Literal["narrowed location"] = "narrowed location"
    folder: str
    former: dict[str, int]
    """AllowSubfolders as it was, under each location's key."""

    def describe(self) -> str:
        return words.TRUSTED_LOCATION.format(path=self.folder)

    def undo(self, machine: Machine) -> None:
        for location in office.user_locations(machine):
            if location.key in self.former and location.is_at(self.folder):
                former = office.written_number(self.former[location.key])
                machine.set_registry_value(location.key, "AllowSubfolders", former)


class SettingsTrace(_Trace):
    """The line of xlwings' settings that names the interpreter."""

    kind: Literal["xlwings settings"] = "xlwings settings"
    path: str
    name: str
    value: str
    former: str | None
    """The value before; None where there was no such line."""
    backup: str | None
    """The copy of the file before; None where there was no file."""
    made_folders: tuple[str, ...]
    """The folders that were made for the file, the outermost first."""

    def describe(self) -> str:
        return words.SETTINGS.format(path=self.path)

    def leaves(self, machine: Machine, gone: AbstractSet[Path]) -> str | None:
        content = self._content(machine)
        if content is None or self._is_ours(machine, content):
            return None
        return words.LEFT_SETTINGS.format(path=self.path)

    def undo(self, machine: Machine) -> None:
        file = machine.locate(self.path)
        content = self._content(machine)
        if content is not None and self._is_ours(machine, content):
            self._restore(machine, file, content)
        if self.backup is not None:
            machine.locate(self.backup).unlink(missing_ok=True)
        remove_empty(machine, self.made_folders)

    def _content(self, machine: Machine) -> bytes | None:
        file = machine.locate(self.path)
        return file.read_bytes() if file.is_file() else None

    def _is_ours(self, machine: Machine, content: bytes) -> bool:
        return xlwings_settings.value_in(machine, content, self.name) == self.value

    def _restore(self, machine: Machine, file: Path, content: bytes) -> None:
        """Put the former file back byte for byte; where other lines have changed since, change our line alone."""
        backup = None if self.backup is None else machine.locate(self.backup)
        former = backup.read_bytes() if backup is not None and backup.is_file() else None
        if content == xlwings_settings.with_value(machine, former or b"", self.name, self.value):
            restored = former
        else:
            restored = xlwings_settings.with_value(machine, content, self.name, self.former)
        if restored is None:
            file.unlink()
        else:
            file.write_bytes(restored)


class ShortcutTrace(_FileTrace):
    """A shortcut on the desktop."""

    left = words.LEFT_SHORTCUT

    kind: Literal["shortcut"] = "shortcut"
    title: str
    arguments: str

    def describe(self) -> str:
        return words.SHORTCUT.format(name=self.title)

    def is_ours(self, machine: Machine, file: Path) -> bool:
        found = machine.read_shortcut(file)
        return found is not None and found.arguments == self.arguments


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def missing_folders(machine: Machine, folder: Path) -> tuple[str, ...]:
    """The folders that making this one will make, the outermost first, as the machine spells them."""
    chain = (*reversed(folder.parents), folder)
    return tuple(machine.spell(place) for place in chain if not place.exists())


def remove_empty(machine: Machine, folders: tuple[str, ...]) -> None:
    """Remove those of the folders, the outermost first, that hold nothing."""
    for folder in map(machine.locate, reversed(folders)):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
