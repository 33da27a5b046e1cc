"""The settings on ``Thẩm định``: a label cell, and the value in the cell to its right."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.appraisal.records import PaperSettings, Settings
from xlsx_addin.guidance import DEFAULT_ID, FOLDER_NAME, available, load
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import Level, ScaleState, YesNo
from xlsx_addin.vietnamese.normalise import fold, fold_spelling, normalise
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.cell_text import code_of, shown
from xlsx_addin.workbook.column_reader import Choices, date_of_text, number_of_text, time_of_text
from xlsx_addin.workbook.layout import CONSOLE, CONSOLE_SETTINGS, PAPER_SETTINGS, SETTINGS, Content, Setting, label
from xlsx_addin.workbook.layout.column import refuse_misdeclared
from xlsx_addin.workbook.tables import ShapeRefusal, similar
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, SheetValues, address
from xlsx_addin.xlsx.serial_dates import moment_of_serial, time_of_serial

if TYPE_CHECKING:
    from datetime import date, time

    from xlsx_addin.guidance.model import Guidance

Term = TypeVar("Term", bound=Enum)

UNIT_CODE = re.compile(r"[A-Z0-9-]+")
_PARTED = re.compile(r"[,;\n]")
LAST_YEAR = 9998
"""The last year whose following January can be named."""

refuse_misdeclared(
    "Settings",
    ((setting.label, setting.field) for setting in CONSOLE_SETTINGS),
    [field.name for field in fields(Settings) if field.name != "paper"],
)
refuse_misdeclared(
    "PaperSettings",
    ((setting.label, setting.field) for setting in PAPER_SETTINGS),
    [field.name for field in fields(PaperSettings)],
)


_REQUIRED = ("year", "level")
"""Settings without which nothing can be done, by their fields."""


class SettingsBlank(Refusal):
    """Settings without which nothing can be done are blank; ``cell`` is the first one's, on ``Thẩm định``."""

    def __init__(self, sentence: str, cell: str) -> None:
        super().__init__(sentence)
        self.cell = cell


@dataclass(frozen=True, slots=True)
class _Found:
    """A setting's value and its cell."""

    cell: str
    value: CellValue | None


