"""D5 Báo cáo kết quả thẩm định, with its annexes (R22, R24, R26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count as numbers
from typing import TYPE_CHECKING, Any

from xlsx_addin.paper import letterhead
from xlsx_addin.paper.annexes import Annexes, report_annexes
from xlsx_addin.paper.census import SHUT_OUT, CountRow, by_kind, census, result_table, with_lateness
from xlsx_addin.paper.citation import (
    basis_in_full,
    ground_clause,
    guidance_in_full,
    rating_rule_in_full,
    shut_out_clause,
)
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, day, day_and_weekday, listed, some, table_count
from xlsx_addin.terms import Kind, Lateness, Level, OrganPower, Outcome, PaperExtra
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_report as report_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.census import Census
    from xlsx_addin.paper.dossier import Dossier

KIND = "BC"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A line of the table of results."""

    label: str
    organisations: str
    collectives: str
    individuals: str
    total: str
    is_sum: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSentence:
    """One sentence of what is proposed: its number after closing up, how many subjects, and by grade."""

    number: str = ""
    count: str = ""
    grades: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFields(DocumentFields):
    """The fields of the report."""

    addressee: str
    guidance_in_full: str
    basis_in_full: str
    guidance: str
    clause_grounds: str
    clause_shut_out: str
    subjects: int
    own: str
    registered: str
    registered_organisations: str
    registered_collectives: str
    registered_individuals: str
    reported: str
    reported_unregistered: str
    on_time: str
    overdue: str
    on_the_day: str
    deadline: str
    last_day: str
    merged: str
    meeting_day: str
    scorers: str
    table: tuple[TableRow, ...]
    superior: str
    decided_here: ProposedSentence
    """Recognised by this level's own authority (R24)."""
    proposed: ProposedSentence
    """To be recognised by the level above."""
    reported_to_own: ProposedSentence
    """To be decided by the committee whose organ reports (R26)."""
    grounds: ProposedSentence
    late: ProposedSentence
    not_qualified: ProposedSentence
    shut_out: ProposedSentence
    nothing_proposed: bool
    rating_rule: str
    annexes: Annexes
    annex_of: str
    undecided: str
    recipients: tuple[str, ...]


def report_fields(dossier: Dossier, *, draft: bool) -> ReportFields:
    """Count and word one report; every figure is a count over the verdicts."""
    counted, naming = census(dossier), Naming(dossier)
    author = letterhead.working_author(dossier)
    registered = by_kind(counted.registered)
    deadline = dossier.appraisal.first_late_day
    superior, addressee = _superior(dossier)
    proposals = _proposals(dossier, counted)
    meeting = dossier.office.meeting_day
    return ReportFields(
        **letterhead.document_fields(dossier, author, KIND, draft=draft),
        addressee=addressee,
        guidance_in_full=guidance_in_full(dossier.guidance),
        basis_in_full=basis_in_full(dossier.guidance),
        guidance=dossier.guidance.short_title,
        clause_grounds=ground_clause(dossier.guidance),
        clause_shut_out=shut_out_clause(dossier.guidance),
        subjects=len(counted.all),
        own=count(len(counted.own)),
        registered=count(len(counted.registered)),
        registered_organisations=count(registered[Kind.ORGANISATION]),
        registered_collectives=count(registered[Kind.COLLECTIVE]),
        registered_individuals=count(registered[Kind.INDIVIDUAL]),
        reported=count(len(counted.reported)),
        reported_unregistered=some(sum(not verdict.subject.registered for verdict in counted.reported)),
        on_time=count(len(with_lateness(counted.own, Lateness.ON_TIME))),
        overdue=count(len(with_lateness(counted.own, Lateness.LATE))),
        on_the_day=some(len(with_lateness(counted.own, Lateness.DEADLINE_DAY))),
        deadline="" if deadline is None else day(deadline),
        last_day="" if deadline is None else day_and_weekday(deadline - timedelta(days=1)),
        merged=some(sum(verdict.subject.merged_report for verdict in counted.own)),
        meeting_day=words.DATE_DOTS if meeting is None else day(meeting),
        scorers=count(_scorers(dossier, counted)),
        table=tuple(_table_row(row) for row in table_of_results(dossier, counted)),
        superior=superior,
        **proposals,
        nothing_proposed=not any(proposal.count for proposal in proposals.values()),
        rating_rule=rating_rule_in_full(dossier.guidance) if dossier.asks_for(PaperExtra.RATING_RULE) else "",
        annexes=report_annexes(dossier, counted, naming),
        annex_of=letterhead.annex_of(dossier, author, report_words.DOCUMENT, KIND),
        undecided="",
        recipients=letterhead.recipients_list(
            dossier,
            [
                superior if superior != words.DOTS else "",
                _organ(dossier),
                _inspection(dossier),
                letterhead.kept_by(dossier),
            ],
        ),
    )


