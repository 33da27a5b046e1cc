"""The dispatch of drafts: ``send`` to the level above, ``return`` and ``remind`` to the units below."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.exchange.envelope import file_names
from xlsx_addin.exchange.envelope.envelope import Edition, Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.merging.items import shortened
from xlsx_addin.exchange.sending import received_senders
from xlsx_addin.exchange.sending.form_dispatch import lay_out, remarks_on
from xlsx_addin.exchange.sending.form_round import FormRound, IssuedForm
from xlsx_addin.exchange.sending.letters import reminder_letter, result_letter, submission_letter
from xlsx_addin.exchange.sending.outbox import Draft, Outbox, draft_bytes, write_together
from xlsx_addin.exchange.sending.sent_envelopes import result, submission
from xlsx_addin.exchange.units.senders import ExpectedSender, expected_below, is_unit_code, senders_of
from xlsx_addin.folder_lock import locked
from xlsx_addin.mail_address import addresses_of
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import exchange as words
from xlsx_addin.words.folders import FORMS
from xlsx_addin.words.sheet_names import RESULTS_FROM_ABOVE
from xlsx_addin.workbook.cell_text import shown
from xlsx_addin.workbook.layout import COLUMNS, SENDERS, SUBJECTS, heading, label
from xlsx_addin.workbook.tables import similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsx_addin.appraisal.records import PaperSettings, Settings
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
    from xlsx_addin.jobs.appraise import Job


class Sent(NamedTuple):
    """A submission that was written, with its draft."""

    envelope: Path
    mail: Path
    manifest: Manifest
    code: str
    errors: int
    addresses: tuple[str, ...]
    subject: str
    """Of the mail."""
    unusable_address: str
    """What stands as the superior's address and holds none; empty where nothing stands there or it was not needed."""


class NotSent(NamedTuple):
    """Nothing was written, because there are so many errors."""

    errors: int


class Letter(NamedTuple):
    """One draft for a unit below, with the envelope attached to it, None for a reminder."""

    recipient: str
    envelope: Path | None
    mail: Path
    addresses: tuple[str, ...]
    waiting: ItemVerdict | None = None
    """The verdict on the file that names a reminded unit and could not be merged yet, None where none came."""


def send(
    job: Job,
    folder: Path,
    *,
    to: str = "",
    with_errors: bool = False,
    moment: datetime | None = None,
    take_over: bool = False,
) -> Sent | NotSent:
    """Write a submission of an appraised workbook and its draft into ``folder``, both or none.

    ``to`` are mail addresses that take the place of ``Địa chỉ cấp trên``; without any, the draft has no addressee.
    ``moment`` is the time in Việt Nam (by default now). With errors in the data nothing is written unless
    ``with_errors``. Refusal when the unit's or the superior's code is missing or unusable, ``to`` holds no address,
    another run works in the folder (``take_over``: see ``folder_lock``), or something cannot be written.
    """
    created = moment or _now()
    settings = job.appraisal.register.settings
    _require_unit_code(label("unit_code"), settings.unit_code)
    _require_unit_code(label("superior_code"), settings.superior_code)
    if settings.superior_code == settings.unit_code:
        raise Refusal(words.SUPERIOR_IS_OURSELVES.format(code=settings.unit_code))
    addresses = addresses_of(to or settings.superior_address)
    if to and not addresses:
        raise Refusal(words.NO_ADDRESS.format(text=to))
    # What a level above sent and cannot be read is for that level to send again: it holds nothing back here.
    errors, _ = count_problems([problem for problem in job.appraisal.problems if problem.sheet != RESULTS_FROM_ABOVE])
    if errors and not with_errors:
        return NotSent(errors)
    name, line = settings.superior_name, _line(EnvelopeKind.SUBMISSION, settings, settings.superior_code)
    with locked(folder, take_over=take_over, parents=False):
        envelope = submission(job, Outbox(folder).next(line, created))
        draft = submission_letter(envelope, name)._replace(addresses=addresses)
        mail, path = write_together(folder, _draft_and_envelope(draft, envelope, name, settings.paper))
    unusable = "" if addresses else shown(" ".join(settings.superior_address.split()))
    return Sent(path, mail, envelope.manifest, envelope.code, errors, addresses, draft.subject, unusable)