class _Console:
    """The labelled values of the console sheet."""

    def __init__(self, sheet: SheetValues, findings: Findings) -> None:
        self._findings = findings
        labels = {fold_spelling(text): setting.label for setting in SETTINGS for text in setting.labels}
        self._found: dict[str, _Found] = {}
        self._texts: list[str] = []
        texts = [
            (row, column, value)
            for column, values in sheet.columns.items()
            for row, value in values.items()
            if isinstance(value, str)
        ]
        for row, column, value in sorted(texts, key=lambda place: place[:2]):
            text = normalise(value).removesuffix(":").rstrip()
            label = labels.get(fold_spelling(text))
            if label is None:
                self._texts.append(text)
                continue
            value_cell = sheet.at(row, column + 1)
            blank = isinstance(value_cell, str) and not normalise(value_cell)
            found = _Found(address(row, column + 1), None if blank else value_cell)
            first = self._found.setdefault(label, found)
            if first is not found:
                self._warn_of_second(label, first, found)

    def _warn_of_second(self, label: str, first: _Found, second: _Found) -> None:
        """A second label with another value than the first, whose value counts."""
        if second.value is None or fold(shown(second.value)) == fold("" if first.value is None else shown(first.value)):
            return
        self.add(
            ProblemCode.SETTING_TWICE,
            second,
            heading=label,
            value=shown(second.value),
            reading="" if first.value is None else shown(first.value),
            others=f"{CONSOLE}!{first.cell}",
        )

    def optional(self, label: str) -> _Found | None:
        """The setting where it stands and is not blank."""
        found = self._found.get(label)
        return None if found is None or found.value is None else found

    def required(self, label: str) -> tuple[str, CellValue]:
        """Cell and value of a setting without which nothing can be done; Refusal when missing or blank."""
        found = self._found.get(label)
        if found is None:
            raise ShapeRefusal(words.SETTING_MISSING.format(label=label, similar=similar(label, self._texts)))
        if found.value is None:
            raise self._blank()
        return found.cell, found.value

    def _blank(self) -> SettingsBlank:
        """All that is blank of what nothing can be done without."""
        labels = [label(field) for field in _REQUIRED]
        blank = [
            (name, found.cell)
            for name in labels
            if (found := self._found.get(name)) is not None and found.value is None
        ]
        named = ", ".join(words.BLANK_SETTING.format(label=name, cell=cell) for name, cell in blank)
        return SettingsBlank(words.SETTINGS_BLANK.format(settings=named), blank[0][1])

    def add(self, code: ProblemCode, found: _Found, **values: object) -> None:
        """Note a problem at a setting."""
        self._findings.add(code, CONSOLE, found.cell, row=None, subject=None, **values)

    def _readable(self, label: str) -> tuple[_Found, CellValue] | None:
        """The setting and its value; None where it is blank, or cannot be read, which is told."""
        found = self.optional(label)
        if found is None or found.value is None:
            return None
        if isinstance(found.value, ErrorValue):
            self.add(ProblemCode.CELL_ERROR, found, heading=label, value=found.value.text)
        elif isinstance(found.value, Formula):
            self.add(ProblemCode.CELL_UNCOMPUTED, found, heading=label)
        else:
            return found, found.value
        return None

    def value(self, setting: Setting) -> object:
        """What the setting's declaration makes of its cell; a blank text is empty, anything else blank is None."""
        if setting.is_several and setting.terms is not None:
            return self.several(setting.label, setting.terms)
        readers = {Content.DATE: self.day, Content.TIME: self.time}
        return readers.get(setting.content, self.text)(setting.label)

    def text(self, label: str) -> str:
        """A setting of free text, empty when blank."""
        readable = self._readable(label)
        if readable is None:
            return ""
        _, value = readable
        return code_of(value) or shown(value)

    def day(self, label: str) -> date | None:
        """A setting that is a date."""
        readable = self._readable(label)
        if readable is None:
            return None
        found, value = readable
        moment = moment_of_serial(value) if isinstance(value, DateSerial) else None
        if moment is None and isinstance(value, str):
            moment = date_of_text(normalise(value))
            if moment is not None:
                reading = vietnamese_date(moment.date())
                self.add(ProblemCode.DATE_AS_TEXT, found, heading=label, value=shown(value), reading=reading)
        if moment is None:
            self.add(ProblemCode.DATE_UNREADABLE, found, heading=label, value=shown(value))
        return None if moment is None else moment.date()

    def time(self, label: str) -> time | None:
        """A setting that is a time of day, to the minute."""
        readable = self._readable(label)
        if readable is None:
            return None
        found, value = readable
        clock = time_of_serial(value) if isinstance(value, float) else None
        if clock is None and isinstance(value, str):
            clock = time_of_text(normalise(value))
            if clock is not None:
                self.add(ProblemCode.TIME_AS_TEXT, found, heading=label, value=shown(value), reading=f"{clock:%H:%M}")
        if clock is None:
            self.add(ProblemCode.TIME_UNREADABLE, found, heading=label, value=shown(value))
        return clock

    def choice(self, label: str, default: Term) -> Term:
        """A setting with choices; a value that is none of them is an error, and the default is used."""
        readable = self._readable(label)
        if readable is None:
            return default
        found, value = readable
        choices = Choices(list(type(default)))
        term = self.term(label, found, _text_of(value), choices)
        if term is None:
            unknown = ProblemCode.SETTING_UNKNOWN
            self._add_unknown(unknown, label, found, _text_of(value), choices, reading=default.value)
        return default if term is None else term

    def several(self, label: str, terms: type[Enum]) -> frozenset[Enum]:
        """A setting that names some of these terms, parted by commas; what is none of them is an error and left out."""
        readable = self._readable(label)
        if readable is None:
            return frozenset()
        found, value = readable
        choices = Choices(list(terms))
        named = set()
        for text in filter(None, map(normalise, _PARTED.split(normalise(_text_of(value))))):
            term = self.term(label, found, text, choices)
            if term is None:
                self._add_unknown(ProblemCode.SETTING_ITEM_UNKNOWN, label, found, text, choices)
            else:
                named.add(term)
        return frozenset(named)

    def term(self, label: str, found: _Found, text: str, choices: Choices[Term]) -> Term | None:
        """The choice that a text of the setting names; one that it names but for its diacritics is told and taken."""
        term = choices.exact(text)
        if term is None:
            term = choices.bare(text)
            if term is not None:
                code, reading = ProblemCode.CHOICE_WITHOUT_DIACRITICS, term.value
                self.add(code, found, heading=label, value=shown(text), reading=reading)
        return term

    def _add_unknown(
        self, code: ProblemCode, label: str, found: _Found, text: str, choices: Choices[Term], **values: object
    ) -> None:
        suggestion, labels = choices.suggestion(text), " · ".join(choices.labels)
        self.add(code, found, heading=label, value=shown(text), suggestion=suggestion, choices=labels, **values)


