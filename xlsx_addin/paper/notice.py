"""D8 Thông báo kết quả: one document a recipient, with that recipient's subjects and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.exchange.units.forms_of_address import capitalised
from xlsx_addin.guidance.wording import kind_names
from xlsx_addin.paper import letterhead, order
from xlsx_addin.paper.annexes import Annex
from xlsx_addin.paper.census import SHUT_OUT, census, is_favourable, is_refused, told
from xlsx_addin.paper.citation import ground_clause
from xlsx_addin.paper.letterhead import Contents, DocumentFields
from xlsx_addin.paper.listing import ListRow
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, day
from xlsx_addin.terms import OPEN_OUTCOMES, Kind, Outcome, PaperExtra
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_letters as letter_words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.paper.dossier import Dossier

MOST_IN_TEXT = 15
"""Rows of a table within the text; more become an annex."""
_GROUPS = {
    "qualified": (Outcome.QUALIFIED,),
    "not_qualified": (Outcome.NOT_QUALIFIED,),
    "shut_out": SHUT_OUT,
    "awaiting": OPEN_OUTCOMES,
    "grounds": (Outcome.ALTERNATIVE_GROUND,),
    "not_this_levels": (Outcome.OUT_OF_SCOPE, Outcome.WITHDRAWN),
}
"""The lines of a notice and the outcomes that each counts; the last ones only a level above can have concluded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFields(DocumentFields):
    """The fields of one notice."""

    recipient: str
    undecided: str
    decision_day: str
    decision_number: str
    lines: tuple[str, ...]
    is_basis: bool
    """Whether anybody has what a rating may be based on."""
    has_others: bool
    """Whether any subject is somebody else than the recipient."""
    list: Annex
    """The table: in the text, or as an annex with a label."""
    in_text: bool
    recipients: tuple[str, ...]


def notices(dossier: Dossier, *, draft: bool) -> Iterator[Contents]:
    """The notices of all recipients, in the order in which their first subjects stand; nothing where there are none."""
    naming = Naming(dossier)
    groups: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in census(dossier).own:
        if _unknown_organisation(naming, verdict) is None:
            groups.setdefault(_recipient(naming, verdict), []).append(verdict)
    for (code, name), verdicts in groups.items():
        fields = _fields(dossier, name, verdicts, draft=draft)
        yield Contents(fields=fields, recipient=code, recipient_name=name, subjects=len(verdicts))


def untold(dossier: Dossier) -> Iterator[str]:
    """Whom no notice can be made for, since nobody knows what their organisation is called: a sentence a code."""
    naming = Naming(dossier)
    groups: dict[str, list[str]] = {}
    for verdict in census(dossier).own:
        code = _unknown_organisation(naming, verdict)
        if code is not None:
            groups.setdefault(code, []).append(verdict.subject.name)
    for code, names in groups.items():
        yield letter_words.UNKNOWN_ORGANISATION.format(
            count=count(len(names)),
            names=listed(names, letter_words.MOST_NAMED, letter_words.OTHER_NAMES),
            code=code,
            heading=layout.heading(layout.SUBJECTS, "organisation"),
            sheet=layout.SUBJECTS,
        )


def _recipient(naming: Naming, verdict: Verdict) -> tuple[str, str]:
    """The unit that sent the row, else the subject's own unit, else the subject itself.

    By the code that names the file, and the name within a sentence.
    """
    subject = verdict.subject
    if subject.source:
        return subject.source, naming.unit(subject.source)
    if _told_through_organisation(verdict):
        return subject.organisation or "", naming.organisation(subject)
    return subject.code or f"dong-{subject.row}", naming.spoken(subject)


def _told_through_organisation(verdict: Verdict) -> bool:
    subject = verdict.subject
    return not subject.source and subject.kind is Kind.INDIVIDUAL and subject.organisation is not None


def _unknown_organisation(naming: Naming, verdict: Verdict) -> str | None:
    """The code of the organisation through which a subject would be told, where no row has it."""
    code = verdict.subject.organisation
    return code if _told_through_organisation(verdict) and not naming.is_known(code) else None