def table_of_results(dossier: Dossier, counted: Census) -> list[CountRow]:
    """The table of results with the names that documents give to outcomes."""
    grounds = ground_clause(dossier.guidance)
    return result_table(
        counted,
        lambda outcome: words.OUTCOME_NAMES[outcome].format(clause=grounds),
        (words.SUM_GRADED, words.SUM_ALL),
    )


def by_grade(counted: Census, verdicts: Sequence[Verdict], sentence: str) -> str:
    """How many of each grade; those of which there are none are left out."""
    parts = []
    for grade in counted.grades:
        number = sum(verdict.grade is grade for verdict in verdicts)
        if number:
            parts.append(sentence.format(grade=grade.value, count=count(number)))
    return listed(parts)


def _superior(dossier: Dossier) -> tuple[str, str]:
    """Whom the report goes to, and how it is addressed."""
    if dossier.settings.level is Level.STANDING_COMMITTEE:  # its organ reports to the committee itself
        name = dossier.settings.unit_name or words.DOTS
        return name, name
    name = dossier.settings.superior_name or words.DOTS
    organ = _organ(dossier)
    return name, words.THROUGH.format(addressee=name, organ=organ) if organ else name


def _organ(dossier: Dossier) -> str:
    """The organ through which a report goes up; only to a Ban Thường vụ is there one (R22)."""
    return letterhead.advisory_organ(dossier) if dossier.settings.level is Level.GRASSROOTS else ""


def _inspection(dossier: Dossier) -> str:
    """The committee's inspection, where the clerk names it: the letter gives it no part in the procedure."""
    is_asked = dossier.asks_for(PaperExtra.INSPECTION) and dossier.settings.level is Level.STANDING_COMMITTEE
    return PaperExtra.INSPECTION.value if is_asked else ""


def _proposals(dossier: Dossier, counted: Census) -> dict[str, Any]:
    """What is proposed of whom; on whom a level above concluded nobody here decides or proposes (A21, R24)."""
    qualified = counted.of(Outcome.QUALIFIED)
    decided_here = [verdict for verdict in qualified if verdict.power is OrganPower.DECIDES]
    proposed = [verdict for verdict in qualified if verdict.power is OrganPower.PROPOSES]
    reported_to_own: list[Verdict] = []
    if dossier.settings.level is Level.STANDING_COMMITTEE:  # its organ reports to the committee, which decides
        decided_here, reported_to_own = [], decided_here
    groups = {
        "decided_here": decided_here,
        "proposed": proposed,
        "reported_to_own": reported_to_own,
        "grounds": counted.of(Outcome.ALTERNATIVE_GROUND),
        "late": counted.late,
        "not_qualified": counted.of(Outcome.NOT_QUALIFIED),
        "shut_out": counted.of(*SHUT_OUT),
    }
    series = numbers(1)
    is_split = bool(decided_here and proposed)
    labels = {}
    for name, members in groups.items():
        if name == "proposed" and is_split:
            labels["decided_here"], labels["proposed"] = "1a", "1b"
        elif members:
            labels[name] = str(next(series))
    return {
        name: ProposedSentence(
            number=labels.get(name, ""),
            count=some(len(members)),
            grades=by_grade(counted, members, words.GRADE_QUOTED),
        )
        for name, members in groups.items()
    }


def _scorers(dossier: Dossier, counted: Census) -> int:
    """How many people's score sheets were counted."""
    codes = {verdict.subject.code for verdict in counted.graded}
    return len({sheet.scorer for sheet in dossier.appraisal.register.score_sheets if sheet.code in codes})


def _table_row(row: CountRow) -> TableRow:
    organisations, collectives, individuals = map(table_count, row.kinds)
    return TableRow(
        label=row.label,
        organisations=organisations,
        collectives=collectives,
        individuals=individuals,
        total=table_count(row.total),
        is_sum=row.is_sum,
    )
