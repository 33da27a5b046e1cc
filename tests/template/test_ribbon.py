"""The tab of the ribbon: what Excel would refuse in silence, and that each of its buttons does what it says."""

from __future__ import annotations

import io
import os
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.exchange.received import envelope
from tests.template.macro_excel import MacroExcel, StandIn, Windows
from tests.template.package_checks import sdk_command, sdk_problems
from tests.template.small_workbook import write_small_workbook
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.template import ribbon
from xlsx_addin.template.build import build
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import column_letters

if TYPE_CHECKING:
    from pathlib import Path

GROUP, BUTTON = f"{{{ribbon.NAMESPACE}}}group", f"{{{ribbon.NAMESPACE}}}button"
PICTURES_OF_OFFICE = {
    "AcceptInvitation",
    "AddReminder",
    "ChartInsert",
    "ExportWord",
    "FileDocumentInspect",
    "FileNew",
    "FileOpen",
    "FileSendAsAttachment",
    "Reply",
    "ReviewNextComment",
    "ReviewPreviousComment",
    "TableInsert",
}
"""Looked up in Microsoft's lists of control ids, of Office 2013 to 2019 and 365, as another one would be."""
WITH_SDK = pytest.mark.skipif(sdk_command() is None and "CI" not in os.environ, reason="OOXML_VALIDATOR is not set")


def elements() -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(ribbon.ribbon()).iter())


