"""The button "Nhận hồ sơ": read the inbox, show what would change, and only then write it into the open workbook.

Before anything is merged a dated copy of the workbook is saved; then the evidence goes into the archive; then the
sheets are written. Stopped before that, the workbook is as it was, and the next click does the same again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.atomic import write_atomically
from xlsx_addin.buttons.folders import StatusLine, asking_to_take_over, dated_path, made, path_beside
from xlsx_addin.excel.errors import PartlyWritten
from xlsx_addin.exchange import receive_preview
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.exchange.intake.rows import same
from xlsx_addin.exchange.receive import Plan, ReceiveOptions, plan_receive
from xlsx_addin.folder_lock import FolderLock, locked
from xlsx_addin.jobs.appraise import naming_versions, now
from xlsx_addin.jobs.appraised_file import kept_sheets
from xlsx_addin.neighbours import neighbour_words
from xlsx_addin.refusal import Refusal
from xlsx_addin.running import user_name
from xlsx_addin.stopped import Stopped
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import folders
from xlsx_addin.words import receiving as receiving_words
from xlsx_addin.words.console import BUTTON_RECEIVE
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.journal import journal_block
from xlsx_addin.workbook.register import data_code, read_sheets
from xlsx_addin.workbook.sheets import SheetCache

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue
    from xlsx_addin.xlsx.cells import SheetValues


def receive_live(book: OpenWorkbook) -> str | None:
    """Do the button's job; what is returned is shown in a box. None where the clerk said No: nothing is written."""
    inbox = made(path_beside(book, folders.INBOX))
    archive = path_beside(book, folders.ARCHIVE)

    def receive(take_over: bool) -> str | None:  # noqa: FBT001 - the question's answer is all that it is told
        with locked(archive, take_over=take_over) as lock:
            return _receive(book, inbox, archive, lock)

    return asking_to_take_over(book, receive)


def _receive(book: OpenWorkbook, inbox: Path, archive: Path, lock: FolderLock) -> str | None:
    reader = SheetCache(book)
    with naming_versions(reader):
        sheets = read_sheets(reader).joined(kept_sheets(reader))
    options = ReceiveOptions(apart_from=[] if book.path is None else [book.path], known=book.memory)
    try:
        plan = plan_receive(sheets, [inbox], archive, now(), options, StatusLine(book, receiving_words.READING).show)
    except Stopped:
        return words.STOPPED_READING
    if book.path is not None:
        plan.warnings[:0] = neighbour_words(book.path, is_open_here=True)
    if not plan.has_news:
        plan.commit_archive()
        book.replace(*(block for block in plan.tool_blocks() if differs(block, sheets.get(block.sheet))))
        return receive_preview.nothing_new_words(plan, inbox)
    if book.memory is not None:
        plan.save_known(book.memory)
    if not _is_wanted(book, plan, inbox):
        return None
    lock.confirm()
    backup = dated_path(made(path_beside(book, folders.BACKUPS)), book.name)
    book.save_copy(backup)
    plan.commit_archive()
    try:
        book.replace(*plan.blocks(), *_journal(plan, sheets, backup))
    except PartlyWritten as refusal:
        written = ", ".join(refusal.written)
        raise Refusal(words.PARTLY_RECEIVED.format(reason=refusal, sheets=written, backup=backup)) from refusal
    return receive_preview.received_words(plan, backup)


def _is_wanted(book: OpenWorkbook, plan: Plan, inbox: Path) -> bool:
    """Ask; where there are too many changes for a box, all of them lie in a file while the clerk reads it.

    The file stays beside the copy of the workbook, unless the clerk says No.
    """
    changes = receive_preview.change_lines(plan)
    folder = path_beside(book, folders.BACKUPS)
    listing = folder / folders.CHANGES.format(moment=f"{book.clicked or now():%Y-%m-%d_%H%M%S}")
    is_long, is_new = len(changes) > receive_preview.MOST_CHANGES, not folder.exists()
    if is_long:
        write_atomically(made(folder) / listing.name, "\n".join(changes).encode("utf-8-sig"), force=True)
    is_wanted = book.ask(f"{receive_preview.preview_words(plan, inbox, changes, listing)}\n\n{words.ASK_TO_WRITE}")
    if is_long and not is_wanted:
        listing.unlink(missing_ok=True)
        if is_new:
            folder.rmdir()
    return is_wanted


def differs(block: SheetBlock, sheet: SheetValues | None) -> bool:
    """Whether writing a block that clears what stands below it would change a value of the sheet."""
    if sheet is None:
        return True
    wanted = block_values(block)
    return any(
        row >= block.row and not same(sheet.at(row, column), wanted.at(row, column))
        for column in range(block.column, block.last_column + 1)
        for row in {**sheet.columns.get(column, {}), **wanted.columns.get(column, {})}
    )


def _journal(plan: Plan, sheets: Mapping[str, SheetValues], backup: Path) -> list[SheetBlock]:
    """The row of this run; none in a workbook without a journal."""
    journal = sheets.get(layout.JOURNAL)
    if journal is None:
        return []
    merged = {**sheets, layout.SUBJECTS: plan.board.subjects.sheet, layout.SCORES: plan.board.scores.sheet}
    accepted = sum(item.verdict.value == "accepted" for item in plan.items)
    note = words.NOTE_RECEIVED.format(found=len(plan.items), accepted=accepted, backup=backup.name)
    entry: dict[str, WrittenValue] = {
        "moment": now(),
        "user": user_name(),
        "guidance": plan.office.settings.guidance_id,
        "data_code": data_code(merged, plan.office.settings),
        "subjects": len(list(plan.board.subjects.keys)),
    }
    return [journal_block(journal, BUTTON_RECEIVE, entry, note)]
