"""What holds for every row of ``Kết quả``, once above its table: from the letter's data, our readings named as ours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import last_day_in_time
from xlsx_addin.guidance import drawn
from xlsx_addin.guidance.model import FOR_EVERY_ROW, Guidance
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.numbers import date_and_weekday
from xlsx_addin.words import results as words
from xlsx_addin.words.sheets import UNASSIGNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.appraisal.records import Settings


def legend(settings: Settings, guidance: Guidance) -> str:
    """The legend of a workbook's level and year."""
    required = guidance.registration_required(settings.year)
    last = last_day_in_time(settings, guidance)
    strict = last is not None and not settings.deadline_day_counts
    return " ".join(
        (*_rules(guidance, required=required), _deadline(settings, guidance), *_notes(guidance, strict=strict))
    )


def default_legend() -> str:
    """The legend of the letter that is drawn, before a year and a level are known: all but the day."""
    guidance = drawn()
    return " ".join((*_rules(guidance, required=True), *_notes(guidance, strict=True)))


def longest_legend() -> str:
    """As much as a run writes above the table, so that the row is high enough for it."""
    day = words.LEGEND_DEADLINE.format(last=date_and_weekday(date(2026, 12, 14)), source="mục 4, A10")
    return " ".join((UNASSIGNED.format(count=100), day, default_legend()))


def _rules(guidance: Guidance, *, required: bool) -> Iterator[str]:
    """What the recognised grades give, and what comes of those who did not register or report."""
    said = letter_words(guidance)
    yield words.LEGEND_GRADES.format(**said)
    sentence = words.LEGEND_NOT_CONSIDERED if required else words.LEGEND_NO_REPORT
    [rule, *_] = guidance.rules_of(Outcome.NOT_REGISTERED if required else Outcome.NO_REPORT)
    yield sentence.format(clause=guidance.clause(rule), **said)


def _deadline(settings: Settings, guidance: Guidance) -> str:
    """The last day in time, or that there is none."""
    entry = guidance.deadline(settings.year, settings.level)
    last = last_day_in_time(settings, guidance)
    is_ours = entry.reading is not None and entry.reading != guidance.deadline_day.reading
    source = ", ".join((guidance.clause(entry.rule), *((entry.reading,) if is_ours and entry.reading else ())))
    if last is None:
        return words.LEGEND_NO_DEADLINE.format(source=source)
    return words.LEGEND_DEADLINE.format(last=date_and_weekday(last), source=source)


def _notes(guidance: Guidance, *, strict: bool) -> Iterator[str]:
    """What the brackets are, and the readings of ours that hold for every row."""
    yield words.LEGEND_BRACKETS.format(**letter_words(guidance))
    answered = guidance.readings.items()
    numbers = [guidance.deadline_day.reading if strict else None, *(answered[name] for name in FOR_EVERY_ROW)]
    said = {reading.number: reading.sentence for reading in guidance.own_readings}
    named = [words.LEGEND_READING.format(sentence=said[number], number=number) for number in numbers if number]
    if named:
        yield words.LEGEND_READINGS.format(readings="; ".join(named))
