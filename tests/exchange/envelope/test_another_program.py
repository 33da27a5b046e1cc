"""The specification is enough: another program, written from it alone, and this one understand each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.exchange.envelope import another_program
from tests.exchange.received import Receiver, mail, only_verdict, result_envelope
from tests.exchange.sent import submitted
from xlsx_addin.exchange.envelope.writer import envelope_bytes

MANIFEST = {
    "format": "1",
    "kind": "submission",
    "sender": "CB-01",
    "sender_name": "Chi bộ Trạm Y tế",
    "recipient": "DU-LB",
    "level": "Chi bộ",
    "year": "2026",
    "guidance": "804-CV/HU",
    "scale_confirmed": "true",
    "version": "1",
    "created": "2026-12-09T17:00:00+07:00",
    "previous": "",
    "subjects": "2",
    "note": "một khóa thêm",
}
TABLES: dict[str, list[list[str | float | bool]]] = {
    "Đơn vị": [
        ["Mã", "Tên", "Loại đối tượng", "Đăng ký", "Ngày nhận báo cáo", "Điểm tự chấm", "Ghi chú"],
        ["01", "Nguyễn Văn An", "Cá nhân", "Có", 46366.25, 91.1 + 0.1, "hai\ndòng, “ngoặc”\tvà \\"],
        ["02", "Lê Thị Hoa", "Cá nhân", "Không", "", "", True],
    ],
    "Tiêu chí": [["Mã tiêu chí"]],
    "Điểm": [["Mã", "Người chấm", "C1"], ["01", "Bà Thảo", 1e15]],
    "Kết quả": [
        ["Mã", "Kết luận", "Điểm", "Xếp loại"],
        ["01", "Đủ điều kiện về mô hình", 91.5, "Tốt"],
        ["02", "Không thẩm định: không đăng ký", "", ""],
    ],
    "Lỗi": [["STT"]],
}


def test_it_shares_nothing_with_the_package() -> None:
    tree = ast.parse(Path(another_program.__file__).read_text("utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in names if name.startswith(("xlsx_addin", "tests"))] == []


def test_its_submission_is_merged_once_its_code_is_confirmed(receiver: Receiver) -> None:
    digest = another_program.write_submission(receiver.inbox / "thẻ nhớ.xlsx", MANIFEST, TABLES)
    assert only_verdict(receiver.plan()) == "held"
    plan = receiver.receive(codes=[another_program.code_of(digest)])
    assert (only_verdict(plan), plan.items[0].new) == ("accepted", ["CB-01.01", "CB-01.02"])
    first, second = receiver.row("CB-01.01"), receiver.row("CB-01.02")
    assert (first["Tên"], first["Điểm cấp dưới"], first["Xếp loại cấp dưới"]) == ("Nguyễn Văn An", 91.5, "Tốt")
    assert (first["Ngày nhận ở cấp dưới"], first["Nguồn"], first["Lần gửi"]) == (46366.25, "CB-01", 1)
    assert second["Kết luận cấp dưới"] == "Không thẩm định: không đăng ký"


def test_its_submission_is_merged_at_once_from_the_address_of_its_unit(receiver: Receiver) -> None:
    path = receiver.folder / "ThamDinh_2026_CB-01_v1.xlsx"
    another_program.write_submission(path, MANIFEST, TABLES)
    receiver.put("thu.eml", mail(path.read_bytes(), sender="cb1@x.example"))
    assert only_verdict(receiver.receive()) == "accepted"


def test_its_second_version_goes_on_from_the_first(receiver: Receiver) -> None:
    first, second = receiver.folder / "v1.xlsx", receiver.folder / "v2.xlsx"
    previous = another_program.write_submission(first, MANIFEST, TABLES)
    shorter = {**TABLES, "Đơn vị": TABLES["Đơn vị"][:2]}
    another_program.write_submission(second, {**MANIFEST, "version": "2", "previous": previous}, shorter)
    for path in (first, second):
        receiver.put(f"{path.stem}.eml", mail(path.read_bytes(), sender="cb1@x.example"))
    assert [item.verdict.value for item in receiver.receive().items] == ["accepted", "accepted"]
    assert receiver.row("CB-01.02")["Tình trạng hồ sơ"] == "Đã rút"


@pytest.mark.parametrize(
    ("key", "value", "verdict"),
    [
        ("year", "2025", "other_year"),
        ("guidance", "805-CV/HU", "other_year"),
        ("recipient", "DU-XX", "wrong_recipient"),
        ("level", "Ban Thường vụ", "wrong_level"),
        ("version", "0", "not_an_envelope"),
        ("version", "01", "not_an_envelope"),
        ("format", "2", "not_an_envelope"),
        ("created", "2026-12-09T17:00:00Z", "not_an_envelope"),
    ],
)
def test_a_manifest_is_judged_as_the_specification_says(receiver: Receiver, key: str, value: str, verdict: str) -> None:
    another_program.write_submission(receiver.inbox / "tệp.xlsx", {**MANIFEST, key: value}, TABLES)
    assert only_verdict(receiver.plan()) == verdict


@pytest.mark.parametrize("name", ["Kết quả", "Lỗi", "Tiêu chí"])
def test_an_envelope_without_one_of_its_sheets_is_none(receiver: Receiver, name: str) -> None:
    tables = {sheet: rows for sheet, rows in TABLES.items() if sheet != name}
    another_program.write_submission(receiver.inbox / "tệp.xlsx", MANIFEST, tables)
    assert only_verdict(receiver.plan()) == "not_an_envelope"


@pytest.mark.parametrize("kind", ["submission", "result"])
def test_it_works_out_the_digest_of_our_own_envelopes(tmp_path: Path, kind: str) -> None:
    envelope = submitted(tmp_path) if kind == "submission" else result_envelope("| Mã | Điểm |\n| A | 7.25 |")
    path = tmp_path / "tệp.xlsx"
    path.write_bytes(envelope_bytes(envelope))
    assert another_program.checked(path) == (envelope.digest, envelope.digest)
    assert another_program.code_of(envelope.digest) == envelope.code
