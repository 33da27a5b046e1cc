"""The buttons "Gửi cấp trên", "Trả kết quả" and "Đôn đốc": envelopes and drafts, in the folder of what was sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.buttons.appraisal import note_run
from xlsx_addin.buttons.folders import asking_to_take_over, open_for_clerk, path_beside
from xlsx_addin.exchange.sending.dispatch import Letter, NotSent, Sent, remind, return_results, send, sent_unchanged
from xlsx_addin.exchange.sending.draft_report import addressee_sentences, item_sentences, recipients
from xlsx_addin.exchange.units.forms_of_address import unit_with_code
from xlsx_addin.jobs.appraise import appraise_workbook, now
from xlsx_addin.running import user_name
from xlsx_addin.words import exchange as exchange_words
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import folders
from xlsx_addin.words.console import BUTTON_REMIND, BUTTON_RETURN, BUTTON_SEND
from xlsx_addin.workbook.sheets import SheetCache

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.xlsx.blocks import WrittenValue


def send_live(book: OpenWorkbook) -> str | None:
    """Do the button's job; what is returned is shown in a box. None where the clerk has answered No."""
    folder = path_beside(book, folders.SENT)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(SheetCache(book), moment.date())
    same = sent_unchanged(job, folder)
    if same is not None and not book.ask(words.ASK_TO_SEND_AGAIN.format(version=same.manifest.version, code=same.code)):
        return None
    sent = asking_to_take_over(book, lambda take_over: send(job, folder, moment=moment, take_over=take_over))
    if isinstance(sent, NotSent):
        if not book.ask(words.ASK_WITH_ERRORS.format(errors=sent.errors)):
            return None
        sent = asking_to_take_over(
            book, lambda take_over: send(job, folder, with_errors=True, moment=moment, take_over=take_over)
        )
    if sent is None:
        return None
    assert not isinstance(sent, NotSent)  # noqa: S101 - with errors allowed, it is sent
    settings = job.appraisal.register.settings
    note = words.NOTE_SENT.format(recipient=settings.superior_code, version=sent.manifest.version, code=sent.code)
    not_noted = note_run(book, job, BUTTON_SEND, note)
    is_opened = open_for_clerk(sent.mail)
    done = words.SENT.format(
        recipient=unit_with_code(settings.superior_name, settings.superior_code),
        version=sent.manifest.version,
        subjects=sent.manifest.subjects,
        code=sent.code,
        envelope=sent.envelope,
        mail=sent.mail,
    )
    return "\n".join([done, *_to_do(sent, is_opened=is_opened), *not_noted])


def _to_do(sent: Sent, *, is_opened: bool) -> list[str]:
    sentences = [words.DRAFT_OPENED if is_opened else words.DRAFT_NOT_OPENED, *addressee_sentences(sent)]
    if not is_opened:
        to = words.TO_ADDRESSES.format(addresses=", ".join(sent.addresses)) if sent.addresses else ""
        sentences.append(words.BY_WEBMAIL.format(subject=sent.subject, to=to))
    if sent.errors:
        sentences.append(exchange_words.SENT_WITH_ERRORS.format(errors=sent.errors))
    return sentences


_MOST_LISTED = 12


def return_live(book: OpenWorkbook) -> str | None:
    """Write one result and one draft for each sender; what is returned is shown in a box, None after a No."""
    folder = path_beside(book, folders.SENT)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(SheetCache(book), moment.date())
    items = asking_to_take_over(book, lambda take_over: return_results(job, folder, moment=moment, take_over=take_over))
    if items is None:
        return None
    if not items:
        return exchange_words.NOTHING_TO_RETURN
    note = words.NOTE_RETURNED.format(count=len(items), recipients=recipients(items, _MOST_LISTED))
    not_noted = note_run(book, job, BUTTON_RETURN, note)
    sentences = [words.RETURNED.format(count=len(items), folder=folder)]
    errors, _ = count_problems(job.appraisal.problems)
    if errors:
        sentences.append(words.ERRORS_LEFT.format(errors=errors))
    return _finished(sentences, words.RESULTS_BY_WEBMAIL, items, folder, not_noted)


def remind_live(book: OpenWorkbook) -> str | None:
    """Write a reminder draft for each expected sender that has not sent; what is returned is shown in a box.

    None where the clerk has answered No: nothing is written.
    """
    folder = path_beside(book, folders.SENT)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(SheetCache(book), moment.date())
    items = asking_to_take_over(book, lambda take_over: remind(job, folder, moment=moment, take_over=take_over))
    if items is None:
        return None
    if not items:
        return exchange_words.NOBODY_TO_REMIND
    listed = recipients(items, _MOST_LISTED)
    guidance = job.appraisal.register.settings.guidance_id
    note = words.NOTE_REMINDED.format(count=len(items), recipients=listed)
    entry: dict[str, WrittenValue] = {"moment": now(), "user": user_name(), "guidance": guidance}
    not_noted = note_run(book, job, BUTTON_REMIND, note, entry)
    sentences = [words.REMINDED.format(count=len(items), recipients=listed, folder=folder)]
    return _finished(sentences, words.REMINDERS_BY_WEBMAIL, items, folder, not_noted)


def _finished(
    sentences: Sequence[str], by_webmail: str, items: Sequence[Letter], folder: Path, not_noted: Sequence[str]
) -> str:
    """The whole box; the folder is opened behind it. The drafts themselves are not, so nobody knows what would."""
    open_for_clerk(folder)
    to_send = [words.SEND_THE_DRAFTS, by_webmail]
    return "\n".join([*sentences, *to_send, *item_sentences(items, _MOST_LISTED), *not_noted])
