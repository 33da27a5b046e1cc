"""D4 Biên bản of the meeting that appraised, with D3 Bảng tổng hợp điểm as its annex (R25, A30)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.paper import letterhead, meeting, order
from xlsx_addin.paper.census import AWAITING, SHUT_OUT, Census, census, with_lateness
from xlsx_addin.paper.citation import shut_out_clause
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, counts, listed, month, points, some
from xlsx_addin.paper.score_table import ScoreSummary, score_table
from xlsx_addin.terms import AttendanceRole, Grade, Kind, Lateness, Level, Outcome
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_minutes as minutes_words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.dossier import Dossier

MOST_NAMED = 10
"""Subjects of one grade that are named in a line; of more, only the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFields(DocumentFields):
    """The fields of the minutes."""

    started: str
    ended: str
    meeting_day: str
    venue: str
    meeting: str
    clause_shut_out: str
    aggregate: str
    """What the points of a subject are called: "trung bình"."""
    chair: str
    clerk: str
    chair_title: str
    chair_name: str
    clerk_name: str
    present: str
    absent: str
    absent_names: str
    members: tuple[str, ...]
    """Chair and members who were there, each on a line."""
    guests: tuple[str, ...]
    has_no_guests: bool
    """Whether the sheet says who met, and nobody was invited; where it says nothing, that is not known."""
    outsiders: str
    """Who scored and is not among the chair and the members who were there."""
    subjects: str
    reported: str
    not_registered: str
    not_registered_parts: str
    no_report: str
    awaiting_registration: str
    awaiting_report: str
    has_deadline: bool
    has_reports: bool
    overdue: str
    on_the_day: str
    late_open: str
    late_accepted: str
    sheets: str
    graded: str
    grade_lines: tuple[str, ...]
    grounds: str
    shut_out: str
    awaiting: str
    invalid: str
    scores: ScoreSummary


def minutes_fields(dossier: Dossier) -> MinutesFields:
    """Count and word the minutes of one meeting."""
    counted, naming = census(dossier), Naming(dossier)
    people = dossier.attendees
    present, absent, absent_names = meeting.present_and_absent(people)
    is_organs = dossier.settings.level is Level.STANDING_COMMITTEE
    return MinutesFields(
        **letterhead.document_fields(dossier, letterhead.working_author(dossier), "BB", minutes_words.DOCUMENT),
        started=meeting.clock(dossier.office.meeting_start),
        ended=meeting.clock(dossier.office.meeting_end),
        meeting_day=_meeting_day(dossier),
        venue=dossier.office.meeting_place or words.DOTS,
        meeting=minutes_words.MEETING if is_organs else minutes_words.CONFERENCE,
        clause_shut_out=shut_out_clause(dossier.guidance),
        aggregate=letter_words(dossier.guidance)["aggregate"],
        chair=meeting.person(people, AttendanceRole.CHAIR),
        clerk=meeting.person(people, AttendanceRole.SECRETARY),
        chair_title=minutes_words.SIGNED_CHAIR_MEETING if is_organs else minutes_words.SIGNED_CHAIR_CONFERENCE,
        chair_name=meeting.name_of(people, AttendanceRole.CHAIR),
        clerk_name=meeting.name_of(people, AttendanceRole.SECRETARY),
        present=present,
        absent=absent,
        absent_names=absent_names,
        members=meeting.members_present(people),
        guests=meeting.guests(people),
        has_no_guests=bool(people) and not meeting.guests(people),
        outsiders=", ".join(outsiders(dossier)),
        subjects=count(len(counted.all)),
        reported=count(len(counted.reported)),
        not_registered=some(len(counted.unregistered)),
        not_registered_parts=_unregistered_parts(counted),
        no_report=some(len(counted.of(Outcome.NO_REPORT))),
        awaiting_registration=some(len(counted.of(Outcome.AWAITING_REGISTRATION))),
        awaiting_report=some(len(counted.of(Outcome.AWAITING_REPORT))),
        has_deadline=dossier.appraisal.first_late_day is not None,
        overdue=some(len(with_lateness(counted.own, Lateness.LATE))),
        has_reports=bool(counted.reported),
        on_the_day=some(len(with_lateness(counted.own, Lateness.DEADLINE_DAY))),
        late_open=some(len(counted.late_open)),
        late_accepted=some(len(counted.late_accepted)),
        sheets=some(counted.sheets),
        graded=some(len(counted.graded)),
        grade_lines=tuple(_grade_line(counted, grade, naming) for grade in counted.guidance.grades),
        grounds=some(len(counted.of(Outcome.ALTERNATIVE_GROUND))),
        shut_out=some(len(counted.of(*SHUT_OUT))),
        awaiting=some(len(counted.of(*AWAITING))),
        invalid=some(len(counted.of(Outcome.INVALID))),
        scores=score_table(dossier, counted, naming),
    )


