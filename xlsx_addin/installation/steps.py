"""The steps of an installation: what each puts on the machine, whether it is there, and how to do it."""

# ruff: noqa: ARG002, D102 - the class Step describes the methods and gives them their arguments

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from xlsx_addin.atomic import write_atomically
from xlsx_addin.installation import entries, office, record, xlwings_settings
from xlsx_addin.words import folders, opening
from xlsx_addin.words import installation as words
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Package, Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsx_addin.installation.entries import Written
    from xlsx_addin.installation.machine import Machine, Shortcut
    from xlsx_addin.installation.record import Record

_PACKAGE = "xlsx_addin"
"""The argument by which a shortcut on the desktop is known as ours."""

_NOT_DAMAGED = (opening.ENCRYPTED, opening.NOT_PERMITTED, opening.FILE_TOO_LARGE)
"""Of a workbook that a clerk has given a password, has open in a program, or has filled with pictures."""


@dataclass(frozen=True, slots=True)
class Step(ABC):
    """One step. Its entries are recorded before it is done; by them it is taken back."""

    path: Path
    """The folder or the file that it is about."""
    sentence: ClassVar[str]

    def describe(self, machine: Machine) -> str:
        """What it puts on the machine, for the clerk."""
        return self.sentence.format(path=machine.spell(self.path), name=self.path.stem)

    @abstractmethod
    def is_done(self, machine: Machine, known: Record) -> bool:
        """Whether all of it is there already, and whole."""

    def obstacle(self, machine: Machine) -> str | None:
        """Why it can not be done without destroying something of the clerk's, in a sentence."""
        return None

    @abstractmethod
    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        """What it will write that is not there now; ``known`` is what earlier runs wrote."""

    @abstractmethod
    def do(self, machine: Machine, known: Record) -> None:
        """Do it. ``known`` has its entries. Raises OSError or Refusal where the system forbids it."""

    def made_folders(self, machine: Machine, wanted: tuple[Path, ...]) -> tuple[Written, ...]:
        """Entries for the folders of those wanted that are missing, and for those above them."""
        missing = dict.fromkeys(path for folder in wanted for path in entries.missing_folders(machine, folder))
        return tuple(entries.MadeFolder(step=self.describe(machine), path=path) for path in missing)


def _folder_in_the_way(machine: Machine, *files: Path) -> str | None:
    taken = next((file for file in files if file.is_dir()), None)
    return None if taken is None else words.FOLDER_IN_THE_WAY.format(path=machine.spell(taken))


@dataclass(frozen=True, slots=True)
class MakeFolders(Step):
    """A folder and the folders in it."""

    sentence = words.FOLDERS
    subfolders: tuple[str, ...]

    def is_done(self, machine: Machine, known: Record) -> bool:
        return all(folder.is_dir() for folder in self._wanted())

    def obstacle(self, machine: Machine) -> str | None:
        for folder in (*reversed(self.path.parents), *self._wanted()):
            if folder.exists() and not folder.is_dir():
                return words.FILE_IN_THE_WAY.format(path=machine.spell(folder))
        return None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        return self.made_folders(machine, self._wanted())

    def do(self, machine: Machine, known: Record) -> None:
        for folder in self._wanted():
            folder.mkdir(parents=True, exist_ok=True)

    def _wanted(self) -> tuple[Path, ...]:
        return (self.path, *(self.path / name for name in self.subfolders))


@dataclass(frozen=True, slots=True)
class CopyWorkbook(Step):
    """The clerk's workbook, a copy of the template; one that is there is never touched."""

    sentence = words.WORKBOOK
    template: bytes

    def is_done(self, machine: Machine, known: Record) -> bool:
        return self.path.exists() and self.obstacle(machine) is None

    def obstacle(self, machine: Machine) -> str | None:
        if self.path.is_dir() or not self.path.exists():
            return _folder_in_the_way(machine, self.path)
        try:
            Package(read_file(self.path, DEFAULT_LIMITS))
        except Unreadable as reason:
            if reason.sentence not in _NOT_DAMAGED:
                return words.WORKBOOK_DAMAGED.format(path=machine.spell(self.path), backups=folders.BACKUPS)
        return None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        path, marks = machine.spell(self.path), (entries.digest_of(self.template),)
        return (entries.WorkbookCopy(step=self.describe(machine), path=path, marks=marks).after(known.entry(path)),)

    def do(self, machine: Machine, known: Record) -> None:
        if not self.is_done(machine, known):  # another run may have just done it
            write_atomically(self.path, self.template)


@dataclass(frozen=True, slots=True)
class CopyTemplates(Step):
    """The package's templates of documents, or other files; what somebody changed is left as it is."""

    sentence = words.PAPER_TEMPLATES
    files: Mapping[str, bytes]

    def is_done(self, machine: Machine, known: Record) -> bool:
        return not self._to_write(machine, known)

    def obstacle(self, machine: Machine) -> str | None:
        return _folder_in_the_way(machine, *(self.path / name for name in self.files))

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        of_record = {record.data_folder(machine), *record.data_folder(machine).parents}
        missing = self.made_folders(machine, (self.path,))
        found = [made for made in missing if machine.locate(made.path) not in of_record]
        for name in self._to_write(machine, known):
            path, marks = machine.spell(self.path / name), (entries.digest_of(self.files[name]),)
            entry = entries.TemplateCopy(step=self.describe(machine), path=path, marks=marks)
            found.append(entry.after(known.entry(path)))
        return tuple(found)

    def do(self, machine: Machine, known: Record) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        for name in self._to_write(machine, known):
            write_atomically(self.path / name, self.files[name], force=True)

    def _to_write(self, machine: Machine, known: Record) -> tuple[str, ...]:
        """Those that are missing, or are ours of another version; a folder in their place is told as an obstacle."""
        return tuple(name for name, content in self.files.items() if not self._is_right(machine, known, name, content))

    def _is_right(self, machine: Machine, known: Record, name: str, content: bytes) -> bool:
        file = self.path / name
        if not file.is_file():
            return False
        entry = known.entry(machine.spell(file))
        is_ours = isinstance(entry, entries.TemplateCopy) and entry.is_ours(machine)
        return not is_ours or file.read_bytes() == content


