"""Setting a clerk's machine up, showing beforehand what would be done, and taking all of it back.

Everything is done for the signed-in user alone, without an administrator. One plan of steps serves every mode.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.atomic import sweep_unfinished
from xlsx_addin.installation import office, record, steps, xlwings_settings
from xlsx_addin.installation.entries import MadeFile, SettingsLine, Written
from xlsx_addin.installation.machine import DriveKind, KnownFolder, Machine, Shortcut, System
from xlsx_addin.installation.permissions import is_on_onedrive
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import folders
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.installation.record import Record
    from xlsx_addin.installation.steps import Step

CLICK_ARGUMENTS = "-P -m xlsx_addin click tham_dinh"
DROP_ARGUMENTS = "-P -m xlsx_addin drop"
"""``-P`` keeps a file that lies in the shortcut's folder from standing in for one of our modules."""


class Letters(NamedTuple):
    """Letters by their file names, each with its text, and the folder of this user where they are looked for."""

    folder: Path
    files: Mapping[str, bytes]


def this_machine() -> Machine:
    """The machine that this program runs on."""
    if sys.platform == "win32":
        from xlsx_addin.installation.windows import WindowsMachine

        return WindowsMachine()
    return Machine()


def default_folder(machine: Machine) -> Path:
    """The folder ``Thẩm định`` in the user's documents; in his own folder where OneDrive keeps the documents.

    In OneDrive Excel knows its files by a web address, trusts no location there, and a cell may change under a click.
    """
    documents = machine.folder(KnownFolder.DOCUMENTS)
    is_kept_elsewhere = is_on_onedrive(machine, documents)
    return (machine.folder(KnownFolder.HOME) if is_kept_elsewhere else documents) / words.FOLDER


def _steps(
    machine: Machine, template: bytes, folder: Path, papers: Mapping[str, bytes] | None, letters: Letters | None
) -> Iterator[Step]:
    """The steps that apply to this machine, in the order in which they are done."""
    originals = f"{folders.TEMPLATES}/{folders.ORIGINALS}"
    subfolders = (folders.INBOX, folders.ARCHIVE, folders.SENT, folders.BACKUPS)
    yield steps.MakeFolders(folder, (*subfolders, folders.TEMPLATES, originals) if papers else subfolders)
    yield steps.CopyWorkbook(folder / words.WORKBOOK_FILE, template)
    if papers:
        yield steps.CopyTemplates(folder / originals, papers)
    if letters is not None and letters.files:
        yield steps.CopyLetters(letters.folder, letters.files)
    yield steps.PointXlwings(xlwings_settings.settings_file(machine))
    if machine.system is System.WINDOWS:
        yield steps.TrustFolder(folder)
        place, icon = machine.spell(folder), office.excel_path(machine) or ""
        for name, python, arguments, description in (
            (words.CLICK_SHORTCUT, machine.windowless_python, CLICK_ARGUMENTS, words.CLICK_DESCRIPTION),
            (words.DROP_SHORTCUT, machine.python, DROP_ARGUMENTS, words.DROP_DESCRIPTION),
        ):
            shortcut = Shortcut(machine.spell(python), arguments, place, description, icon)
            yield steps.PlaceShortcut(machine.folder(KnownFolder.DESKTOP) / f"{name}.lnk", shortcut)


def install(
    machine: Machine,
    template: bytes,
    folder: Path | None = None,
    *,
    papers: Mapping[str, bytes] | None = None,
    letters: Letters | None = None,
    dry_run: bool = False,
) -> tuple[str, ...]:
    """Do every step that is not done yet; with ``dry_run``, only say what would be done.

    ``template`` is the content of the template workbook, ``papers`` are the templates of documents by their file names,
    which go where an office can find them; ``letters`` go where every workbook's letter is looked for. ``folder`` is
    where the workbook goes: by default where an earlier installation put it, else ``default_folder``.
    Raises Refusal, with what is new in this run taken back, where a step can not be done.
    """
    kept = record.load(machine)
    if kept is not None and folder not in (None, machine.locate(kept.folder)):
        raise Refusal(words.OTHER_FOLDER.format(path=kept.folder))
    place = (folder or default_folder(machine)) if kept is None else machine.locate(kept.folder)
    known = kept or record.Record(folder=machine.spell(place))
    wanted = [*_steps(machine, template, place, papers, letters)]
    undone = [step for step in wanted if not step.is_done(machine, known)]
    for step in undone:
        obstacle = step.obstacle(machine)
        if obstacle is not None:
            raise Refusal(obstacle)
    if not dry_run:
        if undone or not known.is_complete:
            known = _carry_out(machine, undone, known)
        # What killed runs left half written beside our files.
        files = (entry.path for entry in known.entries if isinstance(entry, MadeFile | SettingsLine))
        for beside in {machine.locate(path).parent for path in files}:
            sweep_unfinished(beside)
    ending = words.WOULD_DO if dry_run else words.DONE
    lines = (_line(ending if step in undone else words.ALREADY, step.describe(machine)) for step in wanted)
    return (*lines, *_notes(machine, place, changed=bool(undone)))


