"""The columns of every other table sheet, and those of every sheet together."""

from __future__ import annotations

from xlsx_addin.terms import AttendanceRole, CriterionScope, YesNo
from xlsx_addin.workbook.layout.column import FIRST_VERSION, Column, Content
from xlsx_addin.workbook.layout.sheets import (
    ATTENDANCE,
    DIFFERENCES,
    JOURNAL,
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
from xlsx_addin.workbook.layout.subjects import MERGED_COLUMNS, SUBJECT_COLUMNS

CRITERION_COLUMNS = (
    Column("Mã tiêu chí", Content.CODE, 10, "Mã tiêu chí, trùng với tiêu đề cột ở trang tính Điểm. Ví dụ: C1."),
    Column("Nội dung", Content.TEXT, 30, "Nội dung tiêu chí."),
    Column(
        "Áp dụng",
        Content.CHOICE,
        16,
        "Tiêu chí dùng cho ai. Để trống là “Tất cả”.",
        CriterionScope,
    ),
    Column("Điểm tối đa", Content.NUMBER, 9, "Điểm tối đa của tiêu chí, lớn hơn 0."),
    Column(
        "Điểm tối thiểu",
        Content.NUMBER,
        9,
        "Để trống nếu không quy định. Dưới mức này thì xếp cao nhất mức “{grade_below_minimum}”.",
    ),
    Column("Khung điểm", Content.TEXT, 28, "Các khung điểm để người chấm tham khảo."),
    Column("Nguồn", Content.TEXT, 31, "Văn bản quy định tiêu chí này."),
)

GRADE_COLUMNS = (
    Column("Xếp loại", Content.CHOICE, 12, "Đúng {grade_count} mức: {grade_list}.", is_grade=True),
    Column("Từ điểm", Content.NUMBER, 9, "Điểm thấp nhất của mức (tính cả điểm đó). {worst_grade}: 0."),
    Column("Được công nhận", Content.CHOICE, 11, "Mức {benefit}: {recognised_names} ({clause_qualified}).", YesNo),
)

SCORE_COLUMNS_BEFORE = (
    Column("Mã", Content.CODE, 12.15, "Mã của đối tượng, có ở trang tính Đơn vị."),
    Column("Tên", Content.TEXT, 38.15, "Ghi để dễ theo dõi; chương trình không dùng cột này.", required=False),
    Column(
        "Người chấm",
        Content.TEXT,
        20.15,
        "Họ tên người chấm (hoặc số thứ tự thành viên); mỗi người một phiếu cho một đối tượng.",
    ),
)
SCORE_COLUMNS_AFTER = (Column("Nhận xét", Content.TEXT, 34.45, "Nhận xét của người chấm."),)

RESULT_ABOVE_COLUMN = "Kết quả cấp trên"
"""On ``Kết quả``: what a level above decided on the subject, where the workbook knows it."""


def _copies(*headings: str) -> tuple[Column, ...]:
    """Columns of ``Đơn vị`` as they are shown on ``Kết quả``: texts alone but for numbers."""
    shown = {column.heading: column for column in SUBJECT_COLUMNS if column.results_width}
    return tuple(
        Column(
            heading,
            Content.TEXT if shown[heading].content is Content.CHOICE else shown[heading].content,
            shown[heading].results_width,
            field=shown[heading].field,
            required=shown[heading].since == FIRST_VERSION,
            since=shown[heading].since,
        )
        for heading in headings
    )


_NAMED = ("Mã", "Tên", "Loại đối tượng", "Điểm tự chấm", "Tự xếp loại", "Tên mô hình", "Quyết định")
_OTHERS = [column.heading for column in SUBJECT_COLUMNS if column.results_width and column.heading not in _NAMED]

RESULT_COLUMNS = (
    Column("STT", Content.INTEGER, 3.57),
    *_copies("Mã", "Tên", "Loại đối tượng"),
    Column("Kết luận", Content.TEXT, 13.29),
    Column("Điểm", Content.NUMBER, 5.86),
    Column("Xếp loại", Content.TEXT, 6.14),
    Column("Hạng", Content.INTEGER, 5.29),
    Column("Thời hạn", Content.TEXT, 9.29),
    Column("Căn cứ", Content.TEXT, 6.71),
    Column("Giải thích", Content.TEXT, 33.71),
    Column("Số phiếu", Content.INTEGER, 5.29),
    *_copies("Điểm tự chấm", "Tự xếp loại", "Tên mô hình"),
    Column(RESULT_ABOVE_COLUMN, Content.TEXT, 6.14, required=False, since="1.1.0"),
    *_copies("Quyết định", *_OTHERS),
)
"""A column with a field copies it from ``Đơn vị``; the others say what the appraisal found."""

_NARROW = {
    "Mã": 8,
    "Tên": 15.57,
    "Kết luận": 12.14,
    "Thời hạn": 8.14,
    "Giải thích": 18.86,
    "Tên mô hình": 11.29,
}

RESULT_FROM_ABOVE_COLUMNS = (
    *(
        Column(
            column.heading,
            column.content,
            _NARROW.get(column.heading, column.width),
            required=column.required,
            since=column.since,
        )
        for column in RESULT_COLUMNS
    ),
    Column("Đơn vị thẩm định", Content.TEXT, 9),
    Column("Lần gửi", Content.INTEGER, 5),
    Column("Ngày nhận", Content.DATE, 10.71),
)
"""What a superior sent back, narrow enough for one page across."""

RANKING_COLUMNS = (
    Column("Hạng", Content.INTEGER, 5.9),
    Column("Mã", Content.CODE, 11),
    Column("Tên", Content.TEXT, 31),
    Column("Tên mô hình", Content.TEXT, 34),
    Column("Điểm", Content.NUMBER, 6.5),
    Column("Xếp loại", Content.TEXT, 7.5),
    Column("Điểm tự chấm", Content.NUMBER, 7),
    Column("Chênh lệch", Content.DIFFERENCE, 8),
    Column("Thấp nhất", Content.NUMBER, 7),
    Column("Cao nhất", Content.NUMBER, 7),
    Column("Số phiếu", Content.INTEGER, 6),
    Column("Thời hạn", Content.TEXT, 14),
    Column(RESULT_ABOVE_COLUMN, Content.TEXT, 9),
)
"""``Chênh lệch`` is the points less the self-score, ``Thấp nhất`` and ``Cao nhất`` are the score sheets' own sums."""

PROBLEM_COLUMNS = (
    Column("STT", Content.INTEGER, 4.71),
    Column("Mức", Content.TEXT, 9.86),
    Column("Trang tính", Content.TEXT, 10.43),
    Column("Ô", Content.LINK, 11.86),
    Column("Mã", Content.CODE, 13.57),
    Column("Nội dung", Content.TEXT, 52.71),
    Column("Cách sửa", Content.TEXT, 43.86),
    Column("Mã lỗi", Content.CODE, 10.43),
)

JOURNAL_COLUMNS = (
    Column("STT", Content.INTEGER, 6),
    Column("Thời điểm", Content.MOMENT, 16),
    Column("Người thực hiện", Content.TEXT, 18),
    Column("Việc", Content.TEXT, 16),
    Column("Hướng dẫn", Content.TEXT, 13),
    Column("Mã dữ liệu", Content.TEXT, 21),
    Column("Đối tượng", Content.INTEGER, 9),
    Column("Phiếu điểm", Content.INTEGER, 9),
    Column("Đủ điều kiện", Content.INTEGER, 9),
    Column("Lỗi", Content.INTEGER, 7),
    Column("Cảnh báo", Content.INTEGER, 8),
    Column("Ghi chú", Content.TEXT, 34),
)

CHECK_CODE_COLUMN = "Mã đối chiếu"
"""On Tiến độ: the clerk types the code read out over the telephone; kept when the sheet is rewritten."""

PROGRESS_COLUMNS = (
    Column("STT", Content.INTEGER, 6),
    Column("Mã", Content.CODE, 13),
    Column("Tên", Content.TEXT, 18.43),
    Column("Lần gửi", Content.INTEGER, 5),
    Column("Kết luận nhận", Content.TEXT, 14),
    Column("Thời điểm nhận", Content.MOMENT, 16),
    Column("Nhận từ", Content.TEXT, 8),
    Column("Thời hạn", Content.TEXT, 10),
    Column("Số đối tượng", Content.INTEGER, 7),
    Column("Mã xác nhận", Content.CODE, 11),
    Column(
        CHECK_CODE_COLUMN,
        Content.CODE,
        11,
        "Gõ mã xác nhận mà đơn vị gửi đọc qua điện thoại, rồi bấm Nhận hồ sơ lần nữa.",
    ),
    Column("Nguồn", Content.TEXT, 17),
    Column("Ghi chú", Content.TEXT, 15.43),
    Column("Lượt ghi", Content.INTEGER, 5),
    Column("Mã băm", Content.CODE, 9),
)

TURN_COLUMN = "Lượt ghi"
"""On Tiến độ: which one of the sender's versions that were merged; the last one is what the workbook holds."""
DIGEST_COLUMN = "Mã băm"
"""On Tiến độ: the beginning of an envelope's digest, which also ends the name of its file in the archive."""

SETTLED_COLUMN = "Đã xử lý"
"""On Sai khác: the clerk chooses Có once the difference is settled."""

TAKE_COLUMN = "Lấy giá trị bên gửi"
"""On Sai khác: the clerk chooses Có, and the next Nhận hồ sơ puts the sender's value into Đơn vị."""

DIFFERENCE_COLUMNS = (
    Column("Mã", Content.CODE, 18),
    Column("Cột", Content.TEXT, 18),
    Column("Bản gốc", Content.TEXT, 25.43),
    Column("Bên gửi", Content.TEXT, 25.43),
    Column("Tại đây", Content.TEXT, 25.43),
    Column(
        SETTLED_COLUMN, Content.CHOICE, 12, "Chọn “Có” khi nội dung trong sổ này đã đúng và không cần hỏi lại.", YesNo
    ),
    Column(
        TAKE_COLUMN,
        Content.CHOICE,
        12,
        "Chọn “Có” để lần Nhận hồ sơ tới ghi nội dung của đơn vị gửi vào trang tính Đơn vị.",
        YesNo,
    ),
    Column("Tên", Content.TEXT, 25.43),
    Column("Ô", Content.LINK, 8),
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
)
"""Who met (workbook §10)."""

SENDER_COLUMNS = (
    Column("Mã", Content.CODE, 16, "Mã đơn vị gửi, đúng như ô “Mã đơn vị” trong sổ của đơn vị đó."),
    Column("Tên", Content.TEXT, 36, "Tên đơn vị gửi."),
    Column("Địa chỉ thư", Content.TEXT, 30, "Địa chỉ thư điện tử mà đơn vị dùng để gửi."),
    Column("Người phụ trách", Content.TEXT, 24, "Người phụ trách hồ sơ."),
    Column("Điện thoại", Content.TEXT, 16, "Số điện thoại để nghe đơn vị đọc mã xác nhận."),
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
    SCALE: (CRITERION_COLUMNS, GRADE_COLUMNS),
}
"""The tables that may stand on each sheet, with every column that is known there: two on ``Tiêu chí``."""
