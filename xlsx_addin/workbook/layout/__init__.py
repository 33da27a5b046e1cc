"""The workbook's shape, once: sheets, headings, choices, widths, help texts.

The template, the reader, the writer, the manual and the tests all read it from here. Names and meanings are a
promise to other levels' workbooks: they stay as they are; columns and sheets may be added beside them.

``settings`` declares the settings, ``subjects`` the columns of ``Đơn vị``, ``tables`` the sheets and the columns of
every other one; ``column`` says what can be declared of one.
"""

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
from xlsx_addin.workbook.layout.subjects import (
    MERGED_COLUMNS,
    SUBJECT_COLUMNS,
)
from xlsx_addin.workbook.layout.tables import (
    ATTENDANCE_COLUMNS,
    CLERK_SHEETS,
    COLUMN_WORDS,
    COLUMNS,
    COMING_FORTH,
    CRITERION_COLUMNS,
    CUT_OFF_COLUMNS,
    DIFFERENCE_COLUMNS,
    FIRST_ROW,
    GRADE_COLUMNS,
    HEADING_ROW,
    JOURNAL_COLUMNS,
    PROBLEM_COLUMNS,
    PROGRESS_COLUMNS,
    RANKING_COLUMNS,
    REQUIRED_SHEETS,
    RESULT_COLUMNS,
    RESULT_FROM_ABOVE_COLUMNS,
    SCORE_COLUMNS_AFTER,
    SCORE_COLUMNS_BEFORE,
    SENDER_COLUMNS,
    TABLES,
    TEMPLATE_ROWS,
    declared,
    grade_columns,
    heading,
    headings,
)
