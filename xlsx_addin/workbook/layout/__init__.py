"""The workbook's shape, once: sheets, headings, choices, widths, help texts.

The template, the reader, the writer, the manual and the tests all read it from here. Names and meanings are a
promise to other levels' workbooks: they stay as they are; columns and sheets may be added beside them.

``sheets`` names the sheets, ``settings`` declares the settings, ``subjects`` the columns of ``Đơn vị``, ``tables``
those of every other sheet; ``column`` says what can be declared of one.
"""

from __future__ import annotations

from xlsx_addin.workbook.layout.column import (
    FIRST_VERSION,
    Column,
    Content,
)
from xlsx_addin.workbook.layout.settings import (
    CONSOLE_SETTINGS,
    PAPER_SETTINGS,
    SETTINGS,
    Setting,
)
from xlsx_addin.workbook.layout.sheets import (
    ATTENDANCE,
    CLERK_SHEETS,
    CONSOLE,
    DIFFERENCES,
    FIRST_ROW,
    HEADING_ROW,
    JOURNAL,
    MANUAL,
    PROBLEMS,
    PROGRESS,
    REQUIRED_SHEETS,
    RESULTS,
    RESULTS_FROM_ABOVE,
    SCALE,
    SCORES,
    SENDERS,
    SUBJECTS,
    TEMPLATE_ROWS,
)
from xlsx_addin.workbook.layout.subjects import (
    LOWER_CONCLUSION_COLUMN,
    LOWER_GRADE_COLUMN,
    MERGED_COLUMNS,
    RECEIVED_COLUMN,
    SOURCE_COLUMN,
    SUBJECT_COLUMNS,
)
from xlsx_addin.workbook.layout.tables import (
    ATTENDANCE_COLUMNS,
    CHECK_CODE_COLUMN,
    COLUMNS,
    CRITERION_COLUMNS,
    DIFFERENCE_COLUMNS,
    DIGEST_COLUMN,
    GRADE_COLUMNS,
    JOURNAL_COLUMNS,
    PROBLEM_COLUMNS,
    PROGRESS_COLUMNS,
    RESULT_ABOVE_COLUMN,
    RESULT_COLUMNS,
    RESULT_FROM_ABOVE_COLUMNS,
    SCORE_COLUMNS_AFTER,
    SCORE_COLUMNS_BEFORE,
    SENDER_COLUMNS,
    SETTLED_COLUMN,
    TAKE_COLUMN,
    TURN_COLUMN,
)

__all__ = [
    "ATTENDANCE",
    "ATTENDANCE_COLUMNS",
    "CHECK_CODE_COLUMN",
    "CLERK_SHEETS",
    "COLUMNS",
    "CONSOLE",
    "CONSOLE_SETTINGS",
    "CRITERION_COLUMNS",
    "DIFFERENCES",
    "DIFFERENCE_COLUMNS",
    "DIGEST_COLUMN",
    "FIRST_ROW",
    "FIRST_VERSION",
    "GRADE_COLUMNS",
    "HEADING_ROW",
    "JOURNAL",
    "JOURNAL_COLUMNS",
    "LOWER_CONCLUSION_COLUMN",
    "LOWER_GRADE_COLUMN",
    "MANUAL",
    "MERGED_COLUMNS",
    "PAPER_SETTINGS",
    "PROBLEMS",
    "PROBLEM_COLUMNS",
    "PROGRESS",
    "PROGRESS_COLUMNS",
    "RECEIVED_COLUMN",
    "REQUIRED_SHEETS",
    "RESULTS",
    "RESULTS_FROM_ABOVE",
    "RESULT_ABOVE_COLUMN",
    "RESULT_COLUMNS",
    "RESULT_FROM_ABOVE_COLUMNS",
    "SCALE",
    "SCORES",
    "SCORE_COLUMNS_AFTER",
    "SCORE_COLUMNS_BEFORE",
    "SENDERS",
    "SENDER_COLUMNS",
    "SETTINGS",
    "SETTLED_COLUMN",
    "SOURCE_COLUMN",
    "SUBJECTS",
    "SUBJECT_COLUMNS",
    "TAKE_COLUMN",
    "TEMPLATE_ROWS",
    "TURN_COLUMN",
    "Column",
    "Content",
    "Setting",
]
