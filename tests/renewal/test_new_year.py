"""``new --from OLD --year YEAR``: what lasts stands in the new workbook, and nothing of the old year does."""

from __future__ import annotations

import copy
import zipfile
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.renewal.test_carry_over import (
    appraised_sample,
    by_heading,
    document,
    foreign,
    refused,
    sample,
    setting_row,
)
from xlsx_addin import __version__
from xlsx_addin.refusal import Refusal
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.resources import template_bytes
from xlsx_addin.template.build import build
from xlsx_addin.workbook import console_places, layout
from xlsx_addin.workbook.read_settings import found_settings
from xlsx_addin.xlsx.cells import CellValue, SheetValues
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Fault: TypeAlias = Callable[[dict[str, SheetValues]], None]

__all__ = ["appraised_sample", "sample"]

LASTING = [
    "Mã",
    "Tên",
    "Loại đối tượng",
    "Diện",
    "Cấp thẩm định",
    "Thuộc tổ chức",
    "Người đứng đầu",
    "Chức vụ",
    "Đơn vị công tác",
    "Địa chỉ thư",
]
BLANK_SHEETS = (layout.SCORES, layout.ATTENDANCE, layout.JOURNAL, layout.PROGRESS, layout.DIFFERENCES,
                layout.RESULTS_FROM_ABOVE)  # fmt: skip


def settings_of(path: Path) -> dict[str, CellValue]:
    with FileWorkbook.open(path) as workbook:
        found = found_settings({name: workbook.read(name) for name in layout.PARTS_OF if name in workbook.sheet_names})
    return {label: setting.value for label, setting in found.items() if setting.value is not None}


def in_2027(old: Path) -> Path:
    """The workbook of the new year."""
    new = old.with_name("năm mới.xlsm")
    carry_over(old, new, year=2027)
    return new


def test_the_sample_goes_into_2027(sample: Path) -> None:
    new = in_2027(sample)
    before, after = by_heading(sample, layout.SUBJECTS), by_heading(new, layout.SUBJECTS)
    assert list(after) == list(before)
    assert after == {heading: before[heading] if heading in LASTING else {} for heading in before}
    assert len(after["Mã"]) == 33
    assert by_heading(new, layout.SCALE) == by_heading(sample, layout.SCALE)
    assert by_heading(new, layout.SENDERS) == by_heading(sample, layout.SENDERS)
    for name in BLANK_SHEETS:
        assert not any(by_heading(new, name).values())
    of_the_year = {"Ngày họp", "Giờ bắt đầu", "Giờ kết thúc", "Địa điểm họp"}
    kept = {label: value for label, value in settings_of(sample).items() if label not in of_the_year}
    assert settings_of(new) == {**kept, "Năm đánh giá": 2027}


def test_the_report_says_what_was_kept_and_what_was_left_blank(sample: Path) -> None:
    left = [
        "Đăng ký", "Ngày đăng ký", "Tên mô hình", "Lĩnh vực", "Sản phẩm cụ thể", "Ngày nhận báo cáo", "Báo cáo kết hợp",
        "Đề nghị khen thưởng", "Điểm tự chấm", "Tự xếp loại", "Số QĐ công nhận sáng kiến", "Ngày công nhận",
        "Số QĐ khen thưởng đột xuất", "Ngày khen thưởng", "Chấp nhận quá hạn", "Lý do chấp nhận", "Tình trạng hồ sơ",
    ]  # fmt: skip
    assert carry_over(sample, sample.with_name("mới.xlsm"), year=2027) == [
        f"Đã chuyển dữ liệu từ {sample} (phiên bản {__version__}) sang mẫu phiên bản {__version__}:",
        "  Cài đặt: 16 mục",
        "  Đơn vị: 33 dòng, 119 ô",
        "  Tiêu chí: 4 dòng, 30 ô",
        "  Đầu mối: 2 dòng, 10 ô",
        "  Năm trước: 161 ô, giữ ở trang tính “Năm trước”",
        "Sổ mới dùng cho năm 2027; năm ghi ở sổ cũ: 2026.",
        f"Ở Đơn vị giữ các cột: {', '.join(LASTING)}.",
        "Để trống ở Cài đặt vì thuộc năm cũ: Ngày họp, Giờ bắt đầu, Giờ kết thúc, Địa điểm họp.",
        "Để trống ở Đơn vị vì thuộc năm cũ: " + ", ".join(left) + ".",
        "Không chuyển sang năm mới: Điểm, Nhật ký, Thành phần.",
        "Sổ cũ giữ nguyên; số liệu năm cũ vẫn xem ở đó.",
        "Đã đọc lại sổ mới bằng một chương trình khác (openpyxl) và đối chiếu từng ô: đủ 336 ô, không ô nào khác.",
        "Không chuyển Kết quả, Lỗi, Hướng dẫn, Xếp hạng, Danh mục: mẫu mới có sẵn, hoặc tự lập lại khi bấm Thẩm định.",
        "Công thức được chuyển bằng giá trị đã tính; định dạng, ghi chú ô và hình riêng không chuyển.",
    ]


