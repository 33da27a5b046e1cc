"""The command ``receive``: its JSON, its exit status, and what it writes."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import pytest

from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import NOW, Receiver, at, cells_of, envelope, mail
from xlsx_addin.cli.exchange_in import add_commands
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is started for the files of an inbox."""
    monkeypatch.setattr("xlsx_addin.exchange.receive.EnvelopeReader", ReaderHere)


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mails are of December 2026; what lies in the future is not believed."""
    monkeypatch.setattr("xlsx_addin.jobs.appraise.now", lambda: NOW)


@pytest.fixture
def receiver(tmp_path: Path) -> Receiver:
    return Receiver(tmp_path)


def run(receiver: Receiver, *more: str) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    arguments = parser.parse_args(["receive", str(receiver.file), str(receiver.inbox), *more])
    return int(arguments.run(arguments))


def test_the_json_says_everything_of_each_item(receiver: Receiver, capsys: pytest.CaptureFixture[str]) -> None:
    sent = envelope()
    receiver.put("thu.eml", mail(sent))
    output = receiver.folder / "ra.xlsx"
    assert run(receiver, "-o", str(output), "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {
        "items": [
            {
                "source": "thu.eml › ThamDinh.xlsx",
                "sender": "CB-01",
                "version": 1,
                "verdict": "accepted",
                "code": sent.code,
                "received": "2026-12-10T08:00:00+07:00",
                "received_from": "mail",
                "lateness": "on_time",
                "new": ["CB-01.A01", "CB-01.A02"],
                "changed": [],
                "withdrawn": [],
                "conflicts": [],
                "kind": "submission",
                "subject": None,
                "scorer": None,
                "purpose": None,
                "total": None,
                "scores": 0,
                "reason": "",
                "warnings": document["items"][0]["warnings"],
            }
        ],
        "output": str(output),
        "warnings": [],
    }
    assert len(cells_of(output)["Đơn vị"][1]) == 3


def test_a_dry_run_shows_every_change_and_writes_nothing(
    receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    receiver.put("thu.eml", mail(envelope()))
    before = sorted(receiver.folder.rglob("*"))
    assert run(receiver, "--dry-run") == 0
    shown = capsys.readouterr().out
    assert "CB-01.A01  Tên: (trống) → Khoa Nội" in shown
    assert "chưa ghi gì" in shown
    assert run(receiver, "-o", str(receiver.folder / "ra.xlsx"), "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out)["output"] is None
    assert sorted(receiver.folder.rglob("*")) == before


def test_what_waits_for_its_code_makes_status_1(receiver: Receiver, capsys: pytest.CaptureFixture[str]) -> None:
    sent = envelope()
    receiver.put("tep.xlsx", sent)
    out = [str(receiver.folder / f"ra{number}.xlsx") for number in (1, 2)]
    assert run(receiver, "-o", out[0], "--received", "2026-12-09T07:00") == 1
    assert "Chờ đối chiếu mã: CB-01 lần 1 – tep.xlsx" in capsys.readouterr().out
    assert run(receiver, "-o", out[1], "--accept", sent.code, "--archive", str(receiver.folder / "kho")) == 0
    assert (receiver.folder / "kho").is_dir()


def test_a_new_difference_makes_status_1(receiver: Receiver) -> None:
    first = envelope()
    receiver.put("1.eml", mail(first))
    receiver.receive()
    receiver.edit("CB-01.A02", "Ghi chú", "tại đây")
    receiver.put("2.eml", mail(envelope("| Mã | Tên |\n| A02 | x |", version=2, previous=first), received=at(12)))
    assert run(receiver, "-o", str(receiver.folder / "ra.xlsx")) == 1


def test_the_archive_stands_beside_the_new_workbook(receiver: Receiver) -> None:
    receiver.put("thu.eml", mail(envelope()))
    folder = receiver.folder / "nơi khác"
    folder.mkdir()
    assert run(receiver, "-o", str(folder / "ra.xlsx")) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["ra.xlsx", "Đã nhận"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ([], "-o TÊN-SỔ-MỚI.xlsx"),
        (["-o", "ra.xlsm"], ".xlsx"),
        (["-o", "ra.xlsx", "--accept", "123"], "16 chữ số"),
        (["-o", "ra.xlsx", "--received", "mai"], "thời điểm"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_written(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, more: list[str], sentence: str
) -> None:
    monkeypatch.chdir(receiver.folder)
    receiver.put("thu.eml", mail(envelope()))
    before = sorted(receiver.folder.rglob("*"))
    with pytest.raises(Refusal, match=sentence):
        run(receiver, *more)
    assert sorted(receiver.folder.rglob("*")) == before


def test_another_file_is_not_overwritten_unless_forced(receiver: Receiver) -> None:
    output = receiver.folder / "ra.xlsx"
    output.write_bytes(b"x")
    receiver.put("thu.eml", mail(envelope()))
    with pytest.raises(Refusal, match=r"ra\.xlsx"):
        run(receiver, "-o", str(output))
    assert output.read_bytes() == b"x"
    assert not receiver.archive.exists()
    assert run(receiver, "-o", str(output), "--force") == 0
    assert len(cells_of(output)["Đơn vị"][1]) == 3
