"""What an installation wrote, one entry a thing, each with what takes it back.

An entry knows what was there before and what we wrote. What somebody has changed since is left alone and said so.
Taking back twice does no harm, nor does taking back what was never written: so a list that is walked backwards after a
kill, at whatever moment, leaves the machine as it was.
"""

# ruff: noqa: ARG002, D102 - the base class Written describes the methods and gives them their arguments

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from xlsx_addin.atomic import unfinished, write_atomically
from xlsx_addin.installation import office, xlwings_settings
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine


class Written(BaseModel):
    """One thing that was written: a folder, a file, a line of a file, a key or a value of the registry."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    left: ClassVar[str] = ""
    """The sentence about what stays: ``{paths}``, and of the first of them ``{folder}``; ``{names}`` of files."""

    step: str
    """The step that it belongs to, as the clerk reads it."""
    path: str
    """As the machine spells it; of the registry, the key in full."""

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        """The files and folders that taking back removes, where those of ``gone`` are removed before."""
        return ()

    def stays(self, machine: Machine, gone: AbstractSet[Path]) -> bool:
        """Whether something will be left there that is not ours any more."""
        return False

    def undo(self, machine: Machine) -> None:
        """Take back what is still ours. Raises OSError or Refusal where that fails; then it can be repeated."""
        for each in self.takes(machine, frozenset()):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink()


class MadeFolder(Written):
    """A folder that was made; it goes while nothing else is in it."""

    left = words.LEFT_FOLDERS
    kind: Literal["folder"] = "folder"

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        folder = machine.locate(self.path)
        return (folder,) if folder.is_dir() and {*folder.iterdir()} <= gone else ()

    def stays(self, machine: Machine, gone: AbstractSet[Path]) -> bool:
        return machine.locate(self.path).is_dir() and not self.takes(machine, gone)


class MadeFile(Written):
    """A file that was made; it goes while it is as one of our runs made it, and with it what a killed run began."""

    marks: tuple[str, ...]
    """By what each of our files here is known; a killed run leaves the one before, so all of them count."""

    def mark(self, machine: Machine, file: Path) -> str | None:
        """By what the file there is known: the digest of its content."""
        return digest_of(file.read_bytes())

    def after(self, earlier: Written | None) -> Self:
        """The entry for a file that an earlier run may have written too."""
        known = earlier.marks if isinstance(earlier, type(self)) else ()
        return self.model_copy(update={"marks": (*(mark for mark in known if mark not in self.marks), *self.marks)})

    def is_ours(self, machine: Machine) -> bool:
        """Whether the file is there as we made it."""
        file = machine.locate(self.path)
        return file.is_file() and self.mark(machine, file) in self.marks

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        file = machine.locate(self.path)
        return (*unfinished(file), *((file,) if self.is_ours(machine) else ()))

    def stays(self, machine: Machine, gone: AbstractSet[Path]) -> bool:
        return machine.locate(self.path).exists() and not self.is_ours(machine)


class WorkbookCopy(MadeFile):
    """The copy of the template; nobody has saved anything into it while its digest is the same."""

    left = words.LEFT_WORKBOOK
    kind: Literal["workbook"] = "workbook"


class TemplateCopy(MadeFile):
    """One of the package's own templates of documents."""

    left = words.LEFT_PAPER_TEMPLATES
    kind: Literal["template"] = "template"


class ShortcutFile(MadeFile):
    """A shortcut on the desktop, known by what it hands to Python: Windows itself rewrites the rest."""

    left = words.LEFT_SHORTCUT
    kind: Literal["shortcut"] = "shortcut"

    def mark(self, machine: Machine, file: Path) -> str | None:
        found = machine.read_shortcut(file)
        return None if found is None else found.arguments