class CopyLetters(CopyTemplates):
    """The letters of the set, each with its text."""

    sentence = words.LETTERS


class TrustFolder(Step):
    """The folder as a Trusted Location of Excel, without the folders below it: what arrives there is not trusted."""

    sentence = words.TRUSTED_LOCATION

    def is_done(self, machine: Machine, known: Record) -> bool:
        there = self._there(machine)
        return bool(there) and not any(location.with_subfolders for location in there)

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        step, folder, there = self.describe(machine), machine.spell(self.path), self._there(machine)
        if there:
            wide = {location.key: office.number(machine, location.key, "AllowSubfolders") for location in there}
            return tuple(
                entries.NarrowedLocation(step=step, path=key, folder=folder, former=former)
                for key, former in wide.items()
                if former and not isinstance(known.entry(key), entries.AddedLocation)
            )
        key = self._key(machine, known)
        above = [key.rsplit("\\", count)[0] for count in range(key.count("\\") - 1, 0, -1)]
        missing = [parent for parent in above if machine.registry_values(parent) is None]
        keys = (entries.MadeKey(step=step, path=parent) for parent in missing)
        return (*keys, entries.AddedLocation(step=step, path=key, folder=folder))

    def do(self, machine: Machine, known: Record) -> None:
        there = self._there(machine)
        for location in there:
            if location.with_subfolders:
                machine.set_registry_value(location.key, "AllowSubfolders", 0)
        if not there:
            # Without the value AllowSubfolders, as Excel itself writes a location whose subfolders are not trusted. The
            # path comes last: until then Excel sees no location.
            key, written = self._key(machine, known), machine.now().strftime("%d/%m/%Y %H:%M")
            path = machine.spell(self.path).rstrip("\\") + "\\"
            for name, text in (("Description", words.LOCATION_DESCRIPTION), ("Date", written), ("Path", path)):
                machine.set_registry_value(key, name, text)

    def _key(self, machine: Machine, known: Record) -> str:
        """A key that nothing has yet, or that a killed run has begun."""
        folder = machine.spell(self.path)
        ours = (entry for entry in known.entries if isinstance(entry, entries.AddedLocation) and entry.folder == folder)
        begun = (entry.path for entry in ours if entry.is_begun(machine) or not machine.registry_values(entry.path))
        return next(begun, None) or office.free_location_key(machine)

    def _there(self, machine: Machine) -> tuple[office.TrustedLocation, ...]:
        folder = machine.spell(self.path)
        return tuple(location for location in office.user_locations(machine) if location.is_at(folder))


class PointXlwings(Step):
    """xlwings' settings of the user: RunPython starts this interpreter."""

    sentence = words.SETTINGS

    def is_done(self, machine: Machine, known: Record) -> bool:
        return xlwings_settings.interpreter(machine) == xlwings_settings.interpreter_value(machine)

    def obstacle(self, machine: Machine) -> str | None:
        return _folder_in_the_way(machine, self.path)

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        path, content = machine.spell(self.path), xlwings_settings.written_settings(machine)
        name, value = xlwings_settings.interpreter_name(machine), xlwings_settings.interpreter_value(machine)
        current, earlier = xlwings_settings.value_in(machine, content, name), known.entry(path)
        whole = content if self.path.is_file() else None
        setting = entries.SettingsLine(
            step=self.describe(machine), path=path, name=name, values=(value,), former=current, content=whole
        )
        if isinstance(earlier, entries.SettingsLine) and current in earlier.values:
            # The line there is ours, from an installation with another interpreter: what came before it still counts.
            others = (known_value for known_value in earlier.values if known_value != value)
            setting = earlier.model_copy(update={"values": (*others, value)})
        return (*self.made_folders(machine, (self.path.parent,)), setting)

    def do(self, machine: Machine, known: Record) -> None:
        name, value = xlwings_settings.interpreter_name(machine), xlwings_settings.interpreter_value(machine)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        content = xlwings_settings.with_value(machine, xlwings_settings.written_settings(machine), name, value)
        entries.rewrite(self.path, content)


@dataclass(frozen=True, slots=True)
class PlaceShortcut(Step):
    """A shortcut on the desktop."""

    sentence = words.SHORTCUT
    shortcut: Shortcut

    def is_done(self, machine: Machine, known: Record) -> bool:
        found = machine.read_shortcut(self.path)
        return found is not None and _what_it_starts(found) == _what_it_starts(self.shortcut)

    def obstacle(self, machine: Machine) -> str | None:
        if not self.path.exists():
            return None
        found = machine.read_shortcut(self.path)
        if found is not None and _PACKAGE in found.arguments.split():
            return None
        return words.SHORTCUT_IN_THE_WAY.format(path=machine.spell(self.path))

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        path, marks = machine.spell(self.path), (self.shortcut.arguments,)
        return (entries.ShortcutFile(step=self.describe(machine), path=path, marks=marks).after(known.entry(path)),)

    def do(self, machine: Machine, known: Record) -> None:
        machine.write_shortcut(self.path, self.shortcut)


def _what_it_starts(shortcut: Shortcut) -> tuple[str, str, str]:
    """What counts in a shortcut; Windows may spell a path's letters in another case."""
    return shortcut.target.casefold(), shortcut.arguments, shortcut.folder.casefold()
