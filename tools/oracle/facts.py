"""What an explanation must name, and which readings decided: the second reading of what a trace of the decision is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter, range_boundaries

from tools.oracle.books import ABOVE, CRITERIA, SCORES, SUBJECTS
from tools.oracle.decision import two_decimals
from tools.oracle.subjects import GRADED, LABELS

if TYPE_CHECKING:
    from datetime import date

    from tools.oracle.decision import Reading
    from tools.oracle.subjects import Subject

LABEL_OF = {outcome: label for label, outcome in LABELS.items()}
RULES = {"qualified": "R3", "not_qualified": "R4", "not_registered": "R15", "no_report": "R16", "out_of_scope": "R11"}
RULE_OF_GROUND = {"a": "R5", "b": "R6", "c": "R7"}
DECIDING = ("A4", "A6", "A11", "A21", "A23", "A26", "A32", "A34", "A36")
"""The readings whose other way can be told from the data of a row."""
_SHEETS = "|".join((SUBJECTS, CRITERIA, SCORES, ABOVE, "Thẩm định"))
_CITED = re.compile(rf"({_SHEETS})[ !]((?:[A-Z]+\d+(?::[A-Z]+\d+)?(?:, )?)+)")


class Fact(NamedTuple):
    """Something to be named: one of several texts, or one of several cells or rows (``Điểm!A5``, ``Điểm!5``)."""

    name: str
    texts: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


def decided_by(reading: Reading, subject: Subject) -> set[str]:
    """The readings without which outcome, grade or flag would be another."""
    return _decided_by(reading, subject, reading)


def left_open(reading: Reading, subject: Subject, outcome: str) -> set[str]:
    """The readings that may be named or not.

    All of them where a row is not decided at all; those that decide only about the organisation of a head, the day
    that the office itself chose to count, and the rounding of a total that is not shown.
    """
    if outcome == "invalid":
        return set(DECIDING)
    through_organisation = _decided_by(reading, subject, None) - _decided_by(reading, subject, reading)
    by_office = {"A6"} if reading.book.day_counts else set()
    return through_organisation | by_office | (set() if outcome in GRADED else {"A26"})


def _decided_by(reading: Reading, subject: Subject, of_organisations: Reading | None) -> set[str]:
    here = _verdict(reading, subject)
    found = set()
    for other in DECIDING:
        book = replace(reading.book, day_counts=not reading.book.day_counts) if other == "A6" else reading.book
        others = None if other in {"A21", "A32"} else of_organisations
        if _verdict(replace(reading, book=book, other=other, of_organisations=others), subject) != here:
            found.add(other)
    return found


def _verdict(reading: Reading, subject: Subject) -> tuple[str, str, str]:
    outcome = reading.outcome(subject)
    return outcome, reading.grade(subject) if outcome in GRADED else "", reading.lateness(subject)[0]


def rules(reading: Reading, subject: Subject, outcome: str) -> set[str]:
    """The rules of the line."""
    if outcome == "alternative_ground":
        return {RULE_OF_GROUND[letter] for letter in reading.grounds(subject)}
    if outcome == "awaiting_organisation":
        return {"R5"}
    return {RULES[outcome]} if outcome in RULES else set()


def facts(reading: Reading, subject: Subject, outcome: str) -> list[Fact]:
    """What the explanation of the subject must name."""
    named: list[Fact] = []
    if outcome in GRADED:
        named += _of_points(reading, subject) + _of_rank(reading, subject)
        if reading.lateness(subject)[0] in ("late", "deadline_day") and subject.received is not None:
            named.append(Fact("day of receipt", (_day(subject.received),)))
    if outcome == "alternative_ground":
        named += _of_grounds(reading, subject)
    if outcome == "awaiting_organisation":
        named.append(Fact("organisation", _names(reading, subject)))
    if outcome == "not_registered" and subject.kind == "Cá nhân":
        named += _of_missing_grounds(reading, subject)
    if outcome == "not_registered":
        named.append(_cell(subject, "Đăng ký"))
    if subject.above is not None and not subject.above_is_unreadable:
        concluded = subject.above.grade or LABEL_OF[subject.above.outcome]
        named += [Fact("level above", (subject.above.level,)), Fact("conclusion above", (concluded,))]
    return named


def _of_points(reading: Reading, subject: Subject) -> list[Fact]:
    sheets = reading.sheets_of(subject)
    grade = reading.grade(subject)
    named = [
        Fact("mean", (_number(reading.total(subject)),)),
        Fact("grade", (grade,)),
        Fact("number of sheets", (f"{len(sheets)} phiếu",)),
        *(Fact("score sheet", cells=(f"{SCORES}!{sheet.row}",)) for sheet in sheets),
    ]
    if grade != reading.reached(subject):
        for criterion in reading.below_minimum(subject):
            assert criterion.minimum is not None
            named += [
                Fact("criterion", (criterion.code,)),
                Fact("mean of the criterion", (_below(reading.mean(subject, criterion), criterion.minimum),)),
                Fact("minimum", (_number(criterion.minimum), _short(criterion.minimum))),
                Fact("cell of the minimum", cells=(f"{CRITERIA}!{criterion.row}",)),
            ]
    return named


def _of_rank(reading: Reading, subject: Subject) -> list[Fact]:
    """Whose printed total is the same and whose rank is another."""
    shown, rank = two_decimals(reading.total(subject)), reading.rank(subject)
    others = [
        other
        for other, outcome in zip(reading.subjects, reading.outcomes, strict=True)
        if outcome in GRADED and other.kind == subject.kind and two_decimals(reading.total(other)) == shown
    ]
    return [
        Fact("the same printed total", (other.code, other.row.text("Tên")))
        for other in others
        if reading.rank(other) != rank
    ]


def _of_grounds(reading: Reading, subject: Subject) -> list[Fact]:
    named = []
    for letter in reading.grounds(subject):
        if letter == "a":
            organisation = reading.organisation(subject)
            assert organisation is not None
            known = reading.known_result(organisation)
            assert known is not None
            named += [Fact("organisation", _names(reading, subject)), Fact("its grade", (known[0],))]
            named += _cells_of(reading, organisation)
        else:
            day = subject.initiative if letter == "b" else subject.award
            assert day is not None
            named += [
                Fact(f"day of ground {letter}", (_day(day),)),
                Fact(f"ground {letter}", (f"{letter}:", f"({letter})")),
            ]
            named.append(_cell(subject, "Ngày công nhận" if letter == "b" else "Ngày khen thưởng"))
    return named


def _of_missing_grounds(reading: Reading, subject: Subject) -> list[Fact]:
    """Why no ground holds."""
    named = []
    if not subject.is_head:
        named.append(Fact("is no head", ("đứng đầu",)))
    else:
        organisation = reading.organisation(subject)
        named.append(Fact("organisation", _names(reading, subject)))
        if organisation is not None:
            known = reading.known_result(organisation)
            grade, concluded = known if known is not None else ("", reading.outcome(organisation))
            named.append(Fact("its grade or conclusion", (grade or LABEL_OF[concluded],)))
            named += _cells_of(reading, organisation)
    for day, name in ((subject.initiative, "initiative"), (subject.award, "award")):
        if day is not None and day.year != reading.book.year:
            named.append(Fact(f"{name} of another year", (_day(day), str(day.year))))
            named.append(_cell(subject, "Ngày công nhận" if name == "initiative" else "Ngày khen thưởng"))
    return named


def _cells_of(reading: Reading, organisation: Subject) -> list[Fact]:
    if organisation.above is not None and not organisation.above_is_unreadable:
        return [Fact("cell of the result above", cells=(f"{ABOVE}!{organisation.above.row}",))]
    own = [f"{SCORES}!{sheet.row}" for sheet in reading.sheets_of(organisation)]
    return [Fact("cell of its result", cells=(f"{SUBJECTS}!{organisation.row.row}", *own))]


def _cell(subject: Subject, heading: str) -> Fact:
    return Fact(f"cell of {heading}", cells=(f"{SUBJECTS}!{subject.row.sheet.address(subject.row.row, heading)}",))


def _names(reading: Reading, subject: Subject) -> tuple[str, ...]:
    organisation = reading.organisation(subject)
    name = () if organisation is None else (organisation.row.text("Tên"),)
    return (subject.organisation, *name)


def missing(named: list[Fact], explanation: str) -> list[str]:
    """The facts that the explanation does not name."""
    text = plain(explanation)
    cited = cited_cells(explanation)
    return [
        f"{fact.name} ({' / '.join(fact.texts or fact.cells)})"
        for fact in named
        if not any(plain(each) in text for each in fact.texts if each) and not any(each in cited for each in fact.cells)
    ]


def cited_cells(explanation: str) -> set[str]:
    """The cells that an explanation cites, and the row of each: ``Điểm!A5``, ``Điểm!5``."""
    cited: set[str] = set()
    for sheet, cells in _CITED.findall(unicodedata.normalize("NFC", explanation).replace("\u00a0", " ")):
        for area in cells.removesuffix(", ").split(", "):  # a sentence may go on after it
            left, top, right, bottom = (int(number or 0) for number in range_boundaries(area))
            for row in range(top, bottom + 1):
                cited.add(f"{sheet}!{row}")
                cited.update(f"{sheet}!{get_column_letter(column)}{row}" for column in range(left, right + 1))
    return cited


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _number(number: Fraction) -> str:
    return two_decimals(number).replace(".", ",")


def _below(mean: Fraction, minimum: Fraction) -> str:
    """The mean as it is shown, or how it begins where two decimals would show the minimum."""
    shown = _number(mean)
    return shown if shown != _number(minimum) else _number(mean - Fraction(1, 200))


def _short(number: Fraction) -> str:
    return _number(number).rstrip("0").rstrip(",")