def tab_of(content: bytes) -> bytes | None:
    """The tab in a workbook's package, if something refers to it there."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        relation = f'Type="{ribbon.RELATION}" Target="{ribbon.PART}"'
        if relation not in package.read("_rels/.rels").decode():
            assert ribbon.PART not in package.namelist()
            return None
        return package.read(ribbon.PART)


@pytest.mark.slow
def test_the_package_holds_the_part_and_its_relation(tmp_path: Path) -> None:
    write_sample(tmp_path / "mẫu.xlsm")
    carry_over(tmp_path / "mẫu.xlsm", tmp_path / "năm sau.xlsm")
    workbooks = build(macros=True), (tmp_path / "mẫu.xlsm").read_bytes(), (tmp_path / "năm sau.xlsm").read_bytes()
    assert [tab_of(workbook) for workbook in workbooks] == [ribbon.ribbon()] * 3


def test_what_has_no_macros_has_no_tab() -> None:
    assert tab_of(build(macros=False)) is None
    assert tab_of(envelope_bytes(envelope())) is None


def test_ids_are_unique_keys_begin_no_other_key_and_pictures_are_known() -> None:
    ids = [element.get("id") for element in elements() if element.get("id")]
    keys = [element.get("keytip", "") for element in elements() if element.tag == BUTTON]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[A-Z]{1,3}", key) for key in keys)
    assert not [(one, other) for one in keys for other in keys if one is not other and other.startswith(one)]
    assert {element.get("imageMso") for element in elements() if element.tag == BUTTON} <= PICTURES_OF_OFFICE


def test_it_asks_nothing_while_the_workbook_opens() -> None:
    names = {name for element in elements() for name in element.attrib}
    assert not [name for name in names if name.startswith(("get", "onLoad", "loadImage"))]


def test_every_button_of_the_console_is_on_it_and_two_walk_the_problems() -> None:
    labels = [element.get("label") for element in elements() if element.tag == BUTTON]
    assert labels == [*(button.caption for button in BUTTONS), "Lỗi trước", "Lỗi sau"]
    assert [element.get("label") for element in elements() if element.tag == GROUP] == [
        "Trong sổ này", "Với cấp dưới", "Với cấp trên", "Khi cần", "Chỗ cần sửa",
    ]  # fmt: skip


@pytest.mark.slow
@WITH_SDK
def test_microsofts_sdk_reads_the_part(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsm"
    path.write_bytes(build(macros=True))
    assert [sdk_problems(path, office=office) for office in ("Office2010", "Microsoft365")] == [[], []]


@pytest.mark.slow
@WITH_SDK
@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"onAction=", b"onClick="),
        (b"insertAfterMso=", b"after="),
        (b"<group id=", b"<group label="),
    ],
)
def test_microsofts_sdk_finds_what_is_wrong_in_the_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: bytes, broken: bytes
) -> None:
    path = tmp_path / "sổ.xlsm"
    faulty = ribbon.ribbon().replace(sound, broken)
    monkeypatch.setattr(ribbon, "ribbon", lambda: faulty)
    path.write_bytes(build(macros=True))
    assert sdk_problems(path, office="Office2016") != []


class Tab(MacroExcel):
    """An Excel in which the buttons of the tab are pressed."""

    def __init__(self, path: Path) -> None:
        self.windows = Windows()
        super().__init__(path, self.windows)

    def press_on_tab(self, label: str) -> None:
        [tag] = {element.get("tag") for element in elements() if element.get("label") == label and element.get("tag")}
        self.application.run(ribbon.CALLBACK, StandIn(Tag=lambda: tag))

    def shown(self) -> tuple[str, str, object]:
        """The sheet in front, the cell that is selected there, and the status bar."""
        front = self.application.workbook.active_sheet
        selected = self.application.application.vba_get("ActiveCell").vba_get("Address")
        return front.name, selected, self.application.application.vba_get("StatusBar")

    def list_problems(self, *rows: tuple[str, str, str]) -> None:
        """Write rows of sheet, cell and message below the headings of ``Lỗi``."""
        self.application.workbook.sheet_named("Lỗi").vba_get("Unprotect")
        declared = [layout.declared(layout.PROBLEMS, field) for field in ("sheet", "cell", "message")]
        places = [column_letters(layout.PROBLEM_COLUMNS.index(column) + 1) for column in declared]
        for number in range(5):
            for place, value in zip(places, rows[number] if number < len(rows) else ("", "", ""), strict=True):
                self.type_into("Lỗi", f"{place}{layout.HEADING_ROW + 1 + number}", value)


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    return Tab(write_small_workbook(tmp_path / "so.xlsm"))


@pytest.mark.parametrize(("caption", "macro"), [(button.caption, button.macro) for button in BUTTONS])
def test_a_press_does_what_the_button_on_the_console_does(tab: Tab, caption: str, macro: str) -> None:
    tab.press(macro)
    tab.press_on_tab(caption)
    assert len(tab.windows.python) == 2
    assert tab.windows.python[0] == tab.windows.python[1]
    assert tab.windows.boxes == []


def test_a_press_that_arrives_in_another_copy_goes_to_the_one_in_front(tab: Tab) -> None:
    tab.bring_to_front("Bản 'khác'.xlsm")
    tab.press_on_tab("Thẩm định")
    assert tab.passed_on == [("'Bản ''khác''.xlsm'!BamTrongSo", "tham_dinh")]
    assert tab.windows.python == []


def test_the_one_that_is_asked_acts_only_while_it_is_in_front(tab: Tab) -> None:
    tab.application.run("BamTrongSo", "tham_dinh")
    assert len(tab.windows.python) == 1
    tab.bring_to_front("Bản khác.xlsm")
    tab.application.run("BamTrongSo", "tham_dinh")
    assert (len(tab.windows.python), tab.passed_on) == (1, [])


def test_the_walk_goes_from_row_to_row_and_round(tab: Tab) -> None:
    tab.list_problems(
        ("Điểm", "B6", "Thiếu điểm."), ("Đơn vị", "C9 và 3 ô", "Trùng tên."), ("Tiêu chí", "cả trang", "Thiếu.")
    )
    seen = []
    for label in ("Lỗi sau", "Lỗi sau", "Lỗi sau", "Lỗi sau", "Lỗi trước", "Lỗi trước"):
        tab.press_on_tab(label)
        seen.append(tab.shown())
    assert seen == [
        ("Điểm", "$B$6", "Lỗi 1/3: Thiếu điểm."),
        ("Đơn vị", "$C$9", "Lỗi 2/3: Trùng tên."),
        ("Tiêu chí", "$A$1", "Lỗi 3/3: Thiếu."),
        ("Điểm", "$B$6", "Lỗi 1/3: Thiếu điểm."),
        ("Tiêu chí", "$A$1", "Lỗi 3/3: Thiếu."),
        ("Đơn vị", "$C$9", "Lỗi 2/3: Trùng tên."),
    ]
    assert tab.windows.python == []


def test_on_the_sheet_of_problems_it_begins_at_the_row_that_is_selected(tab: Tab) -> None:
    tab.list_problems(("Điểm", "B6", "một"), ("Điểm", "B7", "hai"), ("Điểm", "B8", "ba"))
    tab.application.workbook.sheet_named("Lỗi").vba_get("Activate")
    tab.application.workbook.sheet_named("Lỗi").vba_get("Range", ["F6"]).vba_get("Select")
    tab.press_on_tab("Lỗi sau")
    assert tab.shown() == ("Điểm", "$B$7", "Lỗi 2/3: hai")


def test_rows_that_a_filter_hides_are_passed_over(tab: Tab) -> None:
    tab.list_problems(("Điểm", "B6", "một"), ("Điểm", "B7", "hai"), ("Điểm", "B8", "ba"))
    rows = tab.application.workbook.sheet_named("Lỗi")
    rows.vba_get("Rows", [6]).vba_set("Hidden", True)
    tab.press_on_tab("Lỗi sau")
    tab.press_on_tab("Lỗi sau")
    assert tab.shown() == ("Điểm", "$B$8", "Lỗi 3/3: ba")


def test_a_hidden_row_a_missing_sheet_and_no_problem_at_all_are_said(tab: Tab) -> None:
    tab.list_problems(("Điểm", "B6", "một"), ("Cũ", "B7", "hai"))
    tab.application.workbook.sheet_named("Điểm").vba_get("Rows", [6]).vba_set("Hidden", True)
    tab.press_on_tab("Lỗi sau")
    assert tab.shown()[2] == "(Dòng này đang bị ẩn: vui lòng bỏ lọc để thấy.) Lỗi 1/2: một"
    tab.press_on_tab("Lỗi sau")
    assert tab.shown()[2] == ("Không thấy trang tính “Cũ” (đã đổi tên, bị ẩn hoặc bị xóa). Vui lòng bấm Thẩm định lại.")
    tab.list_problems()
    tab.press_on_tab("Lỗi trước")
    assert tab.shown()[2] == "Trang tính Lỗi không có dòng nào đang hiện."


def test_the_status_bar_is_excels_again_once_the_clerk_goes_elsewhere(tab: Tab) -> None:
    tab.list_problems(("Điểm", "B6", "một"))
    tab.press_on_tab("Lỗi sau")
    assert tab.shown()[2] == "Lỗi 1/1: một"
    tab.application.workbook.sheet_named("Điểm").vba_get("Range", ["B9"]).vba_get("Select")
    assert tab.shown()[2] is False