def _line(state: str, text: str) -> str:
    """A line of the report: how a step ended, or would."""
    return words.LINE.format(state=state, text=text)


def _carry_out(machine: Machine, undone: Sequence[Step], known: Record) -> Record:
    """Record what will be written, then write it; where that fails, take back what is new and raise Refusal.

    What an earlier run had written to its end, and this one only put right again, stays.
    """
    planned: dict[str, Written] = {}
    for step in undone:
        for entry in step.entries(machine, known):
            planned.setdefault(entry.path, entry)
    current = known.with_entries(planned.values())
    current_step = words.RECORD
    try:
        current = record.save(machine, current)
        for step in undone:
            current_step = step.describe(machine)
            step.do(machine, current)
        return record.save(machine, current.model_copy(update={"is_complete": True}))
    except (OSError, Refusal) as error:
        is_back = _roll_back(machine, known, current)
        sentence = words.STEP_FAILED if is_back else words.STEP_FAILED_AND_LEFT
        raise Refusal(sentence.format(step=current_step, reason=_reason(error))) from error


def _reason(error: OSError | Refusal) -> str:
    """Why the system would not, as a part of a sentence."""
    cause = error.__cause__ if isinstance(error, Refusal) else error
    return system_reason(cause) if isinstance(cause, OSError) else str(error).rstrip(".")


def _roll_back(machine: Machine, known: Record, current: Record) -> bool:
    """Take back what is new in this run; whether all of it is. What is not stays on record, to be taken back later."""
    before = {entry.path for entry in known.entries} if known.is_complete else set()
    new = [entry for entry in current.entries if entry.path not in before]
    failed = record.take_back(machine, new)
    left = before | {entry.path for entry, _ in failed}
    left |= {entry.path for entry in new if entry.stays(machine, frozenset())}  # such as the folder of what failed
    current = current.model_copy(update={"entries": tuple(e for e in current.entries if e.path in left)})
    with suppress(OSError, Refusal):  # what was planned is on record then, which does no harm
        if left:
            record.save(machine, current)
        else:
            record.forget(machine, current)
    return not failed


def _notes(machine: Machine, folder: Path, *, changed: bool) -> Iterator[str]:
    """What does not apply to this machine, and what else there is to know of it."""
    if machine.system is not System.WINDOWS:
        yield _line(words.NOT_HERE, words.NO_TRUSTED_LOCATIONS)
        yield _line(words.NOT_HERE, words.NO_SHORTCUTS)
    if machine.system is System.MACOS:
        yield _line(words.NOTE, words.ON_A_MAC)
    if changed and machine.is_excel_open():
        yield _line(words.NOTE, words.CLOSE_EXCEL)
    if is_on_onedrive(machine, folder):
        yield _line(words.NOTE, words.ON_ONEDRIVE.format(path=machine.spell(folder)))
    elif machine.drive_kind(folder) is DriveKind.NETWORK:
        yield _line(words.NOTE, words.ON_NETWORK.format(path=machine.spell(folder)))


def uninstall(machine: Machine, *, dry_run: bool = False, program_stays: bool = True) -> tuple[str, ...]:
    """Take back what was installed and nothing else, the last thing first; say what stays and why.

    That the program itself stays is not said where whoever calls deletes it next.

    Raises Refusal where something can not be taken back now; running it again then goes on.
    """
    known = record.load(machine)
    if known is None:
        if not dry_run:
            record.forget(machine, None)
        return (_line(words.NOTE, words.NOTHING_INSTALLED),)
    lines = _what_goes(machine, known, words.WOULD_TAKE_BACK if dry_run else words.TAKEN_BACK)
    if not dry_run:
        failed = record.take_back(machine, known.entries)
        if failed:
            entry, error = failed[0]
            raise Refusal(words.UNDO_FAILED.format(step=entry.step, reason=_reason(error))) from error
        record.forget(machine, known)
    return (*lines, _line(words.NOTE, words.PACKAGE_STAYS)) if program_stays else lines


def _what_goes(machine: Machine, known: Record, ending: str) -> tuple[str, ...]:
    """A line for each step, the last one first: that it goes, or what of it stays and why."""
    gone: set[Path] = set()
    staying: dict[str, list[Written]] = {}
    for entry in reversed(known.entries):
        kept = staying.setdefault(entry.step, [])
        if entry.stays(machine, gone):
            kept.append(entry)
        gone.update(entry.takes(machine, gone))
    return tuple(
        _line(words.LEFT, _left(machine, kept)) if kept else _line(ending, step) for step, kept in staying.items()
    )


def _left(machine: Machine, kept: Sequence[Written]) -> str:
    """The sentence about what stays of a step, of the kind that was written last."""
    same = [entry for entry in reversed(kept) if entry.left == kept[0].left]
    files = [machine.locate(entry.path) for entry in same]
    return kept[0].left.format(
        paths="; ".join(entry.path for entry in same),
        folder=machine.spell(files[0].parent),
        names=", ".join(file.name for file in files),
    )
