"""The made-up letters the whole way by their own templates: clicked, sent, merged, returned, in forms, counted."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.buttons.exchange_books import boxes, press
from tests.exchange.conftest import reading_here
from tests.exchange.received import mail
from tests.exchange.sent import opened
from tests.letters import FIRST, SECOND, file_of
from tests.letters.at_home import at_home
from tests.letters.books import ABOVE, BELOW, RESULTS, typed
from tests.letters.test_own_template import OF_804, texts_of
from tests.workbooks import assert_results
from xlsx_addin import guidance
from xlsx_addin.cli.main import main
from xlsx_addin.guidance.digest import digest
from xlsx_addin.guidance.strict import read_letter
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.filled_forms import answered, scored
from xlsx_addin.words.form_receiving import OTHER_LETTER
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["at_home", "reading_here"]

pytestmark = pytest.mark.slow

LETTERS = [FIRST, SECOND]
TODAY = date(2027, 1, 31)
NOW = datetime(2027, 1, 31, 9, 0)
SENDERS = [{"Mã": "PD-1", "Tên": "Phân đoàn Một", "Địa chỉ thư": "pd1@x.example"}]
ADDRESSES = {"A": "a@x.example", "C": "c@x.example"}
MEETING = [{"Họ và tên": "Bà Thu", "Vai trò": "Chủ trì", "Địa chỉ thư": "thu@x.example"}]


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.jobs.appraise.now", lambda: NOW)
    monkeypatch.setattr("xlsx_addin.jobs.appraise.today_in_vietnam", lambda: TODAY)


def rows_of(path: Path, sheet: str, *headings: str) -> list[tuple[Any, ...]]:
    """The cells of these columns, for every row that has something in them."""
    cells = list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))
    head = next(row for row in cells if {*headings} <= {*row})
    places = [head.index(heading) for heading in headings]
    below = [tuple(row[place] for place in places) for row in cells[cells.index(head) + 1 :]]
    return [row for row in below if any(value is not None for value in row)]


# --- a click ---------------------------------------------------------------------------------------------------------

WRITTEN = {
    FIRST: [
        ("A", "Đủ điều kiện về mô hình", 85.5, "Xuất sắc", 1, "Đúng hạn", "Khoản 2 (Q2)"),
        ("B", "Không đủ điều kiện về mô hình", 50, "Được", 1, "Đúng ngày hạn – cần xác nhận", "Khoản 2 (Q3)"),
        ("C", "Có căn cứ thay thế", None, None, None, None, "Khoản 3, điểm a (Q4)"),
        ("D", "Không thẩm định: không đăng ký", None, None, None, None, "Khoản 5 (Q8)"),
        ("E", "Không thuộc diện thẩm định", None, None, None, None, "Khoản 4 (Q7)"),
    ],
    SECOND: [
        ("A", "Đủ điều kiện về mô hình", 97.5, "Vàng", 1, "Đúng hạn", "Điều 2 (L2)"),
        ("B", "Không thẩm định: gửi báo cáo quá hạn", None, None, None, "Quá hạn 1 ngày", "Điều 6 (L9)"),
        ("C", "Đủ điều kiện về mô hình", 80.5, "Bạc", 1, "Đúng hạn", "Điều 2 (L2)"),
        ("D", "Có căn cứ thay thế", None, None, None, None, "Điều 3 (L4)"),
        ("E", "Không thuộc diện thẩm định", None, None, None, None, "Điều 4 (L5)"),
        ("F", "Chờ thẩm định", None, None, None, "Đúng hạn", None),
    ],
}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_click_writes_what_the_letter_makes_of_the_workbook(letter: str, tmp_path: Path) -> None:
    path = typed(tmp_path / "Sổ" / "Sổ.xlsm", letter)
    [said] = boxes(press("tham_dinh", path))
    assert (
        said.partition(" cảnh báo")[0]
        == {
            FIRST: "Đã thẩm định 5 đối tượng: 1 đối tượng đủ điều kiện về mô hình.\nCó 0 lỗi, 8",
            SECOND: "Đã thẩm định 6 đối tượng: 2 đối tượng đủ điều kiện về mô hình.\nCó 0 lỗi, 16",
        }[letter]
    )
    found = rows_of(path, "Kết quả", "Mã", "Kết luận", "Điểm", "Xếp loại", "Hạng", "Thời hạn", "Căn cứ")
    assert found == WRITTEN[letter]
    with FileWorkbook.open(path) as workbook:
        assert_results(appraise_workbook(workbook).appraisal, RESULTS[letter])
        console = workbook.read(layout.CONSOLE)
    shown = [value for column in console.columns.values() for value in column.values() if isinstance(value, str)]
    grades = [entry.grade for entry in read_letter(file_of(letter)).recognition]
    assert [grade for grade in grades if grade in shown] == grades
    assert [
        text for text in texts_of(path.read_bytes()) if OF_804.search(text) and "ví dụ 14/12/2026" not in text
    ] == []


def test_the_console_tells_that_more_are_recognised_than_the_letter_has_in_mind(tmp_path: Path) -> None:
    path = typed(tmp_path / "Sổ" / "Sổ.xlsm", SECOND)
    press("tham_dinh", path)
    with FileWorkbook.open(path) as workbook:
        console = workbook.read(layout.CONSOLE)
    shown = [str(value) for column in console.columns.values() for value in column.values()]
    assert [text for text in shown if "Hỏi ý kiến về tỷ lệ: 2/2 đối tượng, vượt 25 % (điều 10)." in text]


# --- between two levels ----------------------------------------------------------------------------------------------


def posted(envelope: Path, inbox: Path, received: datetime = datetime(2027, 1, 25, 8)) -> None:
    """A mail with the envelope, from the unit's own address."""
    inbox.mkdir(exist_ok=True)
    content = mail(envelope.read_bytes(), received=received, sender="Văn thư <pd1@x.example>")
    (inbox / "thư.eml").write_bytes(content)


