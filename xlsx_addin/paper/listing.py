"""The rows of lists: what each says of a subject, by kind and by part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count as numbers_from
from typing import TYPE_CHECKING, TypeVar

from xlsx_addin.appraisal.deadline import last_day_in_time
from xlsx_addin.paper import order
from xlsx_addin.paper.citation import ground_clause, shut_out_clause
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, day, day_and_weekday, listed, points
from xlsx_addin.terms import Ground, Lateness, Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_annexes as annex_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row of a list; a sub-heading has ``heading`` alone. What a list has no column for is empty."""

    heading: str = ""
    number: str = ""
    name: str = ""
    post: str = ""
    model: str = ""
    product: str = ""
    points: str = ""
    grade: str = ""
    rank: str = ""
    ground: str = ""
    reason: str = ""
    sender: str = ""
    received: str = ""
    days_late: str = ""
    opinion: str = ""
    field: str = ""
    registered: str = ""
    result: str = ""
    self_grade: str = ""
    commendation: str = ""
    note: str = ""


Row = TypeVar("Row", bound=ListRow)


def lettered(parts: Iterable[tuple[str, Sequence[Verdict]]]) -> list[tuple[str, Sequence[Verdict]]]:
    """The parts of a list that have members, with their headings: ``A. …``, ``B. …``; a single one has no letter."""
    filled = [(heading, members) for heading, members in parts if members]
    sentence = annex_words.LETTERED if len(filled) > 1 else annex_words.UNLETTERED
    return [
        (sentence.format(letter=letter, heading=heading, count=count(len(members))), members)
        for letter, (heading, members) in zip("ABCD", filled, strict=False)
    ]


def by_kind(
    verdicts: Sequence[Verdict],
    row: Callable[[int, Verdict], Row],
    heading_row: type[Row],
    numbers: Iterator[int] | None = None,
) -> tuple[Row, ...]:
    """One row a subject, in the order given, with a sub-heading for each kind; TT goes on with ``numbers``."""
    rows: list[Row] = []
    numbers = numbers or numbers_from(1)
    for heading, members in order.parts_by_kind(verdicts):
        rows += [heading_row(heading=heading)] if heading else []
        rows += [row(number, verdict) for verdict, number in zip(members, numbers, strict=False)]
    return tuple(rows)


