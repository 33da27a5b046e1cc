"""Forms in LibreOffice: handed out and taken in by the buttons, filled in by hand there and saved in five ways."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.exchange.forms.rounds import SUBJECTS, form_for, read, round_of
from tests.exchange.received import mail
from tests.libreoffice.command_line import as_libreoffice_gives
from tests.workbooks import SCALE
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.sample.filled_forms import answered, edited, labelled, scored
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.libreoffice.command_line import CommandLine
    from tests.libreoffice.office import KeptOffice, Office

EIGHT = "| Mã tiêu chí | Nội dung | Áp dụng | Điểm tối đa | Điểm tối thiểu |\n" + "".join(
    f"| C{number} | Tiêu chí số {number} | Tất cả | {15 if number <= 4 else 10} | |\n" for number in range(1, 9)
)
EIGHT_GIVEN = "| Mã | Người chấm | " + " | ".join(f"C{number}" for number in range(1, 9)) + " |"
ROUNDS: dict[str, dict[str, Any]] = {
    "Chi bộ": {"subjects": SUBJECTS.replace("Tổ chức", "Cá nhân").replace("Tập thể", "Cá nhân")},
    "Cấp ủy cơ sở": {"scale": EIGHT, "scores": EIGHT_GIVEN},
    "Ban Thường vụ": {"scale": SCALE, "scores": "| Mã | Người chấm | C1 | C2 | C3 |"},
}
REPORT: dict[str, str | float] = {
    "Nội dung gửi lần này": "Gửi báo cáo",
    "Chức vụ": "Kế toán trưởng",
    "Tên mô hình": "Sổ “điện tử” & bảng",
    "C1": 12.0,
    "C2": 9.5,
    "C3": 8.0,
    "Ngày công nhận sáng kiến": 46346.0,
    "Ghi chú": "Kèm 3 phụ lục",
}
POINTS: dict[str, str | float] = {"C1": 12.0, "C2": 9.5, "C3": 8.0, "Nhận xét": "Nên nhân rộng"}


def saved_as(office: Office, path: Path) -> Path:
    """The open form saved under another name, and so in another format."""
    office.ask("store_copy", path=str(path))
    return path


def back_to_xlsx(office: Office, path: Path) -> bytes:
    """What whoever opens it and chooses “Save As” .xlsx sends back."""
    office.open(path)
    again = saved_as(office, path.with_name(f"{path.suffix[1:]}.xlsx"))
    office.close()
    return again.read_bytes()


def decomposed(content: bytes) -> bytes:
    """The texts with marks apart from their letters, as some machines store them."""

    def edit(sheet: Any) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and not cell.value.startswith("="):
                    cell.value = unicodedata.normalize("NFD", cell.value)

    return edited(content, edit)


def filled(office: Office, form: Path, values: Mapping[str, str | float], row_of: str = "") -> Mapping[str, bytes]:
    """The form filled in in LibreOffice, by label or beneath a heading in the row of ``row_of``, saved in five ways."""
    sheet = openpyxl.load_workbook(form)["Phiếu"]
    office.open(form)
    for label, value in values.items():
        found = labelled(sheet, label)
        is_answer = not row_of and found.column != 1
        place = found.row if not row_of else labelled(sheet, row_of).row
        column = found.column if row_of else 3 if is_answer else 5
        office.ask("write", sheet="Phiếu", cell=address(place, column), value=value)
    stem = form.with_name("đã điền")
    saved = {kind: saved_as(office, stem.with_suffix(f".{kind}")) for kind in ("xlsx", "ods", "xls")}
    office.close()
    first = saved["xlsx"].read_bytes()
    return {
        "LibreOffice": first,
        "through .ods": back_to_xlsx(office, saved["ods"]),
        "through .xls": back_to_xlsx(office, saved["xls"]),
        "saved again by another program": edited(first, lambda _sheet: None),
        "marks apart": decomposed(first),
    }


@pytest.mark.parametrize("level", ROUNDS)
def test_five_ways_of_saving_give_one_answer(kept_headless: KeptOffice, tmp_path: Path, level: str) -> None:
    forms = round_of(settings={"Cấp thẩm định": level}, **ROUNDS[level])
    office = kept_headless.alive()
    answers = []
    for who, values, row_of in (("TQT", REPORT, ""), ("Hoàng Văn Lực", POINTS, "PKT")):
        form = form_for(who, forms)
        path = tmp_path / f"{form.manifest.kind.value}.xlsx"
        path.write_bytes(form.content())
        by_program = answered(form.content(), values) if not row_of else scored(form.content(), {row_of: values})
        expected = read(by_program).answer
        assert expected is not None
        for way, content in filled(office, path, values, row_of).items():
            found = read(content)
            assert found.answer is not None, (way, found.reason)
            assert (way, list(found.answer.rows)) == (way, list(expected.rows))
            assert (way, found.answer.digest) == (way, expected.digest)
        answers.append(expected)
    assert [len(answer.manifest.criteria) for answer in answers] == [8 if level == "Cấp ủy cơ sở" else 3] * 2


SCORER, ADDRESS = "Hoàng Văn Lực", "luc@x.example"


def test_the_buttons_hand_forms_out_and_take_them_in(
    headless: Office, command_line: CommandLine, workbook: Path
) -> None:
    rows = headless.rows("Thành phần")
    head = next(row for row in rows if "Họ và tên" in row)
    place = next(number for number, row in enumerate(rows, start=1) if SCORER in row)
    headless.ask("write", sheet="Thành phần", cell=address(place, head.index("Địa chỉ thư") + 1), value=ADDRESS)
    before = headless.rows("Điểm")
    headless.ask("run", macro="NutBam.LapPhieu")
    folder = workbook.parent / "Đã gửi" / "Phiếu"
    [form] = folder.glob("PhieuCham_*_Hoang-Van-Luc.xlsx")
    assert form.with_suffix(".eml").is_file()
    assert headless.rows("Điểm") == before  # the answers bring their rows

    sheet = openpyxl.load_workbook(form)["Phiếu"]
    code = sheet.cell(labelled(sheet, "TT").row + 1, 2).value
    content = scored(form.read_bytes(), {code: {"C1": 21, "C2": 22, "C3": 23, "Nhận xét": "Tại chỗ"}})
    inbox = workbook.parent / "Hộp thư đến"
    inbox.mkdir()
    just_now = datetime.now(VIETNAM).replace(tzinfo=None, microsecond=0)  # the form was made a moment ago
    (inbox / "thư.eml").write_bytes(mail(content, sender=ADDRESS, received=just_now, name=form.name))
    output = command_line.folder / "received.xlsx"
    command_line.run(
        "receive", command_line.stored(headless), inbox, "-o", output, "--archive", command_line.folder / "lưu"
    )
    expected = openpyxl.load_workbook(output)
    headless.ask("run", macro="NutBam.NhanHoSo")
    for name in ("Điểm", "Tiến độ"):
        below = expected[name].iter_rows(min_row=layout.FIRST_ROW)
        assert headless.rows(name)[layout.FIRST_ROW - 1 :] == as_libreoffice_gives(below)
    [row] = [row for row in headless.rows("Điểm") if row[0] == code and SCORER in row]
    assert row[3:6] == [21.0, 22.0, 23.0]
    assert any(SCORER in row and "Đã nhận" in row for row in headless.rows("Tiến độ"))
