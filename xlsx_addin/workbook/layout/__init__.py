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
    PARTS,
    PARTS_OF,
    SETTINGS,
    Setting,
    SettingsPart,
    label,
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
    PAPERS,
    PROBLEMS,
    PROGRESS,
    RANKING,
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
    MERGED_COLUMNS,
    SUBJECT_COLUMNS,
)
from xlsx_addin.workbook.layout.tables import (
    ATTENDANCE_COLUMNS,
    COLUMN_WORDS,
    COLUMNS,
    CRITERION_COLUMNS,
    CUT_OFF_COLUMNS,
    DIFFERENCE_COLUMNS,
    GRADE_COLUMNS,
    JOURNAL_COLUMNS,
    PROBLEM_COLUMNS,
    PROGRESS_COLUMNS,
    RANKING_COLUMNS,
    RESULT_COLUMNS,
    RESULT_FROM_ABOVE_COLUMNS,
    SCORE_COLUMNS_AFTER,
    SCORE_COLUMNS_BEFORE,
    SENDER_COLUMNS,
    TABLES,
    declared,
    grade_columns,
    heading,
)
