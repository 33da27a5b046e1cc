"""``send``, ``return`` and ``remind`` as commands: what they print, and their exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import opened, workbook_file
from tests.test_folder_lock import laid
from xlsx_addin import folder_lock
from xlsx_addin.cli.exchange_out import add_commands
from xlsx_addin.cli.main import Parser
from xlsx_addin.refusal import Refusal
from xlsx_addin.words.exchange import NO_ADDRESSEE, WITHOUT_ADDRESS

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = "| Mã | Điểm tự chấm |\n| A01 | x |"
MERGED = "| Mã | Nguồn |\n| CB-01.A01 | CB-01 |\n| CB-02.A01 | CB-02 |"
SENDERS = "| Mã | Địa chỉ thư |\n| CB-01 | cb1@x.example |\n| CB-03 | |"
UNIT = {"Mã đơn vị": "DU-LB"}


def run(*arguments: object) -> int:
    parser = Parser(prog="xlsx-addin")
    add_commands(parser.add_subparsers(required=True))
    parsed = parser.parse_args([str(argument) for argument in arguments])
    return int(parsed.run(parsed))


def test_send_prints_one_json_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run("send", workbook_file(tmp_path), "-o", tmp_path / "ra", "--json")
    envelope = opened(tmp_path / "ra" / "ThamDinh_2026_CB-01_v1.xlsx")
    printed = capsys.readouterr()
    assert (status, printed.err) == (0, "")
    assert json.loads(printed.out) == {
        "envelope": str(tmp_path / "ra" / "ThamDinh_2026_CB-01_v1.xlsx"),
        "mail": str(tmp_path / "ra" / "ThamDinh_2026_CB-01_v1.eml"),
        "version": 1,
        "digest": envelope.digest,
        "code": envelope.code,
        "subjects": 3,
        "to": ["vanthu@danguy.example"],
    }


@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        (None, [NO_ADDRESSEE]),
        (
            "văn thư huyện",
            [
                (
                    "“Địa chỉ cấp trên” ở trang tính Thẩm định là “văn thư huyện”, không phải là địa "
                    "chỉ thư điện tử. Vui lòng sửa lại, ví dụ: vanthu@example.vn."
                ),
                NO_ADDRESSEE,
            ],
        ),
    ],
)
def test_send_says_in_either_form_why_the_draft_has_no_addressee(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str | None, sentences: list[str]
) -> None:
    path = workbook_file(tmp_path, settings={"Địa chỉ cấp trên": address})
    assert run("send", path) == 0
    assert capsys.readouterr().out.splitlines()[3:] == sentences
    assert run("send", path, "--json") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["to"] == []
    assert printed.err.splitlines() == sentences


def test_send_says_what_it_made_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("send", workbook_file(tmp_path, settings={"Địa chỉ cấp trên": None})) == 0
    envelope = tmp_path / "Đã gửi" / "ThamDinh_2026_CB-01_v1.xlsx"
    assert capsys.readouterr().out.splitlines() == [
        f"Đã lập hồ sơ gửi lần 1 (3 đối tượng): {envelope}",
        f"Thư nháp: {envelope.with_suffix('.eml')}",
        f"Mã xác nhận: {opened(envelope).code}",
        "Thư nháp chưa có địa chỉ nơi nhận; vui lòng ghi địa chỉ trước khi gửi.",
    ]


def test_send_refuses_errors_with_status_1_and_lists_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_file(tmp_path, subjects=FAULTY, scores="")
    assert run("send", path) == 1
    printed = capsys.readouterr()
    assert "Ô Đơn vị!P5 (Điểm tự chấm)" in printed.out
    assert printed.err.startswith("Dữ liệu còn 1 lỗi nên chưa lập hồ sơ gửi.")
    assert [file.name for file in tmp_path.iterdir()] == ["so.xlsx"]


def test_send_refusing_prints_one_json_document_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("send", workbook_file(tmp_path, subjects=FAULTY, scores=""), "--json") == 1
    document = json.loads(capsys.readouterr().out)
    errors = [problem for problem in document.pop("problems") if problem["severity"] == "error"]
    assert [error["cell"] for error in errors] == ["P5"]
    assert document == dict.fromkeys(("envelope", "mail", "version", "digest", "code", "subjects", "to"))


def test_send_with_errors_has_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_file(tmp_path, subjects=FAULTY, scores="")
    assert run("send", path, "--with-errors", "--to", "a@x.example") == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Lưu ý: dữ liệu gửi đi còn 1 lỗi."
    assert (tmp_path / "Đã gửi" / "ThamDinh_2026_CB-01_v1.xlsx").exists()


def test_what_cannot_be_done_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="Không tìm thấy tệp"):
        run("send", tmp_path / "không có.xlsx")
    with pytest.raises(Refusal, match="Không có thư mục"):
        run("send", workbook_file(tmp_path), "-o", tmp_path / "a" / "b")


def test_return_prints_an_item_for_each_sender(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_file(tmp_path, subjects=MERGED, scores="", settings=UNIT, sheets={"Đầu mối": SENDERS})
    assert run("return", path, "-o", tmp_path, "--json") == 0
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [WITHOUT_ADDRESS.format(recipients="CB-02")]
    assert json.loads(printed.out) == {
        "items": [
            {
                "recipient": recipient,
                "envelope": str(tmp_path / f"KetQua_2026_DU-LB_{recipient}_v1.xlsx"),
                "mail": str(tmp_path / f"KetQua_2026_DU-LB_{recipient}_v1.eml"),
                "to": addresses,
            }
            for recipient, addresses in (("CB-01", ["cb1@x.example"]), ("CB-02", []))
        ]
    }


def test_return_names_who_has_no_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_file(tmp_path, subjects=MERGED, scores="", settings=UNIT, sheets={"Đầu mối": SENDERS})
    assert run("return", path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["CB-01", "CB-02"]
    assert lines[2] == (
        "Chưa có địa chỉ thư ở trang tính Đầu mối: CB-02. Vui lòng ghi địa chỉ vào thư nháp trước khi gửi."
    )


def test_return_says_that_nobody_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("return", workbook_file(tmp_path)) == 0
    assert capsys.readouterr().out.startswith("Trang tính Đơn vị chưa có hồ sơ của đơn vị cấp dưới")


def test_return_has_status_1_where_there_are_errors(tmp_path: Path) -> None:
    subjects = MERGED.replace("CB-02.A01", "CB-01.A01")
    assert run("return", workbook_file(tmp_path, subjects=subjects, scores="", settings=UNIT)) == 1


def test_remind_prints_items_without_envelopes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook_file(tmp_path, subjects=MERGED, scores="", settings=UNIT, sheets={"Đầu mối": SENDERS})
    mail = tmp_path / "Đã gửi" / "DonDoc_2026_DU-LB_CB-03_1.eml"
    assert run("remind", path, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "items": [{"recipient": "CB-03", "envelope": None, "mail": str(mail), "to": [], "waiting": None}]
    }
    assert mail.exists()


def test_remind_names_the_units_of_which_a_file_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    senders = "| Mã | Địa chỉ thư |\n" + "\n".join(
        f"| CB-{number} | cb{number}@x.example |" for number in range(10, 15)
    )
    progress = """
    | Mã    | Lần gửi | Kết luận nhận                                   |
    | CB-10 | 1       | Chờ đối chiếu mã                                |
    | CB-11 | 1       | Không nối tiếp lần gửi trước – chờ đối chiếu mã |
    | CB-12 | 1       | Nội dung thay đổi sau khi lập                   |
    | CB-13 |         | Chưa gửi                                        |
    """
    path = workbook_file(tmp_path, settings=UNIT, sheets={"Đầu mối": senders, "Tiến độ": progress})
    sentences = [
        (
            "Có tệp của đơn vị CB-10, CB-11 chờ đối chiếu (trang tính Tiến độ): vui lòng gọi điện cho "
            "đơn vị theo số ở Đầu mối, nghe đọc mã xác nhận, gõ vào cột Mã đối chiếu rồi nhận hồ sơ "
            "lần nữa."
        ),
        (
            "Có tệp ghi mã đơn vị CB-12 nhưng nội dung không còn nguyên như khi lập nên chưa nhận được "
            "(xem trang tính Tiến độ): thư đôn đốc đề nghị đơn vị gửi lại hồ sơ gốc."
        ),
    ]
    assert run("remind", path) == 0
    assert capsys.readouterr().out.splitlines()[5:] == sentences
    assert run("remind", path, "--json") == 0
    printed = capsys.readouterr()
    assert [item["waiting"] for item in json.loads(printed.out)["items"]] == [
        "held",
        "branched",
        "modified",
        None,
        None,
    ]
    assert printed.err.splitlines() == sentences


def test_remind_says_that_everybody_has_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    senders = "| Mã |\n| CB-01 |"
    path = workbook_file(tmp_path, subjects=MERGED, scores="", settings=UNIT, sheets={"Đầu mối": senders})
    assert run("remind", path) == 0
    assert capsys.readouterr().out == "Các đơn vị ở trang tính Đầu mối đều đã gửi hồ sơ.\n"


@pytest.mark.parametrize("command", ["send", "return", "remind"])
def test_where_another_machine_is_at_work_nothing_is_written(
    tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "_WAIT_SECONDS", 0.0)
    tables: dict[str, Any] = {
        "send": {},
        "return": {"settings": UNIT, "subjects": MERGED},
        "remind": {"settings": UNIT, "subjects": MERGED, "sheets": {"Đầu mối": SENDERS}},
    }
    file = workbook_file(tmp_path, **tables[command])
    (tmp_path / "ra").mkdir()
    lock = laid(tmp_path / "ra", age=3600)
    with pytest.raises(Refusal, match=r"thảo \(máy PC2\)"):
        run(command, file, "-o", tmp_path / "ra")
    assert list((tmp_path / "ra").iterdir()) == [lock]
    run(command, file, "-o", tmp_path / "ra", "--take-over")
    assert [path.name for path in (tmp_path / "ra").glob(".*")] == []
    assert list((tmp_path / "ra").glob("*.eml"))
