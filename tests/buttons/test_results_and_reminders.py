"""The buttons "Trả kết quả" and "Đôn đốc": drafts for the units below, the same as the commands write."""

from __future__ import annotations

import email
import shutil
from email import policy
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.buttons.exchange_books import (
    SENDERS,
    at,
    boxes,
    cells,
    command,
    counts,
    files,
    journal,
    press,
    press_in_earnest,
    subject,
    write_book,
)
from tests.buttons.test_submission import FRESH, sent_values
from tests.exchange.received import envelope, mail
from tests.exchange.sent import opened
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.words import exchange as exchange_words
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write_book(tmp_path_factory.mktemp("đầu") / "Đảng ủy" / "Sổ.xlsm", subject("PNV"), senders=SENDERS)
    inbox = path.parent / "Hộp thư đến"
    inbox.mkdir()
    (inbox / "thư.eml").write_bytes(mail(envelope(year=2024), received=at(10)))
    press("nhan_ho_so", path, "yes")
    return path


@pytest.fixture
def path(laid: Path, tmp_path: Path) -> Path:
    """A workbook that has received two subjects from CB-01 and nothing from CB-02."""
    return shutil.copytree(laid.parent, tmp_path / "Đảng ủy") / laid.name


def letter(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    return f"{message['To']}: {message['Subject']}"


def test_one_result_and_one_draft_for_each_sender(path: Path) -> None:
    [shown] = boxes(press_in_earnest("tra_ket_qua", path))
    sent = path.parent / "Đã gửi"
    assert shown == (
        "Đã lập kết quả gửi 1 đơn vị, mỗi đơn vị một thư nháp.\n"
        f"Thư mục: {sent}\n"
        "Vui lòng mở từng thư nháp, xem lại rồi gửi.\n"
        "Nếu chỉ dùng thư trên web: với mỗi đơn vị, soạn thư mới đến địa chỉ ở trang Đầu mối, đính kèm tệp kết quả "
        "(.xlsx) mang mã của đơn vị đó trong thư mục này, rồi gửi."
    )
    assert sorted(files(sent)) == ["KetQua_2024_DU-LB_CB-01_v1.eml", "KetQua_2024_DU-LB_CB-01_v1.xlsx"]
    assert letter(sent / "KetQua_2024_DU-LB_CB-01_v1.eml").startswith("cb1@x.example: ")
    assert journal(path)[1:] == [("Trả kết quả", 3.0, "Trả 1 đơn vị: CB-01")]


def test_it_returns_what_the_command_returns(path: Path, tmp_path: Path) -> None:
    assert command("return", path, "-o", tmp_path / "lệnh") == 0
    press("tra_ket_qua", path)
    typed = opened(tmp_path / "lệnh" / "KetQua_2024_DU-LB_CB-01_v1.xlsx")
    clicked = opened(path.parent / "Đã gửi" / "KetQua_2024_DU-LB_CB-01_v1.xlsx")
    assert sent_values(clicked) == sent_values(typed)
    assert {row for row, _ in sent_values(clicked)["Kết quả"]} == {4, 5, 6}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("button", "written"),
    [("tra_ket_qua", {*FRESH, layout.JOURNAL}), ("don_doc", {layout.JOURNAL})],
    ids=["tra_ket_qua", "don_doc"],
)
def test_what_a_click_writes_and_one_copy_is_read(path: Path, button: str, written: set[str]) -> None:
    before = cells(path)
    click = press(button, path)
    assert (counts(click, "save copy"), counts(click, "read")) == ({"": 1}, {})
    assert counts(click, "write") == dict.fromkeys(written, 1)
    after = cells(path)
    assert after.keys() == before.keys()
    assert {name for name in before if after[name] != before[name]} == written


def test_errors_do_not_hold_results_back_but_are_mentioned(path: Path) -> None:
    book = openpyxl.load_workbook(path, keep_vba=True)
    book[layout.SUBJECTS]["P5"] = "chín mươi"
    book.save(path)
    [shown] = boxes(press("tra_ket_qua", path))
    assert "\nLưu ý: dữ liệu còn 1 lỗi; các đối tượng có lỗi chưa được thẩm định.\n" in shown


def test_nothing_to_return(tmp_path: Path) -> None:
    path = write_book(tmp_path / "Sổ" / "Sổ.xlsm", subject("PNV"), senders=SENDERS)
    assert boxes(press("tra_ket_qua", path)) == [exchange_words.NOTHING_TO_RETURN]
    assert (list(files(path.parent)), journal(path)) == (["Sổ.xlsm"], [])


def test_a_reminder_for_each_unit_that_has_not_sent(path: Path) -> None:
    [shown] = boxes(press_in_earnest("don_doc", path))
    sent = path.parent / "Đã gửi"
    assert shown == (
        f"Đã lập 1 thư nháp đôn đốc: CB-02.\nThư mục: {sent}\nVui lòng mở từng thư nháp, xem lại rồi gửi.\n"
        "Nếu chỉ dùng thư trên web: bấm Lập văn bản, rồi gửi công văn đôn đốc từ hộp thư của cơ quan đến các đơn vị đó."
    )
    assert list(files(sent)) == ["DonDoc_2024_DU-LB_CB-02_1.eml"]
    assert letter(sent / "DonDoc_2024_DU-LB_CB-02_1.eml").startswith("cb2@x.example: ")
    assert journal(path)[1:] == [("Đôn đốc", None, "Đôn đốc 1 đơn vị: CB-02")]


def test_a_unit_of_which_a_file_waits_for_its_code_is_reminded_and_named(path: Path) -> None:
    (path.parent / "Hộp thư đến" / "tệp rời.xlsx").write_bytes(envelope_bytes(envelope(year=2024, sender="CB-02")))
    press("nhan_ho_so", path, "yes")
    [shown] = boxes(press("don_doc", path))
    assert shown.splitlines()[0] == "Đã lập 1 thư nháp đôn đốc: CB-02."
    assert shown.splitlines()[-1] == exchange_words.WAITING_FOR_CODE.format(recipients="CB-02")


def test_it_reminds_whom_the_command_reminds(path: Path, tmp_path: Path) -> None:
    assert command("remind", path, "-o", tmp_path / "lệnh") == 0
    press("don_doc", path)
    assert files(path.parent / "Đã gửi") == files(tmp_path / "lệnh")


def test_nobody_to_remind(path: Path) -> None:
    late = mail(envelope(year=2024, sender="CB-02"), received=at(11))
    (path.parent / "Hộp thư đến" / "thư 2.eml").write_bytes(late)
    press("nhan_ho_so", path, "yes")
    assert boxes(press("don_doc", path)) == [exchange_words.NOBODY_TO_REMIND]


def test_many_units_are_not_all_named_in_the_box(tmp_path: Path) -> None:
    senders = [{"Mã": f"CB-{number:02}", "Tên": f"Chi bộ {number}", "Địa chỉ thư": ""} for number in range(1, 31)]
    path = write_book(tmp_path / "Sổ" / "Sổ.xlsm", subject("PNV"), senders=senders)
    [shown] = boxes(press("don_doc", path))
    listed = ", ".join(f"CB-{number:02}" for number in range(1, 13)) + " …"
    assert shown.splitlines()[0] == f"Đã lập 30 thư nháp đôn đốc: {listed}."
    assert shown.splitlines()[-1] == exchange_words.WITHOUT_ADDRESS.format(recipients=listed)
    assert len(files(path.parent / "Đã gửi")) == 30
