"""What is wrong with a form, its verdict and sentence; whatever it is, the workbook stays as it was (forms §6.2)."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest

from tests.exchange.answers.office import Office
from tests.exchange.received import at
from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.merging.verification import verify
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.filled_forms import edited, labelled, scored
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow
ASK_ANEW = " Vui lòng gửi lại phiếu mới cho người gửi."
COPIED = (
    "Tờ phiếu đã bị chép sang tệp khác, hoặc tệp được lưu bằng chương trình làm mất trang tính ẩn. Vui lòng đề nghị "
    "người gửi điền vào tệp phiếu gốc và lưu bằng Excel."
)
CHANGED = (
    "Thông tin ghi kèm phiếu (trang tính ẩn) không còn nguyên. Vui lòng đề nghị người gửi điền lại vào tệp phiếu gốc."
)


class Bad(NamedTuple):
    """What somebody does to the form of ``who``, and what is said of it."""

    what: str
    who: str
    spoil: Callable[[bytes], bytes]
    verdict: str
    sentence: str


def on_sheet(edit: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    return lambda content: edited(content, edit)


def cell(text: str, value: object, right: int = 0) -> Callable[[bytes], bytes]:
    """Another value in the cell with this text, or to the right of it."""

    def edit(sheet: Any) -> None:
        found = labelled(sheet, text)
        sheet.cell(found.row, found.column + right).value = value

    return on_sheet(edit)


def row_gone(text: str) -> Callable[[bytes], bytes]:
    def edit(sheet: Any) -> None:
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.delete_rows(labelled(sheet, text).row)

    return on_sheet(edit)


def without_manifest(sheet: Any) -> None:
    del sheet.parent["_manifest"]


def without_form(sheet: Any) -> None:
    sheet.parent.create_sheet("Khác")
    sheet.parent.remove(sheet)


def too_long(content: bytes) -> bytes:
    """A note of more letters than a cell can hold, as a program writes it that does not count them."""
    source, saved = ZipFile(BytesIO(cell("Ghi chú", "LONG", right=1)(content))), BytesIO()
    with ZipFile(saved, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"LONG", b"x" * 40_000))
    return saved.getvalue()


def names_sorted_alone(sheet: Any) -> None:
    one, other = (labelled(sheet, text) for text in ("Phòng Kinh tế", "Hội Nông dân"))
    one.value, other.value = other.value, one.value


def manifest(*, sealed: bool, **values: str) -> Callable[[bytes], bytes]:
    """Other values on the hidden sheet; ``sealed`` with a digest that fits, as another program would write them."""

    def edit(sheet: Any) -> None:
        hidden = sheet.parent["_manifest"]
        cells = {row[0].value: row[1] for row in hidden.iter_rows() if row[0].value}
        for key, value in values.items():
            cells[key].value = value
        if sealed:
            pairs = {key: str(found.value or "") for key, found in cells.items()}
            cells["digest"].value = digest_of([], pairs)

    return on_sheet(edit)


REPORT, SCORES = "TQT", "Hoàng Văn Lực"
TABLE = [
    Bad("cut", SCORES, lambda form: form[: len(form) // 2], "unreadable", "Tệp “Phieu.xlsx” bị hỏng hoặc chưa tải"),
    Bad("sheet in another workbook", REPORT, on_sheet(without_manifest), "not_an_envelope", COPIED),
    Bad("sheet in another workbook", SCORES, on_sheet(without_manifest), "not_an_envelope", COPIED),
    Bad(
        "a newer program",
        SCORES,
        manifest(sealed=True, format="2"),
        "not_an_envelope",
        "Phiếu được lập bằng phiên bản mới hơn.",
    ),
    Bad("no format", SCORES, manifest(sealed=True, format="mới"), "modified", CHANGED),
    Bad("another scorer", SCORES, manifest(sealed=False, scorer="Bà Thảo"), "modified", CHANGED),
    Bad("no form left", SCORES, on_sheet(without_form), "modified", "Tiêu đề của C1, C2, C3, Mã, "),
    Bad("a label", REPORT, cell("Tên mô hình", "Tên sáng kiến"), "modified", "Không còn đúng một dòng “Tên mô hình”"),
    Bad("a label gone", REPORT, row_gone("Lĩnh vực"), "modified", "Không còn đúng một dòng “Lĩnh vực” như khi phát"),
    Bad("another maximum", REPORT, cell("C1", 40, right=3), "modified", "Dòng tiêu chí C1 không còn như khi phát"),
    Bad(
        "a colleague's name",
        REPORT,
        cell("Tên", "Lê Thị Bình", right=1),
        "modified",
        "Phiếu phát cho Trương Quốc",
    ),
    Bad("a heading", SCORES, cell("C1", "C1\ntối đa 40"), "modified", "Tiêu đề của C1 không còn như khi phát phiếu."),
    Bad("a Mã", SCORES, cell("HND", "PKT"), "modified", "Dòng 9: tên bên cạnh Mã “PKT” không còn là Phòng Kinh tế."),
    Bad("names alone", SCORES, on_sheet(names_sorted_alone), "modified", "Dòng 8: tên bên cạnh Mã “PKT” không còn là"),
    Bad("too long", REPORT, too_long, "modified", "Một ô trên phiếu dài hơn mức"),
    Bad("last year's", SCORES, manifest(sealed=True, year="2025"), "other_year", "Phiếu của năm 2025, theo 804-CV/HU."),
    Bad(
        "another unit's",
        REPORT,
        manifest(sealed=True, recipient="DU-KHAC"),
        "wrong_recipient",
        "Phiếu do đơn vị DU-KHAC",
    ),
    Bad(
        "other criteria",
        SCORES,
        lambda form: cell("C1", "C1\ntối đa 25")(manifest(sealed=True, **{"criterion C1": '["25","Tất cả"]'})(form)),
        "outdated",
        "Phiếu lập ngày 02/11/2026; tiêu chí đã thay đổi sau khi phát phiếu: C1.",
    ),
    Bad("nothing answered", REPORT, lambda form: form, "unchanged", "Phiếu chưa điền gì."),
    Bad("nothing answered", SCORES, lambda form: form, "unchanged", "Phiếu chưa điền gì."),
]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, dict[str, bytes], tuple[object, ...]]:
    """The office, the forms that it handed out, and the rows that answers would change."""
    office = Office(tmp_path_factory.mktemp("xã") / "xã")
    forms = {who: office.form(who).content() for who in (REPORT, SCORES)}
    return office, forms, (office.table("Đơn vị"), office.table("Điểm"))


@pytest.mark.parametrize("bad", TABLE, ids=lambda bad: f"{bad.what} ({bad.who})")
def test_each_has_its_verdict_and_sentence_and_changes_nothing(
    untouched: tuple[Office, dict[str, bytes], tuple[object, ...]], bad: Bad
) -> None:
    office, forms, before = untouched
    for path in office.inbox.iterdir():
        path.unlink()
    office.post(bad.spoil(forms[bad.who]), bad.who, at(10))
    plan = office.receive()
    assert [item.verdict.value for item in plan.items] == [bad.verdict]
    assert plan.items[0].reason.startswith(bad.sentence)
    if bad.verdict == "modified" and "Vui lòng" not in bad.sentence and bad.what != "too long":
        assert plan.items[0].reason.endswith(ASK_ANEW)
    assert (office.table("Đơn vị"), office.table("Điểm"), office.table("Sai khác")) == (*before, [])
    assert not list(office.archive.glob("Phiếu/*.xlsx"))


POINTS: dict[str, Mapping[str, Any]] = {
    "PKT": {"C1": 31, "C2": -1, "C3": "28,5"},
    "HND": {"C1": "tốt", "C2": "=20+9", "C3": "#N/A"},
}


def test_points_that_are_none_stand_as_typed_and_the_sheet_of_problems_judges_them(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã", tables={"scores": "| Mã | Người chấm | C1 | C2 | C3 |"})
    office.post(scored(office.form(SCORES).content(), POINTS), SCORES, at(10))
    plan = office.receive()
    assert office.verdicts(plan) == [(SCORES, "accepted")]
    assert office.points("PKT", SCORES) == {"C1": 31, "C2": -1, "C3": "28,5"}
    assert office.points("HND", SCORES) == {"C1": "tốt", "C2": "(công thức chưa được tính)", "C3": "#N/A"}
    with FileWorkbook.open(office.file) as workbook:
        problems = appraise_workbook(workbook, at(15).date()).appraisal.problems
    found = {(problem.subject, problem.code.name) for problem in problems if problem.sheet == "Điểm"}
    assert {subject for subject, _ in found} == {"PKT", "HND"}
    assert len([problem for problem in problems if problem.sheet == "Điểm" and problem.subject == "HND"]) == 3


def test_a_text_like_a_formula_stays_a_text_and_odd_names_agree_with_their_rows(tmp_path: Path) -> None:
    name = 'Tổ “1” & <kỹ thuật> "một cửa"'
    subjects = f"""
    | Mã  | Tên    | Loại đối tượng | Đăng ký | Địa chỉ thư    |
    | TKT | {name} | Tập thể        | Có      | pkt@xa.example |
    """
    office = Office(tmp_path / "xã", tables={"subjects": subjects, "scores": "| Mã | Người chấm | C1 | C2 | C3 |"})

    def fill(sheet: Any) -> None:
        for label, text in (("Tên mô hình", '=HYPERLINK("http://x","y")'), ("Ghi chú", "hai\ndòng")):
            found = labelled(sheet, label)
            answer = sheet.cell(found.row, 3)
            answer.value = text
            answer.data_type = "s"

    office.post(edited(office.form("TKT").content(), fill), "pkt@xa.example", at(10))
    assert office.verdicts(office.receive()) == [("TKT", "accepted")]
    cells = {row["Mã"]: row for row in office.rows()}["TKT"]
    assert (cells["Tên mô hình"], cells["Ghi chú"]) == ('=HYPERLINK("http://x","y")', "hai\ndòng")
    sheet = openpyxl.load_workbook(office.file)["Đơn vị"]
    assert {found.data_type for row in sheet.iter_rows() for found in row if str(found.value).startswith("=H")} == {"s"}


def test_one_form_passed_on_by_a_colleague_waits(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã")
    office.post(office.scored(SCORES, HND={"C1": 27, "C2": 26, "C3": 30}), "thao@xa.example", at(10))
    plan = office.receive()
    assert office.verdicts(plan) == [(SCORES, "held")]
    assert plan.items[0].reason.startswith("Thư đến từ thao@xa.example, không phải địa chỉ của người chấm.")
    assert office.points("HND", SCORES) == {}


def without_guidance_digest(content: bytes) -> bytes:
    """A form of a program that did not write it yet."""

    def edit(sheet: Any) -> None:
        hidden = sheet.parent["_manifest"]
        rows = [(row[0].value, row[1].value) for row in hidden.iter_rows() if row[0].value != "guidance_digest"]
        hidden.delete_rows(1, hidden.max_row)
        for row, (key, value) in enumerate(rows, start=1):
            hidden.cell(row, 1).value, hidden.cell(row, 2).value = key, value
        pairs = {str(key): str(value or "") for key, value in rows if key}
        hidden.cell([key for key, _ in rows].index("digest") + 1, 2).value = digest_of([], pairs)

    return edited(content, edit)


def as_google_exports(content: bytes) -> bytes:
    """The hidden sheet is only hidden, nothing is protected, checked or named; numbers typed as texts stay texts."""

    def edit(sheet: Any) -> None:
        book = sheet.parent
        book["_manifest"].sheet_state = "hidden"
        for each in book.worksheets:
            each.protection.sheet = False
            each.data_validations.dataValidation = []
            each.conditional_formatting = type(each.conditional_formatting)()
        book.defined_names.clear()
        sheet.print_title_rows = None
        sheet["Z99"].value = ""

    return edited(content, edit)


def as_wps_saves(content: bytes) -> bytes:
    """The hidden sheet is seen, the file says which program saved it, and has parts of that program's own."""

    def edit(sheet: Any) -> None:
        book = sheet.parent
        book["_manifest"].sheet_state = "visible"
        book.properties.creator = "WPS Office"
        book.active = 1

    source, saved = ZipFile(BytesIO(edited(content, edit))), BytesIO()
    with ZipFile(saved, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("customStorage/customStorage.xml", "<customStorage/>")
    return saved.getvalue()


@pytest.mark.parametrize("save", [without_guidance_digest, as_google_exports, as_wps_saves])
@pytest.mark.parametrize("who", [REPORT, SCORES])
def test_older_and_other_programs_files_are_read(tmp_path: Path, save: Callable[[bytes], bytes], who: str) -> None:
    office = Office(tmp_path / "xã")
    points = {"C1": 27, "C2": 26.5, "C3": 30, "Nhận xét": "Tốt"}
    filled = (
        office.scored(SCORES, HND=points)
        if who == SCORES
        else office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Sổ", C1=28)
    )
    office.post(save(filled), who, at(10))
    assert office.verdicts(office.receive()) == [(who, "accepted")]
    if who == SCORES:
        assert office.points("HND", SCORES) == points
    else:
        assert office.subject("TQT")["Tên mô hình"] == "Sổ"
        assert office.subject("TQT")["Ngày nhận báo cáo"] == datetime(2026, 12, 10, 8)
    assert verify(office.archive).is_fine