def sent(folder: Path, letter: str) -> tuple[Path, Path]:
    """The workbook below, and what it sends."""
    below = typed(folder / "dưới" / "Sổ.xlsm", letter)
    assert main(["send", str(below), "-o", str(folder / "gửi")]) == 0
    [envelope] = (folder / "gửi").glob("*.xlsx")
    return below, envelope


def verdicts(capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    items = json.loads(capsys.readouterr().out)["items"]
    return [(item["sender"], item["verdict"]) for item in items]


MERGED = {
    FIRST: [
        ("PD-1.A", "PD-1", "Xuất sắc", "Đủ điều kiện về mô hình"),
        ("PD-1.B", "PD-1", "Được", "Không đủ điều kiện về mô hình"),
        ("PD-1.C", "PD-1", None, "Có căn cứ thay thế"),
        ("PD-1.D", "PD-1", None, "Không thẩm định: không đăng ký"),
        ("PD-1.E", "PD-1", None, "Không thuộc diện thẩm định"),
    ],
    SECOND: [
        ("PD-1.A", "PD-1", "Vàng", "Đủ điều kiện về mô hình"),
        ("PD-1.B", "PD-1", None, "Không thẩm định: gửi báo cáo quá hạn"),
        ("PD-1.C", "PD-1", "Bạc", "Đủ điều kiện về mô hình"),
        ("PD-1.D", "PD-1", None, "Có căn cứ thay thế"),
        ("PD-1.E", "PD-1", None, "Không thuộc diện thẩm định"),
        ("PD-1.F", "PD-1", None, "Chờ thẩm định"),
    ],
}


@pytest.mark.parametrize("letter", LETTERS)
def test_sent_received_and_returned_between_two_levels(
    letter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    below, envelope = sent(tmp_path, letter)
    assert opened(envelope).manifest.guidance == letter
    assert opened(envelope).manifest.guidance_digest == digest(read_letter(file_of(letter)))
    above = typed(tmp_path / "trên" / "Sổ.xlsm", letter, ABOVE, [], {}, senders=SENDERS)
    posted(envelope, above.parent / "Hộp thư đến")
    capsys.readouterr()
    received = tmp_path / "trên" / "nhận.xlsx"
    assert main(["receive", str(above), str(above.parent / "Hộp thư đến"), "-o", str(received), "--json"]) in (0, 1)
    assert verdicts(capsys) == [("PD-1", "accepted")]
    found = rows_of(received, "Đơn vị", "Mã", "Nguồn", "Xếp loại cấp dưới", "Kết luận cấp dưới")
    assert found == MERGED[letter]

    assert main(["return", str(received), "-o", str(tmp_path / "trả")]) == 0
    [back] = (tmp_path / "trả").glob("*.xlsx")
    assert opened(back).manifest.guidance_digest == digest(read_letter(file_of(letter)))
    with FileWorkbook.open(received) as workbook:
        concluded = [
            (str(verdict.subject.code).removeprefix("PD-1."), verdict.outcome.label)
            for verdict in appraise_workbook(workbook, TODAY).appraisal.verdicts
        ]
    inbox = below.parent / "Hộp thư đến"
    inbox.mkdir()
    (inbox / "kết quả.eml").write_bytes(
        mail(back.read_bytes(), received=datetime(2027, 1, 28, 8), sender="Liên đoàn <ld@x.example>")
    )
    capsys.readouterr()
    final = tmp_path / "dưới" / "có kết quả.xlsx"
    assert main(["receive", str(below), str(inbox), "-o", str(final), "--json"]) in (0, 1)
    assert verdicts(capsys) == [("LD-0", "accepted")]
    assert rows_of(final, "Kết quả cấp trên", "Mã", "Kết luận") == concluded


def changed(folder: Path, letter: str, old: str, new: str) -> None:
    """Change the letter that lies beside the workbooks of a folder."""
    file = folder / guidance.FOLDER_NAME / file_of(letter).name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ('effect = "next_lower"', 'effect = "note"', "other_year"),
        ("kết luận của cấp cao nhất đứng sau cùng", "kết luận cấp cao nhất là sau cùng", "accepted"),
    ],
    ids=["it decides otherwise", "a sentence was mended"],
)
def test_a_level_whose_letter_decides_otherwise_takes_nothing(
    old: str, new: str, verdict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, envelope = sent(tmp_path, SECOND)
    guidance._others.clear()  # another machine
    above = typed(tmp_path / "trên" / "Sổ.xlsm", SECOND, ABOVE, [], {}, senders=SENDERS)
    changed(above.parent, SECOND, old, new)
    posted(envelope, above.parent / "Hộp thư đến")
    capsys.readouterr()
    main(["receive", str(above), str(above.parent / "Hộp thư đến"), "--json", "--dry-run"])
    assert verdicts(capsys) == [("PD-1", verdict)]


# --- forms -----------------------------------------------------------------------------------------------------------

OPEN: dict[str, list[dict[str, object]]] = {
    FIRST: [
        {"Mã": "A", "Loại đối tượng": "Tổ chức", "Đăng ký": "Có", "Địa chỉ thư": "a@x.example"},
        {"Mã": "B", "Loại đối tượng": "Tập thể", "Đăng ký": "Có", "Ngày nhận báo cáo": date(2026, 11, 20)},
    ],
    SECOND: [
        {"Mã": "A", "Loại đối tượng": "Tổ chức", "Địa chỉ thư": "a@x.example"},
        {"Mã": "B", "Loại đối tượng": "Tập thể", "Đăng ký": "Có", "Ngày nhận báo cáo": date(2026, 11, 20)},
    ],
}
BEST = {FIRST: "Xuất sắc", SECOND: "Vàng"}
GIVEN = {FIRST: {"C1": 81}, SECOND: {"M": 41, "H": 42}}


def handed_out(folder: Path, letter: str) -> tuple[Path, Path, Path]:
    """A workbook, its report form for A and its score form for Bà Thu, who both have an address."""
    path = typed(folder / "Sổ.xlsm", letter, subjects=OPEN[letter], scores={}, attendees=MEETING)
    assert main(["forms", str(path), "-o", str(folder / "Phiếu"), "--today", "2026-11-25"]) == 0
    [report] = (folder / "Phiếu").glob("PhieuBaoCao*.xlsx")
    [score] = (folder / "Phiếu").glob("PhieuCham*.xlsx")
    return path, report, score


def answer(path: Path, letter: str, report: Path, score: Path) -> None:
    """Both forms come back filled in, by mail from those whom they went to."""
    inbox = path.parent / "Hộp thư đến"
    inbox.mkdir()
    filled = {
        "a@x.example": answered(
            report.read_bytes(), {"Nội dung gửi lần này": "Gửi báo cáo", "Tự xếp loại": BEST[letter]}
        ),
        "thu@x.example": scored(score.read_bytes(), {"B": GIVEN[letter]}),
    }
    for sender, content in filled.items():
        letter_of = mail(content, received=datetime(2026, 11, 28, 8), sender=sender, name="Phieu.xlsx")
        (inbox / f"{sender}.eml").write_bytes(letter_of)


@pytest.mark.parametrize("letter", LETTERS)
def test_forms_handed_out_answered_and_taken_in(
    letter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, report, score = handed_out(tmp_path, letter)
    answer(path, letter, report, score)
    capsys.readouterr()
    output = tmp_path / "nhận.xlsx"
    assert main(["receive", str(path), str(path.parent / "Hộp thư đến"), "-o", str(output), "--json"]) in (0, 1)
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(item["kind"], item["verdict"]) for item in items] == [
        ("report_form", "accepted"),
        ("score_form", "accepted"),
    ]
    assert rows_of(output, "Đơn vị", "Mã", "Ngày nhận báo cáo", "Tự xếp loại") == [
        ("A", datetime(2026, 11, 28, 8), BEST[letter]),
        ("B", datetime(2026, 11, 20), None),
    ]
    headings = tuple(GIVEN[letter])
    assert [row for row in rows_of(output, "Điểm", "Mã", "Người chấm", *headings) if row[0] == "B"] == [
        ("B", "Bà Thu", *GIVEN[letter].values())
    ]


def test_an_answer_to_a_form_of_a_letter_that_decides_otherwise_now_is_not_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, report, score = handed_out(tmp_path, SECOND)
    changed(path.parent, SECOND, 'effect = "next_lower"', 'effect = "note"')
    answer(path, SECOND, report, score)
    capsys.readouterr()
    main(["receive", str(path), str(path.parent / "Hộp thư đến"), "--json", "--dry-run"])
    items = json.loads(capsys.readouterr().out)["items"]
    told = OTHER_LETTER.format(guidance=SECOND)
    assert [(item["verdict"], item["reason"]) for item in items] == [("other_year", told)] * 2


# --- the overview ----------------------------------------------------------------------------------------------------


def overview_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any]]:
    """Status and JSON of an overview of all that lies in a folder."""
    capsys.readouterr()
    places = ["-o", str(folder.parent / "toàn cảnh.xlsx"), "--database", str(folder.parent / "số liệu.duckdb")]
    status = main(["overview", str(folder), *places, "--today", "2027-01-31", "--json", "--force"])
    printed = capsys.readouterr()
    return status, json.loads(printed.out) if printed.out else {"error": printed.err}


