"""What all commands share: how they are registered, exit status, output files, JSON, and errors nobody foresaw."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin import __version__
from xlsx_addin.cli.terminal import unguarded
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import commands as words
from xlsx_addin.words.folder_lock import HELP_TAKE_OVER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.reader import FileWorkbook

DONE, ERRORS_FOUND, NOT_DONE = 0, 1, 2
"""The exit status (commands §1)."""


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str) -> date:
    """A day given on the command line, as YYYY-MM-DD and in no other way that ISO 8601 knows."""
    with suppress(ValueError):
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    raise Refusal(words.BAD_DAY.format(value=text))


_COMMON: dict[str, dict[str, Any]] = {
    "file": {"metavar": "FILE", "type": Path, "help": words.HELP_FILE},
    "--take-over": {"action": "store_true", "help": HELP_TAKE_OVER},
    "--force": {"action": "store_true", "help": words.HELP_FORCE},
    "--json": {"action": "store_true", "help": words.HELP_JSON},
    "--today": {"metavar": "YYYY-MM-DD", "type": day, "help": words.HELP_TODAY},
}
"""What several commands take alike."""


def add_command(
    commands: Any, name: str, help_text: str, run: Callable[[argparse.Namespace], int], *common: str
) -> argparse.ArgumentParser:
    """Register a command on argparse's subparsers; ``run`` gives its exit status; ``common`` as in ``add_common``."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    add_common(parser, *common)
    return parser


def add_common(parser: argparse.ArgumentParser, *names: str) -> None:
    """Let a command take these of the arguments that several take alike, in this order."""
    for name in names:
        parser.add_argument(name, **_COMMON[name])


def say_beside(sentences: Iterable[str], *, as_json: bool) -> None:
    """Print what is said beside a command's result; where that is a JSON document, on standard error."""
    for sentence in sentences:
        print(sentence, file=sys.stderr if as_json else sys.stdout)


def print_json(document: object) -> None:
    """The one JSON document on standard output; what a terminal could not show is escaped as JSON has it."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=os.fspath)
    text = text.replace("\u00a0", r"\u00a0")  # stands in the place of every cell: an explanation keeps each on one line
    if not text.isprintable():
        for letter in sorted(set(text)):  # the few that stand in a text, not each place where they do
            if not letter.isprintable():
                text = text.replace(letter, json.dumps(letter)[1:-1])
    out = unguarded(sys.stdout)  # all of it is printable by now, and a large one is not looked through again
    out.write(text)
    out.write("\n")


def tell_of_neighbours(file: Path) -> None:
    """Say on standard error where a workbook is open elsewhere, or a second copy lies beside it."""
    from xlsx_addin.neighbours import neighbour_words

    for sentence in neighbour_words(file):
        print(sentence, file=sys.stderr)


@contextmanager
def appraised(file: Path, today: date | None = None) -> Iterator[tuple[FileWorkbook, Job]]:
    """A workbook, appraised once; what else stands in it can be read within the block. Its neighbours are told of."""
    from xlsx_addin.jobs.appraise import appraise_workbook
    from xlsx_addin.xlsx.reader import FileWorkbook

    with FileWorkbook.open(file) as workbook:
        tell_of_neighbours(file)
        yield workbook, appraise_workbook(workbook, today)


def exit_status(appraisal: Appraisal) -> int:
    """1 when there are errors in the data."""
    from xlsx_addin.appraisal.problem import count_problems

    errors, _ = count_problems(appraisal.problems)
    return ERRORS_FOUND if errors else DONE


def check_output(output: Path, source: Path, *, force: bool) -> None:
    """Refuse an output that is no .xlsx, is the input itself, or exists already."""
    from xlsx_addin.atomic import refuse_existing

    if output.suffix.lower() != ".xlsx":
        raise Refusal(words.OUTPUT_NOT_XLSX.format(file=output))
    if output.exists() and source.exists() and output.samefile(source):
        raise Refusal(words.OUTPUT_IS_INPUT.format(file=source))
    refuse_existing(output, force=force)


def reason_of(error: BaseException) -> str:
    """Why something could not be done; what nobody foresaw goes to the log."""
    if isinstance(error, Refusal):
        return str(error)
    return words.OUT_OF_MEMORY if isinstance(error, MemoryError) else unexpected(error)


def unexpected(error: BaseException) -> str:
    """Write an unforeseen error into the log; the sentence that says so."""
    from xlsx_addin.buttons.log import LOG, opened_log

    with opened_log() as log:
        LOG.error("xlsx-addin %s", __version__, exc_info=error)
        if log is None:
            return words.UNEXPECTED_WITHOUT_LOG.format(error=type(error).__name__)
        return words.UNEXPECTED.format(error=type(error).__name__, log=log)
