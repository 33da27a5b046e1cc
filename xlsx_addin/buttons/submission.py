"""The button "Gửi cấp trên": appraise, write the envelope and its draft, and open the draft."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.buttons.folders import asking_to_take_over, open_for_clerk, path_beside
from xlsx_addin.buttons.journal import note_run
from xlsx_addin.exchange.sending.dispatch import NotSent, send, sent_unchanged
from xlsx_addin.exchange.sending.draft_report import addressee_sentences, journal_note
from xlsx_addin.exchange.units.forms_of_address import unit_with_code
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.words import exchange as exchange_words
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import folders
from xlsx_addin.words.console import BUTTON_SEND
from xlsx_addin.workbook.journal import appraisal_entry
from xlsx_addin.workbook.sheets import SheetCache

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.exchange.sending.dispatch import Sent


def send_live(book: OpenWorkbook) -> str | None:
    """Do the button's job; what is returned is shown in a box. None where the clerk has answered No."""
    folder = path_beside(book, folders.SENT)
    reader = SheetCache(book)
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    job = appraise_workbook(reader, moment.date())
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
    recipient = unit_with_code(settings.superior_name, settings.superior_code)
    note = journal_note(sent, settings)
    not_noted = note_run(book, reader, BUTTON_SEND, note, appraisal_entry(job.appraisal, job.run), job)
    is_opened = open_for_clerk(sent.mail)
    return "\n".join([_done(sent, recipient), *_to_do(sent, is_opened=is_opened), *not_noted])


def _done(sent: Sent, recipient: str) -> str:
    return words.SENT.format(
        recipient=recipient,
        version=sent.version,
        subjects=sent.subjects,
        code=sent.code,
        envelope=sent.envelope,
        mail=sent.mail,
    )


def _to_do(sent: Sent, *, is_opened: bool) -> list[str]:
    sentences = [words.DRAFT_OPENED if is_opened else words.DRAFT_NOT_OPENED, *addressee_sentences(sent)]
    if not is_opened:
        to = words.TO_ADDRESSES.format(addresses=", ".join(sent.addresses)) if sent.addresses else ""
        sentences.append(words.BY_WEBMAIL.format(subject=sent.subject, to=to))
    if sent.errors:
        sentences.append(exchange_words.SENT_WITH_ERRORS.format(errors=sent.errors))
    return sentences