COUNTED = {
    FIRST: {"total": 5, "in_scope": 4, "reported": 2, "late": 0, "qualified": 1},
    SECOND: {"total": 6, "in_scope": 5, "reported": 4, "late": 1, "qualified": 2},
}


@pytest.mark.parametrize("letter", LETTERS)
def test_an_overview_counts_by_the_letter_that_lies_beside_the_workbook(
    letter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(tmp_path / "nguồn" / "Sổ.xlsm", letter)
    status, document = overview_of(tmp_path / "nguồn", capsys)
    measures = document["measures"][0]
    assert (status, {key: measures[key] for key in COUNTED[letter]}) == (0, COUNTED[letter])
    texts = texts_of((tmp_path / "toàn cảnh.xlsx").read_bytes())
    assert [text for text in texts if OF_804.search(text) and "ví dụ 14/12/2026" not in text] == []
    grades = [entry.grade for entry in read_letter(file_of(letter)).recognition]
    assert [grade for grade in grades if grade in texts] == grades


def test_an_overview_leaves_out_what_two_letters_of_one_id_are_about_and_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "nguồn"
    typed(source / "một" / "Sổ.xlsm", FIRST)
    typed(source / "hai" / "Sổ.xlsm", SECOND, BELOW | {"MaDonVi": "PD-2"})
    other = typed(source / "ba" / "Sổ.xlsm", SECOND, BELOW | {"MaDonVi": "PD-3"})
    guidance._others.clear()
    changed(other.parent, SECOND, 'effect = "next_lower"', 'effect = "note"')
    status, document = overview_of(source, capsys)
    told = "Văn bản hướng dẫn “7-QĐ/MAU” có hai tệp khác nội dung quyết định"
    left = [(file["file"], file["reason"].partition(":")[0]) for file in document["files"]["not_counted"]]
    assert (status, document["files"]["counted"], left) == (
        1,
        1,
        [("nguồn/ba/Sổ.xlsm", told), ("nguồn/hai/Sổ.xlsm", told)],
    )
    changed(other.parent, SECOND, 'effect = "note"', 'effect = "next_lower"')
    guidance._others.clear()
    status, document = overview_of(source, capsys)
    assert (status, document["files"]["counted"], document["files"]["not_counted"]) == (0, 3, [])