def _fields(dossier: Dossier, recipient: str, verdicts: Sequence[Verdict], *, draft: bool) -> NoticeFields:
    naming = Naming(dossier)
    author = letterhead.committee(dossier)
    decided = dossier.office.decision_day
    is_annex = len(verdicts) > MOST_IN_TEXT
    return NoticeFields(
        **letterhead.document_fields(dossier, author, "TB", letter_words.NOTICE, draft=draft),
        recipient=recipient,
        undecided="" if decided is not None else letter_words.UNDECIDED,
        decision_day="" if decided is None else day(decided),
        decision_number=dossier.office.decision_number,
        lines=tuple(_lines(dossier, verdicts)),
        is_basis=any(is_favourable(verdict, dossier.guidance) for verdict in verdicts),
        has_others=any(naming.spoken(verdict.subject) != recipient for verdict in verdicts),
        list=Annex(
            label=words.ONLY_ANNEX if is_annex else "",
            count=count(len(verdicts)),
            rows=tuple(_rows(dossier, naming, verdicts)),
        ),
        in_text=not is_annex,
        recipients=letterhead.recipients_list(dossier, capitalised(recipient), letterhead.advisory_organ(dossier)),
    )


def _lines(dossier: Dossier, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How many of each result; those of which there are none are left out."""
    counted, phrases = census(dossier), dossier.guidance.phrases
    standing = [told(verdict, dossier.guidance) for verdict in verdicts if not is_refused(verdict)]
    groups = {
        **{name: [result for result in standing if result.outcome in outcomes] for name, outcomes in _GROUPS.items()},
        "not_agreed": [told(verdict, dossier.guidance) for verdict in verdicts if is_refused(verdict)],
    }
    present = {name: members for name, members in groups.items() if members}
    for number, (name, members) in enumerate(present.items(), start=1):
        yield letter_words.NOTICE_LINES[name].format(
            number=number,
            count=count(len(members)),
            grades=counted.by_grade(members, words.LEVEL_QUOTED),
            clause=ground_clause(dossier.guidance),
            model=phrases.model,
            not_considered=capitalised(phrases.not_considered),
            kinds=kind_names(dossier.guidance.ground_kinds),
        )


def _rows(dossier: Dossier, naming: Naming, verdicts: Sequence[Verdict]) -> Iterator[ListRow]:
    with_rank, is_decided = dossier.asks_for(PaperExtra.RANK), dossier.office.decision_day is not None
    for number, verdict in enumerate(order.by_points(verdicts), start=1):
        yield ListRow(
            number=str(number),
            name=verdict.subject.name,
            model=verdict.subject.model,
            grade=_grade(verdict, with_rank=with_rank),
            result=naming.above(verdict) or _result(dossier.guidance, verdict, is_decided=is_decided),
        )


def _grade(verdict: Verdict, *, with_rank: bool) -> str:
    """The grade: that of the level above where it concluded (A21).

    Ours has its rank beside it only where the clerk asks for it: it tells how many others stand before.
    """
    if verdict.above is not None:
        return "" if verdict.above.grade is None else verdict.above.grade.value
    if verdict.grade is None:
        return ""
    if not with_rank or verdict.rank is None:
        return verdict.grade.value
    return letter_words.GRADE_AND_RANK.format(grade=verdict.grade.value, rank=verdict.rank)


def _result(guidance: Guidance, verdict: Verdict, *, is_decided: bool) -> str:
    """The result in words: what the competent organ refused, or among others' decisions has not decided yet."""
    if is_refused(verdict):
        note = verdict.subject.decision_note
        return letter_words.NOT_RECOGNISED_BECAUSE.format(note=note) if note else letter_words.NOT_RECOGNISED
    not_considered = capitalised(guidance.phrases.not_considered)
    result = words.OUTCOME_NAMES_FOR_RECIPIENTS[verdict.outcome].format(not_considered=not_considered)
    if is_decided and verdict.power is not None and verdict.subject.decision is None:
        return letter_words.NOT_DECIDED.format(result=result)
    return result
