"""The buttons "Trả kết quả" and "Đôn đốc": drafts for the units below, in the folder of what was sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.buttons.folders import asking_to_take_over, open_for_clerk, path_beside
from xlsx_addin.buttons.journal import note_run
from xlsx_addin.exchange.sending.dispatch import remind, return_results
from xlsx_addin.exchange.sending.draft_report import item_sentences, recipients
from xlsx_addin.jobs.appraise import appraise_workbook, now
from xlsx_addin.running import user_name
from xlsx_addin.words import exchange as exchange_words
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import folders
from xlsx_addin.words.console import BUTTON_REMIND, BUTTON_RETURN
from xlsx_addin.workbook.journal import appraisal_entry
from xlsx_addin.workbook.sheets import SheetCache

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.exchange.sending.dispatch import Letter
    from xlsx_addin.xlsx.blocks import WrittenValue

_MOST_LISTED = 12


def return_live(book: OpenWorkbook) -> str | None:
    """Write one result and one draft for each sender; what is returned is shown in a box, None after a No."""
    folder = path_beside(book, folders.SENT)
    reader = SheetCache(book)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(reader, moment.date())
    returned = asking_to_take_over(
        book, lambda take_over: return_results(job, folder, moment=moment, take_over=take_over)
    )
    if returned is None:
        return None
    if not returned.items:
        return exchange_words.NOTHING_TO_RETURN
    note = words.NOTE_RETURNED.format(count=len(returned.items), recipients=recipients(returned.items, _MOST_LISTED))
    not_noted = note_run(book, reader, BUTTON_RETURN, note, appraisal_entry(job.appraisal, job.run), job)
    sentences = [words.RETURNED.format(count=len(returned.items), folder=folder)]
    if returned.errors:
        sentences.append(words.ERRORS_LEFT.format(errors=returned.errors))
    return _finished(sentences, words.RESULTS_BY_WEBMAIL, returned.items, folder, not_noted)


def remind_live(book: OpenWorkbook) -> str | None:
    """Write a reminder draft for each expected sender that has not sent; what is returned is shown in a box.

    None where the clerk has answered No: nothing is written.
    """
    folder = path_beside(book, folders.SENT)
    reader = SheetCache(book)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(reader, moment.date())
    items = asking_to_take_over(book, lambda take_over: remind(job, folder, moment=moment, take_over=take_over))
    if items is None:
        return None
    if not items:
        return exchange_words.NOBODY_TO_REMIND
    listed = recipients(items, _MOST_LISTED)
    guidance = job.appraisal.register.settings.guidance_id
    note = words.NOTE_REMINDED.format(count=len(items), recipients=listed)
    entry: dict[str, WrittenValue] = {"moment": now(), "user": user_name(), "guidance": guidance}
    not_noted = note_run(book, reader, BUTTON_REMIND, note, entry)
    sentences = [words.REMINDED.format(count=len(items), recipients=listed, folder=folder)]
    return _finished(sentences, words.REMINDERS_BY_WEBMAIL, items, folder, not_noted)


def _finished(
    sentences: Sequence[str], by_webmail: str, items: Sequence[Letter], folder: Path, not_noted: Sequence[str]
) -> str:
    """The whole box; the folder is opened behind it. The drafts themselves are not, so nobody knows what would."""
    open_for_clerk(folder)
    to_send = [words.SEND_THE_DRAFTS, by_webmail]
    return "\n".join([*sentences, *to_send, *item_sentences(items, _MOST_LISTED), *not_noted])