def sent_unchanged(job: Job, folder: Path) -> Envelope | None:
    """The newest version in ``folder``, where sending now would say the same again; else None."""
    settings = job.appraisal.register.settings
    if not (is_unit_code(settings.unit_code) and is_unit_code(settings.superior_code)):
        return None
    _, newest = Outbox(folder).newest(_line(EnvelopeKind.SUBMISSION, settings, settings.superior_code))
    if newest is None:
        return None
    again = submission(job, Edition(newest.version, newest.previous, newest.created))
    return again if again.digest == newest.digest else None


def _draft_and_envelope(
    draft: Draft, envelope: Envelope, recipient_name: str, office: PaperSettings
) -> list[tuple[str, bytes]]:
    """Both files. The draft first: broken off in between, it is one without its envelope, which the next run counts."""
    stem = file_names.envelope_stem(envelope.manifest)
    attachment = stem + file_names.ENVELOPE_SUFFIX, envelope_bytes(envelope, recipient_name, office)
    return [(stem + file_names.DRAFT_SUFFIX, draft_bytes(draft._replace(attachments=[attachment]))), attachment]


def return_results(
    job: Job, folder: Path, *, moment: datetime | None = None, take_over: bool = False
) -> tuple[Letter, ...]:
    """Write one result and one draft for each sender of an appraised workbook into ``folder``, all or none.

    Nothing where no row came from another unit. Refusal when a sender's code cannot be used in a file name, another
    run works in the folder (``take_over``: see ``folder_lock``), or something cannot be written.
    """
    created = moment or _now()
    settings = job.appraisal.register.settings
    _require_unit_code(label("unit_code"), settings.unit_code)
    expected = {sender.code: sender for sender in senders_of(job.sheet(SENDERS))}
    by_sender = received_senders.verdicts_by_sender(job, expected)
    for code in by_sender:
        if not is_unit_code(code):
            raise Refusal(words.SENDER_CODE_UNUSABLE.format(code=code))
    recipients = [expected.get(code) or ExpectedSender(code) for code in by_sender]
    with locked(folder, take_over=take_over, parents=False):
        outbox = Outbox(folder)
        files: list[tuple[str, bytes]] = []
        for recipient, verdicts in zip(recipients, by_sender.values(), strict=True):
            edition = outbox.next(_line(EnvelopeKind.RESULT, settings, recipient.code), created)
            envelope = result(job.appraisal, recipient.code, verdicts, edition, recipient.name)
            draft = result_letter(envelope, recipient, settings.paper, _merged_version(job, verdicts))
            files += _draft_and_envelope(draft, envelope, recipient.name, settings.paper)
        paths = write_together(folder, files) if files else []
    return tuple(
        Letter(recipient.code, envelope_path, mail_path, recipient.addresses)
        for recipient, mail_path, envelope_path in zip(recipients, paths[::2], paths[1::2], strict=True)
    )


def _merged_version(job: Job, verdicts: Sequence[tuple[str, Verdict]]) -> int | None:
    """The newest version of the sender's dossier of which a row stands here; None where no row tells one."""
    versions = job.sheets.table(SUBJECTS).values(heading(SUBJECTS, "version"))
    found = [versions.get(verdict.subject.row) for _, verdict in verdicts]
    return max((int(version) for version in found if isinstance(version, float)), default=None)


