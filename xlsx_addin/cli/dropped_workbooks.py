"""``drop``: every workbook dropped on the shortcut is appraised into a new file beside it.

The shortcut hands over the paths as arguments. Whoever uses it may not read a console, so that on Windows a box says
at the end what became of each workbook.
"""

from __future__ import annotations

import os
import sys
from itertools import chain, count
from typing import TYPE_CHECKING

from xlsx_addin.cli.command import NOT_DONE, exit_status, reason_of
from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.windows_box import INFORMATION, WARNING, show_windows_box
from xlsx_addin.words import dropped_workbooks as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

_MOST_SHOWN = 12
"""Workbooks that a box has room for."""


def drop(files: Sequence[Path]) -> int:
    """Appraise each file and say what became of all; the gravest exit status.

    A file that cannot be appraised does not stop the others: its reason also goes to standard error, as one line.
    """
    if not files:
        show_windows_box(words.NOTHING_DROPPED, WARNING)
        raise Refusal(words.NOTHING_DROPPED)
    outcomes = []
    for number, file in enumerate(files, start=1):
        with ProgressLine() as line:
            line.say(words.WORKING.format(file=printable(file.name), number=number, all=len(files)))
            outcomes.append(_appraised(file))
        print(outcomes[-1][1])
    statuses = [status for status, _ in outcomes]
    summary = words.SUMMARY.format(done=len(files) - statuses.count(NOT_DONE), all=len(files))
    print(summary)
    show_windows_box(_box_text(outcomes, summary), WARNING if any(statuses) else INFORMATION)
    return max(statuses)


def output_beside(file: Path, moment: datetime) -> Path:
    """The new file for a workbook's results: named after it and the minute, and bearing no other file's name."""
    named = {"name": file.stem, "moment": f"{moment:%Y-%m-%d %H%M}"}
    first = [words.RESULT_NAME.format(**named)]
    others = (words.RESULT_NAME_AGAIN.format(**named, number=number) for number in count(2))
    return next(path for name in chain(first, others) if not os.path.lexists(path := file.with_name(name)))


def _appraised(file: Path) -> tuple[int, str]:
    """What became of one workbook: the exit status that it alone would give, and what is said about it."""
    try:
        return _appraise(file)
    except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
        reason = reason_of(error)
    print(words.NOT_DONE_LINE.format(file=printable(file.name), reason=reason.replace("\n", " ")), file=sys.stderr)
    return NOT_DONE, words.NOT_DONE.format(file=printable(file.name), reason=reason)


def _appraise(file: Path) -> tuple[int, str]:
    from xlsx_addin.appraisal.problem import count_problems
    from xlsx_addin.exchange.sending.open_matters import open_matters
    from xlsx_addin.jobs.appraise import appraise_workbook
    from xlsx_addin.jobs.appraised_file import write_appraised
    from xlsx_addin.terms import Outcome
    from xlsx_addin.xlsx.reader import FileWorkbook

    with FileWorkbook.open(file) as workbook:
        job = appraise_workbook(workbook)
        output = output_beside(file, job.run.moment)
        write_appraised(output, workbook, job, matters=open_matters(job))
    verdicts = job.appraisal.verdicts
    errors, warnings = count_problems(job.appraisal.problems)
    sentence = words.DONE.format(
        file=printable(file.name),
        subjects=len(verdicts),
        qualified=sum(verdict.outcome is Outcome.QUALIFIED for verdict in verdicts),
        errors=errors,
        warnings=warnings,
        output=output.name,
    )
    return exit_status(job.appraisal), sentence


def _box_text(outcomes: Sequence[tuple[int, str]], summary: str) -> str:
    """The summary, and as many workbooks as a box has room for, those first that could not be appraised."""
    ordered = sorted(outcomes, key=lambda outcome: outcome[0] != NOT_DONE)
    lines = [summary, *(sentence for _, sentence in ordered[:_MOST_SHOWN])]
    if len(ordered) > _MOST_SHOWN:
        lines.append(words.MORE.format(count=len(ordered) - _MOST_SHOWN))
    return "\n\n".join(lines)
