"""The steps of an installation, as data: what each puts on the machine, whether it is there, and how to do it."""

# ruff: noqa: ARG002, D102 - the protocol Step describes the methods and gives them their arguments

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from xlsx_addin.installation import office, traces, xlwings_settings
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine, Shortcut
    from xlsx_addin.installation.traces import Trace


_PACKAGE = "xlsx_addin"
"""The argument by which a shortcut on the desktop is known as ours."""


class Step(Protocol):
    """One step. ``prepare`` comes before ``do``; its trace is how the step is taken back later."""

    @property
    def name(self) -> str:
        """The step's name in the record."""

    def describe(self, machine: Machine) -> str:
        """What it puts on the machine, for the clerk."""

    def is_done(self, machine: Machine) -> bool:
        """Whether all of it is there already."""

    def obstacle(self, machine: Machine) -> str | None:
        """Why it can not be done without destroying something of the clerk's, in a sentence."""

    def prepare(self, machine: Machine, earlier: Trace | None) -> Trace:
        """The trace of doing it now. ``earlier`` is the trace of an installation before, whose work is kept."""

    def do(self, machine: Machine, trace: Trace) -> None:
        """Do it, as the trace says. Raises OSError where the system forbids it."""


@dataclass(frozen=True, slots=True)
class MakeFolders:
    """A folder and the folders in it."""

    folder: Path
    subfolders: tuple[str, ...]
    name: str = "folders"

    def describe(self, machine: Machine) -> str:
        return words.FOLDERS.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine) -> bool:
        return all(folder.is_dir() for folder in self._wanted())

    def obstacle(self, machine: Machine) -> str | None:
        for folder in (*reversed(self.folder.parents), *self._wanted()):
            if folder.exists() and not folder.is_dir():
                return words.FILE_IN_THE_WAY.format(path=machine.spell(folder))
        return None

    def prepare(self, machine: Machine, earlier: Trace | None) -> traces.FolderTrace:
        made = set(earlier.made if isinstance(earlier, traces.FolderTrace) else ())
        for folder in self._wanted():
            made.update(traces.missing_folders(machine, folder))
        return traces.FolderTrace(made=tuple(sorted(made)))

    def do(self, machine: Machine, trace: Trace) -> None:
        for folder in self._wanted():
            folder.mkdir(parents=True, exist_ok=True)

    def _wanted(self) -> tuple[Path, ...]:
        return (self.folder, *(self.folder / name for name in self.subfolders))


@dataclass(frozen=True, slots=True)
class CopyWorkbook:
    """The clerk's workbook, a copy of the template; one that is there is never touched."""

    workbook: Path
    template: bytes
    name: str = "workbook"

    def describe(self, machine: Machine) -> str:
        return words.WORKBOOK.format(path=machine.spell(self.workbook))

    def is_done(self, machine: Machine) -> bool:
        return self.workbook.is_file()

    def obstacle(self, machine: Machine) -> str | None:
        return words.FOLDER_IN_THE_WAY.format(path=machine.spell(self.workbook)) if self.workbook.is_dir() else None

    def prepare(self, machine: Machine, earlier: Trace | None) -> traces.WorkbookTrace:
        return traces.WorkbookTrace(path=machine.spell(self.workbook), digest=traces.digest_of(self.template))

    def do(self, machine: Machine, trace: Trace) -> None:
        with self.workbook.open("xb") as copy:
            copy.write(self.template)


@dataclass(frozen=True, slots=True)
class CopyTemplates:
    """The package's own templates of documents; one that somebody changed there is left as it is."""

    folder: Path
    files: Mapping[str, bytes]
    name: str = "paper templates"

    def describe(self, machine: Machine) -> str:
        return words.PAPER_TEMPLATES.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine) -> bool:
        return all(self._content(name) == content for name, content in self.files.items())

    def obstacle(self, machine: Machine) -> str | None:
        taken = next((name for name in self.files if (self.folder / name).is_dir()), None)
        return None if taken is None else words.FOLDER_IN_THE_WAY.format(path=machine.spell(self.folder / taken))

    def prepare(self, machine: Machine, earlier: Trace | None) -> traces.TemplatesTrace:
        ours = dict(earlier.digests) if isinstance(earlier, traces.TemplatesTrace) else {}
        for name, content in self.files.items():
            there = self._content(name)
            if there is None or there == content or traces.digest_of(there) == ours.get(name):
                ours[name] = traces.digest_of(content)
        return traces.TemplatesTrace(folder=machine.spell(self.folder), digests=ours)

    def do(self, machine: Machine, trace: Trace) -> None:
        assert isinstance(trace, traces.TemplatesTrace)  # noqa: S101 - it is the one that ``prepare`` has made
        for name, content in self.files.items():
            if trace.digests.get(name) == traces.digest_of(content):
                (self.folder / name).write_bytes(content)

    def _content(self, name: str) -> bytes | None:
        file = self.folder / name
        return file.read_bytes() if file.is_file() else None


