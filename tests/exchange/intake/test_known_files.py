"""What was read before is not opened again, unless its content, its name or this program is another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import TWO_SUBJECTS, Receiver, at, envelope, mail
from xlsx_addin.exchange.intake import known_files
from xlsx_addin.exchange.intake.known_files import KNOWN_NAME, KnownFiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Counting(ReaderHere):
    """A reader that counts which files it had to open to look what they are."""

    opened: list[str] = []  # noqa: RUF012 - emptied before each test

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        if request["do"] == "survey":
            self.opened.append(request["name"])
        return super().ask(request)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    Counting.opened = []
    monkeypatch.setattr("xlsx_addin.exchange.receive.EnvelopeReader", Counting)
    return Counting.opened


@pytest.fixture
def inbox(receiver: Receiver, opened: list[str]) -> Receiver:
    """Three files received once: a mail with an envelope, one that was edited, and a workbook that is none."""
    receiver.put("1.eml", mail(envelope()))
    receiver.put("2.xlsx", receiver.file.read_bytes())
    receiver.put("3.eml", mail(b"", name="thư.txt"))
    receiver.receive()
    assert opened == ["1.eml", "2.xlsx", "3.eml"]
    opened.clear()
    return receiver


def outcome(receiver: Receiver) -> list[tuple[object, ...]]:
    plan = receiver.receive()
    return [(item.source, item.verdict.value, item.receipt, item.reason) for item in plan.items]


def test_a_known_inbox_is_not_opened_and_says_the_same(inbox: Receiver, opened: list[str]) -> None:
    known = outcome(inbox)
    assert opened == []
    (inbox.archive / KNOWN_NAME).unlink()
    assert outcome(inbox) == known
    assert opened == ["1.eml", "2.xlsx", "3.eml"]


def test_only_what_is_new_is_opened(inbox: Receiver, opened: list[str]) -> None:
    inbox.put("4.eml", mail(envelope(sender="CB-02")))
    assert [each[1] for each in outcome(inbox)] == ["unchanged", "not_an_envelope", "accepted"]
    assert opened == ["4.eml"]


def test_other_content_under_a_known_name_is_opened_whatever_its_date(inbox: Receiver, opened: list[str]) -> None:
    import os

    path = inbox.inbox / "1.eml"
    stamp = path.stat()
    changed = mail(envelope(TWO_SUBJECTS.replace("Khoa Nội", "Khoa Nha"), version=2, previous=envelope()))
    path.write_bytes(changed[: stamp.st_size].ljust(stamp.st_size) if len(changed) > stamp.st_size else changed)
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    inbox.receive()
    assert opened == ["1.eml"]


def test_known_content_under_another_name_is_opened(inbox: Receiver, opened: list[str]) -> None:
    (inbox.inbox / "2.xlsx").rename(inbox.inbox / "2.xlsm")
    inbox.receive()
    assert opened == ["2.xlsm"]


def test_what_waited_for_its_code_is_merged_without_looking_at_it_again(receiver: Receiver, opened: list[str]) -> None:
    held = envelope()
    receiver.put("rời.xlsx", held)
    receiver.receive()
    opened.clear()
    receiver.receive(codes=[held.code])
    assert (receiver.row("CB-01.A01")["Tên"], opened) == ("Khoa Nội", [])


def test_what_could_not_be_read_is_tried_again(receiver: Receiver, opened: list[str]) -> None:
    receiver.put("hỏng.xlsx", b"PK")
    for _ in range(2):
        receiver.receive()
    assert opened == ["hỏng.xlsx"] * 2


def test_another_program_reads_everything_anew(
    inbox: Receiver, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_files, "reading", lambda: "khác")
    inbox.receive()
    assert len(opened) == 3


@pytest.mark.parametrize("damaged", [b"", b"[" * 100_000, b"{}", b'{"files": 1e400}', b"\xff"])
def test_a_damaged_store_is_none(inbox: Receiver, opened: list[str], damaged: bytes) -> None:
    (inbox.archive / KNOWN_NAME).write_bytes(damaged)
    inbox.receive()
    assert len(opened) == 3


def test_a_nonsense_answer_in_a_store_is_asked_anew(inbox: Receiver, opened: list[str]) -> None:
    store = inbox.archive / KNOWN_NAME
    document = json.loads(store.read_text("utf-8"))
    first, second, third = document["files"]
    document["files"] = {first: [[0, {"state": "envelope"}]], second: 7, third: [[1e400, []]]}
    store.write_text(json.dumps(document), "utf-8")
    inbox.receive()
    assert opened == ["1.eml", "2.xlsx", "3.eml"]


def test_a_store_cannot_make_an_envelope_of_what_is_none(receiver: Receiver, opened: list[str]) -> None:
    waiting = envelope()
    path = receiver.put("rời.xlsx", waiting)
    receiver.receive()
    store = receiver.archive / KNOWN_NAME
    document = json.loads(store.read_text("utf-8"))
    [[key, [[leaf, said]]]] = document["files"].items()
    other = envelope(TWO_SUBJECTS.replace("Khoa Nội", "Giả"))
    said |= {"digest": other.digest, "pairs": {**said["pairs"], "digest": other.digest}}
    store.write_text(json.dumps({**document, "files": {key: [[leaf, said]]}}), "utf-8")
    plan = receiver.receive(codes=[other.code])
    assert [item.verdict.value for item in plan.items] == ["unreadable"]
    assert (receiver.rows(), opened, path.exists()) == ([], ["rời.xlsx"], True)


def test_what_left_the_inbox_is_forgotten(inbox: Receiver) -> None:
    (inbox.inbox / "2.xlsx").unlink()
    inbox.receive()
    names = [key.partition(" ")[2] for key in json.loads((inbox.archive / KNOWN_NAME).read_text("utf-8"))["files"]]
    assert sorted(names) == ["1.eml", "3.eml"]


def test_a_look_beforehand_writes_nothing_but_where_it_is_told(receiver: Receiver, opened: list[str]) -> None:
    receiver.put("1.eml", mail(envelope(), received=at(10)))
    store = receiver.folder / "nháp.json"
    receiver.plan(known=store).save_known(store)
    assert not receiver.archive.exists()
    receiver.receive(known=store)
    assert opened == ["1.eml"]
    assert receiver.row("CB-01.A01")["Tên"] == "Khoa Nội"


def test_what_changed_while_it_was_read_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "1.eml"
    path.write_bytes(b"x")
    known = KnownFiles()
    key = known.key(path)
    path.write_bytes(b"y")
    known.note(key, path, [(0, {"state": "envelope"})])
    known.save(tmp_path / KNOWN_NAME)
    assert not (tmp_path / KNOWN_NAME).exists()


def test_what_is_no_file_has_no_key(tmp_path: Path) -> None:
    assert (KnownFiles.key(tmp_path), KnownFiles.key(tmp_path / "không có")) == ("", "")
