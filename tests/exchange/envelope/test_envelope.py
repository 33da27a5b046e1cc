"""Opening an envelope: what it holds, and whether it was changed on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.exchange.sent import SUBJECTS, opened, submitted
from tests.workbooks import cell_of, write_workbook
from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.envelope.envelope import (
    COVER_SHEET,
    Envelope,
    Fault,
    NotAnEnvelope,
    read_envelope,
    read_manifest,
)
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, read_pairs
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The file of a submission."""
    path = tmp_path / "ThamDinh_2026_CB-01_v1.xlsx"
    path.write_bytes(envelope_bytes(submitted(tmp_path)))
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Envelope:
    """The envelope after somebody opened it with openpyxl, changed it, and saved it."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return opened(path)


def fault_of(path: Path) -> Fault:
    with FileWorkbook.open(path) as workbook:
        found = read_envelope(workbook)
    assert isinstance(found, NotAnEnvelope)
    return found.fault


def test_what_was_sealed_is_read(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert opened(envelope_bytes(envelope)) == envelope
    assert envelope.is_intact


def test_the_code_is_that_of_the_content(sent: Path) -> None:
    envelope = opened(sent)
    changed = edited(sent, lambda book: book["Đơn vị"].cell(5, 2, "Khoa Ngoại"))
    assert (envelope.is_intact, changed.is_intact) == (True, False)
    assert changed.manifest.digest == envelope.digest
    assert changed.code != envelope.code


def set_manifest(key: str, value: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        for cells in book["_manifest"].iter_rows():
            if cells[0].value == key:
                cells[1].value = value

    return edit


def subject(book: Any, heading: str) -> Any:
    """The cell of the second subject under a heading."""
    return cell_of(book["Đơn vị"], heading, 6)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda book: book["Điểm"].cell(5, 4, 29), id="a score"),
        pytest.param(lambda book: book["Kết quả"].cell(7, 5, "Đủ điều kiện về mô hình"), id="a conclusion"),
        pytest.param(
            lambda book: setattr(cell_of(book["Đơn vị"], "Tên mô hình", 6), "value", None), id="a value taken out"
        ),
        pytest.param(
            lambda book: setattr(cell_of(book["Đơn vị"], "Ghi chú", 6), "data_type", "e"), id="a text made an error"
        ),
        pytest.param(lambda book: book["Đơn vị"].delete_rows(6), id="a row taken out"),
        pytest.param(lambda book: book["Đơn vị"].append(["A04", "Thêm"]), id="a row added"),
        pytest.param(lambda book: book["Lỗi"].delete_rows(5), id="a problem taken out"),
        pytest.param(lambda book: book.remove(book["Lỗi"]), id="a sheet taken out"),
        pytest.param(lambda book: book.create_sheet("Thêm").append(["x"]), id="a sheet added"),
        pytest.param(lambda book: book.move_sheet("Điểm", -1), id="sheets in another order"),
        pytest.param(set_manifest("version", "99"), id="a forged version"),
        pytest.param(set_manifest("sender", "CB-02"), id="a forged sender"),
        pytest.param(set_manifest("created", "2026-12-10T08:00:00+07:00"), id="a forged time"),
        pytest.param(lambda book: book["_manifest"].append(["note", "x"]), id="a pair added"),
    ],
)
def test_any_change_shows(sent: Path, edit: Callable[[Any], None]) -> None:
    assert not edited(sent, edit).is_intact


def change_looks(book: Any) -> None:
    book["Đơn vị"].column_dimensions["B"].width = 80
    cell_of(book["Đơn vị"], "Tên", 5).font = Font(bold=True, color="FF0000")
    book["Kết quả"].row_dimensions[5].height = 99
    book["_manifest"].sheet_state = "visible"


def test_looks_do_not_count(sent: Path) -> None:
    assert edited(sent, change_looks).is_intact


def test_the_cover_is_not_trusted_and_not_checked(sent: Path) -> None:
    assert edited(sent, lambda book: book["Phiếu gửi"].cell(1, 1, "ĐẢNG ỦY KHÁC")).is_intact
    assert edited(sent, lambda book: book.remove(book["Phiếu gửi"])).is_intact


def test_the_manifest_alone_is_read_without_the_rest(sent: Path) -> None:
    with FileWorkbook.open(sent) as workbook:
        found = read_manifest(workbook)
    assert not isinstance(found, NotAnEnvelope)
    manifest, pairs = found
    assert (manifest.sender, manifest.version, pairs) == ("CB-01", 1, manifest.pairs())


def test_a_clerks_workbook_is_no_envelope(tmp_path: Path) -> None:
    assert fault_of(write_workbook(tmp_path / "so.xlsx", subjects=SUBJECTS)) is Fault.NO_MANIFEST


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("format", "2", Fault.OTHER_FORMAT),
        ("version", "một", Fault.MANIFEST_UNREADABLE),
        ("sender", "..\\CB", Fault.MANIFEST_UNREADABLE),
        ("digest", "", Fault.MANIFEST_UNREADABLE),
    ],
)
def test_a_manifest_that_is_none_of_ours(sent: Path, key: str, value: str, fault: Fault) -> None:
    book = openpyxl.load_workbook(sent)
    set_manifest(key, value)(book)
    book.save(sent)
    assert fault_of(sent) is fault


@pytest.mark.parametrize(
    ("key", "value"), [("version", "0"), ("level", "Xã"), ("created", "hôm qua"), ("format", None)]
)
def test_a_manifest_that_was_not_edited_but_means_nothing_is_no_envelope(
    sent: Path, key: str, value: str | None
) -> None:
    """Its digest fits: another program made it so, and nobody edited it on the way."""
    with FileWorkbook.open(sent) as workbook:
        sheets = [workbook.read(name) for name in workbook.sheet_names if name not in (COVER_SHEET, MANIFEST_SHEET)]
        pairs = read_pairs(workbook.read(MANIFEST_SHEET))
    assert pairs is not None
    strange = {name: text for name, text in {**pairs, key: value}.items() if text is not None}
    book = openpyxl.load_workbook(sent)
    book[MANIFEST_SHEET].delete_rows(1, len(pairs))
    for row, pair in enumerate({**strange, "digest": digest_of(sheets, strange)}.items(), start=1):
        for column, text in enumerate(pair, start=1):
            book[MANIFEST_SHEET].cell(row, column).value = text
    book.save(sent)
    assert fault_of(sent) is Fault.MANIFEST_INVALID


def test_an_intact_envelope_lacks_no_sheet(tmp_path: Path) -> None:
    """Anybody can work out a digest, also of a submission without its subjects."""
    envelope = submitted(tmp_path)
    forged = Envelope.sealed(envelope.manifest, {"Kết quả": envelope.sheets["Kết quả"]})
    path = tmp_path / "gia.xlsx"
    path.write_bytes(envelope_bytes(forged))
    assert fault_of(path) is Fault.SHEET_MISSING