def _meeting_day(dossier: Dossier) -> str:
    day = dossier.office.meeting_day
    if day is None:
        return minutes_words.MEETING_DAY_BLANK.format(year=words.SHORT_DOTS)
    return minutes_words.MEETING_DAY.format(day=f"{day.day:02}", month=month(day), year=day.year)


def _unregistered_parts(counted: Census) -> str:
    """How many of those who did not register have something in its place, or may come to have it."""
    numbers = Counter(verdict.outcome for verdict in counted.unregistered)
    return counts((sentence, numbers[outcome]) for outcome, sentence in minutes_words.NOT_REGISTERED_PARTS.items())


def outsiders(dossier: Dossier) -> list[str]:
    """Who scored and is, by ``Thành phần``, neither chair nor member, or was absent; nobody where none is listed.

    A member's number instead of a name cannot be compared.
    """
    members = meeting.with_role(dossier.attendees, *meeting.SCORING_ROLES)
    if not members:
        return []
    present = {fold_person(member.name) for member in members if member.is_present is not False}
    scorers = {fold_person(sheet.scorer): sheet.scorer for sheet in dossier.appraisal.register.score_sheets}
    return [name for person, name in scorers.items() if name and not person.isdigit() and person not in present]


def outsiders_note(dossier: Dossier) -> list[str]:
    """One sentence for the clerk where somebody scored who was no member, or not there."""
    names = outsiders(dossier)
    if not names:
        return []
    return [
        minutes_words.OUTSIDERS_NOTE.format(
            sheet=layout.ATTENDANCE,
            names=", ".join(names),
            heading=layout.heading(layout.SCORES, "scorer"),
            scores=layout.SCORES,
        )
    ]


def _grade_line(counted: Census, grade: Grade, naming: Naming) -> str:
    members = order.by_points(counted.graded_as(grade))
    if not members:
        return minutes_words.GRADE_NOBODY.format(grade=grade.value)
    is_named = len(members) <= MOST_NAMED
    is_only = len(counted.graded) == 1
    parts = []
    for kind in Kind:
        group = [verdict for verdict in members if verdict.subject.kind is kind]
        if group:
            names = "; ".join(_named(verdict, naming, with_points=is_only) for verdict in group)
            sentence = minutes_words.KIND_NAMES if is_named else minutes_words.KIND_COUNT
            parts.append(sentence.format(count=count(len(group)), kind=minutes_words.KINDS[kind.value], names=names))
    sentence = minutes_words.GRADE if is_named else minutes_words.GRADE_OF_MANY
    return sentence.format(grade=grade.value, count=count(len(members)), kinds=listed(parts))


def _named(verdict: Verdict, naming: Naming, *, with_points: bool) -> str:
    if not with_points or verdict.grade is None:
        return listed((verdict.subject.name, naming.workplace(verdict.subject)))
    return minutes_words.GRADE_ONLY.format(
        name=naming.spoken(verdict.subject), points=points(verdict.total), grade=verdict.grade.value
    )