def _text_of(value: CellValue) -> str:
    return value if isinstance(value, str) else shown(value)


def found_settings(sheet: SheetValues) -> dict[str, tuple[str, CellValue]]:
    """Cell and value of each setting that is not blank, by the setting's label."""
    console = _Console(sheet, Findings())
    found = ((setting.label, console.optional(setting.label)) for setting in SETTINGS)
    return {label: (one.cell, one.value) for label, one in found if one is not None and one.value is not None}


def setting_values(sheet: SheetValues) -> dict[str, str | float | bool | None]:
    """What stands in each setting's value cell, by the setting's defined name; None where it cannot be shown."""
    console = _Console(sheet, Findings())
    values: dict[str, str | float | bool | None] = {}
    for setting in SETTINGS:
        found = console.optional(setting.label)
        value = found.value if found is not None else None
        values[setting.name] = value if isinstance(value, (str, float, bool)) else None
    return values


def read_settings(sheet: SheetValues, findings: Findings, marked: str | None = None) -> Settings:
    """Read the settings; Refusal when the year, the level or the guidance cannot be used.

    ``marked`` is the id of the letter that the workbook was made for, None where it does not say.
    """
    console = _Console(sheet, findings)
    guidance = _guidance(console, marked)
    year = _year(console, guidance)
    level = _level(console, guidance)
    day_counts = console.choice(label("deadline_day_counts"), YesNo.YES if guidance.deadline_day.counts else YesNo.NO)
    unit_code = console.text(label("unit_code"))
    found = console.optional(label("unit_code"))
    if found is not None and unit_code and not UNIT_CODE.fullmatch(unit_code):
        console.add(ProblemCode.UNIT_CODE_UNUSABLE, found, value=shown(unit_code))
    values: dict[str, Any] = {
        "year": year,
        "level": level,
        "unit_code": unit_code,
        "guidance_id": guidance.id,
        "scale_confirmed": console.choice(label("scale_confirmed"), ScaleState.UNCONFIRMED) is ScaleState.CONFIRMED,
        "deadline_day_counts": day_counts is YesNo.YES,
    }
    others = (setting for setting in CONSOLE_SETTINGS if setting.field not in values)
    values |= {setting.field: console.value(setting) for setting in others}
    paper: dict[str, Any] = {setting.field: console.value(setting) for setting in PAPER_SETTINGS}
    return Settings(**values, paper=PaperSettings(**paper))


def _guidance(console: _Console, marked: str | None) -> Guidance:
    """The letter that is set, else the one that the workbook was made for, else the default one."""
    found = console.optional(label("guidance_id"))
    known = available()
    if found is None or found.value is None:
        text, wanted = "", marked or DEFAULT_ID
    else:
        text = wanted = shown(found.value)
        if marked is not None and fold(text) != fold(marked):
            raise Refusal(words.GUIDANCE_OF_ANOTHER_WORKBOOK.format(cell=found.cell, value=text, marked=marked))
    for guidance_id in known:
        if fold(guidance_id) == fold(wanted):
            return load(guidance_id)
    if found is None:
        raise Refusal(words.GUIDANCE_NOT_HERE.format(marked=wanted, folder=FOLDER_NAME))
    raise Refusal(
        words.GUIDANCE_UNUSABLE.format(
            cell=found.cell, value=text, similar=similar(text, known), choices=" · ".join(known), folder=FOLDER_NAME
        )
    )


def _year(console: _Console, guidance: Guidance) -> int:
    cell, value = console.required(label("year"))
    if type(value) is float and value.is_integer() and guidance.first_year <= value <= LAST_YEAR:
        return int(value)
    number = number_of_text(normalise(value)) if isinstance(value, str) else None
    if number is not None and number == number.to_integral_value() and guidance.first_year <= number <= LAST_YEAR:
        found = _Found(cell, value)
        console.add(ProblemCode.NUMBER_AS_TEXT, found, heading=label("year"), value=shown(value), reading=int(number))
        return int(number)
    raise Refusal(words.YEAR_UNUSABLE.format(cell=cell, value=shown(value), first=guidance.first_year))


def _level(console: _Console, guidance: Guidance) -> Level:
    cell, value = console.required(label("level"))
    choices, text = Choices(list(guidance.levels)), _text_of(value)
    level = console.term(label("level"), _Found(cell, value), text, choices)
    if level is None:
        similar_label = similar(text, choices.labels)
        labels = " · ".join(choices.labels)
        raise Refusal(words.LEVEL_UNUSABLE.format(cell=cell, value=shown(text), similar=similar_label, choices=labels))
    return level
