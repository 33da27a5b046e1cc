"""The workbook's shape, once: sheets, headings, choices, widths, help texts.

The template, the reader, the writer, the manual and the tests all read it from here. Names and meanings are a
promise to other levels' workbooks: they stay as they are; columns and sheets may be added beside them.

``settings`` declares the settings, ``subjects`` the columns of ``Đơn vị``, this module whose the sheets are and the
columns of every other one; ``column`` says what can be declared of one.
"""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

from xlsx_addin.guidance.model import ALL_KINDS
from xlsx_addin.terms import AttendanceRole, CriterionScope, Kind, YesNo
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
from xlsx_addin.words.stored import CUT_OFF_OF
from xlsx_addin.workbook.layout.column import FIRST_VERSION, Column, Content
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
from xlsx_addin.workbook.layout.subjects import MERGED_COLUMNS, SUBJECT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


CLERK_SHEETS = (SUBJECTS, SCALE, SCORES, SENDERS, ATTENDANCE)
COMING_FORTH = (JOURNAL, PROGRESS, DIFFERENCES, RESULTS_FROM_ABOVE)
"""Sheets that are hidden as long as they are empty; the click that puts the first rows there shows them."""
REQUIRED_SHEETS = (CONSOLE, SUBJECTS, SCALE, SCORES)

HEADING_ROW = 4
"""Row of the headings on every table sheet of the template; a reader looks for them in the first 20 rows."""

FIRST_ROW = HEADING_ROW + 1
TEMPLATE_ROWS = 2000
"""Subjects that the template's drop-down lists and checks have room for (score sheets: three times as many)."""

CRITERION_COLUMNS = (
    Column(
        "Mã tiêu chí",
        Content.CODE,
        10,
        "Mã tiêu chí, trùng với tiêu đề cột ở trang tính Điểm. Ví dụ: C1.",
        field="code",
    ),
    Column("Nội dung", Content.TEXT, 30, "Nội dung tiêu chí.", field="content", decides=False),
    Column(
        "Áp dụng",
        Content.CHOICE,
        16,
        "Tiêu chí dùng cho ai. Để trống là “Tất cả”.",
        CriterionScope,
        field="applies",
    ),
    Column("Điểm tối đa", Content.NUMBER, 9, "Điểm tối đa của tiêu chí, lớn hơn 0.", field="maximum"),
    Column(
        "Điểm tối thiểu",
        Content.NUMBER,
        9,
        "Để trống nếu không quy định. {missed_minimum}",
        field="minimum",
    ),
    Column("Khung điểm", Content.TEXT, 28, "Các khung điểm để người chấm tham khảo.", field="bands", decides=False),
    Column("Nguồn", Content.TEXT, 31, "Văn bản quy định tiêu chí này.", field="source", decides=False),
)

_CUT_OFF = Column(
    "Từ điểm",
    Content.NUMBER,
    9,
    "Điểm thấp nhất của mức (tính cả điểm đó). {worst_grade}: 0.",
    required=False,
    field="cut_off",
)
CUT_OFF_COLUMNS = {
    ALL_KINDS: _CUT_OFF,
    **{
        kinds: _CUT_OFF._replace(
            heading=CUT_OFF_OF.format(kinds=", ".join(kind.value for kind in kinds).capitalize()),
            field="_".join(["cut_off", *(kind.name.lower() for kind in kinds)]),
        )
        for count in (2, 1)
        for kinds in combinations(ALL_KINDS, count)
    },
}
"""The column of cut-offs for each group of kinds that a letter may have them for; most have one for all kinds."""

GRADE_COLUMNS = (
    Column("Xếp loại", Content.CHOICE, 12, "Đúng {grade_count} mức: {grade_list}.", of_letter="grades", field="grade"),
    _CUT_OFF,
    Column(
        "Được công nhận",
        Content.CHOICE,
        11,
        "Mức {benefit}: {recognised_names} ({clause_qualified}).",
        YesNo,
        field="is_recognised",
    ),
)

SCORE_COLUMNS_BEFORE = (
    Column("Mã", Content.CODE, 12.15, "Mã của đối tượng, có ở trang tính Đơn vị.", field="code"),
    Column(
        "Tên", Content.TEXT, 38.15, "Ghi để dễ theo dõi; chương trình không dùng cột này.", required=False, field="name"
    ),
    Column(
        "Người chấm",
        Content.TEXT,
        20.15,
        "Họ tên người chấm (hoặc số thứ tự thành viên); mỗi người một phiếu cho một đối tượng.",
        field="scorer",
    ),
)
SCORE_COLUMNS_AFTER = (
    Column("Nhận xét", Content.TEXT, 34.45, "Nhận xét của người chấm.", field="comment", decides=False),
)


