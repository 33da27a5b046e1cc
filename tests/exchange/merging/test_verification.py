"""``verify``: what of an archive is altered, lost or unknown (envelope §14.2)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import Receiver, at, envelope, mail
from tests.workbooks import cell_of
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.merging.archive import archive_name
from xlsx_addin.exchange.merging.record import RECORD_NAME
from xlsx_addin.exchange.merging.verification import Verification, verify
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST, subjects=2)
OTHER = envelope(sender="CB-02")
KEPT = {sent.digest: archive_name(sent.manifest, sent.digest) for sent in (FIRST, SECOND, OTHER)}


@pytest.fixture(autouse=True)
def verified_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.exchange.merging.verification.EnvelopeReader", ReaderHere)


@pytest.fixture
def archive(receiver: Receiver) -> Path:
    """Two versions of CB-01, one of CB-02, all merged in two runs."""
    receiver.put("1.eml", mail(FIRST, received=at(10)))
    receiver.put("3.eml", mail(OTHER, received=at(10)))
    receiver.receive()
    receiver.put("2.eml", mail(SECOND, received=at(11)))
    receiver.receive()
    return receiver.archive


def found(verification: Verification) -> dict[str | None, tuple[str, str | None, int | None]]:
    return {each.file: (each.state, each.sender, each.version) for each in verification.findings}


def lose(archive: Path, sent: Envelope) -> None:
    """Take an envelope away, with the plain copy that was laid beside it."""
    envelope_file = archive / KEPT[sent.digest]
    for file in (envelope_file, envelope_file.with_name(envelope_file.name.replace(".xlsx", "_xem.xlsx"))):
        file.unlink()


def edited(content: bytes) -> bytes:
    """The same envelope with another Tên, as somebody edits and saves it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell_of(book["Đơn vị"], "Tên", 5).value = "Đã sửa"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_an_archive_as_it_was_left_is_whole_and_nothing_is_written(archive: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in archive.iterdir()}
    verification = verify(archive)
    assert (verification.is_fine, verification.kept, verification.findings) == (True, 3, [])
    assert verification.document()["record"] == {
        "lines": 3,
        "entries": 3,
        "unreadable": [],
        "unfinished": [],
        "altered": [],
    }
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in archive.iterdir()} == before


@pytest.mark.parametrize("cut", [0, 3_000, None])
def test_an_envelope_that_was_edited_or_cut_is_altered_not_lost(archive: Path, cut: int | None) -> None:
    path = archive / KEPT[FIRST.digest]
    path.write_bytes(edited(path.read_bytes()) if cut is None else path.read_bytes()[:cut])
    verification = verify(archive)
    assert found(verification) == {
        path.name: ("altered", None if cut is not None else "CB-01", None if cut is not None else 1)
    }
    assert (verification.is_fine, verification.kept) == (False, 2)


def test_an_envelope_that_is_gone_is_lost(archive: Path) -> None:
    lose(archive, FIRST)
    [finding] = verify(archive).findings
    assert (finding.file, finding.state, finding.code) == (None, "lost", FIRST.code)


def test_an_envelope_under_the_name_of_another_is_altered(archive: Path) -> None:
    (archive / KEPT[FIRST.digest]).write_bytes(envelope_bytes(OTHER))
    assert found(verify(archive)) == {KEPT[FIRST.digest]: ("altered", "CB-02", 1)}


def test_what_the_record_does_not_know_is_unknown(archive: Path) -> None:
    stranger = envelope(sender="CB-09")
    name = archive_name(stranger.manifest, stranger.digest)
    (archive / name).write_bytes(envelope_bytes(stranger))
    (archive / "ghi chú\x1b.txt").write_text("x")
    (archive / "khác").mkdir()
    (archive / "desktop.ini").write_text("x")
    (archive / f"~${name}").write_text("x")
    (archive / "sổ.xlsx").write_bytes(b"x")
    verification = verify(archive)
    assert found(verification) == {
        name: ("unknown", "CB-09", 1),
        "ghi chú␛.txt": ("unknown", None, None),
        "khác": ("unknown", None, None),
        "sổ.xlsx": ("unknown", None, None),
    }
    assert verification.kept == 3


def test_what_was_held_and_lies_there_all_the_same_was_never_merged(archive: Path, receiver: Receiver) -> None:
    held = envelope(sender="CB-02", version=2, previous=OTHER)
    receiver.put("rời.xlsx", held)
    receiver.receive()
    name = archive_name(held.manifest, held.digest)
    (archive / name).write_bytes(envelope_bytes(held))
    assert found(verify(archive)) == {name: ("unknown", "CB-02", 2)}


