"""The command for who writes a letter: ``letter``, which checks one and says what it holds.

It lists grades, levels, deadlines of a year, the table of outcomes, readings.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.lines import LINES
from xlsx_addin.cli.appraisal import year_of_text
from xlsx_addin.cli.command import DONE, add_command
from xlsx_addin.guidance.digest import digest
from xlsx_addin.guidance.wording import clause_words, deadline_words, kind_names, letter_words
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.words import letter_command as words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from xlsx_addin.guidance.model import Guidance


def add_commands(commands: Any) -> None:
    """Register the command on argparse's subparsers."""
    letter = add_command(commands, "letter", words.HELP_LETTER, run_letter)
    letter.add_argument("file", metavar="FILE", nargs="?", type=Path, help=words.HELP_FILE)
    letter.add_argument("--example", metavar="DIR", type=Path, help=words.HELP_EXAMPLE)
    letter.add_argument("--year", metavar="YEAR", type=year_of_text, help=words.HELP_YEAR)


def run_letter(arguments: argparse.Namespace) -> int:
    """Check one letter and print what it says, or write an example to begin from."""
    if (arguments.file is None) == (arguments.example is None):
        raise Refusal(words.FILE_OR_EXAMPLE)
    if arguments.example is not None:
        return _write_example(arguments.example)
    from xlsx_addin.guidance.strict import read_letter

    letter = read_letter(arguments.file)
    print(letter_listing(letter, _year(letter, arguments.year)))
    return DONE


def _year(letter: Guidance, asked: int | None) -> int:
    """The year that is asked for, by default the first from today on; Refusal where nothing can be appraised in it."""
    from xlsx_addin.appraisal.deadline import today
    from xlsx_addin.words.carry_over import YEAR_OUT_OF_RANGE
    from xlsx_addin.workbook.read_settings import LAST_YEAR

    if asked is None:
        return max(today().year, letter.first_year)
    if not letter.first_year <= asked <= LAST_YEAR:
        raise Refusal(YEAR_OUT_OF_RANGE.format(year=asked, first=letter.first_year, last=LAST_YEAR))
    return asked


def _write_example(folder: Path) -> int:
    """A copy of the package's first letter with its comments and its text, under another id."""
    from xlsx_addin.atomic import made_folder, write_atomically
    from xlsx_addin.guidance import DEFAULT_ID, FOLDER_NAME, files_of
    from xlsx_addin.guidance.strict import file_name

    source = files_of(DEFAULT_ID)[0]
    content = source.read_text("utf-8").replace(f'id = "{DEFAULT_ID}"', f'id = "{words.EXAMPLE_ID}"', 1)
    target = made_folder(folder, words.FOLDER_UNUSABLE) / file_name(words.EXAMPLE_ID)
    write_atomically(target, (words.EXAMPLE_HEAD + content).encode(), force=False)
    write_atomically(target.with_suffix(".txt"), source.with_suffix(".txt").read_bytes(), force=False)
    print(words.EXAMPLE_WRITTEN.format(file=target, text=target.with_suffix(".txt").name, folder=FOLDER_NAME))
    return DONE


def letter_listing(letter: Guidance, year: int) -> str:
    """The lines that ``letter FILE`` prints; deadlines and registration are those of a year."""
    parts = (_head, _grades, _levels, _times, _others, _table, _readings)
    return "\n".join(line for part in parts for line in part(letter, year))


def _head(letter: Guidance, _year: int) -> Iterator[str]:
    yield words.SOUND.format(title=letter.title, id=letter.id, digest=digest(letter))
    if letter.further_use is not None:
        yield letter.further_use.sentence


def _grades(letter: Guidance, year: int) -> Iterator[str]:
    yield words.GRADES
    scale = letter.scale(year)
    for entry in letter.recognition:
        cut_offs = "".join(
            words.CUT_OFF.format(points=plain(cut.from_points), kinds=kind_names(group))
            for group in scale.groups
            for cut in scale.cut_offs_of(group)
            if cut.grade == entry.grade
        )
        yield words.GRADE.format(
            grade=entry.grade,
            recognised=words.RECOGNISED if entry.recognised else words.NOT_RECOGNISED,
            clause=letter.clause(entry.rule),
            cut_offs=cut_offs,
        )
    said = letter_words(letter)
    yield words.HOW.format(
        aggregation=said["aggregation"], fewest=said["fewest_sheets"], missed=said["missed_minimum_start"]
    )


def _levels(letter: Guidance, _year: int) -> Iterator[str]:
    yield words.LEVELS
    for entry in letter.authorities:
        yield words.LEVEL.format(
            level=entry.level.value,
            clause=letter.clause(entry.rule),
            kinds=kind_names(entry.kinds),
            power=words.POWERS[entry.power.value],
            power_for_commendation=words.POWERS[entry.power_for_commendation.value],
        )


def _times(letter: Guidance, year: int) -> Iterator[str]:
    yield words.DEADLINES.format(year=year)
    for deadline in letter.deadlines:
        if deadline.holds_in(year):
            yield words.DEADLINE.format(
                level=deadline.level.value,
                kinds=kind_names(deadline.kinds),
                last=deadline_words(deadline, year) or words.NO_DEADLINE,
                clause=letter.clause(deadline.rule),
            )
    yield words.LATE.format(late=letter_words(letter)["late_report"])
    yield words.REGISTRATION.format(year=year)
    for entry in letter.registration:
        if entry.holds_in(year):
            last = (
                "" if entry.until is None else words.LAST_DAY.format(last=vietnamese_date(entry.until.of(year).date()))
            )
            yield words.REGISTERED.format(
                kinds=kind_names(entry.kinds),
                required=words.REQUIRED if entry.required else words.NOT_REQUIRED,
                last=last,
                clause=letter.clause(entry.rule),
            )


def _others(letter: Guidance, _year: int) -> Iterator[str]:
    grounds = [
        words.GROUND.format(
            ground=entry.ground.value,
            words=entry.words,
            kinds=kind_names(entry.kinds),
            clause=letter.clause(entry.rule),
        )
        for entry in letter.grounds
    ]
    yield words.GROUNDS.format(grounds="; ".join(grounds) or words.NO_GROUNDS)
    scopes = [words.OUT.format(scope=entry.scope) if entry.out else entry.scope for entry in letter.scopes]
    yield words.SCOPES.format(scopes="; ".join(scopes))
    if letter.cap is not None:
        yield words.CAP.format(percent=plain(letter.cap.percent), clause=letter.clause(letter.cap.rule))


def _table(letter: Guidance, _year: int) -> Iterator[str]:
    yield words.TABLE
    known = {entry.outcome for entry in letter.outcomes}
    for line in LINES:
        if line.outcome in known:
            sentence = clause_words(letter, letter.rules_of(line.outcome)) or words.WITHOUT_RULE
            yield words.LINE.format(number=line.number, label=line.outcome.label, sentence=sentence)


def _readings(letter: Guidance, _year: int) -> Iterator[str]:
    if letter.own_readings:
        yield words.READINGS
    for reading in letter.own_readings:
        yield words.READING.format(number=reading.number, sentence=reading.sentence)