def grade_columns(groups: Sequence[tuple[Kind, ...]]) -> tuple[Column, ...]:
    """The columns of grades on ``Tiêu chí`` for a letter with cut-offs for these groups of kinds."""
    first, _, last = GRADE_COLUMNS
    return (first, *(CUT_OFF_COLUMNS[group] for group in groups), last)


def _copy(column: Column, width: float) -> Column:
    """A column as another sheet shows it, under the same heading and field."""
    return Column(
        column.heading,
        column.content,
        width,
        required=column.required,
        field=column.field,
        since=column.since,
        former=column.former,
    )


def _shown(*fields: str, is_beside: bool = False) -> list[Column]:
    """Columns of ``Đơn vị`` as they are shown on ``Kết quả``: texts alone but for numbers."""
    columns = {column.field: column for column in SUBJECT_COLUMNS if column.results_width}
    return [
        _copy(columns[field], columns[field].results_width)._replace(
            content=Content.TEXT if columns[field].content is Content.CHOICE else columns[field].content,
            required=columns[field].since == FIRST_VERSION,
            is_beside=is_beside,
        )
        for field in fields
    ]


_PLACED = ("code", "name", "kind", "self_points", "self_grade", "model", "decision")
_OTHERS = [column.field for column in SUBJECT_COLUMNS if column.results_width and column.field not in _PLACED]

RESULT_COLUMNS = (
    Column("STT", Content.INTEGER, 3.57, field="number"),
    *_shown("code", "name", "kind"),
    Column("Kết luận", Content.TEXT, 14.14, field="outcome"),
    Column("Điểm", Content.NUMBER, 6.14, field="total"),
    Column("Xếp loại", Content.TEXT, 6.71, field="grade"),
    Column("Hạng", Content.INTEGER, 5.29, field="rank"),
    Column("Thời hạn", Content.TEXT, 12.43, field="lateness"),
    Column("Giải thích", Content.TEXT, 42.14, field="explanation"),
    *_shown("model"),
    Column("Kết quả cấp trên", Content.TEXT, 7, field="above", required=False, since="1.1.0"),
    *_shown("decision"),
    Column("Căn cứ", Content.TEXT, 9.29, field="rules", is_beside=True),
    Column("Số phiếu", Content.INTEGER, 6.43, field="score_sheets", is_beside=True),
    *_shown("self_points", "self_grade", *_OTHERS, is_beside=True),
)
"""The fields are those of a ``Verdict``, which the appraisal found, and of its subject, copied from ``Đơn vị``."""

_NARROW = {
    "code": 8,
    "name": 15.57,
    "kind": 7.57,
    "outcome": 12.14,
    "total": 5.86,
    "grade": 6.14,
    "lateness": 8.14,
    "explanation": 36,
    "model": 13,
    "above": 10,
    "decision": 7,
}

RESULT_FROM_ABOVE_COLUMNS = (
    *(_copy(column, _NARROW.get(column.field, column.width)) for column in RESULT_COLUMNS if not column.is_beside),
    Column("Đơn vị thẩm định", Content.TEXT, 9, field="unit"),
    Column("Lần gửi", Content.INTEGER, 5, field="version"),
    Column("Ngày nhận", Content.DATE, 10.71, field="received"),
    *(_copy(column, column.width)._replace(is_beside=True) for column in RESULT_COLUMNS if column.is_beside),
)
"""What a superior sent back, narrow enough for one page across; what ``Kết quả`` does not print stands beside it."""
LEVEL_ABOVE = Column("Cấp thẩm định", Content.TEXT, 11, field="level", required=False)
"""May stand on ``Kết quả cấp trên``, and is read there: the level whose result a row is."""


def _ranked(**widths: float) -> list[Column]:
    """Columns of ``Kết quả`` as they are shown on ``Xếp hạng``."""
    columns = {column.field: column for column in RESULT_COLUMNS}
    return [
        _copy(columns[field], width)._replace(required=True, since=FIRST_VERSION) for field, width in widths.items()
    ]


RANKING_COLUMNS = (
    *_ranked(rank=5.86, code=10.71, name=29.43, model=29.14, total=6.14, grade=8.71, self_points=7.57),
    Column("Chênh lệch", Content.DIFFERENCE, 6.43, field="difference"),
    Column("Thấp nhất", Content.NUMBER, 6.14, field="lowest"),
    Column("Cao nhất", Content.NUMBER, 6.14, field="highest"),
    *_ranked(score_sheets=5.57, lateness=13.57, above=7.86),
    Column("Năm trước", Content.TEXT, 9.86, required=False, field="last_year", since="1.1.0"),
)
"""``Chênh lệch`` is the points less the self-score, ``Thấp nhất`` and ``Cao nhất`` are the score sheets' own sums.

1,142 pixels: all are in sight on a screen of 1,366, and print at the scale of ``ranking_pages``.
"""

