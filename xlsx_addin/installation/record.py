"""The record of what was installed, so that taking it back is exact.

A JSON file in the user's local data holds one trace for each step that changed something: what was there before, and
what is ours now. A trace is written before its step is carried out, so that nothing done can go unrecorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xlsx_addin import __version__
from xlsx_addin.installation.machine import KnownFolder
from xlsx_addin.installation.traces import (
    FolderTrace,
    LocationTrace,
    NarrowedLocationTrace,
    SettingsTrace,
    ShortcutTrace,
    TemplatesTrace,
    Trace,
    WorkbookTrace,
    missing_folders,
    remove_empty,
)
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine

_KnownTrace = Annotated[
    FolderTrace
    | WorkbookTrace
    | TemplatesTrace
    | LocationTrace
    | NarrowedLocationTrace
    | SettingsTrace
    | ShortcutTrace,
    Field(discriminator="kind"),
]


class Record(BaseModel):
    """What an installation has done, in order; ``traces`` holds each step's trace under the step's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = 1
    package: str = __version__
    folder: str
    """The folder of the clerk's workbook, as the machine spells it."""
    made_folders: tuple[str, ...] = ()
    """The folders that were made for this record, the outermost first."""
    traces: dict[str, _KnownTrace] = {}

    def with_trace(self, step: str, trace: Trace) -> Record:
        """The record after a step; a step done anew keeps its place."""
        return self.model_copy(update={"traces": {**self.traces, step: trace}})

    def without_traces(self, steps: Container[str]) -> Record:
        """The record without these steps."""
        kept = {step: trace for step, trace in self.traces.items() if step not in steps}
        return self.model_copy(update={"traces": kept})


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
    fresh = file.with_suffix(".moi")
    fresh.write_bytes(f"{record.model_dump_json(indent=2)}\n".encode())
    fresh.replace(file)
    return record


def forget(machine: Machine, record: Record) -> None:
    """Delete the record, and the folders that were made for it where they hold nothing else."""
    record_file(machine).unlink(missing_ok=True)
    remove_empty(machine, record.made_folders)