def test_a_copy_is_told_and_names_what_it_is_a_copy_of(archive: Path) -> None:
    original = archive / KEPT[SECOND.digest]
    stem = original.name.removesuffix(".xlsx")
    (archive / f"{stem}-PC2.xlsx").write_bytes(original.read_bytes())
    (archive / "so-nhan (1).jsonl").write_bytes((archive / RECORD_NAME).read_bytes())
    findings = {finding.file: finding for finding in verify(archive).findings}
    assert set(findings) == {f"{stem}-PC2.xlsx", "so-nhan (1).jsonl"}
    assert original.name in findings[f"{stem}-PC2.xlsx"].reason
    original.unlink()
    lost = verify(archive).findings[-1]
    assert (lost.state, f"{stem}-PC2.xlsx" in lost.reason) == ("lost", True)


def test_the_plain_copy_beside_an_envelope_must_hold_what_the_envelope_holds(archive: Path) -> None:
    original = archive / KEPT[FIRST.digest]
    companion = original.with_name(original.name.replace(".xlsx", "_xem.xlsx"))
    companion.write_bytes(original.read_bytes())
    assert verify(archive).is_fine
    companion.write_bytes(edited(original.read_bytes()))
    assert found(verify(archive)) == {companion.name: ("altered", None, None)}


@pytest.mark.slow
@pytest.mark.reading_child
def test_so_must_one_that_has_no_manifest(archive: Path) -> None:
    original = archive / KEPT[FIRST.digest]
    companion = original.with_name(original.name.replace(".xlsx", "_xem.xlsx"))
    for content, is_fine in ((original.read_bytes(), True), (edited(original.read_bytes()), False)):
        book = openpyxl.load_workbook(io.BytesIO(content))
        del book["_manifest"]
        book.save(companion)
        assert verify(archive).is_fine is is_fine
    openpyxl.Workbook().save(companion)
    assert not verify(archive).is_fine


def test_an_envelope_that_is_gone_while_its_plain_copy_lies_there_is_told_once(archive: Path) -> None:
    original = archive / KEPT[FIRST.digest]
    companion = original.with_name(original.name.replace(".xlsx", "_xem.xlsx"))
    original.unlink()
    [finding] = verify(archive).findings
    assert (finding.file, finding.state, finding.version) == (None, "lost", 1)
    assert f"bản xem “{companion.name}” còn nguyên" in finding.reason
    companion.write_bytes(edited(companion.read_bytes()))
    assert found(verify(archive)) == {companion.name: ("unknown", None, None), None: ("lost", "CB-01", 1)}


def test_a_plain_copy_of_what_was_never_merged_is_unknown(archive: Path) -> None:
    stranger = envelope(sender="CB-09")
    name = archive_name(stranger.manifest, stranger.digest).replace(".xlsx", "_xem.xlsx")
    (archive / name).write_bytes(envelope_bytes(stranger))
    assert found(verify(archive)) == {name: ("unknown", None, None)}


def test_an_envelope_without_its_plain_copy_is_told(archive: Path) -> None:
    original = archive / KEPT[FIRST.digest]
    original.with_name(original.name.replace(".xlsx", "_xem.xlsx")).unlink()
    verification = verify(archive)
    [finding] = verification.findings
    assert (finding.file, finding.state, finding.code) == (None, "lost", FIRST.code)
    assert "không còn bản xem" in finding.reason
    original.write_bytes(original.read_bytes()[:3_000])
    assert found(verify(archive)) == {original.name: ("altered", None, None)}


def test_altered_and_skipped_lines_are_told_by_their_numbers(archive: Path) -> None:
    path = archive / RECORD_NAME
    first, second, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first.replace(b'"counts": true', b'"counts": false') + second + b"[[[[\n" + third)
    verification = verify(archive)
    document = verification.document()["record"]
    assert (document["unreadable"], document["altered"]) == ([3], [2, 4])
    assert not verification.is_fine


def test_what_cannot_be_examined_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="không có"):
        verify(tmp_path / "không có")
    (tmp_path / RECORD_NAME).mkdir()
    with pytest.raises(Refusal, match="sổ nhận"):
        verify(tmp_path)


def test_an_empty_folder_holds_nothing_wrong(tmp_path: Path) -> None:
    assert verify(tmp_path).is_fine
