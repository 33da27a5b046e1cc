"""Workbooks written as small tables of text in the test itself, and what an appraisal must say of them as another one.

    | Mã  | Loại đối tượng | Ngày nhận báo cáo |
    | A01 | Tổ chức        | 14/12/2026        |

A column that a table does not name is filled soundly in every row, so that a table shows only what the test is about.
Tables with other columns may follow after a blank line: their rows stand below. In a cell a number is a number,
dd/mm/yyyy (with hh:mm) under a date's heading, or after @, a real date, ``#N/A`` an Excel error, ``=...`` a formula
without a stored value, TRUE and FALSE truth values; a leading ' makes anything else text, and "..." is text with its
spaces and escapes (``"\\u00a0"``). Headings and defaults are written out here from the specification, apart from the
package's own ``layout``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime, time
from difflib import ndiff
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.report import appraisal_document
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.appraisal.verdict import Appraisal

Setting: TypeAlias = "str | int | float | None"
Rows: TypeAlias = "list[list[str]]"

SUBJECT_HEADINGS = [
    "Mã",  # A
    "Tên",
    "Loại đối tượng",  # C
    "Diện",
    "Cấp thẩm định",  # E
    "Thuộc tổ chức",
    "Người đứng đầu",  # G
    "Đăng ký",
    "Ngày đăng ký",  # I
    "Tên mô hình",
    "Lĩnh vực",  # K
    "Sản phẩm cụ thể",
    "Ngày nhận báo cáo",  # M
    "Báo cáo kết hợp",
    "Đề nghị khen thưởng",  # O
    "Điểm tự chấm",
    "Tự xếp loại",  # Q
    "Số QĐ công nhận sáng kiến",
    "Ngày công nhận",  # S
    "Số QĐ khen thưởng đột xuất",
    "Ngày khen thưởng",  # U
    "Chấp nhận quá hạn",
    "Lý do chấp nhận",  # W
    "Tình trạng hồ sơ",
    "Ghi chú",  # Y
]
CRITERION_HEADINGS = ["Mã tiêu chí", "Nội dung", "Áp dụng", "Điểm tối đa", "Điểm tối thiểu", "Khung điểm", "Nguồn"]
GRADE_HEADINGS = ["Xếp loại", "Từ điểm", "Được công nhận"]
RESULT_HEADINGS = ["STT", "Mã", "Tên", "Loại đối tượng", "Kết luận", "Điểm", "Xếp loại", "Hạng", "Thời hạn", "Căn cứ",
                   "Giải thích", "Số phiếu", "Điểm tự chấm", "Tự xếp loại", "Tên mô hình", "Kết quả cấp trên",
                   "Quyết định"]  # fmt: skip
DATE_HEADINGS = {"Ngày đăng ký", "Ngày nhận báo cáo", "Ngày công nhận", "Ngày khen thưởng"}

SCALE = """
| Mã tiêu chí | Nội dung                   | Áp dụng | Điểm tối đa | Điểm tối thiểu |
| C1          | Tính mới, tính sáng tạo    | Tất cả  | 30          |                |
| C2          | Khả năng áp dụng, nhân rộng | Tất cả  | 30          |                |
| C3          | Hiệu quả                   | Tất cả  | 40          |                |
"""
GRADES = """
| Xếp loại  | Từ điểm | Được công nhận |
| Tốt       | 90      | Có             |
| Khá       | 70      | Có             |
| Đạt       | 50      | Không          |
| Không đạt | 0       | Không          |
"""

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?")
_DATE = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?")


class ForcedText(str):
    """Text that is written as text whatever it looks like."""

    __slots__ = ()


def table(text: str) -> Rows:
    """The rows of a table of text, heading row first, each a list of cells without the spaces around them."""
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if line.strip()]


def cell_value(text: str, heading: str = "") -> object:
    """What a cell of a table of text means."""
    if text.startswith("'"):
        return ForcedText(text[1:])
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        return ForcedText(json.loads(text))
    if text in {"TRUE", "FALSE"}:
        return text == "TRUE"
    day = _DATE.fullmatch(text.removeprefix("@"))
    if day is not None and (text.startswith("@") or _plain_heading(heading) in DATE_HEADINGS):
        year, month, number, hour, minute, second = (int(part or 0) for part in day.group(3, 2, 1, 4, 5, 6))
        return datetime(year, month, number, hour, minute, second)
    if _NUMBER.fullmatch(text):
        return int(text) if text.lstrip("-").isdigit() else float(text)
    return text or None


def _plain_heading(text: str) -> str:
    """The heading as the specification writes it, however a test disguises it."""
    heading = unicodedata.normalize("NFC", str(cell_value(text) or "")).replace("\u00a0", " ").replace("\u00d0", "Đ")
    return heading.strip().capitalize()


def completed(
    text: str, headings: Sequence[str], defaults: Mapping[str, str], beside: Mapping[str, str] | None = None
) -> Rows:
    """The rows of all tables of the text under ``headings`` and then under others, with defaults in what they lack.

    ``{code}`` in a default is the row's Mã, ``{row}`` its number from 1; a row that is all blank stays so. A default
    named in ``beside`` holds only where that other column is not blank.
    """
    tables = [table(part) for part in re.split(r"\n\s*\n", text) if part.strip()]
    others = [heading for rows in tables for heading in rows[0] if heading not in headings]
    result = [[*headings, *dict.fromkeys(others)]]
    for rows in tables:
        for row in rows[1:]:
            values = dict(zip(rows[0], row, strict=True))
            if any(row):
                for heading, default in defaults.items():
                    if beside is not None and heading in beside and not values[beside[heading]]:
                        continue
                    values.setdefault(heading, default.format(row=len(result), code=values.get("Mã", "")))
            result.append([values.get(heading, "") for heading in result[0]])
    return result


def vertical(*rows: Mapping[str, str]) -> str:
    """Rows as tables of their own, each given by heading."""
    return "\n\n".join(f"| {' | '.join(row)} |\n| {' | '.join(row.values())} |" for row in rows)


def subject_rows(subjects: str, year: int) -> Rows:
    """``Đơn vị``: registered organisations whose reports came in time, unless the table says otherwise.

    Without a report there is no self-assessment either.
    """
    defaults = {
        "Tên": "Đối tượng {code}",
        "Loại đối tượng": "Tổ chức",
        "Đăng ký": "Có",
        "Tên mô hình": "Mô hình của {code}",
        "Sản phẩm cụ thể": "Giảm 30% thời gian giải quyết hồ sơ",
        "Ngày nhận báo cáo": f"10/12/{year}",
        "Điểm tự chấm": "80",
        "Tự xếp loại": "Khá",
    }
    beside = dict.fromkeys(("Điểm tự chấm", "Tự xếp loại"), "Ngày nhận báo cáo")
    return completed(subjects, SUBJECT_HEADINGS, defaults, beside)


def score_rows(scores: str, criteria: Sequence[str]) -> Rows:
    """``Điểm``: every row by another scorer, unless the table says otherwise."""
    known = {"Mã", "Tên", "Người chấm", "Nhận xét", *criteria}
    others = [heading for heading in completed(scores, [], {})[0] if heading not in known]
    headings = ["Mã", "Tên", "Người chấm", *criteria, *others, "Nhận xét"]
    return completed(scores, headings, {"Người chấm": "Người chấm {row}"})


def scale_rows(scale: str, grades: str) -> Rows:
    """``Tiêu chí``: the criteria (columns A to G), and the grades beside them (I to K)."""
    left = completed(scale, CRITERION_HEADINGS, {"Nội dung": "Nội dung", "Nguồn": "Tạm"})
    right = completed(grades, GRADE_HEADINGS, {})
    height = max(len(left), len(right))
    left += [[""] * len(left[0])] * (height - len(left))
    right += [[""] * len(right[0])] * (height - len(right))
    return [[*criterion, "", *grade] for criterion, grade in zip(left, right, strict=True)]


def workbook_bytes(
    *,
    settings: Mapping[str, Setting] | None = None,
    subjects: str = "",
    scale: str = SCALE,
    grades: str = GRADES,
    scores: str = "",
    from_above: str | None = None,
    sheets: Mapping[str, str | Rows | None] | None = None,
    heading_row: int = 1,
    version: str | None = None,
) -> bytes:
    """The content of a real .xlsx.

    ``sheets`` gives whole sheets as they are, without defaults (None leaves one out); ``heading_row`` is the row of
    the headings on every table sheet; ``version`` is that of the package which the workbook says it was made by.
    """
    console: dict[str, Setting] = {"Năm đánh giá": 2026, "Cấp thẩm định": "Cấp ủy cơ sở", **(settings or {})}
    year = console["Năm đánh giá"]
    criteria = [row[0].lstrip("'") for row in table(scale)[1:] if row[0] and not row[0].startswith(("#", "="))]
    table_of: dict[str, Rows | None] = {
        "Thẩm định": [],
        "Đơn vị": subject_rows(subjects, year if isinstance(year, int) else 2026),
        "Tiêu chí": scale_rows(scale, grades),
        "Điểm": score_rows(scores, list(dict.fromkeys(criteria))),
    }
    if from_above is not None:
        table_of["Kết quả cấp trên"] = completed(from_above, RESULT_HEADINGS, {})
    for name, rows in (sheets or {}).items():
        table_of[name] = table(rows) if isinstance(rows, str) else rows
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, tabled in table_of.items():
        if tabled is None:
            continue
        sheet = book.create_sheet(name)
        if name == "Thẩm định" and not tabled:
            _write_settings(sheet, console)
        else:
            first = 1 if name == "Thẩm định" else heading_row
            _write_rows(sheet, tabled, first)
    if version is not None:
        book.defined_names["PhienBan"] = DefinedName("PhienBan", attr_text=f'"{version}"')
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def cell_of(sheet: Any, heading: str, row: int) -> Any:
    """The cell of a row under a heading of one of the first twenty rows, on a sheet as openpyxl has read it."""
    for cells in sheet.iter_rows(1, 20):
        for cell in cells:
            if str(cell.value) == heading:
                return sheet.cell(row, cell.column)
    raise AssertionError(f"{sheet.title} has no heading {heading}")


def write_workbook(path: Path, **tables: Any) -> Path:
    """Write a workbook of these tables (as ``workbook_bytes`` takes them) and return its path."""
    path.write_bytes(workbook_bytes(**tables))
    return path


def _write_settings(sheet: Any, console: Mapping[str, Setting]) -> None:
    sheet["B1"] = "THẨM ĐỊNH MÔ HÌNH MỚI, CÁCH LÀM SÁNG TẠO"
    for row, (label, value) in enumerate(console.items(), start=3):
        sheet.cell(row, 2, label)
        _write(sheet.cell(row, 3), cell_value(value) if isinstance(value, str) else value)


def _write_rows(sheet: Any, rows: Rows, first_row: int) -> None:
    headings = rows[0] if rows else []
    for row, cells in enumerate(rows, start=first_row):
        if cells:
            sheet.cell(row, len(cells))  # a blank row is there all the same, as wide as the others
        for column, text in enumerate(cells, start=1):
            if text:
                heading = headings[column - 1] if column <= len(headings) and row > first_row else ""
                _write(sheet.cell(row, column), cell_value(text, heading))


def _write(cell: Any, value: object) -> None:
    if value is None:
        return
    cell.value = str(value) if isinstance(value, ForcedText) else value
    if isinstance(value, ForcedText):
        cell.data_type = "s"
    elif isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy" if value.time() == time() else "dd/mm/yyyy hh:mm"


def appraise_file(source: Path | bytes, today: date = date(2027, 1, 31)) -> Appraisal:
    """Appraise a workbook file, or the content of one, as if it were that day."""
    with FileWorkbook.open(source) as workbook:
        return appraise_workbook(workbook, today).appraisal


def appraised(folder: Path, *, today: date = date(2027, 1, 31), **tables: Any) -> Appraisal:
    """Write a workbook of these tables (as ``workbook_bytes`` takes them) and appraise it."""
    return appraise_file(write_workbook(folder / "so.xlsx", **tables), today)


def result_rows(appraisal: Appraisal) -> list[dict[str, str]]:
    """The results as the JSON document gives them, as text: nothing for null, lists with commas."""
    return [{key: _text(value) for key, value in result.items()} for result in appraisal_document(appraisal)["results"]]


def problem_rows(appraisal: Appraisal) -> list[dict[str, str]]:
    """The problems as the JSON document gives them, as text."""
    return [{key: _text(value) for key, value in entry.items()} for entry in appraisal_document(appraisal)["problems"]]


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def assert_results(appraisal: Appraisal, expected: str) -> None:
    """The results are exactly these, in this order, as far as the table's columns go."""
    _assert_rows(result_rows(appraisal), expected)


def assert_problems(appraisal: Appraisal, expected: str) -> None:
    """The problems are exactly these, in this order, as far as the table's columns go."""
    _assert_rows(problem_rows(appraisal), expected)


def _assert_rows(found: Sequence[Mapping[str, str]], expected: str) -> None:
    rows = table(expected)
    headings = rows[0] if rows else ["code", "sheet", "cell", "subject"]
    wanted_rows, found_rows = rows[1:], [[row[heading] for heading in headings] for row in found]
    difference = "\n".join(ndiff([" | ".join(row) for row in wanted_rows], [" | ".join(row) for row in found_rows]))
    assert found_rows == wanted_rows, f"- expected, + found:\n{' | '.join(headings)}\n{difference}"