class Listing:
    """The rows of lists; ``late_annex`` is what the list of late reports is called, empty where there is none."""

    def __init__(self, dossier: Dossier, late_annex: str = "") -> None:
        self.dossier, self.naming, self._late_annex = dossier, Naming(dossier), late_annex

    def graded_row(self, number: int, verdict: Verdict) -> ListRow:
        """One subject with points and grade."""
        subject = verdict.subject
        return ListRow(
            number=str(number),
            name=self.naming.in_full(subject),
            model=subject.model,
            product=subject.product,
            points=points(verdict.total),
            grade="" if verdict.grade is None else verdict.grade.value,
            rank="" if verdict.rank is None else str(verdict.rank),
            note=self.note(verdict),
        )

    def model_row(self, number: int, verdict: Verdict) -> ListRow:
        """One subject that nobody has appraised yet."""
        return replace(self.graded_row(number, verdict), points="", grade="", rank="")

    def parts(
        self, parts: Sequence[tuple[str, Sequence[Verdict]]], rows: Sequence[Callable[[int, Verdict], ListRow]]
    ) -> tuple[ListRow, ...]:
        """The rows of several parts, each under its heading and by kind; TT runs through."""
        found: list[ListRow] = []
        numbers = numbers_from(1)
        for (heading, members), row in zip(parts, rows, strict=False):
            found += [ListRow(heading=heading), *by_kind(members, row, ListRow, numbers)]
        return tuple(found)

    def ground_rows(self, verdicts: Sequence[Verdict]) -> tuple[ListRow, ...]:
        """Individuals without a registration, and what stands in for it."""
        numbered = enumerate(verdicts, start=1)
        return tuple(self._named_row(number, verdict, ground=self.grounds(verdict)) for number, verdict in numbered)

    def _named_row(self, number: int, verdict: Verdict, **said: str) -> ListRow:
        """One subject by name and post, with the note and what is said of it besides."""
        subject, row = verdict.subject, {"note": self.note(verdict), **said}
        return ListRow(number=str(number), name=subject.name, post=self.naming.post_and_workplace(subject), **row)

    def reason_rows(self, verdicts: Sequence[Verdict]) -> tuple[ListRow, ...]:
        """Part A, who is shut out, and part B, who is still to be appraised."""
        rows: list[ListRow] = []
        numbers = numbers_from(1)
        shut_out = [verdict for verdict in verdicts if verdict.outcome.facts.is_shut_out]
        others = [verdict for verdict in verdicts if not verdict.outcome.facts.is_shut_out]
        parts = [(self.dossier.guidance.phrases.not_considered.upper(), shut_out), (annex_words.PART_B, others)]
        for heading, members in lettered(parts):
            rows.append(ListRow(heading=heading))
            rows += [self._reason_row(number, verdict) for verdict, number in zip(members, numbers, strict=False)]
        return tuple(rows)

    def refused_row(self, number: int, verdict: Verdict) -> ListRow:
        """One subject that the committee refused, with the result of the appraisal and what it noted."""
        return ListRow(
            number=str(number),
            name=self.naming.in_full(verdict.subject),
            model=verdict.subject.model,
            reason=listed((self._outcome(verdict), _level(verdict))),
            note=verdict.subject.decision_note,
        )

    def commended_row(self, number: int, verdict: Verdict) -> ListRow:
        """One subject, and what it is to be considered for."""
        subject = verdict.subject
        return self._named_row(
            number,
            verdict,
            model=subject.model,
            result=self._result(verdict),
            self_grade="" if subject.self_grade is None else subject.self_grade.value,
            commendation=annex_words.COMMENDED if subject.commendation else "",
            note=listed((self.grounds(verdict), self.own_note(verdict)), "; "),
        )

    def _result(self, verdict: Verdict) -> str:
        """Points and grade, or that a ground stands in for them; of a level above what it concluded (A21)."""
        above = self.naming.above(verdict)
        if above:
            return above
        if verdict.outcome is Outcome.ALTERNATIVE_GROUND:
            return self._outcome(verdict)
        return listed((words.POINTS.format(points=points(verdict.total)), _level(verdict)))

    def _outcome(self, verdict: Verdict) -> str:
        return words.OUTCOME_NAMES[verdict.outcome].format(clause=ground_clause(self.dossier.guidance))

    def note(self, verdict: Verdict) -> str:
        """Ghi chú: lateness, a merged report, what the level above said."""
        return listed((self.own_note(verdict), self.naming.above(verdict)), "; ")

    def own_note(self, verdict: Verdict) -> str:
        """The same without the level above, where a column of its own says that."""
        merged = words.MERGED_REPORT_NOTE if verdict.subject.merged_report else ""
        return listed((self._lateness(verdict), merged), "; ")

    def _lateness(self, verdict: Verdict) -> str:
        if verdict.lateness is Lateness.LATE:
            sentence = words.LATE_NOTE if self._late_annex else words.LATE_NOTE_ALONE
        elif verdict.lateness is Lateness.DEADLINE_DAY:
            sentence = words.DEADLINE_DAY_NOTE if self._late_annex else words.DEADLINE_DAY_NOTE_ALONE
        else:
            return ""
        return sentence.format(days=verdict.days_late, annex=self._late_annex)

    def grounds(self, verdict: Verdict) -> str:
        """What stands in for a registration, each ground with its organisation or its decision."""
        subject, texts = verdict.subject, []
        if Ground.ORGANISATION in verdict.grounds:
            texts.append(self._organisation_ground(verdict))
        for ground, number, decided in (
            (Ground.INITIATIVE, subject.initiative_number, subject.initiative_date),
            (Ground.COMMENDATION, subject.award_number, subject.award_date),
        ):
            entry = self.dossier.guidance.ground(ground)
            if ground in verdict.grounds and entry is not None:
                shown = "" if decided is None else day(decided)
                texts.append(annex_words.DECISION.format(number=number, day=shown, words=entry.words))
        return "; ".join(texts)

    def _organisation_ground(self, verdict: Verdict) -> str:
        organisation = self.naming.organisation(verdict.subject)
        grade = self.naming.known_grade(verdict.subject.organisation)
        sentence = annex_words.HEAD_OF_GRADED if grade else annex_words.HEAD
        return sentence.format(organisation=organisation, grade=grade)

    def _reason_row(self, number: int, verdict: Verdict) -> ListRow:
        subject = verdict.subject
        last = last_day_in_time(self.dossier.settings, self.dossier.guidance, subject.kind)
        sentence = annex_words.REASONS[verdict.outcome]
        if verdict.outcome is Outcome.AWAITING_REPORT and last is None:
            sentence = annex_words.AWAITING_REPORT_WITHOUT_DEADLINE
        if verdict.outcome is Outcome.AWAITING_APPRAISAL and verdict.score_sheets:
            sentence = annex_words.AWAITING_SCALE
        reason = sentence.format(
            clause=shut_out_clause(self.dossier.guidance, verdict.outcome) if verdict.outcome.facts.is_shut_out else "",
            guidance=self.dossier.guidance.short_title,
            last="" if last is None else day_and_weekday(last),
            organisation=self.naming.organisation(subject),
        )
        return self._named_row(number, verdict, reason=reason)

    def late_row(self, number: int, verdict: Verdict) -> ListRow:
        """One report that was not in time; the opinion is left for ink unless it was accepted."""
        subject = verdict.subject
        return ListRow(
            number=str(number),
            name=self.naming.in_full(subject),
            sender=self.naming.sender(subject),
            received="" if subject.received is None else day(subject.received.date()),
            days_late="" if verdict.days_late is None else str(verdict.days_late),
            reason=subject.late_reason,
            opinion=annex_words.ACCEPTED if subject.late_accepted else "",
        )


def _level(verdict: Verdict) -> str:
    return "" if verdict.grade is None else words.LEVEL_ALONE.format(grade=verdict.grade.value)
