"""The button "Gửi cấp trên": what it writes, what it asks, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import openpyxl
import pytest

from tests.buttons.exchange_books import (
    boxes,
    cells,
    command,
    counts,
    files,
    journal,
    press,
    press_in_earnest,
    rows,
    subject,
    write_book,
)
from tests.exchange.sent import opened
from xlsx_addin.appraisal.appraise import appraise
from xlsx_addin.words import boxes as box_words
from xlsx_addin.words import exchange as exchange_words
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.setting_places import VALUE_COLUMN

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

FRESH = (layout.RESULTS, layout.RANKING, layout.PROBLEMS, layout.CONSOLE)
"""What an appraisal writes, and so does a click that sends its results."""
MAIL_SUBJECT = "Hồ sơ thẩm định mô hình mới, cách làm sáng tạo năm 2024 – Đảng ủy Lang Biang – lần gửi 1"
WITHOUT_ADDRESS = words.BY_WEBMAIL.format(subject=MAIL_SUBJECT, to="")
FAULTY = subject("PTC", **{"Điểm tự chấm": "chín mươi"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_book(tmp_path / "Phòng Nội vụ & TĐKT" / "Sổ 2024.xlsm", subject("PNV"), subject("PVH"))


def sent_values(envelope: Envelope) -> dict[str, object]:
    """Everything in an envelope but the moment at which it was made."""
    return {
        name: {
            (row, column): value
            for column, values in sheet.columns.items()
            for row, value in values.items()
            if row >= layout.HEADING_ROW
        }
        for name, sheet in envelope.sheets.items()
    }


def test_it_writes_an_envelope_and_a_draft_and_says_where(path: Path) -> None:
    [shown] = boxes(press_in_earnest("gui_cap_tren", path))
    sent = path.parent / "Đã gửi"
    envelope = opened(sent / "ThamDinh_2024_DU-LB_v1.xlsx")
    assert envelope.is_intact
    assert shown == (
        "Đã lập hồ sơ gửi đơn vị có mã BTV-LD: lần 1, 2 đối tượng.\n"
        f"Mã xác nhận: {envelope.code}\n\n"
        f"Hồ sơ: {sent / 'ThamDinh_2024_DU-LB_v1.xlsx'}\n"
        f"Thư nháp: {sent / 'ThamDinh_2024_DU-LB_v1.eml'}\n"
        "Vui lòng mở thư nháp bằng chương trình thư, xem lại rồi gửi.\n"
        "Nếu chỉ dùng thư trên web: soạn thư mới, đính kèm tệp hồ sơ nói trên, ghi tiêu đề “Hồ sơ thẩm định mô hình "
        "mới, cách làm sáng tạo năm 2024 – Đảng ủy Lang Biang – lần gửi 1”, rồi gửi đến btv@x.example."
    )
    assert journal(path) == [("Gửi cấp trên", 2.0, f"Gửi BTV-LD lần 1, mã {envelope.code}")]


def test_it_sends_what_the_command_sends(path: Path, tmp_path: Path) -> None:
    assert command("send", path, "-o", tmp_path / "lệnh") == 0
    press("gui_cap_tren", path)
    typed = opened(tmp_path / "lệnh" / "ThamDinh_2024_DU-LB_v1.xlsx")
    clicked = opened(path.parent / "Đã gửi" / "ThamDinh_2024_DU-LB_v1.xlsx")
    assert sent_values(clicked) == sent_values(typed)
    made = {"created": None, "digest": None}
    assert clicked.manifest.model_copy(update=made) == typed.manifest.model_copy(update=made)


def test_fresh_results_and_the_journal_are_written_and_one_copy_is_read(path: Path) -> None:
    before = cells(path)
    click = press("gui_cap_tren", path)
    assert (counts(click, "save copy"), counts(click, "read")) == ({"": 1}, {})
    assert counts(click, "write") == dict.fromkeys((*FRESH, layout.JOURNAL), 1)
    after = cells(path)
    assert {name for name in before if after[name] != before[name]} == {*FRESH, layout.JOURNAL}
    assert after.keys() == before.keys()
    typed, kept = (
        {place: value for place, value in each[layout.CONSOLE].items() if place[1] == VALUE_COLUMN}
        for each in (before, after)
    )
    assert kept == typed
    assert [(row["Mã"], row["Điểm"]) for row in rows(path, layout.RESULTS)] == [("PNV", 92.0), ("PVH", 92.0)]


def test_a_second_click_with_the_same_content_asks_and_no_leaves_everything_as_it_was(path: Path) -> None:
    press("gui_cap_tren", path)
    first = opened(path.parent / "Đã gửi" / "ThamDinh_2024_DU-LB_v1.xlsx")
    sent, before = files(path.parent / "Đã gửi"), cells(path)
    click = press("gui_cap_tren", path, "no")
    assert boxes(click) == [words.ASK_TO_SEND_AGAIN.format(version=1, code=first.code)]
    assert files(path.parent / "Đã gửi") == sent
    assert cells(path) == before
    assert counts(click, "write") == {}


def test_a_second_click_is_version_2_and_names_the_first(path: Path) -> None:
    press("gui_cap_tren", path)
    question, _ = boxes(press("gui_cap_tren", path, "yes"))
    first, second = (opened(path.parent / "Đã gửi" / f"ThamDinh_2024_DU-LB_v{version}.xlsx") for version in (1, 2))
    assert question == words.ASK_TO_SEND_AGAIN.format(version=1, code=first.code)
    assert (second.manifest.version, second.manifest.previous) == (2, first.digest)
    assert [subjects for _, subjects, _ in journal(path)] == [2.0, 2.0]


def test_a_second_click_with_other_content_asks_nothing(path: Path) -> None:
    press("gui_cap_tren", path)
    write_book(path, subject("PNV"))
    [shown] = boxes(press("gui_cap_tren", path))
    assert shown.startswith("Đã lập hồ sơ gửi đơn vị có mã BTV-LD: lần 2, 1 đối tượng.\n")


def test_with_errors_it_asks_and_no_leaves_everything_as_it_was(path: Path) -> None:
    write_book(path, subject("PNV"), FAULTY)
    before = cells(path)
    click = press("gui_cap_tren", path, "no")
    assert boxes(click) == [words.ASK_WITH_ERRORS.format(errors=1)]
    assert list(files(path.parent)) == ["Sổ 2024.xlsm"]
    assert cells(path) == before
    assert counts(click, "write") == {}


def test_with_errors_yes_sends_them_along(path: Path) -> None:
    write_book(path, subject("PNV"), FAULTY)
    question, done = boxes(press("gui_cap_tren", path, "yes"))
    assert question == words.ASK_WITH_ERRORS.format(errors=1)
    assert done.endswith("\nLưu ý: dữ liệu gửi đi còn 1 lỗi.")
    assert len(files(path.parent / "Đã gửi")) == 2


@pytest.mark.parametrize("answers", [(), ("yes",)], ids=["without errors", "with errors"])
def test_one_click_appraises_once(path: Path, answers: tuple[str, ...]) -> None:
    write_book(path, subject("PNV"), *([FAULTY] if answers else []))
    with patch("xlsx_addin.jobs.appraise.appraise", wraps=appraise) as appraised:
        press("gui_cap_tren", path, *answers)
    assert len(files(path.parent / "Đã gửi")) == 2
    assert appraised.call_count == 1


def test_without_an_address_the_box_says_so(path: Path) -> None:
    write_book(path, subject("PNV"), DiaChiCapTren="")
    [shown] = boxes(press("gui_cap_tren", path))
    assert shown.endswith(f"\n{exchange_words.NO_ADDRESSEE}\n{WITHOUT_ADDRESS}")


def test_an_address_that_is_none_is_told(path: Path) -> None:
    write_book(path, subject("PNV"), DiaChiCapTren="hỏi văn thư")
    [shown] = boxes(press("gui_cap_tren", path))
    told = exchange_words.SUPERIOR_ADDRESS_UNUSABLE.format(text="hỏi văn thư")
    assert shown.endswith(f"\n{told}\n{exchange_words.NO_ADDRESSEE}\n{WITHOUT_ADDRESS}")


def test_without_a_superior_it_says_what_is_missing(path: Path) -> None:
    write_book(path, subject("PNV"), MaCapTren="")
    assert boxes(press("gui_cap_tren", path)) == [exchange_words.CODE_MISSING.format(label="Mã cấp trên")]
    assert list(files(path.parent)) == ["Sổ 2024.xlsm"]


@pytest.mark.parametrize(
    ("button", "folder"),
    [
        ("gui_cap_tren", "Đã gửi"),
        ("nhan_ho_so", "Hộp thư đến"),
        ("tra_ket_qua", "Đã gửi"),
        ("don_doc", "Đã gửi"),
    ],
)
def test_a_workbook_that_lies_in_no_folder_here_is_to_be_saved_first(path: Path, button: str, folder: str) -> None:
    shown = boxes(press(button, path, is_on_onedrive=True))
    assert shown == [words.NOT_ON_THIS_MACHINE.format(name="Sổ 2024.xlsm", folder=folder)]
    assert list(files(path.parent)) == ["Sổ 2024.xlsm"]


def test_a_journal_under_a_password_is_no_reason_to_lose_what_was_sent(path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    book[layout.JOURNAL].protection.set_password("mật khẩu")
    book.save(path)
    [shown] = boxes(press("gui_cap_tren", path))
    locked = box_words.SHEET_LOCKED.format(sheet=layout.JOURNAL)
    assert shown.endswith(f"\nChưa ghi được vào trang tính Nhật ký. {locked}")
    assert len(files(path.parent / "Đã gửi")) == 2


def test_a_workbook_without_a_journal_sends_as_well(path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    del book[layout.JOURNAL]
    book.save(path)
    assert counts(press("gui_cap_tren", path), "write") == dict.fromkeys(FRESH, 1)
    assert len(files(path.parent / "Đã gửi")) == 2
