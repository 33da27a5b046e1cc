"""The button "Nhận hồ sơ": nothing is written before the clerk agrees; then what the command line writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.buttons.exchange_books import (
    MERGED_SHEETS,
    SENDERS,
    YEAR,
    at,
    boxes,
    cells,
    command,
    counts,
    files,
    journal,
    press,
    press_escape,
    press_in_earnest,
    rows,
    subject,
    write_book,
)
from tests.exchange.answers.office import Office
from tests.exchange.received import envelope, mail, result_envelope
from tests.test_folder_lock import laid as lie_locked
from xlsx_addin.buttons import folders as button_folders
from xlsx_addin.buttons import receiving
from xlsx_addin.buttons.handed_copy import HandedCopy, Unanswered
from xlsx_addin.buttons.receiving import receive_live
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import boxes as box_words
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import receiving as receiving_words
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import Formula, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.fixtures import OpenExcel
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.xlsx.blocks import SheetBlock

pytest_plugins = ("tests.excel_engine.fixtures",)

TWO = """
| Mã  | Tên        | Loại đối tượng | Ngày nhận báo cáo | Ghi chú |
| A01 | Khoa Nội   | Tổ chức        | 01/12/2024        |         |
| A02 | Lê Thị Hoa | Cá nhân        |                   | mới     |
"""
CHANGED = """
| Mã  | Tên        | Loại đối tượng | Ngày nhận báo cáo | Ghi chú |
| A01 | Khoa Ngoại | Tổ chức        | 01/12/2024        | bên gửi |
| A03 | K’Duyên    | Cá nhân        | 09/12/2024        |         |
"""
RESULT = "| Mã | Tên | Kết luận | Xếp loại |\n| PNV | Phòng Nội vụ | Đủ điều kiện về mô hình | Tốt |"


def write_receiver(folder: Path) -> Path:
    """The workbook of DU-LB with one subject of its own, beside an empty inbox."""
    path = write_book(folder / "Sổ 2024.xlsm", subject("PNV"), senders=SENDERS)
    (path.parent / "Hộp thư đến").mkdir()
    return path


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_receiver(tmp_path_factory.mktemp("first") / "Đảng ủy")


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write_receiver(tmp_path_factory.mktemp("second") / "Đảng ủy")
    lay_second_round(path)
    return path


@pytest.fixture
def path(untouched: Path, tmp_path: Path) -> Path:
    """A workbook that has received nothing yet."""
    return shutil.copytree(untouched.parent, tmp_path / "Đảng ủy & 'đợt 1'") / untouched.name


@pytest.fixture
def second_round(laid: Path, tmp_path: Path) -> Path:
    """A workbook that has received once, as ``lay_second_round`` says."""
    return shutil.copytree(laid.parent, tmp_path / "Đảng ủy & 'đợt 1'") / laid.name


_PROJECT = Path(__file__).parents[2]


def sent(subjects: str = TWO, **different: Any) -> Envelope:
    return envelope(subjects, year=YEAR, **different)


def lay(path: Path, name: str, content: Envelope | bytes, received: datetime | None = None, **details: Any) -> Path:
    """Put a mail with an envelope, or any bytes, into the inbox beside the workbook."""
    file = path.parent / "Hộp thư đến" / name
    file.write_bytes(content if isinstance(content, bytes) else mail(content, received=received or at(10), **details))
    return file


def type_in(path: Path, sheet: str, code: str, heading: str, value: str) -> None:
    """Type into the row of a code, as the clerk does."""
    book = openpyxl.load_workbook(path, keep_vba=True)
    columns = {cell.value: cell.column for cell in book[sheet][layout.HEADING_ROW]}
    [row] = [
        row
        for row in range(layout.FIRST_ROW, book[sheet].max_row + 1)
        if book[sheet].cell(row, columns["Mã"]).value == code
    ]
    book[sheet].cell(row, columns[heading]).value = value
    book.save(path)


def merged_cells(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    """What receiving writes: from the headings of Đơn vị down, above which a workbook with buttons has hints, and the
    tool sheets; moments to the second. A damaged file stands in the last row, received when it was first seen.
    """
    found: dict[str, dict[tuple[int, int], object]] = {}
    for name, values in cells(path, *MERGED_SHEETS).items():
        first_row = layout.HEADING_ROW if name == layout.SUBJECTS else 1
        found[name] = {
            place: round(value, 6) if isinstance(value, float) else value
            for place, value in values.items()
            if place[0] >= first_row
        }
    progress = found[layout.PROGRESS]
    moment = [column.heading for column in layout.PROGRESS_COLUMNS].index("Thời điểm nhận") + 1
    progress.pop((max(row for row, _ in progress), moment), None)
    return found


def lay_second_round(path: Path) -> None:
    """Version 1 is merged and a note typed here; then version 2, a result, a forgery and a damaged file arrive."""
    first = sent()
    lay(path, "lần 1.eml", first)
    press("nhan_ho_so", path, "yes")
    type_in(path, layout.SUBJECTS, "CB-01.A01", "Ghi chú", "tại đây")
    lay(path, "lần 2.eml", sent(CHANGED, version=2, previous=first), at(12))
    lay(path, "kết quả.eml", result_envelope(RESULT, year=YEAR), at(13), sender="btv@x.example")
    lay(path, "giả.eml", sent(version=99), at(14), sender="ai@khac.example")
    lay(path, "hỏng.xlsx", b"PK")


# Before anything is written


def test_the_clerk_sees_first_what_would_change(second_round: Path) -> None:
    question, _ = boxes(press("nhan_ho_so", second_round, "yes"))
    headings = [column.heading for column in layout.SUBJECT_COLUMNS]
    state = column_letters(headings.index("Tình trạng hồ sơ") + 1)
    changes = [
        "  • Thêm CB-01.A03: K’Duyên",
        "  • B6 CB-01.A01 – Tên: Khoa Nội → Khoa Ngoại",
        f"  • {state}7 CB-01.A02 – Tình trạng hồ sơ: (trống) → Đã rút",
        "  • Kết quả cấp trên PNV: thêm",
    ]
    assert question.splitlines() == [
        words.FOUND.format(
            found=5,
            counts="sẽ nhận 2; đã nhận trước đó 1; không nối tiếp lần gửi trước – chờ đối chiếu mã 1; không đọc được 1",
        ),
        words.WHERE.format(folder=second_round.parent / "Hộp thư đến"),
        "Trang tính Đơn vị: thêm 1, thay đổi 1, rút 1 đối tượng.",
        (
            "1 đối tượng có nội dung đơn vị gửi và sổ này cùng sửa, khác nhau: giữ nội dung trong sổ này, "
            "ghi ở trang tính Sai khác để xem lại."
        ),
        "Kết quả cấp trên: thêm 1 dòng, thay đổi 0, bỏ 0.",
        *changes,
        words.WAITING,
        "  • CB-01 lần 99 – giả.eml › ThamDinh.xlsx",
        "",
        words.ASK_TO_WRITE,
    ]


def test_more_changes_than_a_box_can_show_lie_in_a_file_while_the_clerk_reads(path: Path) -> None:
    many = "| Mã | Tên | Ngày nhận báo cáo |\n" + "\n".join(f"| A{n:02} | Tổ {n} | 01/12/2024 |" for n in range(40))
    lay(path, "thư.eml", sent(many))
    question = boxes(press("nhan_ho_so", path, "no"))[0].splitlines()
    told = [line for line in question if line.startswith("  • ")]
    assert (told[0], told[-1], len(told)) == ("  • Thêm CB-01.A00: Tổ 0", "  • … và 10 thay đổi khác", 31)
    assert not (path.parent / "Sao lưu").exists()
    boxes(press("nhan_ho_so", path, "yes"))
    [listing] = (path.parent / "Sao lưu").glob("ThayDoi_*.txt")
    assert listing.read_text("utf-8-sig").splitlines()[39] == "  • Thêm CB-01.A39: Tổ 39"


def test_no_leaves_every_file_and_the_open_workbook_as_they_were(
    second_round: Path, open_excel: OpenExcel, excel_engine: Engine
) -> None:
    before = files(second_round.parent)
    book = open_excel(second_round)
    book.app.api.answers = ["no"]
    assert receive_live(LiveWorkbook(book)) is None
    assert [alert.buttons for alert in book.app.api.alerts] == ["yes_no"]
    assert files(second_round.parent) == before
    assert excel_engine.calls == {("", "save copy"): 1}


def test_in_libreoffice_a_yes_to_an_old_lock_is_none_to_what_is_received(path: Path, tmp_path: Path) -> None:
    """The run after it finds the folder free and does not ask again: its only question took the answer to the first."""
    lay(path, "thư.eml", sent())
    (path.parent / "Đã nhận").mkdir()
    lie_locked(path.parent / "Đã nhận", age=3600)
    copy = Path(shutil.copy(path, tmp_path / "lu1.tmp.xlsm"))
    answers = ""
    for letter in "yn":
        with pytest.raises(Unanswered) as asked:
            receive_live(HandedCopy(copy, path, answers=answers))
        answers += asked.value.code + letter
    assert asked.value.question.startswith("Tìm thấy 1 tệp ")
    book = HandedCopy(copy, path, answers=answers)
    assert receive_live(book) is None
    assert book.written == []
    assert not (path.parent / "Sao lưu").exists()


def test_the_question_fits_a_box_whatever_lies_in_the_inbox(path: Path) -> None:
    for number in range(1, 9):
        lay(path, f"rời {number}.xlsx", envelope_bytes(sent(sender=f"CB-{number:02}", version=number)))
        lay(path, f"thư {number}.eml", sent(TWO.replace("A0", "B0"), sender="CB-01", sender_name=str(number)))
    question = boxes(press("nhan_ho_so", path, "no"))[0].splitlines()
    assert len(question) <= 15
    waiting = [line for line in question if line.startswith("  • ") and not line.startswith("  • Thêm ")]
    assert waiting[0] == "  • CB-01 lần 1 – rời 1.xlsx"
    assert waiting[4:] == ["  • … và 11 tệp khác"]


def test_doubts_are_counted_and_namesakes_named(path: Path) -> None:
    lay(path, "một.eml", sent())
    lay(path, "hai.eml", sent(sender="CB-02"), received=datetime(2099, 12, 10))
    question, _ = boxes(press("nhan_ho_so", path, "yes"))
    assert "\nCó 1 điểm cần lưu ý, xem cột Ghi chú của trang tính Tiến độ.\n" in question
    assert [line for line in question.splitlines() if line.startswith("Cảnh báo")] == [
        "Cảnh báo: " + receiving_words.SAME_SUBJECT.format(name=name, kind=kind, codes=f"CB-01.{code} – CB-02.{code}")
        for name, kind, code in (("Khoa Nội", "Tổ chức", "A01"), ("Lê Thị Hoa", "Cá nhân", "A02"))
    ]


def test_an_empty_inbox_is_made_and_said_to_be_empty(tmp_path: Path) -> None:
    path = write_book(tmp_path / "Sổ" / "Sổ.xlsm", subject("PNV"))
    inbox = path.parent / "Hộp thư đến"
    assert boxes(press("nhan_ho_so", path)) == [f"{words.INBOX_EMPTY}\nThư mục: {inbox}"]
    assert (inbox.is_dir(), list(files(path.parent)), journal(path)) == (True, ["Sổ.xlsm"], [])


def test_a_workbook_that_lacks_its_code_is_left_alone(path: Path) -> None:
    write_book(path, subject("PNV"), MaDonVi="")
    lay(path, "thư.eml", sent())
    assert boxes(press("nhan_ho_so", path, "yes")) == [receiving_words.UNIT_CODE_BLANK]
    assert not (path.parent / "Sao lưu").exists()


# What is written


def test_what_came_is_on_sheets_that_are_in_sight_now(path: Path) -> None:
    def hidden() -> list[str]:
        return [sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "hidden"]

    before = hidden()
    lay(path, "thư.eml", sent())
    press("nhan_ho_so", path, "yes")
    assert [name for name in before if name not in hidden()] == ["Nhật ký", "Tiến độ"]


def test_it_writes_what_the_command_writes(second_round: Path, tmp_path: Path) -> None:
    output = tmp_path / "nhận" / "Sổ.xlsx"
    output.parent.mkdir()
    archive = tmp_path / "kho"
    archive.mkdir()
    for name, content in files(second_round.parent / "Đã nhận").items():
        (archive / name).write_bytes(content)
    assert (
        command("receive", second_round, second_round.parent / "Hộp thư đến", "-o", output, "--archive", archive) == 1
    )
    press_in_earnest("nhan_ho_so", second_round, "yes")
    assert merged_cells(second_round) == merged_cells(output)
    assert [len(rows(second_round, name)) for name in MERGED_SHEETS] == [4, 6, 1, 1]
    assert sorted(files(second_round.parent / "Đã nhận")) == sorted(files(archive))


def test_the_box_at_the_end_says_what_was_done_and_what_is_left(second_round: Path) -> None:
    _, done = boxes(press("nhan_ho_so", second_round, "yes"))
    [_, backup] = sorted(files(second_round.parent / "Sao lưu"))
    assert done.splitlines() == [
        "Tìm thấy 5 tệp, nhận 2.",
        "Thêm 1, thay đổi 1, rút 1 đối tượng.",
        "1 đối tượng có nội dung khác nhau: xem trang tính Sai khác.",
        "Kết quả cấp trên: thêm 1 dòng, thay đổi 0, bỏ 0.",
        "1 tệp chờ đối chiếu mã: xem trang tính Tiến độ.",
        "1 tệp không nhận được: xem cột Ghi chú ở trang tính Tiến độ.",
        *words.BACKED_UP.format(backup=second_round.parent / "Sao lưu" / backup).splitlines(),
        words.SAVE_THEN_APPRAISE,
    ]
    assert journal(second_round)[-1] == ("Nhận hồ sơ", 4.0, f"5 tệp, nhận 2; sao lưu: {backup}")


def test_of_the_clerks_sheets_only_the_subjects_change_and_there_only_what_came(path: Path) -> None:
    lay(path, "thư.eml", sent())
    before = cells(path)
    press("nhan_ho_so", path, "yes")
    after = cells(path)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {layout.SUBJECTS, *MERGED_SHEETS[1:], layout.JOURNAL}
    assert before[layout.SUBJECTS].items() <= after[layout.SUBJECTS].items()


def test_one_copy_is_read_and_one_kept_and_the_tool_sheets_are_written_once(second_round: Path) -> None:
    click = press("nhan_ho_so", second_round, "yes")
    assert (counts(click, "save copy"), counts(click, "read")) == ({"": 2}, {})
    writes = counts(click, "write")
    del writes[layout.SUBJECTS]
    assert writes == dict.fromkeys((*MERGED_SHEETS[1:], layout.JOURNAL), 1)


def test_the_workbook_as_it_was_is_kept_beside_it(path: Path) -> None:
    lay(path, "thư.eml", sent())
    before = cells(path)
    press("nhan_ho_so", path, "yes")
    [backup] = (path.parent / "Sao lưu").iterdir()
    assert backup.name.startswith("Sổ 2024_20")
    assert backup.suffix == ".xlsm"
    assert cells(backup) == before


def test_two_copies_of_one_second_are_both_kept(
    path: Path, open_excel: OpenExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "now", lambda: at(20, 9))
    monkeypatch.setattr(button_folders, "now", lambda: at(20, 9))
    live = LiveWorkbook(open_excel(path))
    for name in ("một.eml", "hai.eml"):
        lay(path, name, sent(sender="CB-01" if name == "một.eml" else "CB-02"))
        live._book.app.api.answers = ["yes"]
        receive_live(live)
    backups = sorted(files(path.parent / "Sao lưu"))
    assert backups == ["Sổ 2024_2024-12-20_090000.xlsm", "Sổ 2024_2024-12-20_090000_2.xlsm"]


def test_what_was_seen_before_is_nothing_new(path: Path) -> None:
    lay(path, "thư.eml", sent())
    lay(path, "rời.xlsx", envelope_bytes(sent(sender="CB-02")))
    press("nhan_ho_so", path, "yes")
    before, kept = cells(path), files(path.parent / "Đã nhận")
    click = press("nhan_ho_so", path)
    assert boxes(click)[0].splitlines() == [
        "Không có hồ sơ mới; 2 tệp trong thư mục “Hộp thư đến” đã được xử lý từ trước.",
        f"Thư mục: {path.parent / 'Hộp thư đến'}",
        words.WAITING,
        "  • CB-02 lần 1 – rời.xlsx",
    ]
    assert (cells(path), files(path.parent / "Đã nhận"), counts(click, "write")) == (before, kept, {})
    assert len(files(path.parent / "Sao lưu")) == 1


def test_a_typed_code_is_all_that_a_held_one_waits_for(path: Path) -> None:
    held = sent(sender="CB-02")
    lay(path, "rời.xlsx", envelope_bytes(held))
    press("nhan_ho_so", path, "yes")
    assert [row["Mã"] for row in rows(path, layout.SUBJECTS)] == ["PNV"]
    type_in(path, layout.PROGRESS, "CB-02", "Mã đối chiếu", held.code)
    question, _ = boxes(press("nhan_ho_so", path, "yes"))
    assert question.startswith("Tìm thấy 1 tệp trong thư mục “Hộp thư đến”: sẽ nhận 1.\n")
    assert [row["Mã"] for row in rows(path, layout.SUBJECTS)] == ["PNV", "CB-02.A01", "CB-02.A02"]


def test_a_settled_difference_leaves_its_sheet_without_a_question(second_round: Path) -> None:
    press("nhan_ho_so", second_round, "yes")
    type_in(second_round, layout.DIFFERENCES, "CB-01.A01", "Đã xử lý", "Có")
    click = press("nhan_ho_so", second_round)
    assert [box.split(";")[0] for box in boxes(click)] == ["Không có hồ sơ mới"]
    assert rows(second_round, layout.DIFFERENCES) == []
    assert counts(click, "write") == {layout.PROGRESS: 1, layout.DIFFERENCES: 1}  # Tiến độ counts the open ones


def test_long_reading_is_told_in_the_status_bar(
    path: Path, open_excel: OpenExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(button_folders, "_SILENT_SECONDS", -1.0)
    for name in ("một.eml", "hai.eml"):
        lay(path, name, sent())
    book = open_excel(path)
    receive_live(LiveWorkbook(book))
    assert book.app.status_bar == "Đang đọc 2/2 tệp…"


def test_esc_ends_reading_before_anything_is_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(button_folders, "_SILENT_SECONDS", -1.0)
    lay(path, "thư.eml", sent())
    before = cells(path)
    press_escape(monkeypatch)
    [shown] = boxes(press("nhan_ho_so", path))
    assert shown == words.STOPPED_READING
    assert (cells(path), files(path.parent / "Đã nhận")) == (before, {})
    monkeypatch.undo()
    assert len(boxes(press("nhan_ho_so", path, "yes"))) == 2  # the question, and what was received


def test_short_reading_is_not(path: Path, open_excel: OpenExcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(button_folders, "_SILENT_SECONDS", 1000.0)
    lay(path, "thư.eml", sent())
    book = open_excel(path)
    receive_live(LiveWorkbook(book))
    assert book.app.status_bar is False


def test_points_of_a_score_form_that_came_are_handed_to_libreoffice_before_they_are_called_received(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(tmp_path / "xã")
    points = {"C1": 27, "C2": 26.5, "C3": 30, "Nhận xét": "Tốt"}
    office.post(office.scored("Hoàng Văn Lực", HND=points), "Hoàng Văn Lực", datetime(2026, 12, 12, 8))
    monkeypatch.setattr(receiving, "now", lambda: office.now)
    with pytest.raises(Unanswered) as asked:
        receive_live(HandedCopy(office.file, tmp_path / "xã" / "Sổ.xlsx"))
    book = HandedCopy(office.file, tmp_path / "xã" / "Sổ.xlsx", answers=f"{asked.value.code}y")
    heads = {str(value): column for (row, column), value in cells(office.file)[layout.SCORES].items() if row == 4}
    assert "Phiếu chấm điểm: nhận 1, ghi 4 ô vào trang tính Điểm." in str(receive_live(book)).splitlines()
    given = {
        (block.row + down, block.column + right): value
        for block in book.written
        if block.sheet == layout.SCORES
        for down, row in enumerate(block.rows)
        for right, value in enumerate(row)
    }
    new = {"Mã": "HND", "Tên": "Hội Nông dân", "Người chấm": "Hoàng Văn Lực", **points}
    assert given == {(7, heads[heading]): value for heading, value in new.items() if heading in heads}
    names = [block.sheet for block in book.written]
    assert names.index(layout.SCORES) < names.index(layout.PROGRESS)


# What goes wrong on the way


def test_where_excel_refuses_a_sheet_the_box_names_what_is_written_and_the_backup(
    path: Path, open_excel: OpenExcel, refuse_sheet: Callable[[str], None]
) -> None:
    lay(path, "thư.eml", sent())
    book = open_excel(path)
    book.app.api.answers = ["yes", "yes"]
    refuse_sheet(layout.PROGRESS)

    with pytest.raises(Refusal) as refusal:
        receive_live(LiveWorkbook(book))

    [backup] = (path.parent / "Sao lưu").iterdir()
    reason = box_words.SHEET_NOT_WRITTEN.format(sheet=layout.PROGRESS)
    written = ", ".join((layout.SUBJECTS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE))
    assert str(refusal.value) == words.PARTLY_RECEIVED.format(reason=reason, sheets=written, backup=backup)


@pytest.mark.parametrize("stopped_at", ["before the archive", "before writing"])
def test_killed_on_the_way_the_next_click_does_it_all(path: Path, tmp_path: Path, stopped_at: str) -> None:
    lay(path, "thư.eml", sent())
    undisturbed = write_receiver(tmp_path / "yên ổn")
    lay(undisturbed, "thư.eml", sent())
    press("nhan_ho_so", undisturbed, "yes")
    before = path.read_bytes()

    killed = subprocess.run([sys.executable, "-c", _KILLED, str(path), stopped_at], cwd=_PROJECT, check=False)

    assert killed.returncode == 9
    assert path.read_bytes() == before
    assert len(files(path.parent / "Sao lưu")) == 1
    evidence = [name for name in files(path.parent / "Đã nhận") if not name.startswith(".")]
    assert len(evidence) == (0 if stopped_at == "before the archive" else 3)
    press("nhan_ho_so", path, "yes")
    assert cells(path, *MERGED_SHEETS) == cells(undisturbed, *MERGED_SHEETS)
    assert sorted(files(path.parent / "Đã nhận")) == sorted(files(undisturbed.parent / "Đã nhận"))


_KILLED = """
import os, sys
import xlwings
from tests.excel_engine.engine import switch_on
from xlsx_addin.buttons.receiving import receive_live
from xlsx_addin.exchange.receive import Plan
from xlsx_addin.excel.live_workbook import LiveWorkbook

