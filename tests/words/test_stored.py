"""Words that are read back as state are part of the file format: here they stand as literals (docs/architecture.md).

Whoever changes one of these must leave the old one behind as a former label, or workbooks in use are misread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import grades
from tests.exchange.received import filled_sheet
from xlsx_addin import terms
from xlsx_addin.exchange.mail.receipt_time import Origin
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import progress_rows
from xlsx_addin.terms import Level, Outcome, labels_of
from xlsx_addin.words import receiving, stored
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook import layout, stated_year
from xlsx_addin.workbook.column_reader import Choices
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from enum import Enum

WRITTEN = {
    "ItemVerdict": (
        "Đã nhận · Đã nhận trước đó · Lần gửi cũ hơn lần đã nhận · Chờ đối chiếu mã · Không nối tiếp lần "
        "gửi trước – chờ đối chiếu mã · Nội dung thay đổi sau khi lập · Khác năm hoặc văn bản · Gửi cho "
        "đơn vị khác · Không đúng cấp gửi, nhận · Không phải hồ sơ gửi bằng chương trình này · Không đọc được · "
        "Phiếu lập theo tiêu chí cũ"
    ),
    "Origin": "Thư · Ngày ghi trên thư · Người nhận nhập tay · Tệp",
    "Outcome": "Dữ liệu lỗi – chưa thẩm định · Đã rút hồ sơ · Không thuộc diện thẩm định · Thuộc thẩm quyền cấp khác · "
    "Có căn cứ thay thế · Chờ kết quả của tổ chức · Chờ đăng ký · Không thẩm định: không đăng ký · Chờ báo cáo · "
    "Không thẩm định: không gửi báo cáo · Không thẩm định: gửi báo cáo quá hạn · Chờ thẩm định · "
    "Đủ điều kiện về mô hình · Không đủ điều kiện về mô hình",
    "Level": "Chi bộ · Cấp ủy cơ sở · Ban Thường vụ",
    "Kind": "Tổ chức · Tập thể · Cá nhân",
    "Field": "Lãnh đạo, chỉ đạo · Chức trách, nhiệm vụ · Khác",
    "YesNo": "Có · Không",
    "FormPurpose": "Đăng ký · Không đăng ký · Gửi báo cáo · Rút hồ sơ",
    "DossierState": "Đã rút",
    "OrganDecision": "Đồng ý · Không đồng ý",
    "AttendanceRole": "Chủ trì · Ghi biên bản · Thành viên · Mời dự",
    "ScaleState": "Chưa đối chiếu · Đã đối chiếu",
    "CriterionScope": "Tổ chức, tập thể · Cá nhân · Tất cả",
    "PaperExtra": "Tự chấm · Hạng · Quy định xếp loại · Ủy ban Kiểm tra · PDF",
    "Severity": "Lỗi · Cảnh báo",
}
ALONE = {
    "CELL_AND_OTHERS": "{cell} và {count} ô",
    "TIME_ON_TIME": "Đúng hạn",
    "TIME_DEADLINE_DAY": "Đúng ngày hạn – cần xác nhận",
    "TIME_LATE": "Quá hạn {days} ngày",
    "NEVER_RUN": "Chưa thẩm định lần nào.",
    "TYPED_CODE_UNKNOWN": (
        "Mã ở cột Mã đối chiếu không khớp hồ sơ nào; vui lòng đề nghị đơn vị đọc lại, gõ đủ 16 chữ số dạng "
        "4821-0934-1177-2058."
    ),
    "YEAR": "NĂM {year}",
    "SCORE_SHEETS": "Đã chấm",
    "SCORE_SHEETS_COMPLETE": "{done}/{rows} phiếu",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_stays(name: str) -> None:
    labelled: type[Enum] = {"ItemVerdict": ItemVerdict, "Origin": Origin, "Severity": Severity}.get(name) or getattr(
        terms, name
    )
    assert " · ".join(str(getattr(term, "label", term.value)) for term in labelled) == WRITTEN[name]


def test_every_other_word_that_is_read_back_stays() -> None:
    tuples = {name: value for name, value in vars(stored).items() if isinstance(value, tuple)}
    assert {name: " · ".join(value) for name, value in tuples.items()} == ALONE


@pytest.mark.parametrize("title", [receiving.PROGRESS_TITLE, receiving.RESULTS_TITLE])
@pytest.mark.parametrize("former", ["NĂM {year}", "CỦA NĂM ĐÁNH GIÁ {year}"])
def test_the_year_of_a_sheet_is_read_from_its_title(monkeypatch: pytest.MonkeyPatch, title: str, former: str) -> None:
    monkeypatch.setattr(stated_year, "_YEARS", stated_year.patterns((*stored.YEAR, former)))
    assert stated_year.stated_year(SheetValues("Tiến độ", {1: {1: title.format(year=2026)}})) == 2026
    assert stated_year.stated_year(SheetValues("Tiến độ", {1: {1: former.format(year=2025)}})) == 2025


def test_the_grades_of_the_letter_stay() -> None:
    assert " · ".join(grade.value for grade in grades.ALL) == "Tốt · Khá · Đạt · Không đạt"


def test_the_names_of_the_sheets_stay() -> None:
    assert " · ".join([layout.CONSOLE, *layout.COLUMNS]) == (
        "Thẩm định · Đơn vị · Tiêu chí · Điểm · Kết quả · Xếp hạng · Lỗi · Nhật ký · Đầu mối · Tiến độ · "
        "Sai khác · Kết quả cấp trên · Thành phần"
    )


def verdict_of(label: str) -> ItemVerdict | None:
    """What a row of ``Tiến độ`` with this label is read as."""
    headings = layout.headings(layout.PROGRESS, "code", "verdict")
    [row] = progress_rows(filled_sheet(layout.PROGRESS, [headings, ["CB-01", label]]), ("code", "verdict"))
    return row.verdict


def test_every_verdict_and_every_outcome_is_read_back() -> None:
    assert [verdict_of(verdict.label) for verdict in ItemVerdict] == list(ItemVerdict)
    assert [labels_of(outcome)[0] for outcome in Outcome] == [outcome.label for outcome in Outcome]


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("Bản cũ hơn bản đã nhận", ItemVerdict.SUPERSEDED),
        ("Khác nhánh – chờ đối chiếu mã", ItemVerdict.BRANCHED),
        ("Đã bị sửa sau khi gửi", ItemVerdict.MODIFIED),
        ("Không gửi cho đơn vị này", ItemVerdict.WRONG_RECIPIENT),
        ("Sai cấp gửi", ItemVerdict.WRONG_LEVEL),
        ("Không phải tệp gửi", ItemVerdict.NOT_AN_ENVELOPE),
    ],
)
def test_what_older_versions_wrote_is_still_read(label: str, verdict: ItemVerdict) -> None:
    assert verdict_of(label) is verdict


def test_no_label_stands_for_two() -> None:
    for labelled in (ItemVerdict, Origin, Outcome):
        assert len({term.label for term in labelled}) == len(labelled)


def test_a_choice_of_an_older_workbook_is_read_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(terms.FORMER, Level.GRASSROOTS, ("Đảng ủy cơ sở",))
    choices = Choices(list(Level))
    assert choices.exact("đảng ủy cơ sở") is choices.exact("Cấp ủy cơ sở") is Level.GRASSROOTS
    assert labels_of(grades.GOOD) == ("Tốt",)


def test_an_outcome_of_an_older_workbook_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(terms.FORMER, Outcome.QUALIFIED, ("Đạt yêu cầu",))
    assert labels_of(Outcome.QUALIFIED) == ("Đủ điều kiện về mô hình", "Đạt yêu cầu")
