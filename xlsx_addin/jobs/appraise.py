"""The main job on a workbook, whoever asks for it: read, appraise, and say what was appraised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.deadline import today as today_in_vietnam
from xlsx_addin.running import user_name
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.workbook.appraisal_run import AppraisalRun
from xlsx_addin.workbook.register import data_code, read_register, read_sheets
from xlsx_addin.workbook.version import naming_versions, warn_of_version

if TYPE_CHECKING:
    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.workbook.sheets import Sheets, Workbook
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
        real_name = next((each for each in self.workbook.sheet_names if fold(each) == fold(name)), None)
        sheet = None if real_name is None else self.workbook.read(real_name)
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