PROBLEM_COLUMNS = (
    Column("STT", Content.INTEGER, 4.71, field="number"),
    Column("Mức", Content.TEXT, 9.86, field="severity"),
    Column("Trang tính", Content.TEXT, 10.43, field="sheet"),
    Column("Ô", Content.LINK, 11.86, field="cell"),
    Column("Mã", Content.CODE, 13.57, field="code"),
    Column("Nội dung", Content.TEXT, 52.71, field="message"),
    Column("Cách sửa", Content.TEXT, 43.86, field="fix"),
    Column("Mã lỗi", Content.CODE, 10.43, field="problem"),
)

JOURNAL_COLUMNS = (
    Column("STT", Content.INTEGER, 6, field="number"),
    Column("Thời điểm", Content.MOMENT, 16, field="moment"),
    Column("Người thực hiện", Content.TEXT, 18, field="user"),
    Column("Việc", Content.TEXT, 16, field="task"),
    Column("Hướng dẫn", Content.TEXT, 13, field="guidance"),
    Column("Mã dữ liệu", Content.TEXT, 21, field="data_code"),
    Column("Đối tượng", Content.INTEGER, 9, field="subjects"),
    Column("Phiếu chấm điểm", Content.INTEGER, 9, field="score_sheets", former=("Phiếu điểm",)),
    Column("Đủ điều kiện", Content.INTEGER, 9, field="qualified"),
    Column("Lỗi", Content.INTEGER, 7, field="errors"),
    Column("Cảnh báo", Content.INTEGER, 8, field="warnings"),
    Column("Ghi chú", Content.TEXT, 34, field="note"),
)

PROGRESS_COLUMNS = (
    Column("STT", Content.INTEGER, 4, field="number"),
    Column("Mã", Content.CODE, 11, field="code"),
    Column("Tên", Content.TEXT, 16, field="name"),
    Column("Lần gửi", Content.INTEGER, 5, field="version"),
    Column("Kết luận nhận", Content.TEXT, 12.5, field="verdict"),
    Column("Thời điểm nhận", Content.MOMENT, 16, field="received"),
    Column("Nhận từ", Content.TEXT, 8, field="origin"),
    Column("Thời hạn", Content.TEXT, 10, field="lateness"),
    Column("Số đối tượng", Content.INTEGER, 7, field="subjects"),
    Column("Mã xác nhận", Content.CODE, 11, field="confirmation"),
    Column(
        "Mã đối chiếu",
        Content.CODE,
        11,
        "Gõ mã xác nhận mà đơn vị gửi đọc qua điện thoại, rồi bấm Nhận hồ sơ lần nữa.",
        field="typed",
    ),
    Column("Nguồn", Content.TEXT, 27, field="source"),
    Column("Ghi chú", Content.TEXT, 25, field="note"),
    Column("Lượt ghi", Content.INTEGER, 5, field="turn", is_beside=True),
    Column("Mã băm", Content.CODE, 9, field="start", is_beside=True),
    Column("Loại", Content.TEXT, 7.5, required=False, field="kind", since="1.1.0", is_beside=True),
    Column("Nội dung gửi", Content.TEXT, 7.5, required=False, field="purpose", since="1.1.0", is_beside=True),
)

DIFFERENCE_COLUMNS = (
    Column("Mã", Content.CODE, 18, field="code"),
    Column("Cột", Content.TEXT, 18, field="heading"),
    Column("Bản gốc", Content.TEXT, 21, field="base"),
    Column("Bên gửi", Content.TEXT, 21, field="theirs"),
    Column("Tại đây", Content.TEXT, 21, field="ours"),
    Column(
        "Đã xử lý",
        Content.CHOICE,
        12,
        "Chọn “Có” khi nội dung trong sổ này đã đúng và không cần hỏi lại.",
        YesNo,
        field="settled",
    ),
    Column(
        "Lấy giá trị bên gửi",
        Content.CHOICE,
        12,
        "Chọn “Có” để lần Nhận hồ sơ tới ghi nội dung của đơn vị gửi vào trang tính Đơn vị.",
        YesNo,
        field="taken",
    ),
    Column("Tên", Content.TEXT, 22, field="name"),
    Column("Ô", Content.LINK, 8, field="cell"),
    Column("Người chấm", Content.TEXT, 15, required=False, field="scorer", since="1.1.0"),
)

