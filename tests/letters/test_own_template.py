"""Two letters far from 804-CV/HU and from each other, the whole way through workbooks that were built for them."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.letters import FIRST, SECOND, file_of
from tests.letters.at_home import at_home
from tests.letters.books import RESULTS, typed
from tests.workbooks import assert_results
from xlsx_addin.cli.main import main
from xlsx_addin.guidance.strict import read_letter
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.template.build import build
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["at_home"]

OF_804 = re.compile(
    r"804-|09-HD|BTCTU|\bTốt\b|\bKhá\b|“Đạt”|Không đạt\b|1[45]/12(?!/2026\.)|20/12|\bmục \d|Huyện ủy|Ban Tổ chức"
    r"|Ban Xây dựng|[Cc]ông văn|xuất sắc nhiệm vụ|\(R\d|mô hình mới|MÔ HÌNH MỚI|Doanh nghiệp tư nhân"
)
"""What only 804-CV/HU says: its number, basis, grades, days, clauses, organs, scopes and words."""
LETTERS = [FIRST, SECOND]


def texts_of(content: bytes) -> list[str]:
    """Every text of a package's parts: cells, prompts, lists, notes, charts, names, feet of pages, properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [html.unescape(package.read(name).decode()) for name in package.namelist() if name.endswith(".xml")]
    return [text for part in parts for text in re.split(r'<[^>]*>|"', part) if text.strip()]


@pytest.mark.parametrize("letter", LETTERS)
def test_no_word_of_another_letter_is_left_in_the_workbook(letter: str) -> None:
    texts = texts_of(build(macros=True, letter=read_letter(file_of(letter))))
    assert [text for text in texts if OF_804.search(text) and "ví dụ 14/12/2026" not in text] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_lists_offer_what_the_letter_allows_and_nothing_else(letter: str) -> None:
    known = read_letter(file_of(letter))
    book = openpyxl.load_workbook(io.BytesIO(build(macros=False, letter=known)))
    offered = {}
    for sheet, heading in (("Đơn vị", "Tự xếp loại"), ("Đơn vị", "Diện"), ("Đơn vị", "Cấp thẩm định"),
                           ("Tiêu chí", "Xếp loại")):  # fmt: skip
        [cell] = [cell for cell in book[sheet][layout.HEADING_ROW] if cell.value == heading]
        place = f"{cell.column_letter}{layout.FIRST_ROW}"
        [rule] = [rule for rule in book[sheet].data_validations.dataValidation if place in rule.sqref]
        name, cells = book.defined_names[rule.formula1].attr_text.split("!")
        offered[heading] = [row[0].value for row in book[name.strip("'")][cells.replace("$", "")]]
    grades = [entry.grade for entry in known.recognition]
    assert offered == {
        "Tự xếp loại": grades,
        "Diện": [entry.scope for entry in known.scopes],
        "Cấp thẩm định": [entry.level.value for entry in known.authorities],
        "Xếp loại": grades,
    }


def test_every_verdict_is_the_letters(tmp_path: Path) -> None:
    with FileWorkbook.open(typed(tmp_path / "sổ.xlsm", SECOND)) as workbook:
        appraisal = appraise_workbook(workbook, date(2027, 1, 31)).appraisal
    assert_results(appraisal, RESULTS[SECOND])
    explained = {verdict.subject.code: verdict.explanation for verdict in appraisal.verdicts}
    assert explained["A"].startswith("Trung bình 4 phiếu, bỏ cao nhất và thấp nhất, 97,50: mức “Vàng”.")
    assert explained["F"].startswith("Mới có 1 phiếu chấm điểm, phải có ít nhất 2.")
    assert explained["B"].startswith("Báo cáo gửi quá hạn.")


def test_what_is_written_sent_and_counted_speaks_of_the_letter_alone(tmp_path: Path) -> None:
    path = typed(tmp_path / "sổ.xlsm", SECOND)
    today = ["--today", "2027-01-31"]
    assert main(["appraise", str(path), "-o", str(tmp_path / "kết quả.xlsx"), *today]) == 0
    assert main(["send", str(path), "-o", str(tmp_path / "gửi")]) == 0
    [envelope] = (tmp_path / "gửi").glob("*.xlsx")
    [draft] = (tmp_path / "gửi").glob("*.eml")
    assert draft.stat().st_size
    for written in (tmp_path / "kết quả.xlsx", envelope):
        texts = texts_of(written.read_bytes())
        assert [text for text in texts if OF_804.search(text) and "ví dụ 14/12/2026" not in text] == []
    assert any("7-QĐ/MAU" in text for text in texts_of(envelope.read_bytes()))
