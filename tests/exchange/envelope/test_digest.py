"""The digest: a text that any program can build, and that nothing but a changed value changes."""

from __future__ import annotations

import hashlib
import json
import random  # noqa: TC003 - hypothesis reads the annotation
import unicodedata
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from tests.exchange.sent import submitted
from xlsx_addin.exchange.envelope.digest import canonical_text, confirmation_code, digest_of
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.xlsx.cells import CellValue, DateSerial, ErrorValue, Formula, SheetValues

if TYPE_CHECKING:
    from pathlib import Path

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
values: st.SearchStrategy[CellValue] = st.one_of(
    texts, st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.floats(1, 80_000).map(DateSerial)
)
cells = st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 12)), values, max_size=20)


def sheet(name: str, content: dict[tuple[int, int], CellValue]) -> SheetValues:
    result = SheetValues(name)
    for (row, column), value in content.items():
        result.set(row, column, value)
    return result


def sha256(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def test_the_digest_is_taken_of_a_line_for_each_cell_and_each_pair() -> None:
    sheets = [
        sheet("Đơn vị", {(2, 1): "A01", (1, 2): 'Tên "mới"\nhai dòng', (1, 1): "Mã"}),
        sheet("Điểm", {(5, 4): 27.5, (5, 5): DateSerial(46370.5), (5, 6): True, (6, 4): 0.1 + 0.2, (6, 5): 1e20}),
    ]
    text = (
        '["Đơn vị",1,1,"s","Mã"]\n'
        '["Đơn vị",1,2,"s","Tên \\"mới\\"\\nhai dòng"]\n'
        '["Đơn vị",2,1,"s","A01"]\n'
        '["Điểm",5,4,"n","27.5"]\n'
        '["Điểm",5,5,"n","46370.5"]\n'
        '["Điểm",5,6,"b","true"]\n'
        '["Điểm",6,4,"n","0.3"]\n'
        '["Điểm",6,5,"n","1e+20"]\n'
        '["previous",""]\n'
        '["year","2026"]\n'
    )
    pairs = {"year": "2026", "digest": "sha256:whatever", "previous": ""}
    assert digest_of(sheets, pairs) == sha256(text)


def test_the_code_is_the_digest_modulo_ten_to_the_sixteenth() -> None:
    number = 7 * 10**16 + 4821_0934_1177_2058
    assert confirmation_code(f"sha256:{number:064x}") == "4821-0934-1177-2058"
    assert confirmation_code(f"sha256:{42:064x}") == "0000-0000-0000-0042"


def test_openpyxl_and_the_specification_alone_give_the_same_digest(tmp_path: Path) -> None:
    """Built here from the words of envelope §5, with none of the package's code."""
    envelope = submitted(tmp_path)
    path = tmp_path / "gui.xlsx"
    path.write_bytes(envelope_bytes(envelope))
    book = openpyxl.load_workbook(path)
    lines = []
    for each in book.worksheets:
        if each.title in ("Phiếu gửi", "_manifest"):
            continue
        for row in each.iter_rows():
            for cell in row:
                if cell.value in (None, ""):
                    continue
                if cell.data_type == "b":
                    kind, text = "b", "true" if cell.value else "false"
                elif cell.data_type == "d":
                    kind, text = "n", format(to_excel(cell.value), ".15g")
                elif cell.data_type == "n":
                    kind, text = "n", format(cell.value, ".15g")
                else:
                    kind, text = "s", unicodedata.normalize("NFC", cell.value).replace("\r\n", "\n")
                lines.append([each.title, cell.row, cell.column, kind, text])
    pairs = {key.value: "" if value.value is None else str(value.value) for key, value in book["_manifest"].iter_rows()}
    stated = pairs.pop("digest")
    lines += [[key, pairs[key]] for key in sorted(pairs)]
    joined = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    assert sha256(joined) == stated == envelope.digest


@given(cells, st.dictionaries(texts, texts, max_size=4), st.randoms())
def test_the_order_in_which_cells_were_stored_does_not_matter(
    content: dict[tuple[int, int], CellValue], pairs: dict[str, str], chance: random.Random
) -> None:
    shuffled = list(content.items())
    chance.shuffle(shuffled)
    assert digest_of([sheet("Kết quả", dict(shuffled))], pairs) == digest_of([sheet("Kết quả", content)], pairs)


@given(cells, st.tuples(st.integers(1, 30), st.integers(1, 12)), st.none() | values)
def test_another_value_gives_another_digest(
    content: dict[tuple[int, int], CellValue], place: tuple[int, int], value: CellValue | None
) -> None:
    changed = {key: old for key, old in content.items() if key != place}
    if value is not None:
        changed[place] = value
    same = digest_of([sheet("Kết quả", content)], {}) == digest_of([sheet("Kết quả", changed)], {})
    assert same == (line_value(content.get(place)) == line_value(value))


def line_value(value: CellValue | None) -> tuple[str, str] | None:
    """What a line says of a value."""
    if value is None or isinstance(value, str):
        return None if value is None else ("s", canonical_text(value))
    assert isinstance(value, (bool, float))
    return ("b", str(value)) if isinstance(value, bool) else ("n", f"{value:.15g}")


@given(cells.filter(bool))
def test_a_row_moved_and_a_sheet_renamed_added_or_swapped_give_other_digests(
    content: dict[tuple[int, int], CellValue],
) -> None:
    moved = {(row + 1, column): value for (row, column), value in content.items()}
    one, other = sheet("Đơn vị", content), sheet("Điểm", moved)
    digests = [
        digest_of(sheets, {})
        for sheets in ([one], [sheet("Đơn vị", moved)], [sheet("Đơn vị 2", content)], [one, other], [other, one])
    ]
    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Đảng ủy", unicodedata.normalize("NFD", "Đảng ủy")),
        ("hai\ndòng", "hai\r\ndòng"),
        ("hai\ndòng", "hai\rdòng"),
        (90.0, 89.99999999999999),
        (46370.0, DateSerial(46370)),
    ],
)
def test_what_programs_change_when_they_save_does_not_count(written: CellValue, read: CellValue) -> None:
    assert digest_of([sheet("Điểm", {(1, 1): written})], {}) == digest_of([sheet("Điểm", {(1, 1): read})], {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("90", 90.0),
        ("true", True),
        (1.0, True),
        ("#N/A", ErrorValue("#N/A")),
        ("", Formula.WITHOUT_VALUE),
        (" x", "x"),
        ("x", "X"),
        (90.0, 90.0000000000001),
    ],
)
def test_what_reads_alike_is_not_the_same(one: CellValue, other: CellValue) -> None:
    assert digest_of([sheet("Điểm", {(1, 1): one})], {}) != digest_of([sheet("Điểm", {(1, 1): other})], {})


def test_half_a_letter_in_a_received_cell_has_a_digest_too() -> None:
    assert canonical_text("\ud83d lẻ") == "\ufffd lẻ"
    assert digest_of([sheet("Điểm", {(1, 1): "\ud83d"})], {}) == sha256('["Điểm",1,1,"s","\ufffd"]\n')
