"""D5 Báo cáo kết quả thẩm định, with its annexes (R22, R24, R26)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.cap import exceeded_cap
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.paper import letterhead
from xlsx_addin.paper.annexes import Annexes, report_annexes
from xlsx_addin.paper.census import Census, TableRow, census, kinds_in_words, result_table, with_lateness
from xlsx_addin.paper.citation import rating_rule_in_full, shut_out_clause
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.notation import count, counts, day, some
from xlsx_addin.paper.report_sentences import ProposedSentence, proposals, results
from xlsx_addin.paper.timeliness import due_words
from xlsx_addin.terms import OPEN_OUTCOMES, Lateness, Level, Outcome, PaperExtra
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_report as report_words

if TYPE_CHECKING:
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFields(DocumentFields):
    """The fields of the report."""

    addressee: str
    clause_shut_out: str
    aggregation: str
    """How the score sheets of a subject become one number."""
    subjects: int
    own: str
    registered: str
    registered_parts: str
    """How many of each kind; none of which there is nobody."""
    reported: str
    reported_unregistered: str
    """Reports of subjects that did not register: not among ``reported``."""
    timing: str
    """How many in time, too late, on the very day; none of which there is none."""
    deadline: str
    due: str
    """Until when reports are in time, with the hour, and kind by kind where the letter tells them apart."""
    merged: str
    decision_number: str
    decision_day: str
    meeting_day: str
    scorers: str
    table: tuple[TableRow, ...]
    superior: str
    decided: ProposedSentence
    """Recognised by this level's own authority (R24), as the workbook says with number and day of the decision."""
    refused: ProposedSentence
    concluded_above: ProposedSentence
    late_accepted: ProposedSentence
    not_qualified: ProposedSentence
    shut_out: ProposedSentence
    shut_out_reasons: str
    shut_out_part: str
    """The letter of the part of the annex, where it has several."""
    cap_exceeded: str
    """That more subjects than the letter's share are recognised, or have the best grade; empty where they are not."""
    decided_here: ProposedSentence
    """To be recognised by this level's own authority (R24): nobody has decided yet."""
    proposed: ProposedSentence
    """To be recognised by the level above."""
    reported_to_own: ProposedSentence
    """To be decided by the committee whose organ reports (R26)."""
    grounds: ProposedSentence
    late: ProposedSentence
    commended: ProposedSentence
    """Who is listed for rating and commendation (D11)."""
    late_on_the_day: str
    nothing_proposed: bool
    rating_rule: str
    annexes: Annexes
    recipients: tuple[str, ...]


def report_fields(dossier: Dossier, *, draft: bool) -> ReportFields:
    """Count and word one report; every figure is a count over the verdicts."""
    counted = census(dossier)
    author = letterhead.working_author(dossier)
    deadline = dossier.appraisal.first_late_day
    superior, addressee = _superior(dossier)
    said, asked = results(dossier, counted), proposals(dossier, counted)
    reported = [verdict for verdict in counted.reported if verdict.subject.registered]
    office = dossier.office
    meeting = dossier.office.meeting_day
    return ReportFields(
        **letterhead.document_fields(dossier, author, "BC", report_words.DOCUMENT, draft=draft),
        addressee=addressee,
        clause_shut_out=shut_out_clause(dossier.guidance),
        aggregation=letter_words(dossier.guidance)["aggregation"],
        subjects=len(counted.all),
        own=count(len(counted.own)),
        registered=count(len(counted.registered)),
        registered_parts=kinds_in_words(counted.registered),
        reported=count(len(reported)),
        reported_unregistered=some(len(counted.reported) - len(reported)),
        timing=_timing(counted),
        deadline="" if deadline is None else day(deadline),
        due=due_words(dossier),
        merged=some(sum(verdict.subject.merged_report for verdict in counted.own)),
        decision_number=office.decision_number,
        decision_day="" if office.decision_day is None else day(office.decision_day),
        meeting_day=words.DATE_DOTS if meeting is None else day(meeting),
        scorers=count(_scorers(dossier, counted)),
        table=result_table(counted),
        superior=superior,
        **said,
        shut_out_reasons=_shut_out_reasons(dossier.guidance),
        cap_exceeded=_cap_exceeded(dossier),
        shut_out_part=report_words.PART_A if counted.standing(*OPEN_OUTCOMES) else "",
        **asked,
        late_on_the_day=some(len(with_lateness(counted.late_open, Lateness.DEADLINE_DAY))),
        nothing_proposed=not any(proposal.count for proposal in asked.values()),
        rating_rule=rating_rule_in_full(dossier.guidance) if dossier.asks_for(PaperExtra.RATING_RULE) else "",
        annexes=report_annexes(dossier, counted),
        recipients=letterhead.recipients_list(
            dossier, words.AS_ABOVE, _organ(dossier), _inspection(dossier), by_organ=True
        ),
    )


def _shut_out_reasons(guidance: Guidance) -> str:
    knows_late = Outcome.LATE_REPORT in guidance.known_outcomes
    return report_words.SHUT_OUT_OR_LATE if knows_late else report_words.SHUT_OUT


def _cap_exceeded(dossier: Dossier) -> str:
    """The warning that the console gives too; it chooses nobody."""
    found = exceeded_cap(dossier.appraisal.verdicts, dossier.guidance)
    if found is None:
        return ""
    return report_words.CAP_EXCEEDED.format(
        counted_as=report_words.CAP_COUNTED[found.cap.counted.value].format(grade=dossier.guidance.grades[0].value),
        counted=count(found.counted),
        base=count(found.base),
        base_as=report_words.CAP_BASE[found.cap.base.value],
        percent=plain(found.cap.percent),
        clause=dossier.guidance.clause(found.cap.rule),
        letter=dossier.guidance.short_title,
    )


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


def _timing(counted: Census) -> str:
    timing = report_words.TIMING.items()
    return counts((sentence, len(with_lateness(counted.own, lateness))) for lateness, sentence in timing)


def _scorers(dossier: Dossier, counted: Census) -> int:
    """How many people's score sheets were counted."""
    codes = {verdict.subject.code for verdict in counted.graded}
    return len({sheet.scorer for sheet in dossier.appraisal.register.score_sheets if sheet.code in codes})
