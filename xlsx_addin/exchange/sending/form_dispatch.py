"""The files of a round of forms and the drafts of their mails, all of them written or none.

A reminder says of a form that has come already why it could not be taken, or what in it is to be mended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.envelope_kind import FormKind, ReceivedKind
from xlsx_addin.exchange.envelope.file_names import DRAFT_SUFFIX, ENVELOPE_SUFFIX, form_stem
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.sending.form_round import FormRound, IssuedForm, wanted
from xlsx_addin.exchange.sending.letters import own_deadline
from xlsx_addin.exchange.sending.outbox import Draft, draft_bytes, write_together
from xlsx_addin.exchange.sending.received_senders import answer_rows
from xlsx_addin.exchange.units.forms_of_address import capitalised, one_line, unit_called
from xlsx_addin.exchange.units.senders import is_unit_code
from xlsx_addin.folder_lock import locked
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import form_mails as words
from xlsx_addin.words.exchange import CODE_MISSING
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook.layout import SCORES, heading, label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.jobs.appraise import Job


class LaidOutForm(NamedTuple):
    """A form that was written, with the draft in which it is attached; None where nobody's address is known."""

    manifest: FormManifest
    form: Path
    mail: Path | None
    addresses: tuple[str, ...]

    @property
    def name(self) -> str:
        """Whose it is, for people."""
        return self.manifest.who or words.NEW_SUBJECT


def due_forms(
    forms: FormRound, *, only: FormKind | None = None, who: Collection[str] = (), again: bool = False
) -> list[IssuedForm]:
    """The forms that are due, report forms first; Refusal names whoever of ``who`` is nobody here.

    The form for new subjects goes with the report forms, or stands alone where nobody is listed at all.
    """
    if not is_unit_code(forms.settings.unit_code):
        raise Refusal(CODE_MISSING.format(label=label("unit_code")))
    reports = [] if only is FormKind.SCORE else forms.reports(again=again)
    scores = [] if only is FormKind.REPORT else forms.scores(again=again)
    if who:
        _refuse_unknown(forms, who)
        return [*wanted(reports, who), *wanted(scores, who)]
    is_empty = not forms.register.subjects and only is not FormKind.SCORE
    return [*reports, *([forms.new_subject()] if reports or is_empty else []), *scores]


def lay_out(
    forms: FormRound,
    issued: Sequence[IssuedForm],
    folder: Path,
    *,
    take_over: bool = False,
    remarks: Mapping[str, str] | None = None,
) -> list[LaidOutForm]:
    """Write these forms and one draft an address; nothing that lies in the folder is ever written over.

    ``remarks`` make reminders of the drafts: by the digest of a form what is said of what its person sent before.
    """
    folder.parent.mkdir(exist_ok=True)
    with locked(folder, take_over=take_over, parents=False):
        taken = {path.stem for path in folder.iterdir()} if folder.is_dir() else set()
        stems = [_free_stem(form, taken) for form in issued]
        contents = [(stem + ENVELOPE_SUFFIX, form.content()) for stem, form in zip(stems, issued, strict=True)]
        groups = _by_address(issued)
        names = [stems[places[0]] + DRAFT_SUFFIX for places in groups]
        letters = [_mail(forms, issued, contents, places, remarks) for places in groups]
        mails = list(zip(names, letters, strict=True))
        paths = write_together(folder, [*mails, *contents])
    mail_of = {place: path for places, path in zip(groups, paths, strict=False) for place in places}
    return [
        LaidOutForm(form.manifest, path, mail_of.get(place), form.addresses)
        for place, (form, path) in enumerate(zip(issued, paths[len(mails) :], strict=True))
    ]


def _refuse_unknown(forms: FormRound, who: Collection[str]) -> None:
    codes = {subject.code for subject in forms.register.subjects}
    people = {fold_person(attendee.name) for attendee in forms.register.attendees}
    for each in who:
        if each not in codes and fold_person(each) not in people:
            raise Refusal(words.UNKNOWN_WHO.format(who=each))


def _free_stem(form: IssuedForm, taken: set[str]) -> str:
    """The first free name, told apart as a file system without upper and lower case does."""
    manifest = form.manifest
    stem = form_stem(manifest.kind, manifest.year, manifest.recipient, manifest.scorer or manifest.subject)
    number, free = 1, stem
    known = {each.casefold() for each in taken}
    while free.casefold() in known:
        number += 1
        free = f"{stem}_{number}"
    taken.add(free)
    return free


def _by_address(issued: Sequence[IssuedForm]) -> list[list[int]]:
    """The places of the forms that go in one mail: report forms to the same addresses; each scorer's alone."""
    groups: dict[object, list[int]] = {}
    for place, form in enumerate(issued):
        if form.addresses:
            key = form.addresses if form.manifest.kind is FormKind.REPORT else place
            groups.setdefault(key, []).append(place)
    return list(groups.values())


