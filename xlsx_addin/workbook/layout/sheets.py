"""Whose the sheets are, and where their tables stand in the template."""

from __future__ import annotations

from xlsx_addin.words.sheet_names import (
    ATTENDANCE,
    CONSOLE,
    DIFFERENCES,
    JOURNAL,
    MANUAL,
    PAPERS,
    PROBLEMS,
    PROGRESS,
    RANKING,
    RESULTS,
    RESULTS_FROM_ABOVE,
    SCALE,
    SCORES,
    SENDERS,
    SUBJECTS,
)

CLERK_SHEETS = (SUBJECTS, SCALE, SCORES, SENDERS, ATTENDANCE)
REQUIRED_SHEETS = (CONSOLE, SUBJECTS, SCALE, SCORES)

HEADING_ROW = 4
"""Row of the headings on every table sheet of the template; a reader looks for them in the first 20 rows."""

FIRST_ROW = HEADING_ROW + 1
TEMPLATE_ROWS = 2000
"""Subjects that the template's drop-down lists and checks have room for (score sheets: three times as many)."""
