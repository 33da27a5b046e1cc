"""The main job on a workbook, whoever asks for it: read, appraise, and say what was appraised.

A workbook may be made by an older or a newer version of the package: when to say so, and what the clerk can do. The
template names its version in a constant. A workbook without that name, such as one written by pandas, raises nothing:
what can be read is appraised.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin import __version__
from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.deadline import today as today_in_vietnam
from xlsx_addin.refusal import Refusal
from xlsx_addin.running import user_name
from xlsx_addin.stated_version import version_numbers
from xlsx_addin.words import problems as problem_words
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.layout import CONSOLE
from xlsx_addin.workbook.register import data_code, read_register, read_sheets
from xlsx_addin.workbook.sheets import Sheets, Workbook, known_sheets
from xlsx_addin.workbook.tables import ShapeRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.xlsx.cells import SheetValues


@dataclass
class Job:
    """An appraisal with the sheets that it was made from, and the workbook for those that it did not need."""

    sheets: Sheets
    appraisal: Appraisal
    workbook: Workbook
    today: date

    @cached_property
    def run(self) -> AppraisalRun:
        """When, by whom and of which data."""
        return AppraisalRun(
            moment=now(),
            user=user_name(),
            data_code=data_code(self.sheets, self.appraisal.register.settings),
            today=self.today,
        )

    def sheet(self, name: str) -> SheetValues | None:
        """A sheet by its known name, one that no appraisal reads included; None where there is none or it is blank."""
        if name in self.sheets:
            return self.sheets[name]
        sheet = known_sheets(self.workbook, (name,)).get(name)
        return sheet if sheet is not None and sheet.columns else None


def now() -> datetime:
    """The local time in Việt Nam, to the second, as a cell can hold it."""
    return datetime.now(VIETNAM).replace(tzinfo=None, microsecond=0)


def appraise_workbook(workbook: Workbook, today: date | None = None) -> Job:
    """Read and appraise a workbook; Refusal when it cannot be read. ``today`` is by default the day in Việt Nam."""
    with naming_versions(workbook):
        sheets = read_sheets(workbook)
        register = read_register(sheets)
    warn_of_version(workbook.version, register.findings)
    day = today or today_in_vietnam()
    return Job(sheets, appraise(register, day), workbook, day)


def warn_of_version(version: str | None, findings: Findings) -> None:
    """Warn of a workbook that is newer than the package, or of an older major version."""
    if version is None:
        return
    theirs, ours = version_numbers(version), version_numbers(__version__)
    if theirs > ours:
        remedy = problem_words.REMEDY_NEWER_WORKBOOK
    elif theirs[0] < ours[0]:
        remedy = problem_words.REMEDY_OLDER_WORKBOOK
    else:
        return
    findings.add(ProblemCode.OTHER_VERSION, CONSOLE, None, workbook=version, package=__version__, remedy=remedy)


@contextmanager
def naming_versions(workbook: Workbook) -> Iterator[None]:
    """Where a sheet, a heading or a setting is missing, say also which versions met and what to do about it."""
    try:
        yield
    except ShapeRefusal as refusal:
        version = workbook.version
        if version is None or version_numbers(version) == version_numbers(__version__):
            raise
        is_newer = version_numbers(version) > version_numbers(__version__)
        clause = words.NEWER_WORKBOOK if is_newer else words.OLDER_WORKBOOK
        raise Refusal(f"{refusal} {clause.format(workbook=version, package=__version__)}") from refusal
