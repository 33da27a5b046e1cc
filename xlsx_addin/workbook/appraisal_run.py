"""One run of the appraisal, as tool sheets and envelopes name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.words import results as words

if TYPE_CHECKING:
    from datetime import date, datetime


class AppraisalRun(NamedTuple):
    """When, by whom and of which data an appraisal was made."""

    moment: datetime
    """Local time without a zone."""
    user: str
    data_code: str
    today: date | None = None
    """The day that the appraisal took for today, None where it is that of ``moment``; no part of the data's code."""

    @property
    def code_with_day(self) -> str:
        """The code as it is printed, with the day beside it where that is not the day of the run."""
        if self.today is None or self.today == self.moment.date():
            return self.data_code
        return words.CODE_AS_OF.format(code=self.data_code, today=vietnamese_date(self.today))