def _mail(
    forms: FormRound,
    issued: Sequence[IssuedForm],
    contents: Sequence[tuple[str, bytes]],
    places: Sequence[int],
    remarks: Mapping[str, str] | None,
) -> bytes:
    first = issued[places[0]]
    settings = forms.settings
    sender = capitalised(unit_called(settings.unit_name, settings.unit_code))
    model = forms.register.guidance.phrases.model
    if first.manifest.kind is FormKind.SCORE:
        last_day = forms.last_day
        name = one_line(first.manifest.scorer)
        subject = words.SCORE_SUBJECT.format(year=settings.year, name=name, model=model)
        text = words.SCORE.format(
            model=model,
            name=name,
            sender=sender,
            year=settings.year,
            subjects=len(first.manifest.subjects),
            remarks=_remarks(words.REMINDED_SCORES, [first], remarks),
            before="" if last_day is None else words.BEFORE_MEETING.format(day=vietnamese_date(last_day)),
        )
    else:
        names = words.NAMES_BETWEEN.join(one_line(issued[place].manifest.subject_name) for place in places)
        subject = words.REPORT_SUBJECT.format(
            year=settings.year, unit=unit_called(settings.unit_name, settings.unit_code), model=model
        )
        deadline = own_deadline(settings, forms.register.guidance, forms.created.date())
        said = _remarks(words.REMINDED_REPORTS, [issued[place] for place in places], remarks)
        text = words.REPORT.format(
            names=names, sender=sender, year=settings.year, deadline=deadline, remarks=said, model=model
        )
    return draft_bytes(Draft(first.addresses, subject, text, [contents[place] for place in places]))


def _remarks(reminded: str, forms: Sequence[IssuedForm], remarks: Mapping[str, str] | None) -> str:
    """What a reminder says more, a line each; nothing in the first letter."""
    if remarks is None:
        return ""
    said = {form.manifest.who: remarks.get(form.manifest.digest or "", "") for form in forms}
    several = len(said) > 1
    lines = [f"{name}: {text}" if several else text for name, text in said.items() if text]
    return "".join(f"{line}\n" for line in (reminded, *lines))


_REFUSED = (ItemVerdict.MODIFIED, ItemVerdict.OUTDATED, ItemVerdict.UNREADABLE, ItemVerdict.NOT_AN_ENVELOPE)
_MOST_MISTAKES = 5


def remarks_on(job: Job, issued: Iterable[IssuedForm]) -> dict[str, str]:
    """By the digest of each form: a sentence on what came from its person before; nothing where nothing did."""
    rows = {row.party: row for row in answer_rows(job)}
    mistakes = _mistakes(job)
    found = {}
    for form in issued:
        manifest = form.manifest
        kind = ReceivedKind(manifest.kind.value)
        party = ProgressRow(manifest.subject, manifest.who, kind=kind).party
        said = [
            _on_answer(job, rows.get(party)),
            _on_mistakes(mistakes.get(manifest.person, ())) if manifest.kind is FormKind.SCORE else "",
        ]
        found[manifest.digest or ""] = " ".join(text for text in said if text)
    return found


def _on_answer(job: Job, row: ProgressRow | None) -> str:
    if row is None or row.verdict is None:
        return ""
    settings = job.appraisal.register.settings
    sender = unit_called(settings.unit_name, settings.unit_code)
    if row.verdict in _REFUSED:
        return words.NOT_TAKEN.format(reason=row.note)
    if row.verdict.awaits_code and row.kind is ReceivedKind.SCORE:
        return words.READ_TOTAL.format(sender=sender)
    return words.ANSWER_AWAITS.format(sender=sender) if row.verdict.awaits_code else ""


def _on_mistakes(mistakes: Sequence[str]) -> str:
    if not mistakes:
        return ""
    return words.MISTAKES.format(count=len(mistakes), mistakes=listed(mistakes, _MOST_MISTAKES))


def _mistakes(job: Job) -> dict[str, list[str]]:
    """By the person: what ``Lỗi`` says of the rows of ``Điểm`` that are hers."""
    scorers = job.sheets.table(SCORES).values(heading(SCORES, "scorer"))
    names = {subject.code: subject.name for subject in job.appraisal.register.subjects}
    found: dict[str, list[str]] = {}
    for problem in job.appraisal.problems:
        row = re.search(r"\d+$", problem.cell or "")
        scorer = scorers.get(int(row[0])) if row is not None and problem.sheet == SCORES else None
        if problem.severity is Severity.ERROR and isinstance(scorer, str):
            mistake = words.MISTAKE.format(name=names.get(problem.subject, problem.subject), message=problem.message)
            found.setdefault(fold_person(scorer), []).append(mistake)
    return found