def die(*_arguments):
    os._exit(9)

switch_on()
app = xlwings.App(add_book=False)
app.api.answers = ["yes"]
if sys.argv[2] == "before the archive":
    Plan.commit_archive = die
else:
    LiveWorkbook.replace = die
receive_live(LiveWorkbook(app.books.open(sys.argv[1])))
"""


def lay_third_round(path: Path) -> None:
    """A subject that the sender had withdrawn comes back, while another leaves that was withdrawn here."""
    first = sent()
    second = sent(CHANGED, version=2, previous=first)
    for number, each in enumerate([first, second], start=1):
        lay(path, f"lần {number}.eml", each, at(9 + number))
        press("nhan_ho_so", path, "yes")
    type_in(path, layout.SUBJECTS, "CB-01.A01", "Tình trạng hồ sơ", "Đã rút")
    back = CHANGED.replace("A01", "A02").replace("Khoa Ngoại | Tổ chức ", "Lê Thị Hoa | Cá nhân ")
    lay(path, "lần 3.eml", sent(back, version=3, previous=second), at(12))


@pytest.mark.parametrize("lay_round", [lay_second_round, lay_third_round])
def test_stopped_between_any_two_writes_the_next_click_does_the_rest(
    tmp_path: Path, open_excel: OpenExcel, lay_round: Callable[[Path], None]
) -> None:
    """Python is ended while Excel lives on: what is written so far stands in the open workbook."""

    class Stopped(LiveWorkbook):
        writes = 0

        def replace(self, *blocks: SheetBlock) -> None:
            super().replace(*blocks[: self.writes])
            if self.writes < len(blocks):
                raise KeyboardInterrupt

    undisturbed = write_receiver(tmp_path / "yên ổn")
    lay_round(undisturbed)
    lay(undisturbed, "khác.eml", sent(sender="CB-02"), at(12))
    path = shutil.copytree(undisturbed.parent, tmp_path / "dở dang") / undisturbed.name
    press("nhan_ho_so", undisturbed, "yes")
    expected = merged_cells(undisturbed)
    start = path.read_bytes()
    for writes in range(20):
        path.write_bytes(start)
        book = open_excel(path)
        book.app.api.answers = ["yes", "yes"]
        live = Stopped(book)
        live.writes = writes
        try:
            receive_live(live)
        except KeyboardInterrupt:
            receive_live(LiveWorkbook(book))
        else:
            break
        book.save()
        assert merged_cells(path) == expected, writes
        book.close()
    assert writes > 4


def test_a_sheet_under_a_password_stops_it_before_a_cell_is_written(path: Path) -> None:
    lay(path, "thư.eml", sent())
    book = openpyxl.load_workbook(path, keep_vba=True)
    book[layout.DIFFERENCES].protection.set_password("mật khẩu")
    book.save(path)
    before = cells(path)
    _, refused = boxes(press("nhan_ho_so", path, "yes"))
    assert refused == box_words.SHEET_LOCKED.format(sheet=layout.DIFFERENCES)
    after = cells(path)  # openpyxl left the links of the console without their values, Excel has them anew
    assert {name: {place: after[name].get(place) for place in before[name]} for name in before} == {
        name: {
            place: after[name].get(place) if isinstance(value, Formula) else value for place, value in values.items()
        }
        for name, values in before.items()
    }


def test_without_a_copy_of_the_workbook_nothing_is_merged(path: Path) -> None:
    lay(path, "thư.eml", sent())
    (path.parent / "Sao lưu").touch()
    before = cells(path)
    _, refused = boxes(press("nhan_ho_so", path, "yes"))
    reason = "đã có tệp hoặc thư mục mang tên này"
    assert refused == words.FOLDER_NOT_MADE.format(folder=path.parent / "Sao lưu", reason=reason)
    assert cells(path) == before
    assert not (path.parent / "Đã nhận").exists()


def test_a_file_that_changes_while_the_clerk_is_asked_stops_it(path: Path, open_excel: OpenExcel) -> None:
    file = lay(path, "thư.eml", sent())

    class Asked(LiveWorkbook):
        def ask(self, text: str) -> bool:  # noqa: ARG002 - whatever is asked
            file.write_bytes(b"")
            return True

    book = open_excel(path)
    with pytest.raises(Refusal) as refused:
        receive_live(Asked(book))
    assert str(refused.value) == receiving_words.CHANGED_MEANWHILE.format(file="thư.eml")
    assert book.sheets[layout.SUBJECTS].range("A6").value is None


def test_a_workbook_without_the_sheets_of_the_exchange_gets_them(path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    for name in (*MERGED_SHEETS[1:], layout.JOURNAL):
        del book[name]
    book.save(path)
    lay(path, "thư.eml", sent())
    press("nhan_ho_so", path, "yes")
    assert [len(rows(path, name)) for name in MERGED_SHEETS] == [3, 2, 0, 0]
    assert layout.JOURNAL not in openpyxl.load_workbook(path).sheetnames
