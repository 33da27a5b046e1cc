"""Setting a clerk's machine up, showing beforehand what would be done, and taking all of it back.

Everything is done for the signed-in user alone, without an administrator. One plan of steps serves every mode.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a constant of this module names it
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from xlsx_addin.installation import office, record, steps
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Shortcut, System
from xlsx_addin.installation.traces import FolderTrace
from xlsx_addin.installation.workbook_folder import is_on_onedrive
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import folders
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine
    from xlsx_addin.installation.record import Record
    from xlsx_addin.installation.steps import Step
    from xlsx_addin.installation.traces import Trace

CLICK_ARGUMENTS = "-P -m xlsx_addin click tham_dinh"
DROP_ARGUMENTS = "-P -m xlsx_addin drop"
"""``-P`` keeps a file that lies in the shortcut's folder from standing in for one of our modules."""


NO_PAPERS: Mapping[str, bytes] = MappingProxyType({})


class Ending(Enum):
    """How a step ended, or would; the value is what the clerk reads."""

    ALREADY = words.ALREADY
    DONE = words.DONE
    WOULD_DO = words.WOULD_DO
    NOT_HERE = words.NOT_HERE
    TAKEN_BACK = words.TAKEN_BACK
    WOULD_TAKE_BACK = words.WOULD_TAKE_BACK
    LEFT = words.LEFT
    NOTE = words.NOTE


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of the report."""

    ending: Ending
    text: str

    def __str__(self) -> str:
        return words.LINE.format(state=self.ending.value, text=self.text)


def default_folder(machine: Machine) -> Path:
    """The folder ``Thẩm định`` in the user's documents; in his own folder where OneDrive keeps the documents.

    In OneDrive Excel knows its files by a web address, trusts no location there, and a cell may change under a click.
    """
    documents = machine.folder(KnownFolder.DOCUMENTS)
    is_kept_elsewhere = is_on_onedrive(machine, documents)
    return (machine.folder(KnownFolder.HOME) if is_kept_elsewhere else documents) / words.FOLDER


def plan(machine: Machine, template: bytes, folder: Path, papers: Mapping[str, bytes]) -> tuple[Step, ...]:
    """The steps that apply to this machine, in the order in which they are done."""
    originals = f"{folders.TEMPLATES}/{folders.ORIGINALS}"
    subfolders = (folders.INBOX, folders.ARCHIVE, folders.SENT, folders.BACKUPS)
    with_papers = (*subfolders, folders.TEMPLATES, originals) if papers else subfolders
    everywhere: tuple[Step, ...] = (
        steps.MakeFolders(folder, with_papers),
        steps.CopyWorkbook(folder / words.WORKBOOK_FILE, template),
        *((steps.CopyTemplates(folder / originals, papers),) if papers else ()),
        steps.PointXlwings(),
    )
    if machine.system is not System.WINDOWS:
        return everywhere
    return (*everywhere, steps.TrustFolder(folder), *_shortcuts(machine, folder))


def _shortcuts(machine: Machine, folder: Path) -> tuple[Step, ...]:
    desktop = machine.folder(KnownFolder.DESKTOP)
    icon = office.application_path(machine, "excel.exe") or ""
    click = Shortcut(
        machine.spell(machine.windowless_python), CLICK_ARGUMENTS, machine.spell(folder), words.CLICK_DESCRIPTION, icon
    )
    drop = Shortcut(machine.spell(machine.python), DROP_ARGUMENTS, machine.spell(folder), words.DROP_DESCRIPTION, icon)
    return (
        steps.PlaceShortcut("click shortcut", desktop / f"{words.CLICK_SHORTCUT}.lnk", click),
        steps.PlaceShortcut("drop shortcut", desktop / f"{words.DROP_SHORTCUT}.lnk", drop),
    )


def install(
    machine: Machine,
    template: bytes,
    folder: Path | None = None,
    *,
    papers: Mapping[str, bytes] = NO_PAPERS,
    dry_run: bool = False,
) -> tuple[ReportLine, ...]:
    """Do every step that is not done yet; with ``dry_run``, only say what would be done.

    ``template`` is the content of the template workbook, ``papers`` are the templates of documents by their file names,
    which go where an office can find them. ``folder`` is where the workbook goes: by default where an
    earlier installation put it, else ``default_folder``.
    Raises Refusal, with what is new in this run taken back, where a step can not be done.
    """
    known = record.load(machine)
    place = _place(machine, known, folder)
    wanted = plan(machine, template, place, papers)
    undone = [step for step in wanted if not step.is_done(machine)]
    for step in undone:
        obstacle = step.obstacle(machine)
        if obstacle is not None:
            raise Refusal(obstacle)
    if not dry_run and undone:
        _carry_out(machine, undone, known or record.Record(folder=machine.spell(place)), known)
    ending = Ending.WOULD_DO if dry_run else Ending.DONE
    lines = [ReportLine(ending if step in undone else Ending.ALREADY, step.describe(machine)) for step in wanted]
    return (*lines, *_not_here(machine), *_notes(machine, place, changed=bool(undone)))


def _place(machine: Machine, known: Record | None, folder: Path | None) -> Path:
    if known is None:
        return folder or default_folder(machine)
    if folder is not None and folder != machine.locate(known.folder):
        raise Refusal(words.OTHER_FOLDER.format(path=known.folder))
    return machine.locate(known.folder)


def _carry_out(machine: Machine, undone: list[Step], current: Record, known: Record | None) -> None:
    """Do the steps one after another; where one fails, take back those that are new in this run and raise Refusal.

    A step that an earlier run had done, and this one only put right again, stays done.
    """
    new: dict[str, Trace] = {}
    for step in undone:
        earlier = current.traces.get(step.name)
        try:
            trace = step.prepare(machine, earlier)
            current = record.save(machine, current.with_trace(step.name, trace))
            if earlier is None:
                new[step.name] = trace
            step.do(machine, trace)
        except OSError as error:
            if earlier is not None:
                current = current.with_trace(step.name, earlier)
            _roll_back(machine, new, current, is_first=known is None)
            reason = system_reason(error)
            raise Refusal(words.STEP_FAILED.format(step=step.describe(machine), reason=reason)) from error


def _roll_back(machine: Machine, new: dict[str, Trace], current: Record, *, is_first: bool) -> None:
    try:
        for trace in reversed(new.values()):
            trace.undo(machine)
    except OSError:
        return  # the record stays as it is, so that uninstalling can take the rest back later
    if is_first:
        record.forget(machine, current)
    else:
        record.save(machine, current.without_traces(new))


def _not_here(machine: Machine) -> tuple[ReportLine, ...]:
    if machine.system is System.WINDOWS:
        return ()
    return (ReportLine(Ending.NOT_HERE, words.NO_TRUSTED_LOCATIONS), ReportLine(Ending.NOT_HERE, words.NO_SHORTCUTS))


def _notes(machine: Machine, folder: Path, *, changed: bool) -> tuple[ReportLine, ...]:
    notes: list[ReportLine] = []
    if changed and machine.is_excel_open():
        notes.append(ReportLine(Ending.NOTE, words.CLOSE_EXCEL))
    if is_on_onedrive(machine, folder):
        notes.append(ReportLine(Ending.NOTE, words.ON_ONEDRIVE.format(path=machine.spell(folder))))
    elif machine.drive_kind(folder) is DriveKind.NETWORK:
        notes.append(ReportLine(Ending.NOTE, words.ON_NETWORK.format(path=machine.spell(folder))))
    return tuple(notes)


def uninstall(machine: Machine, *, dry_run: bool = False, program_stays: bool = True) -> tuple[ReportLine, ...]:
    """Take back what was installed and nothing else, the last step first; say what stays and why.

    That the program itself stays is not said where whoever calls deletes it next.

    Raises Refusal where something can not be taken back now; running it again then goes on.
    """
    known = record.load(machine)
    if known is None:
        return (ReportLine(Ending.NOTE, words.NOTHING_INSTALLED),)
    lines: list[ReportLine] = []
    gone: set[Path] = set()
    # Folders come last: only then are they empty, also where a step was done anew after the others.
    traces = [*reversed(known.traces.values())]
    traces.sort(key=lambda trace: isinstance(trace, FolderTrace))
    for trace in traces:
        left = trace.leaves(machine, gone)
        gone.update(trace.takes(machine, gone))
        ending = Ending.WOULD_TAKE_BACK if dry_run else Ending.TAKEN_BACK
        lines.append(ReportLine(ending, trace.describe()) if left is None else ReportLine(Ending.LEFT, left))
        if not dry_run:
            try:
                trace.undo(machine)
            except OSError as error:
                reason = system_reason(error)
                raise Refusal(words.UNDO_FAILED.format(step=trace.describe(), reason=reason)) from error
    if not dry_run:
        record.forget(machine, known)
    return (*lines, ReportLine(Ending.NOTE, words.PACKAGE_STAYS)) if program_stays else tuple(lines)