def test_a_withdrawn_subject_is_there_again_and_awaits_its_registration(tmp_path: Path) -> None:
    old = foreign(tmp_path, subjects="| Mã | Tình trạng hồ sơ |\n| A1 | Đã rút |", scores="| Mã |")
    assert [result["outcome"] for result in document(old)["results"]] == ["withdrawn"]
    new = in_2027(old)
    assert by_heading(new, layout.SUBJECTS)["Tình trạng hồ sơ"] == {}
    appraised = document(new)
    assert [result["outcome"] for result in appraised["results"]] == ["awaiting_registration"]
    assert [problem for problem in appraised["problems"] if problem["subject"] == "A1"] == []


def test_a_new_year_opens_with_subjects_that_may_still_register_not_with_errors(sample: Path) -> None:
    appraised = document(in_2027(sample))
    outcomes = Counter(result["outcome"] for result in appraised["results"])
    assert outcomes == {"awaiting_registration": 30, "out_of_scope": 2, "other_authority": 1}
    assert appraised["problems"] == []


def test_own_criteria_columns_and_sheets(tmp_path: Path) -> None:
    """Own criteria stay and head the score columns; own columns of Đơn vị and own sheets stay behind, and are named."""
    old = foreign(tmp_path, sheets={"Tính thử": [["một"]]})
    report = carry_over(old, new := tmp_path / "mới.xlsm", year=2027)
    assert list(by_heading(new, "Điểm")) == ["Mã", "Tên", "Người chấm", "K1", "K2", "K3", "K4", "K5", "Nhận xét"]
    assert list(by_heading(new, "Đơn vị")) == [column.heading for column in layout.SUBJECT_COLUMNS]
    assert by_heading(new, "Đơn vị")["Mã"] == {1: "007", 3: 12}
    assert "Tính thử" not in openpyxl.load_workbook(new).sheetnames
    assert any(line.endswith("Tự xếp loại, Ghi riêng, 2025.") for line in report)
    assert "Không chuyển sang năm mới: Điểm, phần ngoài bảng ở Thẩm định, Tính thử." in report


def test_what_lasts_is_declared_with_the_columns_and_told_in_the_manual() -> None:
    assert [column.heading for column in layout.SUBJECT_COLUMNS if column.lasting] == LASTING
    told = openpyxl.load_workbook(BytesIO(template_bytes()))["Hướng dẫn"]
    assert any(", ".join(LASTING) in str(cell) for row in told.values for cell in row)


# --- what is refused, with nothing written ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        (2026, "Năm 2026 không sau năm 2026 của sổ cũ (ô C3 của trang tính “Thẩm định”). Vui lòng ghi một năm sau đó."),
        (2025, "Năm 2025 không sau năm 2026 của sổ cũ (ô C3 của trang tính “Thẩm định”). Vui lòng ghi một năm sau đó."),
        (2021, "Năm 2021 không dùng được: năm đánh giá là từ 2022 đến 9998."),
        (9999, "Năm 9999 không dùng được: năm đánh giá là từ 2022 đến 9998."),
    ],
)
@pytest.mark.parametrize("old_year", [2026, "'2026"])
def test_a_year_that_cannot_follow_is_refused(year: int, sentence: str, old_year: object, tmp_path: Path) -> None:
    old = foreign(tmp_path, settings={"Năm đánh giá": old_year})
    assert refused(old, tmp_path / "mới.xlsm", year=year) == sentence


def test_a_workbook_without_a_readable_year_gets_one(tmp_path: Path) -> None:
    old = foreign(tmp_path, settings={"Năm đánh giá": "năm nay"})
    report = carry_over(old, new := tmp_path / "mới.xlsm", year=2027)
    assert "Sổ mới dùng cho năm 2027; năm ghi ở sổ cũ: không đọc được." in report
    assert settings_of(new)["Năm đánh giá"] == 2027


def test_a_formula_without_a_value_matters_only_where_it_is_kept(tmp_path: Path) -> None:
    old = foreign(tmp_path, subjects="| Mã | Tên | Ghi chú |\n| A1 | Ánh | =B1 |", scores="| Mã | K1 |\n| A1 | =1+1 |")
    with pytest.raises(Refusal, match="có 2 ô là công thức chưa có kết quả"):
        carry_over(old, tmp_path / "mới.xlsm")
    assert by_heading(in_2027(old), "Đơn vị")["Tên"] == {1: "Ánh"}
    old = foreign(tmp_path, subjects="| Mã | Tên |\n| A1 | =B1 |")
    assert "có 1 ô là công thức chưa có kết quả: Đơn vị!B4" in refused(old, tmp_path / "mới.xlsm", year=2027)


def leave_a_score(sheets: dict[str, SheetValues]) -> None:
    sheets["Điểm"] = SheetValues("Điểm", {4: {5: 12.0}})


def leave_a_line_of_the_journal(sheets: dict[str, SheetValues]) -> None:
    sheets["Nhật ký"] = SheetValues("Nhật ký", {1: {5: 1.0}})