def remind(job: Job, folder: Path, *, moment: datetime | None = None, take_over: bool = False) -> tuple[Letter, ...]:
    """Write a reminder draft into ``folder`` for each expected sender from whom nothing is merged; all or none.

    Whoever has an address and has not answered a form, or not as it should be, gets it once more in a draft.

    A file that names a unit may be forged: until its code is confirmed, the unit is reminded, and told of the file.
    Refusal when ``Đầu mối`` names no unit below or a code that cannot be used in a file name, another run works in the
    folder (``take_over``: see ``folder_lock``), or something cannot be written.
    """
    now = moment or _now()
    settings = job.appraisal.register.settings
    _require_unit_code(label("unit_code"), settings.unit_code)
    senders = expected_below(senders_of(job.sheet(SENDERS)), settings)
    forms = FormRound(job, now)
    due = forms.awaited()
    if not senders and not due:
        raise Refusal(_why_nobody(job))
    _require_listed_codes(senders)
    board = received_senders.board_rows(job)
    merged = received_senders.merged_senders(job, board)
    missing = [sender for sender in senders if sender.code not in merged]
    not_merged = received_senders.files_not_merged(board)
    waiting = {code: file.verdict for code, file in not_merged.items()}
    with locked(folder, take_over=take_over, parents=False):
        files = [
            (
                _free_reminder_name(folder, settings, sender.code),
                draft_bytes(reminder_letter(settings, sender, now, not_merged.get(sender.code))),
            )
            for sender in missing
        ]
        paths = write_together(folder, files) if files else []
    reminders = [
        Letter(sender.code, None, path, sender.addresses, waiting.get(sender.code))
        for sender, path in zip(missing, paths, strict=True)
    ]
    return (*reminders, *_form_reminders(forms, due, folder / FORMS, take_over=take_over))


def _form_reminders(forms: FormRound, due: Sequence[IssuedForm], folder: Path, *, take_over: bool) -> list[Letter]:
    """One draft an address for the forms that have not come back as they should, made anew in it."""
    if not due:
        return []
    items = lay_out(forms, due, folder, take_over=take_over, remarks=remarks_on(forms.job, due))
    names: dict[Path, list[str]] = {}
    for item in items:
        if item.mail is not None:
            names.setdefault(item.mail, []).append(item.manifest.subject or item.manifest.scorer)
    addresses = {item.mail: item.addresses for item in items}
    return [Letter(", ".join(people), None, mail, addresses[mail]) for mail, people in names.items()]


def _now() -> datetime:
    return datetime.now(VIETNAM).replace(microsecond=0)


def _line(kind: EnvelopeKind, settings: Settings, recipient: str) -> str:
    return file_names.version_line(kind, settings.year, settings.unit_code, recipient)


def _require_unit_code(label: str, code: str) -> None:
    if not code:
        raise Refusal(words.CODE_MISSING.format(label=label))
    if not is_unit_code(code):
        raise Refusal(words.CODE_UNUSABLE.format(label=label, code=code))


def _require_listed_codes(senders: Iterable[ExpectedSender]) -> None:
    unusable = [
        words.SENDER_CELLS.format(code=sender.code, cells=", ".join(sender.cells))
        for sender in senders
        if not is_unit_code(sender.code)
    ]
    if unusable:
        raise Refusal(words.SENDERS_UNUSABLE.format(codes=shortened(unusable)))


def _why_nobody(job: Job) -> str:
    """Why no unit is expected to send: there is no such sheet, or nobody stands on it."""
    names = job.workbook.sheet_names
    if any(fold(name) == fold(SENDERS) for name in names):
        return words.NOBODY_EXPECTED
    others = [name for name in names if name not in COLUMNS]
    return words.SENDERS_SHEET_MISSING.format(similar=similar(SENDERS, others))


def _free_reminder_name(folder: Path, settings: Settings, recipient: str) -> str:
    """The name of the next reminder to this sender."""
    stems = (file_names.reminder_stem(settings.year, settings.unit_code, recipient, number) for number in count(1))
    return next(name for stem in stems if not (folder / (name := stem + file_names.DRAFT_SUFFIX)).exists())
