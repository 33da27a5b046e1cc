"""Runs when the program of these tests starts: for it, it is always the same minute of the sample's day.

So a click and a command give the same to the letter, and a picture shows the same whenever it is taken.
"""

from __future__ import annotations

from datetime import datetime, time

import xlsx_addin.jobs.appraise
from xlsx_addin.sample.workbook import sample

_TODAY = sample()["today"]

_JOB = vars(xlsx_addin.jobs.appraise)
_JOB["now"] = lambda: datetime.combine(_TODAY, time(14, 5))
_JOB["today_in_vietnam"] = lambda: _TODAY
