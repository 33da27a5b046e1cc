"""One word for one thing: forms that the glossary gave up stand in no sentence, and what is left of them is named here.

Names that workbooks in use depend on (headings, settings, labels) stay as they are.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import xlsx_addin
from tests.words.test_words import MODULES, constants
from xlsx_addin.guidance import load
from xlsx_addin.words import manual
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

GIVEN_UP = {
    "chương trình": r"công cụ|phần mềm",
    "phiếu chấm điểm": r"phiếu điểm|phiếu chấm(?! điểm)",
    "cán bộ công nghệ thông tin": r"bộ phận|người hỗ trợ|người phụ trách công nghệ thông tin",
    "mã xác nhận": r"mã đối chiếu|mã kiểm tra",
    "hồ sơ gửi": r"tệp gửi|tệp gốc",
    "thư nháp": r"thư soạn sẵn|thư mẫu",
    "dòng": r"\bhàng\b",
    "đồng chí": r"\banh\b|\bchị\b",
    "ngày hết hạn": r"ngày hạn",
    "nhấn phím": r"bấm (?:Enter|Esc|Tab|Ctrl|Alt|F\d)",
    "bấm nút": r"nhấn (?:nút|chuột)",
    "trong sổ này": r"ở đây|(?<!hiện )(?<!dòng )(?<!hạng )tại đây",
    "đơn vị gửi": r"bên gửi",
    "đơn vị dùng sổ": r"(?:cấp|đơn vị) giữ sổ",
    "chậm nhất hết ngày": r"trước (?:các )?ngày",
    "chạy thử": r"diễn tập",
    "cơ sở để đánh giá": r"căn cứ thay thế",
    "gửi thẳng": r"vượt cấp",
    "lần gửi trước": r"bản gốc",
    "không nối tiếp": r"\bnhánh\b",
    "thay đổi sau khi lập": r"bị sửa|sửa sau khi gửi",
    "do lỗi của chương trình": r"ngoài dự kiến",
    "Vui lòng": r"\bxin\b",
}
"""The word to use, and what it took the place of."""

KEPT = (
    "phần mềm diệt vi-rút",  # what everybody calls it
    "Công cụ > ",  # a menu of LibreOffice
    "Mã đối chiếu",  # a heading of Tiến độ
    "Tính cả ngày hạn",  # a setting
    "Đúng ngày hạn",  # a label of Thời hạn
    "Lấy giá trị bên gửi",  # headings of Sai khác
    "Bản gốc: ",
    "Bên gửi: ",
    "Tại đây: ",
    "Có căn cứ thay thế",  # a label of Kết luận
    "văn bản gốc",  # templates of papers, not what was sent
    "ghi trước ngày, tháng",  # of a place, not of a deadline
)
"""What may stand as it is: names that are a promise, and words that mean something else."""

NOT_SENTENCES = {
    ("mail", "anh"),  # how clerks write before a name, which is read
    ("mail", "chị"),
    ("stored", "Khác nhánh – chờ đối chiếu mã"),  # what older versions wrote, which is read
    ("stored", "Đã bị sửa sau khi gửi"),
    ("stored", "Không phải tệp gửi"),
}


def sentences() -> Iterator[tuple[str, str]]:
    """Every text that a person may read, with the place that it comes from."""
    for name in MODULES:
        yield from ((name, text) for text in constants(name))
    yield from (("problems", text) for code in ProblemCode for text in (code.message, code.fix))
    yield from (("manual", f"{line.label} {line.text}") for line in manual.LINES)
    yield from (("settings", setting.help) for setting in layout.SETTINGS)
    columns = [column for tables in layout.TABLES.values() for table in tables for column in table]
    yield from (("columns", column.help) for column in columns)
    yield "guidance", load().basis.note
    macros = Path(xlsx_addin.__file__).parent.parent / "macros" / "LoiNhan.bas"
    yield from (("macros", line) for line in macros.read_text("utf-8").splitlines() if not line.startswith("'"))


@pytest.mark.parametrize(("word", "given_up"), GIVEN_UP.items(), ids=list(GIVEN_UP))
def test_one_word_for_one_thing(word: str, given_up: str) -> None:
    found = []
    for place, text in sentences():
        rest = text
        for kept in KEPT:
            rest = rest.replace(kept, "")
        if (place, text) not in NOT_SENTENCES and re.search(given_up, rest, re.IGNORECASE):
            found.append(f"{place}: {text}")
    assert found == [], f"say “{word}”"


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_kept_is_still_said(kept: str) -> None:
    """An exception that nothing needs any more is one too many."""
    headings = [column.heading for tables in layout.TABLES.values() for table in tables for column in table]
    said = [text for _, text in sentences()] + headings
    assert any(kept in text for text in said)