def leave_a_report_date(sheets: dict[str, SheetValues]) -> None:
    sheets["Đơn vị"].set(5, 13, 46000.0)


def leave_the_old_summary(sheets: dict[str, SheetValues]) -> None:
    row, column = console_places.STATUS_ROW, console_places.SUMMARY_COLUMN
    sheets["Thẩm định"].set(row, column, "Lần thẩm định gần nhất: 2026")


def leave_the_old_year(sheets: dict[str, SheetValues]) -> None:
    sheets["Thẩm định"].set(setting_row("Nam"), 3, 2026.0)


def leave_the_meeting(sheets: dict[str, SheetValues]) -> None:
    sheets["Văn bản"].set(setting_row("NgayHop"), 3, 46000.0)


def leave_a_title(sheets: dict[str, SheetValues]) -> None:
    sheets["Đầu mối"].set(2, 1, "năm 2026")


LEFT: dict[Fault, str] = {
    leave_a_score: "ô D5 của trang tính “Điểm”",
    leave_a_line_of_the_journal: "ô A5 của trang tính “Nhật ký”",
    leave_a_report_date: "ô M5 của trang tính “Đơn vị”",
    leave_the_old_summary: "ô E5 của trang tính “Thẩm định”",
    leave_the_old_year: "mục cài đặt “Năm đánh giá”",
    leave_the_meeting: "mục cài đặt “Ngày họp”",
    leave_a_title: "ô A2 của trang tính “Đầu mối”",
}


@pytest.mark.parametrize("fault", LEFT)
def test_the_proof_finds_what_is_left_of_the_old_year(
    fault: Fault, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build_wrongly(*, additions: dict[str, SheetValues], **others: Any) -> bytes:
        wrong = copy.deepcopy(additions)
        fault(wrong)
        return build(additions=wrong, **others)

    monkeypatch.setattr("xlsx_addin.renewal.carry_over.build", build_wrongly)
    sentence = refused(sample, sample.with_name("mới.xlsm"), year=2027)
    assert sentence.startswith("Không ghi sổ mới vì khi kiểm tra lại có")
    assert LEFT[fault] in sentence


# --- no value of the old year survives --------------------------------------------------------------------------------

OF_THE_YEAR = "OLD-YEAR"
"""Every cell of the old year says so, and no byte of the new workbook may."""
OWN = [f"{OF_THE_YEAR} a", f"{OF_THE_YEAR} b", ""]
SUBJECT_HEADINGS = [column.heading for column in (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS)]


@hypothesis_settings(max_examples=examples(5), deadline=None)
@given(
    headings=st.permutations(SUBJECT_HEADINGS).flatmap(
        lambda order: st.integers(3, len(order)).map(lambda most: [*OWN[:2], *order[:most], OWN[2]])
    ),
    rows=st.integers(1, 6),
    heading_row=st.integers(0, 6),
    made_by_us=st.booleans(),
)
def test_no_value_of_the_old_year_survives(
    tmp_path_factory: pytest.TempPathFactory, headings: list[str], rows: int, heading_row: int, made_by_us: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    old, new = folder / "cũ.xlsx", folder / "mới.xlsm"
    kept = {
        heading: {row: f"{heading} {row}" for row in range(1, rows + 1)} for heading in headings if heading in LASTING
    }
    tables = {name: [column.heading for column in layout.COLUMNS[name]] for name in BLANK_SHEETS}
    with xlsxwriter.Workbook(old) as book:
        if made_by_us:
            book.define_name("PhienBan", f'="{__version__}"')
        sheet = book.add_worksheet(layout.CONSOLE)
        for row, setting in enumerate(layout.SETTINGS):
            sheet.write_row(row, 1, [setting.label, f"giữ {row}" if setting.lasting else OF_THE_YEAR])
        sheet.write(60, 8, OF_THE_YEAR)
        for name, columns in {layout.SUBJECTS: headings, **tables, f"{OF_THE_YEAR} sheet": ["a"]}.items():
            sheet = book.add_worksheet(name)
            if heading_row:
                sheet.write(0, 0, f"{OF_THE_YEAR} above")
            sheet.write_row(heading_row, 0, columns)
            for row in range(1, rows + 1):
                for number, heading in enumerate(columns):
                    value = kept.get(heading, {}).get(row) if name == layout.SUBJECTS else None
                    sheet.write(heading_row + row, number, value or f"{OF_THE_YEAR} {row}")
    carry_over(old, new, year=2027)
    found = by_heading(new, layout.SUBJECTS)
    assert {heading: values for heading, values in found.items() if values} == kept
    lasting = {setting.label: f"giữ {row}" for row, setting in enumerate(layout.SETTINGS) if setting.lasting}
    assert settings_of(new) == {**lasting, "Năm đánh giá": 2027}
    with zipfile.ZipFile(new) as package:
        assert [name for name in package.namelist() if OF_THE_YEAR.encode() in package.read(name)] == []
