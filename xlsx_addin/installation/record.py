"""The record of what was installed: one list of what was written, and one way back through it.

A JSON file in the user's local data. It is written before anything that it names, so that nothing done can go
unrecorded, and whoever is killed is undone or completed by the next run.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from xlsx_addin import __version__
from xlsx_addin.atomic import unfinished, write_atomically
from xlsx_addin.installation.entries import KnownEntry, Written, missing_folders
from xlsx_addin.installation.machine import KnownFolder, Machine
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Record(BaseModel):
    """What an installation has written, or was about to when it was killed, in this order."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    format: int = 2
    package: str = __version__
    folder: str
    """The folder of the clerk's workbook, as the machine spells it."""
    is_complete: bool = False
    """Whether a run has come to its end: until then the next one that fails takes back everything."""
    made_folders: tuple[str, ...] = ()
    """The folders that were made for this record, the outermost first."""
    entries: tuple[KnownEntry, ...] = ()

    def entry(self, path: str) -> Written | None:
        """What is known of a file, a folder or a key, None where we wrote none."""
        return next((entry for entry in self.entries if entry.path == path), None)

    def with_entries(self, entries: Iterable[Written]) -> Record:
        """The record after these: what was written anew is behind all that stood before it."""
        added = tuple(entries)
        paths = {entry.path for entry in added}
        kept = (entry for entry in self.entries if entry.path not in paths)
        return self.model_copy(update={"entries": (*kept, *added)})


def take_back(machine: Machine, entries: Iterable[Written]) -> tuple[tuple[Written, OSError | Refusal], ...]:
    """Take back what was written, the last thing first; what could not be, each with its error.

    What fails is tried once more at the end: on a full disk the user's own settings can be written again as soon as our
    files are gone.
    """
    waiting = [*reversed(tuple(entries))]
    failed: list[tuple[Written, OSError | Refusal]] = []
    for _ in range(2):
        failed = []
        for entry in waiting:
            try:
                entry.undo(machine)
            except (OSError, Refusal) as error:
                failed.append((entry, error))
        waiting = [entry for entry, _ in failed]
    return tuple(failed)


def data_folder(machine: Machine) -> Path:
    """The folder of this program in the user's local data."""
    return machine.folder(KnownFolder.LOCAL_DATA) / "xlsx_addin"


def record_file(machine: Machine) -> Path:
    """Where the record is kept."""
    return data_folder(machine) / "cai_dat.json"


def load(machine: Machine) -> Record | None:
    """The record of this user's installation, None where nothing was installed.

    Raises Refusal where the file can not be read: without it nothing could be taken back exactly.
    """
    file = record_file(machine)
    try:
        return Record.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise Refusal(words.RECORD_UNREADABLE.format(path=machine.spell(file))) from error


def save(machine: Machine, record: Record) -> Record:
    """Keep the record in place of the one before; the record as kept, which knows the folders made for it."""
    file = record_file(machine)
    missing = missing_folders(machine, file.parent)
    if missing:
        file.parent.mkdir(parents=True)
        record = record.model_copy(update={"made_folders": missing})
    write_atomically(file, f"{record.model_dump_json(indent=2)}\n".encode(), force=True)
    return record


def forget(machine: Machine, record: Record | None) -> None:
    """Delete the record, and the folders that were made for it where they hold nothing else.

    Its own folder goes wherever it is empty, and so does a record that was begun: a run may be killed before it has
    one, or after it has deleted it.
    """
    file = record_file(machine)
    for written in (file, *unfinished(file)):
        written.unlink(missing_ok=True)
    made = record.made_folders if record else ()
    for folder in (file.parent, *map(machine.locate, reversed(made))):
        with suppress(OSError):  # it holds something else
            folder.rmdir()