@dataclass(frozen=True, slots=True)
class TrustFolder:
    """The folder as a Trusted Location of Excel, without the folders below it: what arrives there is not trusted."""

    folder: Path
    name: str = "trusted location"

    def describe(self, machine: Machine) -> str:
        return words.TRUSTED_LOCATION.format(path=machine.spell(self.folder))

    def is_done(self, machine: Machine) -> bool:
        there = self._there(machine)
        return bool(there) and not any(location.with_subfolders for location in there)

    def obstacle(self, machine: Machine) -> str | None:
        return None

    def prepare(self, machine: Machine, earlier: Trace | None) -> Trace:
        folder = machine.spell(self.folder)
        there = self._there(machine)
        if isinstance(earlier, traces.LocationTrace) and any(location.key == earlier.key for location in there):
            return earlier
        if there:
            wide = {location.key: _subfolders(machine, location) for location in there if location.with_subfolders}
            return traces.NarrowedLocationTrace(folder=folder, former=wide)
        key = office.free_location_key(machine)
        made = earlier.made_keys if isinstance(earlier, traces.LocationTrace) else ()
        above = [key.rsplit("\\", count)[0] for count in range(key.count("\\") - 1, 0, -1)]
        missing = [parent for parent in above if parent not in made and machine.registry_values(parent) is None]
        return traces.LocationTrace(key=key, folder=folder, made_keys=(*made, *missing))

    def do(self, machine: Machine, trace: Trace) -> None:
        for location in self._there(machine):
            if location.with_subfolders:
                machine.set_registry_value(location.key, "AllowSubfolders", office.written_number(0))
        if isinstance(trace, traces.LocationTrace) and not self._there(machine):
            # Without the value AllowSubfolders, as Excel itself writes a location whose subfolders are not trusted.
            path = trace.folder.rstrip("\\") + "\\"
            written = machine.now().strftime("%d/%m/%Y %H:%M")
            machine.set_registry_value(trace.key, "Path", office.written_text(path))
            machine.set_registry_value(trace.key, "Description", office.written_text(words.LOCATION_DESCRIPTION))
            machine.set_registry_value(trace.key, "Date", office.written_text(written))

    def _there(self, machine: Machine) -> tuple[office.TrustedLocation, ...]:
        folder = machine.spell(self.folder)
        return tuple(location for location in office.user_locations(machine) if location.is_at(folder))


def _subfolders(machine: Machine, location: office.TrustedLocation) -> int:
    return office.number(machine, location.key, "AllowSubfolders") or 0


@dataclass(frozen=True, slots=True)
class PointXlwings:
    """xlwings' settings of the user: RunPython starts this interpreter."""

    name: str = "xlwings settings"

    def describe(self, machine: Machine) -> str:
        return words.SETTINGS.format(path=machine.spell(xlwings_settings.settings_file(machine)))

    def is_done(self, machine: Machine) -> bool:
        current = xlwings_settings.value_in(machine, self._content(machine), xlwings_settings.interpreter_name(machine))
        return current == xlwings_settings.interpreter_value(machine)

    def obstacle(self, machine: Machine) -> str | None:
        file = xlwings_settings.settings_file(machine)
        return words.FOLDER_IN_THE_WAY.format(path=machine.spell(file)) if file.is_dir() else None

    def prepare(self, machine: Machine, earlier: Trace | None) -> traces.SettingsTrace:
        file = xlwings_settings.settings_file(machine)
        name, value = xlwings_settings.interpreter_name(machine), xlwings_settings.interpreter_value(machine)
        current = xlwings_settings.value_in(machine, self._content(machine), name)
        if isinstance(earlier, traces.SettingsTrace) and current == earlier.value:
            # The line there is ours, from an installation with another interpreter: what came before it still counts.
            return earlier.model_copy(update={"value": value})
        made = earlier.made_folders if isinstance(earlier, traces.SettingsTrace) else ()
        backup = machine.spell(file.with_name(words.SETTINGS_BACKUP)) if file.is_file() else None
        return traces.SettingsTrace(
            path=machine.spell(file),
            name=name,
            value=value,
            former=current,
            backup=backup,
            made_folders=traces.missing_folders(machine, file.parent) or made,
        )

    def do(self, machine: Machine, trace: Trace) -> None:
        if not isinstance(trace, traces.SettingsTrace):
            return
        file = machine.locate(trace.path)
        content = self._content(machine)
        current = xlwings_settings.value_in(machine, content, trace.name)
        if trace.backup is not None and current == trace.former:
            machine.locate(trace.backup).write_bytes(content)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(xlwings_settings.with_value(machine, content, trace.name, trace.value))

    def _content(self, machine: Machine) -> bytes:
        file = xlwings_settings.settings_file(machine)
        return file.read_bytes() if file.is_file() else b""


@dataclass(frozen=True, slots=True)
class PlaceShortcut:
    """A shortcut on the desktop."""

    name: str
    file: Path
    shortcut: Shortcut

    def describe(self, machine: Machine) -> str:
        return words.SHORTCUT.format(name=self.file.stem)

    def is_done(self, machine: Machine) -> bool:
        found = machine.read_shortcut(self.file)
        return found is not None and _what_it_starts(found) == _what_it_starts(self.shortcut)

    def obstacle(self, machine: Machine) -> str | None:
        if not self.file.exists():
            return None
        found = machine.read_shortcut(self.file)
        if found is not None and _PACKAGE in found.arguments.split():
            return None
        return words.SHORTCUT_IN_THE_WAY.format(path=machine.spell(self.file))

    def prepare(self, machine: Machine, earlier: Trace | None) -> traces.ShortcutTrace:
        return traces.ShortcutTrace(
            path=machine.spell(self.file), title=self.file.stem, arguments=self.shortcut.arguments
        )

    def do(self, machine: Machine, trace: Trace) -> None:
        machine.write_shortcut(self.file, self.shortcut)


def _what_it_starts(shortcut: Shortcut) -> tuple[str, str, str]:
    """What counts in a shortcut; Windows may spell a path's letters in another case."""
    return shortcut.target.casefold(), shortcut.arguments, shortcut.folder.casefold()
