"""The command for who writes a letter: ``letter``, which checks one and says what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.appraisal import year_of_text
from xlsx_addin.cli.command import DONE, add_command
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import letter_command as words

if TYPE_CHECKING:
    import argparse

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
    from xlsx_addin.cli.letter_listing import letter_listing
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
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.guidance import DEFAULT_ID, FOLDER_NAME, files_of
    from xlsx_addin.guidance.strict import file_name
    from xlsx_addin.refusal import system_reason

    source = files_of(DEFAULT_ID)[0]
    content = source.read_text("utf-8").replace(f'id = "{DEFAULT_ID}"', f'id = "{words.EXAMPLE_ID}"', 1)
    target = folder / file_name(words.EXAMPLE_ID)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(words.FOLDER_UNUSABLE.format(folder=folder, reason=system_reason(error))) from error
    write_atomically(target, (words.EXAMPLE_HEAD + content).encode(), force=False)
    write_atomically(target.with_suffix(".txt"), source.with_suffix(".txt").read_bytes(), force=False)
    print(words.EXAMPLE_WRITTEN.format(file=target, text=target.with_suffix(".txt").name, folder=FOLDER_NAME))
    return DONE
