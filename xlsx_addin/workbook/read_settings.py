"""The settings on ``Thẩm định`` and ``Văn bản``: a label cell, and the value in the cell to its right."""

from __future__ import annotations

import re
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

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
from xlsx_addin.workbook.layout import (
    CONSOLE,
    CONSOLE_SETTINGS,
    PAPER_SETTINGS,
    PAPERS,
    SETTINGS,
    Content,
    Setting,
    label,
)
from xlsx_addin.workbook.layout.column import refuse_misdeclared
from xlsx_addin.workbook.tables import ShapeRefusal, similar
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, SheetValues, address
from xlsx_addin.xlsx.serial_dates import moment_of_serial, time_of_serial

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, time

    from xlsx_addin.guidance.model import Guidance

Term = TypeVar("Term", bound=Enum)
Read = TypeVar("Read")

UNIT_CODE = re.compile(r"[A-Z0-9-]+")
_PARTED = re.compile(r"[,;\n]")
LAST_YEAR = 9998
"""The last year whose following January can be named."""
_LABELS = {fold_spelling(text): setting.label for setting in SETTINGS for text in setting.labels}

for _record, _declared in ((Settings, CONSOLE_SETTINGS), (PaperSettings, PAPER_SETTINGS)):
    _fields = [name for name in _record.__annotations__ if name != "paper"]
    refuse_misdeclared(_record.__name__, ((each.label, each.field) for each in _declared), _fields)


_REQUIRED = (label("year"), label("level"))
"""Settings without which nothing can be done, all of which are named where one is blank."""


class SettingsBlank(Refusal):
    """Settings without which nothing can be done are blank; ``cell`` is the first one's, on ``Thẩm định``."""

    def __init__(self, sentence: str, cell: str) -> None:
        super().__init__(sentence)
        self.cell = cell


class FoundSetting(NamedTuple):
    """A setting's label, its value and its cell; None where it is blank."""

    label: str
    sheet: str
    cell: str
    value: CellValue | None

    @property
    def place(self) -> str:
        """``Thẩm định!C8``."""
        return f"{self.sheet}!{self.cell}"


