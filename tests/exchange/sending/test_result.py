"""Results that go back: each sender's own subjects under its own codes, and nothing about anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests import grades
from tests.exchange.received import Receiver, at, mail
from tests.exchange.sent import MOMENT, appraised_job, rows_of
from xlsx_addin.exchange.envelope.envelope import Edition
from xlsx_addin.exchange.sending.received_senders import verdicts_by_sender
from xlsx_addin.exchange.sending.sent_envelopes import result
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.terms import Level
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"}
SUBJECTS = """
| Mã            | Tên        | Loại đối tượng | Nguồn | Đăng ký | Ngày nhận báo cáo | Thuộc tổ chức | Người đứng đầu |
| CB-01.A01     | Khoa Nội   | Tổ chức        | CB-01 | Có      | 10/12/2026        |               |                |
| CB-02.A01     | Khoa Ngoại | Tổ chức        | CB-02 | Có      | 16/12/2026        |               |                |
| NB-01         | Văn phòng  | Tập thể        |       | Có      | 10/12/2026        |               |                |
| CB-01.CB-9.P1 | Bà Bích    | Cá nhân        | CB-01 | Không   |                   | CB-02.A01     | Có             |
| CB-02.A02     | Khoa Dược  | Tổ chức        | CB-02 | Có      | 10/12/2026        |               |                |
"""
SCORES = """
| Mã        | Người chấm     | C1 | C2 | C3 |
| CB-01.A01 | Ông Bí Mật     | 20 | 20 | 35 |
| CB-02.A01 | Ông Bí Mật     | 30 | 30 | 38 |
| CB-02.A02 | Bà Giấu Tên    | 30 | 30 |    |
| NB-01     | Ông Bí Mật     | 30 | 30 | 38 |
"""


def returned(folder: Path, subjects: str = SUBJECTS, scores: str = SCORES, **tables: Any) -> dict[str, Envelope]:
    """The result for each sender of a workbook."""
    job = appraised_job(folder, subjects=subjects, scores=scores, settings=UNIT, **tables)
    return {
        sender: result(job.appraisal, sender, verdicts, Edition(1, "", MOMENT))
        for sender, verdicts in verdicts_by_sender(job, set()).items()
    }


def test_each_sender_gets_its_own_subjects_under_its_own_codes(tmp_path: Path) -> None:
    results = returned(tmp_path)
    assert {
        sender: [(row["STT"], row["Mã"], row["Kết luận"]) for row in rows_of(envelope, "Kết quả")]
        for sender, envelope in results.items()
    } == {
        "CB-01": [(1.0, "A01", "Đủ điều kiện về mô hình"), (2.0, "CB-9.P1", "Có căn cứ thay thế")],
        "CB-02": [(1.0, "A01", "Đủ điều kiện về mô hình"), (2.0, "A02", "Dữ liệu lỗi – chưa thẩm định")],
    }


def test_it_holds_the_results_alone(tmp_path: Path) -> None:
    envelope = returned(tmp_path)["CB-01"]
    assert list(envelope.sheets) == ["Kết quả"]
    assert {**envelope.manifest.pairs(), "digest": ""} == {
        "format": "1",
        "kind": "result",
        "sender": "DU-LB",
        "sender_name": "Đảng ủy Lang Biang",
        "recipient": "CB-01",
        "level": "Cấp ủy cơ sở",
        "year": "2026",
        "guidance": "804-CV/HU",
        "guidance_digest": digest(load("804-CV/HU")),
        "scale_confirmed": "false",
        "version": "1",
        "created": "2026-12-14T08:30:00+07:00",
        "previous": "",
        "subjects": "2",
        "digest": "",
    }


def test_nothing_of_scorers_cells_or_other_units_is_in_it(tmp_path: Path) -> None:
    """The workbook holds all of this, and the explanations of its own ``Kết quả`` say much of it."""
    job = appraised_job(tmp_path, subjects=SUBJECTS, scores=SCORES, settings=UNIT)
    own = " ".join(verdict.explanation for verdict in job.appraisal.verdicts)
    assert "Điểm!" in own
    assert "Khoa Ngoại" in own
    results = returned(tmp_path)
    for sender, others in {
        "CB-01": ["CB-02", "Khoa Ngoại", "98"],
        "CB-02": ["CB-01", "Khoa Nội", "Bích", "75"],
    }.items():
        sheet = results[sender].sheets["Kết quả"]
        told = " ".join(str(cell) for column in sheet.columns.values() for cell in column.values())
        secrets = ["Bí Mật", "Giấu Tên", "!", "Văn phòng", "NB-01", *others]
        assert [secret for secret in secrets if secret in told] == []


def test_the_sender_reads_what_the_highest_level_decided(tmp_path: Path) -> None:
    """From ``Kết quả cấp trên`` of the level between to that of the level below (A21: the highest one's is final)."""
    subjects = """
    | Mã        | Cấp thẩm định | Nguồn |
    | CB-01.A01 | Ban Thường vụ | CB-01 |
    | CB-02.A01 | Ban Thường vụ | CB-02 |
    """
    from_above = """
    | Mã        | Kết luận                      | Điểm | Xếp loại | Đơn vị thẩm định |
    | CB-01.A01 | Đủ điều kiện về mô hình       | 75   | Khá      | BTV-LD           |
    | CB-02.A01 | Không đủ điều kiện về mô hình | 45   | Không đạt | BTV-LD           |
    """
    between = returned(tmp_path, subjects, "", from_above=from_above)
    settings = {"Mã đơn vị": "CB-01", "Cấp thẩm định": "Chi bộ", "Mã cấp trên": "DU-LB"}
    chi_bo = Receiver(
        tmp_path / "CB-01",
        {"subjects": "| Mã |\n| A01 |", "settings": {**settings, "Địa chỉ cấp trên": "du@x.example"}},
    )
    chi_bo.put("kq.eml", mail(between["CB-01"], sender="du@x.example", received=at(17)))
    chi_bo.receive()
    [row] = chi_bo.rows("Kết quả cấp trên")
    assert {heading: row.get(heading) for heading in ("Mã", "Kết luận", "Điểm", "Xếp loại", "Giải thích")} == {
        "Mã": "A01",
        "Kết luận": "Thuộc thẩm quyền cấp khác",
        "Điểm": None,
        "Xếp loại": None,
        "Giải thích": (
            "Do cấp “Ban Thường vụ” thẩm định. "
            "Ban Thường vụ (mã BTV-LD) kết luận: Đủ điều kiện về mô hình, mức “Khá”.\n"
            "[Mục 2.4 (R14); cách hiểu của chương trình: A34]"
        ),
    }


def test_the_code_tells_the_sender_where_no_source_is_named(tmp_path: Path) -> None:
    subjects = """
    | Mã        |
    | CB-01.A01 |
    | CB-03.A01 |
    | A.1       |
    | CB-01     |
    """
    job = appraised_job(tmp_path, subjects=subjects, scores="", settings=UNIT)
    found = verdicts_by_sender(job, {"CB-01", "CB-02"})
    assert {sender: [code for code, _ in verdicts] for sender, verdicts in found.items()} == {"CB-01": ["A01"]}


def test_the_source_decides_where_the_code_says_something_else(tmp_path: Path) -> None:
    subjects = """
    | Mã        | Nguồn |
    | X9        | CB-01 |
    | CB-02.A01 | CB-01 |
    |           | CB-01 |
    | DU-LB.A01 | DU-LB |
    """
    job = appraised_job(tmp_path, subjects=subjects, scores="", settings=UNIT)
    found = verdicts_by_sender(job, {"CB-01", "CB-02"})
    assert {sender: [code for code, _ in verdicts] for sender, verdicts in found.items()} == {
        "CB-01": ["X9", "CB-02.A01"]
    }


def test_what_the_highest_level_decided_is_handed_down_through_the_level_between(tmp_path: Path) -> None:
    """Ban Thường vụ tells the cấp ủy, and the cấp ủy tells the chi bộ, whose appraisal then goes by it (A21)."""
    above = "| Mã | Kết luận | Xếp loại |\n| CB-01.A01 | Đủ điều kiện về mô hình | Tốt |"
    envelope = returned(tmp_path, sheets={"Kết quả cấp trên": above})["CB-01"]
    [row, _] = rows_of(envelope, "Kết quả")
    assert row["Kết quả cấp trên"] == "Ban Thường vụ: Đủ điều kiện về mô hình, Tốt"
    cell = Receiver(
        tmp_path / "chi bộ",
        {
            "subjects": "| Mã | Tên |\n| A01 | Khoa Nội |",
            "settings": {"Cấp thẩm định": "Chi bộ", "Mã đơn vị": "CB-01", "Mã cấp trên": "DU-LB"},
            "sheets": {"Đầu mối": "| Mã | Địa chỉ thư |\n| DU-LB | du@x.example |"},
        },
    )
    cell.put("kết quả.eml", mail(envelope, received=at(15), sender="du@x.example"))
    assert [item.verdict.value for item in cell.receive().items] == ["accepted"]
    with FileWorkbook.open(cell.file) as workbook:
        [verdict] = appraise_workbook(workbook).appraisal.verdicts
    assert verdict.above is not None
    assert verdict.above.level is Level.STANDING_COMMITTEE
    assert verdict.above.grade is grades.GOOD
