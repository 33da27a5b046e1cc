"""The steps of an installation: what each puts on the machine, whether it is there, and how to do it."""

# ruff: noqa: ARG002, D102 - the protocol Step describes the methods and gives them their arguments

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

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


class Step(Protocol):
    """One step. Its entries are recorded before it is done; by them it is taken back."""

    def describe(self, machine: Machine) -> str:
        """What it puts on the machine, for the clerk."""

    def is_done(self, machine: Machine, known: Record) -> bool:
        """Whether all of it is there already, and whole."""

    def obstacle(self, machine: Machine) -> str | None:
        """Why it can not be done without destroying something of the clerk's, in a sentence."""

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        """What it will write that is not there now; ``known`` is what earlier runs wrote."""

    def do(self, machine: Machine, known: Record) -> None:
        """Do it. ``known`` has its entries. Raises OSError or Refusal where the system forbids it."""


def _folders(machine: Machine, step: Step, wanted: tuple[Path, ...]) -> tuple[entries.MadeFolder, ...]:
    missing = dict.fromkeys(path for folder in wanted for path in entries.missing_folders(machine, folder))
    return tuple(entries.MadeFolder(step=step.describe(machine), path=path) for path in missing)


@dataclass(frozen=True, slots=True)
class MakeFolders:
    """A folder and the folders in it."""

    folder: Path
    subfolders: tuple[str, ...]

    def describe(self, machine: Machine) -> str:
        return words.FOLDERS.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine, known: Record) -> bool:
        return all(folder.is_dir() for folder in self._wanted())

    def obstacle(self, machine: Machine) -> str | None:
        for folder in (*reversed(self.folder.parents), *self._wanted()):
            if folder.exists() and not folder.is_dir():
                return words.FILE_IN_THE_WAY.format(path=machine.spell(folder))
        return None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        return _folders(machine, self, self._wanted())

    def do(self, machine: Machine, known: Record) -> None:
        for folder in self._wanted():
            folder.mkdir(parents=True, exist_ok=True)

    def _wanted(self) -> tuple[Path, ...]:
        return (self.folder, *(self.folder / name for name in self.subfolders))


@dataclass(frozen=True, slots=True)
class CopyWorkbook:
    """The clerk's workbook, a copy of the template; one that is there is never touched."""

    workbook: Path
    template: bytes

    def describe(self, machine: Machine) -> str:
        return words.WORKBOOK.format(path=machine.spell(self.workbook))

    def is_done(self, machine: Machine, known: Record) -> bool:
        return self.workbook.exists() and self.obstacle(machine) is None

    def obstacle(self, machine: Machine) -> str | None:
        if self.workbook.is_dir():
            return words.FOLDER_IN_THE_WAY.format(path=machine.spell(self.workbook))
        if not self.workbook.exists():
            return None
        try:
            Package(read_file(self.workbook, DEFAULT_LIMITS))
        except Unreadable as reason:
            if reason.sentence not in _NOT_DAMAGED:
                return words.WORKBOOK_DAMAGED.format(path=machine.spell(self.workbook), backups=folders.BACKUPS)
        return None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        path, marks = machine.spell(self.workbook), (entries.digest_of(self.template),)
        return (entries.WorkbookCopy(step=self.describe(machine), path=path, marks=marks).after(known.entry(path)),)

    def do(self, machine: Machine, known: Record) -> None:
        if not self.is_done(machine, known):  # another run may have just done it
            write_atomically(self.workbook, self.template)


@dataclass(frozen=True, slots=True)
class CopyTemplates:
    """Files of the package or of the set: templates of documents, letters; what somebody changed is left as it is."""

    folder: Path
    files: Mapping[str, bytes]
    sentence: str = words.PAPER_TEMPLATES
    """What they are."""

    def describe(self, machine: Machine) -> str:
        return self.sentence.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine, known: Record) -> bool:
        return not self._to_write(machine, known)

    def obstacle(self, machine: Machine) -> str | None:
        taken = next((name for name in self.files if (self.folder / name).is_dir()), None)
        return None if taken is None else words.FOLDER_IN_THE_WAY.format(path=machine.spell(self.folder / taken))

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        of_record = {record.data_folder(machine), *record.data_folder(machine).parents}
        missing = _folders(machine, self, (self.folder,))
        found: list[Written] = [made for made in missing if machine.locate(made.path) not in of_record]
        for name in self._to_write(machine, known):
            path, marks = machine.spell(self.folder / name), (entries.digest_of(self.files[name]),)
            entry = entries.TemplateCopy(step=self.describe(machine), path=path, marks=marks)
            found.append(entry.after(known.entry(path)))
        return tuple(found)

    def do(self, machine: Machine, known: Record) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in self._to_write(machine, known):
            write_atomically(self.folder / name, self.files[name], force=True)

    def _to_write(self, machine: Machine, known: Record) -> tuple[str, ...]:
        """Those that are missing, or are ours of another version; a folder in their place is told as an obstacle."""
        return tuple(name for name, content in self.files.items() if not self._is_right(machine, known, name, content))

    def _is_right(self, machine: Machine, known: Record, name: str, content: bytes) -> bool:
        file = self.folder / name
        if not file.is_file():
            return False
        entry = known.entry(machine.spell(file))
        is_ours = isinstance(entry, entries.TemplateCopy) and entry.is_ours(machine)
        return not is_ours or file.read_bytes() == content