ATTENDANCE_COLUMNS = (
    Column("Họ và tên", Content.TEXT, 28, "Họ và tên người dự họp hoặc vắng mặt.", field="name"),
    Column("Chức vụ, đơn vị", Content.TEXT, 40, "Chức vụ và đơn vị công tác.", required=False, field="position"),
    Column(
        "Vai trò",
        Content.CHOICE,
        14,
        "Chọn: Chủ trì, Ghi biên bản, Thành viên hoặc Mời dự.",
        AttendanceRole,
        required=False,
        field="role",
    ),
    Column("Có mặt", Content.CHOICE, 9, "Có hoặc Không.", YesNo, required=False, field="is_present"),
    Column("Lý do vắng", Content.TEXT, 30, "Lý do, nếu vắng mặt.", required=False, field="absence_reason"),
    Column(
        "Địa chỉ thư",
        Content.TEXT,
        28,
        "Địa chỉ thư điện tử để gửi phiếu chấm điểm; nhiều địa chỉ cách nhau bằng dấu chấm phẩy.",
        required=False,
        field="mail_addresses",
        decides=False,
        since="1.1.0",
    ),
)
"""Who met (workbook §10)."""

SENDER_COLUMNS = (
    Column("Mã", Content.CODE, 16, "Mã đơn vị gửi, đúng như ô “Mã đơn vị” trong sổ của đơn vị đó.", field="code"),
    Column("Tên", Content.TEXT, 36, "Tên đơn vị gửi.", field="name"),
    Column(
        "Địa chỉ thư", Content.TEXT, 30, "Địa chỉ thư điện tử mà đơn vị dùng để gửi.", field="addresses", decides=False
    ),
    Column("Người phụ trách", Content.TEXT, 24, "Người phụ trách hồ sơ.", field="person"),
    Column("Điện thoại", Content.TEXT, 16, "Số điện thoại để nghe đơn vị đọc mã xác nhận.", field="phone"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    SUBJECTS: SUBJECT_COLUMNS,
    SCALE: CRITERION_COLUMNS + GRADE_COLUMNS,
    SCORES: SCORE_COLUMNS_BEFORE + SCORE_COLUMNS_AFTER,
    RESULTS: RESULT_COLUMNS,
    RANKING: RANKING_COLUMNS,
    PROBLEMS: PROBLEM_COLUMNS,
    JOURNAL: JOURNAL_COLUMNS,
    SENDERS: SENDER_COLUMNS,
    PROGRESS: PROGRESS_COLUMNS,
    DIFFERENCES: DIFFERENCE_COLUMNS,
    RESULTS_FROM_ABOVE: RESULT_FROM_ABOVE_COLUMNS,
    ATTENDANCE: ATTENDANCE_COLUMNS,
}
"""The columns of every table sheet, in the template's order (``Điểm`` has a column a criterion before its last one)."""

TABLES: dict[str, tuple[tuple[Column, ...], ...]] = {
    **{name: (columns,) for name, columns in COLUMNS.items()},
    SUBJECTS: (SUBJECT_COLUMNS + MERGED_COLUMNS,),
    SCALE: (CRITERION_COLUMNS, (*GRADE_COLUMNS, *(each for each in CUT_OFF_COLUMNS.values() if each is not _CUT_OFF))),
    RESULTS_FROM_ABOVE: ((*RESULT_FROM_ABOVE_COLUMNS, LEVEL_ABOVE),),
}
"""The tables that may stand on each sheet, with every column that is known there: two on ``Tiêu chí``."""


def _by_field(sheet: str, columns: Iterable[Column]) -> dict[str, Column]:
    """The columns by their fields; ValueError where one has none, or one that another has."""
    found: dict[str, Column] = {}
    for each in columns:
        first = found.setdefault(each.field, each)
        if not each.field or first is not each:
            raise ValueError(f"“{first.heading}” and “{each.heading}” on “{sheet}” need fields of their own")
    return found


_COLUMNS_BY_FIELD = {sheet: _by_field(sheet, chain.from_iterable(tables)) for sheet, tables in TABLES.items()}


COLUMN_WORDS = {
    **{f"column_{field}": each.heading for field, each in _COLUMNS_BY_FIELD[SUBJECTS].items()},
    "lasting_columns": ", ".join(each.heading for each in SUBJECT_COLUMNS if each.lasting),
}
"""The headings of ``Đơn vị`` for the sentences that name some, such as ``{column_received}``."""


def declared(sheet: str, field: str) -> Column:
    """The column of a sheet with this field; KeyError where none is declared."""
    return _COLUMNS_BY_FIELD[sheet][field]


def heading(sheet: str, field: str) -> str:
    """The heading of the column of a sheet with this field; KeyError where none is declared."""
    return declared(sheet, field).heading


def headings(sheet: str, *fields: str) -> tuple[str, ...]:
    """The headings of the columns of a sheet with these fields."""
    return tuple(heading(sheet, field) for field in fields)