class _Labelled:
    """The labelled values of both sheets: ``Thẩm định`` first, then ``Văn bản``, which older workbooks do not have."""

    def __init__(self, sheets: Mapping[str, SheetValues], findings: Findings) -> None:
        self._findings = findings
        self._found: dict[str, FoundSetting] = {}
        self._texts: list[str] = []
        for name in (CONSOLE, PAPERS):
            if name in sheets:
                self._read(name, sheets[name])

    def _read(self, name: str, sheet: SheetValues) -> None:
        texts = [
            (row, column, value)
            for column, values in sheet.columns.items()
            for row, value in values.items()
            if isinstance(value, str)
        ]
        for row, column, value in sorted(texts, key=lambda place: place[:2]):
            text = normalise(value).removesuffix(":").rstrip()
            label = _LABELS.get(fold_spelling(text))
            if label is None:
                self._texts.append(text)
                continue
            value_cell = sheet.at(row, column + 1)
            blank = isinstance(value_cell, str) and not normalise(value_cell)
            self._take(FoundSetting(label, name, address(row, column + 1), None if blank else value_cell))

    def _take(self, found: FoundSetting) -> None:
        """The first value that is not blank counts; another one beside it is an error."""
        first = self._found.setdefault(found.label, found)
        if found.value is None or first is found:
            return
        if first.value is None:
            self._found[found.label] = found
        elif fold(shown(found.value)) != fold(shown(first.value)):
            self.add(ProblemCode.SETTING_TWICE, found, reading=shown(first.value), others=first.place)

    def optional(self, label: str) -> FoundSetting | None:
        """The setting where it stands and is not blank."""
        found = self._found.get(label)
        return None if found is None or found.value is None else found

    def required(self, label: str) -> tuple[FoundSetting, CellValue]:
        """A setting without which nothing can be done, and its value; Refusal when missing or blank."""
        found = self._found.get(label)
        if found is None:
            raise ShapeRefusal(words.SETTING_MISSING.format(label=label, similar=similar(label, self._texts)))
        if found.value is None:
            required = [self._found[name] for name in _REQUIRED if name in self._found]
            blank = [each for each in required if each.value is None]
            named = ", ".join(words.BLANK_SETTING.format(label=each.label, cell=each.cell) for each in blank)
            raise SettingsBlank(words.SETTINGS_BLANK.format(settings=named), blank[0].cell)
        return found, found.value

    def add(self, code: ProblemCode, found: FoundSetting, **values: object) -> None:
        """Note a problem at a setting; its value is what stands there, unless it is named."""
        said = {"heading": found.label, "value": "" if found.value is None else shown(found.value), **values}
        self._findings.add(code, found.sheet, found.cell, row=None, subject=None, **said)

    def read(self, field: str, reader: Callable[[FoundSetting, CellValue], Read], blank: Read) -> Read:
        """What a reader makes of the setting that fills this field; ``blank`` where it is blank or cannot be read.

        An error value and a formula without a value are told here, for every kind of setting.
        """
        found = self.optional(label(field))
        if found is None or found.value is None:
            return blank
        if isinstance(found.value, (ErrorValue, Formula)):
            is_error = isinstance(found.value, ErrorValue)
            self.add(ProblemCode.CELL_ERROR if is_error else ProblemCode.CELL_UNCOMPUTED, found)
            return blank
        return reader(found, found.value)

    def value(self, setting: Setting) -> object:
        """What the setting's declaration makes of its cell; a blank text is empty, anything else blank is None."""
        if setting.is_several and setting.terms is not None:
            nothing: frozenset[Enum] = frozenset()
            return self.read(setting.field, partial(self._several, Choices(list(setting.terms))), nothing)
        if setting.content is Content.DATE:
            return self.read(setting.field, self._day, None)
        if setting.content is Content.TIME:
            return self.read(setting.field, self._time, None)
        return self.text(setting.field)

    def text(self, field: str) -> str:
        """A setting of free text, empty when blank."""
        return self.read(field, lambda _found, value: code_of(value) or shown(value), "")

    def choice(self, field: str, default: Term) -> Term:
        """A setting with choices; a value that is none of them is an error, and the default is used."""
        return self.read(field, partial(self._choice, Choices(list(type(default))), default), default)

    def _day(self, found: FoundSetting, value: CellValue) -> date | None:
        moment = moment_of_serial(value) if isinstance(value, DateSerial) else None
        if moment is None and isinstance(value, str):
            moment = date_of_text(normalise(value))
            if moment is not None:
                self.add(ProblemCode.DATE_AS_TEXT, found, reading=vietnamese_date(moment.date()))
        if moment is None:
            self.add(ProblemCode.DATE_UNREADABLE, found)
        return None if moment is None else moment.date()

    def _time(self, found: FoundSetting, value: CellValue) -> time | None:
        """A time of day, to the minute."""
        clock = time_of_serial(value) if isinstance(value, float) else None
        if clock is None and isinstance(value, str):
            clock = time_of_text(normalise(value))
            if clock is not None:
                self.add(ProblemCode.TIME_AS_TEXT, found, reading=f"{clock:%H:%M}")
        if clock is None:
            self.add(ProblemCode.TIME_UNREADABLE, found)
        return clock

    def _choice(self, choices: Choices[Term], default: Term, found: FoundSetting, value: CellValue) -> Term:
        term = self.term(found, _text_of(value), choices, ProblemCode.SETTING_UNKNOWN, reading=default.value)
        return default if term is None else term

    def _several(self, choices: Choices[Term], found: FoundSetting, value: CellValue) -> frozenset[Term]:
        """Some of the choices, parted by commas; what is none of them is an error and left out."""
        texts = filter(None, map(normalise, _PARTED.split(normalise(_text_of(value)))))
        named = [self.term(found, text, choices, ProblemCode.SETTING_ITEM_UNKNOWN) for text in texts]
        return frozenset(term for term in named if term is not None)

    def term(
        self, found: FoundSetting, text: str, choices: Choices[Term], unknown: ProblemCode | None, **values: object
    ) -> Term | None:
        """The choice that a text of the setting names; one that it names but for its diacritics is told and taken.

        A text that names none is the problem ``unknown``.
        """
        term = choices.exact(text)
        if term is None and (term := choices.bare(text)) is not None:
            self.add(ProblemCode.CHOICE_WITHOUT_DIACRITICS, found, value=shown(text), reading=term.value)
        elif term is None and unknown is not None:
            suggestion, labels = choices.suggestion(text), " · ".join(choices.labels)
            self.add(unknown, found, value=shown(text), suggestion=suggestion, choices=labels, **values)
        return term


def _text_of(value: CellValue) -> str:
    return value if isinstance(value, str) else shown(value)