class SettingsLine(Written):
    """The line of xlwings' settings that names the interpreter; the file is the user's own."""

    left = words.LEFT_SETTINGS
    kind: Literal["setting"] = "setting"
    name: str
    values: tuple[str, ...]
    """What our runs wrote, the last one at the end."""
    former: str | None
    """The value before; None where there was no such line."""
    content: bytes | None
    """The whole file before; None where there was none."""

    def takes(self, machine: Machine, gone: AbstractSet[Path]) -> tuple[Path, ...]:
        file, restored = machine.locate(self.path), self._restored(machine)
        return (*unfinished(file), *((file,) if self._is_ours(machine) and restored is None else ()))

    def stays(self, machine: Machine, gone: AbstractSet[Path]) -> bool:
        is_former = self._current(machine) == self.content
        return machine.locate(self.path).is_file() and not self._is_ours(machine) and not is_former

    def undo(self, machine: Machine) -> None:
        restored = self._restored(machine)
        if self._is_ours(machine) and restored is not None:
            rewrite(machine.locate(self.path), restored)
        super().undo(machine)

    def _current(self, machine: Machine) -> bytes:
        file = machine.locate(self.path)
        return file.read_bytes() if file.is_file() else b""

    def _is_ours(self, machine: Machine) -> bool:
        return xlwings_settings.value_in(machine, self._current(machine), self.name) in self.values

    def _restored(self, machine: Machine) -> bytes | None:
        """The former file byte for byte; where other lines have changed since, the present one but for our line."""
        current = self._current(machine)
        for value in self.values:
            if current == xlwings_settings.with_value(machine, self.content or b"", self.name, value):
                return self.content
        return xlwings_settings.with_value(machine, current, self.name, self.former)


class MadeKey(Written):
    """A key of the registry that was made on the way to a value; it goes while it holds nothing."""

    kind: Literal["key"] = "key"

    def undo(self, machine: Machine) -> None:
        if machine.registry_values(self.path) == {} and not machine.registry_keys(self.path):
            machine.delete_registry_key(self.path)


class AddedLocation(Written):
    """A Trusted Location that was added for a folder; one begun by a killed run has no path yet."""

    kind: Literal["location"] = "location"
    folder: str

    def undo(self, machine: Machine) -> None:
        # Excel may number the locations anew, so ours is known by its folder and description, wherever it stands now.
        for location in office.user_locations(machine):
            ours = location.key == self.path or location.description == words.LOCATION_DESCRIPTION
            if ours and location.is_at(self.folder):
                machine.delete_registry_key(location.key)
        if self.is_begun(machine):
            machine.delete_registry_key(self.path)

    def is_begun(self, machine: Machine) -> bool:
        """Whether a killed run left the key before it had a path, by which alone Excel trusts a folder."""
        description = office.text(machine, self.path, "Description")
        return description == words.LOCATION_DESCRIPTION and office.text(machine, self.path, "Path") is None


class NarrowedLocation(Written):
    """A Trusted Location of the user's own at the folder, which trusted the folders below it too."""

    kind: Literal["narrowed location"] = "narrowed location"
    folder: str
    former: int
    """AllowSubfolders as it was."""

    def undo(self, machine: Machine) -> None:
        there = [location for location in office.user_locations(machine) if location.key == self.path]
        if any(location.is_at(self.folder) for location in there):
            machine.set_registry_value(self.path, "AllowSubfolders", self.former)


KnownEntry = Annotated[
    MadeFolder | WorkbookCopy | TemplateCopy | SettingsLine | MadeKey | AddedLocation | NarrowedLocation | ShortcutFile,
    Field(discriminator="kind"),
]


def rewrite(file: Path, content: bytes) -> None:
    """Write the user's own file: the old one or the new one, never half; a link stays one, and so do the rights."""
    real = file.resolve()
    rights = real.stat().st_mode if real.exists() else None
    write_atomically(real, content, force=True)
    if rights is not None:
        real.chmod(rights)


def digest_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def missing_folders(machine: Machine, folder: Path) -> tuple[str, ...]:
    """The folders that making this one will make, the outermost first, as the machine spells them."""
    chain = (*reversed(folder.parents), folder)
    return tuple(machine.spell(place) for place in chain if not place.exists())