@dataclass(frozen=True, slots=True)
class TrustFolder:
    """The folder as a Trusted Location of Excel, without the folders below it: what arrives there is not trusted."""

    folder: Path

    def describe(self, machine: Machine) -> str:
        return words.TRUSTED_LOCATION.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine, known: Record) -> bool:
        there = self._there(machine)
        return bool(there) and not any(location.with_subfolders for location in there)

    def obstacle(self, machine: Machine) -> str | None:
        return None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        step, folder, there = self.describe(machine), machine.spell(self.folder), self._there(machine)
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
                machine.set_registry_value(location.key, "AllowSubfolders", office.written_number(0))
        if not there:
            # Without the value AllowSubfolders, as Excel itself writes a location whose subfolders are not trusted. The
            # path comes last: until then Excel sees no location.
            key, written = self._key(machine, known), machine.now().strftime("%d/%m/%Y %H:%M")
            path = machine.spell(self.folder).rstrip("\\") + "\\"
            for name, text in (("Description", words.LOCATION_DESCRIPTION), ("Date", written), ("Path", path)):
                machine.set_registry_value(key, name, office.written_text(text))

    def _key(self, machine: Machine, known: Record) -> str:
        """A key that nothing has yet, or that a killed run has begun."""
        folder = machine.spell(self.folder)
        ours = (entry for entry in known.entries if isinstance(entry, entries.AddedLocation) and entry.folder == folder)
        begun = (entry.path for entry in ours if entry.is_begun(machine) or not machine.registry_values(entry.path))
        return next(begun, None) or office.free_location_key(machine)

    def _there(self, machine: Machine) -> tuple[office.TrustedLocation, ...]:
        folder = machine.spell(self.folder)
        return tuple(location for location in office.user_locations(machine) if location.is_at(folder))


@dataclass(frozen=True, slots=True)
class PointXlwings:
    """xlwings' settings of the user: RunPython starts this interpreter."""

    def describe(self, machine: Machine) -> str:
        return words.SETTINGS.format(path=machine.spell(xlwings_settings.settings_file(machine)))

    def is_done(self, machine: Machine, known: Record) -> bool:
        return xlwings_settings.interpreter(machine) == xlwings_settings.interpreter_value(machine)

    def obstacle(self, machine: Machine) -> str | None:
        file = xlwings_settings.settings_file(machine)
        return words.FOLDER_IN_THE_WAY.format(path=machine.spell(file)) if file.is_dir() else None

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        file, content = xlwings_settings.settings_file(machine), xlwings_settings.written_settings(machine)
        name, value = xlwings_settings.interpreter_name(machine), xlwings_settings.interpreter_value(machine)
        current, earlier = xlwings_settings.value_in(machine, content, name), known.entry(machine.spell(file))
        setting = entries.SettingsLine(
            step=self.describe(machine),
            path=machine.spell(file),
            name=name,
            values=(value,),
            former=current,
            content=content if file.is_file() else None,
        )
        if isinstance(earlier, entries.SettingsLine) and current in earlier.values:
            # The line there is ours, from an installation with another interpreter: what came before it still counts.
            others = (known_value for known_value in earlier.values if known_value != value)
            setting = earlier.model_copy(update={"values": (*others, value)})
        return (*_folders(machine, self, (file.parent,)), setting)

    def do(self, machine: Machine, known: Record) -> None:
        file, content = xlwings_settings.settings_file(machine), xlwings_settings.written_settings(machine)
        name, value = xlwings_settings.interpreter_name(machine), xlwings_settings.interpreter_value(machine)
        file.parent.mkdir(parents=True, exist_ok=True)
        entries.rewrite(file, xlwings_settings.with_value(machine, content, name, value))


@dataclass(frozen=True, slots=True)
class PlaceShortcut:
    """A shortcut on the desktop."""

    file: Path
    shortcut: Shortcut

    def describe(self, machine: Machine) -> str:
        return words.SHORTCUT.format(name=self.file.stem)

    def is_done(self, machine: Machine, known: Record) -> bool:
        found = machine.read_shortcut(self.file)
        return found is not None and _what_it_starts(found) == _what_it_starts(self.shortcut)

    def obstacle(self, machine: Machine) -> str | None:
        if not self.file.exists():
            return None
        found = machine.read_shortcut(self.file)
        if found is not None and _PACKAGE in found.arguments.split():
            return None
        return words.SHORTCUT_IN_THE_WAY.format(path=machine.spell(self.file))

    def entries(self, machine: Machine, known: Record) -> tuple[Written, ...]:
        path, marks = machine.spell(self.file), (self.shortcut.arguments,)
        return (entries.ShortcutFile(step=self.describe(machine), path=path, marks=marks).after(known.entry(path)),)

    def do(self, machine: Machine, known: Record) -> None:
        machine.write_shortcut(self.file, self.shortcut)


def _what_it_starts(shortcut: Shortcut) -> tuple[str, str, str]:
    """What counts in a shortcut; Windows may spell a path's letters in another case."""
    return shortcut.target.casefold(), shortcut.arguments, shortcut.folder.casefold()