def found_settings(sheets: Mapping[str, SheetValues]) -> dict[str, FoundSetting]:
    """Each setting that is not blank, by its label."""
    labelled = _Labelled(sheets, Findings())
    return {found.label: found for setting in SETTINGS if (found := labelled.optional(setting.label)) is not None}


def setting_values(sheets: Mapping[str, SheetValues]) -> dict[str, str | float | bool | None]:
    """What stands in each setting's value cell, by the setting's defined name; None where it cannot be shown."""
    found = found_settings(sheets)
    held = {setting.name: found[setting.label].value if setting.label in found else None for setting in SETTINGS}
    return {name: value if isinstance(value, (str, float, bool)) else None for name, value in held.items()}


def read_settings(sheets: Mapping[str, SheetValues], findings: Findings, marked: str | None = None) -> Settings:
    """Read the settings; Refusal when the year, the level or the guidance cannot be used.

    ``marked`` is the id of the letter that the workbook was made for, None where it does not say.
    """
    labelled = _Labelled(sheets, findings)
    guidance = _guidance(labelled, marked)
    year = _year(labelled, guidance)
    level = _level(labelled, guidance)
    day_counts = labelled.choice("deadline_day_counts", YesNo.YES if guidance.deadline_day.counts else YesNo.NO)
    scale = ScaleState.UNCONFIRMED if guidance.newest_scale.provisional else ScaleState.CONFIRMED
    unit_code = labelled.text("unit_code")
    found = labelled.optional(label("unit_code"))
    if found is not None and unit_code and not UNIT_CODE.fullmatch(unit_code):
        labelled.add(ProblemCode.UNIT_CODE_UNUSABLE, found, value=shown(unit_code))
    values: dict[str, Any] = {
        "year": year,
        "level": level,
        "unit_code": unit_code,
        "guidance_id": guidance.id,
        "scale_confirmed": labelled.choice("scale_confirmed", scale) is ScaleState.CONFIRMED,
        "deadline_day_counts": day_counts is YesNo.YES,
    }
    others = (setting for setting in CONSOLE_SETTINGS if setting.field not in values)
    values |= {setting.field: labelled.value(setting) for setting in others}
    paper: dict[str, Any] = {setting.field: labelled.value(setting) for setting in PAPER_SETTINGS}
    return Settings(**values, paper=PaperSettings(**paper))


def _guidance(labelled: _Labelled, marked: str | None) -> Guidance:
    """The letter that is set, else the one that the workbook was made for, else the default one."""
    found = labelled.optional(label("guidance_id"))
    known = available()
    if found is None or found.value is None:
        text, wanted = "", marked or DEFAULT_ID
    else:
        text = wanted = shown(found.value)
        if marked is not None and fold(text) != fold(marked):
            raise Refusal(words.GUIDANCE_OF_ANOTHER_WORKBOOK.format(cell=found.place, value=text, marked=marked))
    for guidance_id in known:
        if fold(guidance_id) == fold(wanted):
            return load(guidance_id)
    if found is None:
        raise Refusal(words.GUIDANCE_NOT_HERE.format(marked=wanted, folder=FOLDER_NAME))
    named = {"similar": similar(text, known), "choices": " · ".join(known)}
    raise Refusal(words.GUIDANCE_UNUSABLE.format(cell=found.place, value=text, folder=FOLDER_NAME, **named))


def _year(labelled: _Labelled, guidance: Guidance) -> int:
    found, value = labelled.required(label("year"))
    if type(value) is float and value.is_integer() and guidance.first_year <= value <= LAST_YEAR:
        return int(value)
    number = number_of_text(normalise(value)) if isinstance(value, str) else None
    if number is not None and number == number.to_integral_value() and guidance.first_year <= number <= LAST_YEAR:
        labelled.add(ProblemCode.NUMBER_AS_TEXT, found, reading=int(number))
        return int(number)
    raise Refusal(words.YEAR_UNUSABLE.format(cell=found.place, value=shown(value), first=guidance.first_year))


def _level(labelled: _Labelled, guidance: Guidance) -> Level:
    found, value = labelled.required(label("level"))
    choices, text = Choices(list(guidance.levels)), _text_of(value)
    level = labelled.term(found, text, choices, None)
    if level is None:
        named = {"similar": similar(text, choices.labels), "choices": " · ".join(choices.labels)}
        raise Refusal(words.LEVEL_UNUSABLE.format(cell=found.place, value=shown(text), **named))
    return level
