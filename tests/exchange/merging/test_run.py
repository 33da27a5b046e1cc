"""One run of receiving on sheets in memory: who is judged how, by which line of versions, and what is noted of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.merging.merged_here import BY_MAIL, SETTINGS
from tests.exchange.merging.scores_here import no_scores
from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import NOW, TWO_SUBJECTS, at, envelope, filled_sheet, mail, result_envelope
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, ReceivedKind
from xlsx_addin.exchange.envelope.plain_values import block_values
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.inbox import inbox_files
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.archive import Archive
from xlsx_addin.exchange.merging.board import Board, Office
from xlsx_addin.exchange.merging.differences import Differences
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.items import FoundItem, ReceiptRule
from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
from xlsx_addin.exchange.merging.progress import Progress, ProgressRow
from xlsx_addin.exchange.merging.results_above import ResultsAbove
from xlsx_addin.exchange.merging.run import Receiving
from xlsx_addin.exchange.merging.submissions import Library
from xlsx_addin.exchange.merging.three_way import Key
from xlsx_addin.exchange.units.senders import ExpectedSender, SenderIndex
from xlsx_addin.guidance import load
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.intake.inbox import InboxFile
    from xlsx_addin.xlsx.cells import SheetValues

SENDERS = SenderIndex([ExpectedSender("CB-01", "Chi bộ 1", ("cb1@x.example",), "", "")])
FIRST = envelope()
SECOND = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=FIRST)
OTHER = envelope(TWO_SUBJECTS.replace("mới", "khác"))
RESULT = "| Mã | Kết luận | Xếp loại |\n| A01 | Đủ điều kiện về mô hình | Tốt |"


def digits(sent: Envelope) -> str:
    return sent.code.replace("-", "")


@dataclass
class Desk:
    """A unit that receives: its sheets in memory, its inbox and its archive in a folder."""

    folder: Path
    settings: Settings = SETTINGS
    reader: type[ReaderHere] = ReaderHere
    progress: SheetValues | None = None
    subjects: SheetValues = field(
        default_factory=lambda: filled_sheet(
            layout.SUBJECTS, [[column.heading for column in (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS)]]
        )
    )

    def __post_init__(self) -> None:
        self.inbox = self.folder / "Hộp thư đến"
        self.inbox.mkdir()
        self.archive = self.folder / "Đã nhận"

    def put(self, name: str, content: Envelope | bytes) -> Path:
        path = self.inbox / name
        path.write_bytes(envelope_bytes(content) if isinstance(content, Envelope) else content)
        return path

    def surveyed(self, *codes: str) -> Run:
        """A run that has opened every file and judged none."""
        archive = Archive(self.archive)
        rule = ReceiptRule(self.settings, load(self.settings.guidance_id), NOW, None)
        board = Board(
            MergedSheet(Sheets({layout.SUBJECTS: self.subjects}).table(layout.SUBJECTS)),
            Progress(self.progress, archive.digest_of),
            Differences(None),
            ResultsAbove(None),
            no_scores(),
        )
        run = Run(Office(self.settings, SENDERS, archive, self.reader(), rule, frozenset(codes)), board)
        run.survey(inbox_files([self.inbox]))
        return run

    def surveyed_and_merged(self, *codes: str) -> Run:
        """A run of which nothing is written."""
        run = self.surveyed(*codes)
        run.merge()
        return run

    def receive(self, *codes: str) -> Run:
        """A whole run, after which the sheets and the archive are as it leaves them."""
        run = self.surveyed_and_merged(*codes)
        for name, place in run.received.to_keep:
            run.office.archive.keep(name, run.office.reader.content(place) or b"")
        run.office.archive.commit()
        self.subjects = run.board.subjects.sheet
        block = run.board.progress.block(title="", subtitle="", time_words=lambda _: "")
        self.progress = block_values(block)
        return run


@dataclass
class Run:
    """One run in its steps."""

    office: Office
    board: Board
    items: list[FoundItem] = field(default_factory=list)
    received: Receiving = field(init=False)

    def survey(self, files: Sequence[InboxFile], done: Callable[[int], None] = lambda _: None) -> None:
        self.items = self.office.survey(files, done)

    def merge(self) -> None:
        self.received = Receiving(self.office, self.board, Library(self.office.archive, self.office.reader))
        self.received.merge(self.items)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def verdicts(receiving: Run) -> dict[str, ItemVerdict]:
    return {item.source.partition(" ")[0]: item.verdict for item in receiving.items}


def rows(receiving: Run) -> list[ProgressRow]:
    return receiving.board.progress.rows()


def row_of(receiving: Run, sent: Envelope) -> ProgressRow:
    [row] = [row for row in rows(receiving) if row.digest == sent.digest]
    return row


class TestRows:
    """What stands on ``Tiến độ`` after a run."""

    def test_of_a_merged_envelope_everything_is_noted(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        row = ProgressRow(
            "CB-01",
            "Chi bộ 1",
            version=1,
            verdict=ItemVerdict.ACCEPTED,
            receipt=BY_MAIL,
            subjects=2,
            source="1.eml › ThamDinh.xlsx",
            turn=1,
            kind=ReceivedKind.SUBMISSION,
        )
        assert rows(desk.receive()) == [row.identified(FIRST.digest)]

    def test_of_one_that_waits_so_is_why(self, desk: Desk) -> None:
        desk.put("1.xlsx", FIRST)
        receiving = desk.receive()
        row = ProgressRow(
            "CB-01",
            "Chi bộ 1",
            version=1,
            verdict=ItemVerdict.HELD,
            receipt=Receipt(NOW, Origin.FILE),
            subjects=2,
            source="1.xlsx",
            note=words.HELD_FILE,
            kind=ReceivedKind.SUBMISSION,
        )
        assert rows(receiving) == [row.identified(FIRST.digest)]
        assert any(item.verdict.awaits_code for item in receiving.items)

    def test_a_file_that_is_no_intact_envelope_is_known_by_where_it_lies(self, desk: Desk) -> None:
        desk.put("hỏng.xlsx", b"")
        receiving = desk.receive()
        [item] = receiving.items
        assert rows(receiving) == [
            ProgressRow(
                "",
                verdict=ItemVerdict.UNREADABLE,
                receipt=Receipt(NOW, Origin.FILE),
                source="hỏng.xlsx",
                note=item.reason,
            )
        ]
        assert (item.reason != "", any(item.verdict.awaits_code for item in receiving.items)) == (True, False)

    def test_of_an_envelope_that_was_changed_its_word_is_noted_and_no_code(self, desk: Desk) -> None:
        """Nor is it a sighting of the envelope that it amounts to, where its manifest alone was changed."""
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        manifest = FIRST.manifest.model_copy(update={"digest": OTHER.digest})
        pairs = {**FIRST.pairs, "digest": OTHER.digest}
        desk.put("sửa.xlsx", FIRST._replace(manifest=manifest, pairs=pairs))
        receiving = desk.surveyed()
        receiving.office.receipt_rule.now = at(25)
        receiving.survey(inbox_files([desk.inbox]))
        receiving.merge()
        [row] = [row for row in rows(receiving) if row.source == "sửa.xlsx"]
        assert row == ProgressRow(
            "CB-01",
            "Chi bộ 1",
            version=1,
            verdict=ItemVerdict.MODIFIED,
            receipt=Receipt(at(25), Origin.FILE),
            subjects=2,
            source="sửa.xlsx",
            note=words.FAULTS["DIGEST"],
            kind=ReceivedKind.SUBMISSION,
        )

    def test_what_is_doubtful_about_its_receipt_is_told_of_such_a_file_too(self, desk: Desk) -> None:
        content = mail(b"", sender="cb1@x.example", received=None, Received="from a by b")
        desk.put("thu.eml", content)
        receiving = desk.receive()
        [item] = receiving.items
        assert item.warnings == [
            words.NO_TIME.format(moment="09:00 ngày 18/12/2026", column_received="Ngày nhận báo cáo")
        ]
        assert [row.note for row in rows(receiving)] == [f"{item.reason} {item.warnings[0]}"]

    def test_a_file_that_became_good_has_no_old_row(self, desk: Desk) -> None:
        desk.put("1.xlsx", b"")
        desk.receive()
        desk.put("1.xlsx", FIRST)
        assert [row.verdict for row in rows(desk.receive(digits(FIRST)))] == [ItemVerdict.ACCEPTED]

    def test_a_code_that_was_given_stands_where_the_clerk_would_have_typed_it(self, desk: Desk) -> None:
        desk.put("1.xlsx", FIRST)
        desk.put("khác.xlsx", envelope(sender="CB-02"))
        receiving = desk.receive(digits(FIRST))
        assert [(row.sender, row.typed) for row in rows(receiving)] == [("CB-01", FIRST.code), ("CB-02", "")]

    def test_a_given_code_of_what_is_merged_already_stays_known(self, desk: Desk) -> None:
        """It proves copies that are yet to come, too."""
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        assert [row.typed for row in rows(desk.receive(digits(FIRST)))] == [FIRST.code]

    def test_several_sightings_are_one_row_and_all_but_the_merged_one_unchanged(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(11)))
        desk.put("2.eml", mail(FIRST, received=at(10)))
        desk.put("3.xlsx", FIRST)
        receiving = desk.receive()
        accepted, unchanged = ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED
        assert verdicts(receiving) == {"1.eml": unchanged, "2.eml": accepted, "3.xlsx": unchanged}
        assert [(row.source, row.receipt) for row in rows(receiving)] == [("2.eml › ThamDinh.xlsx", BY_MAIL)]

    def test_what_merging_found_doubtful_is_told_of_each_of_them(self, desk: Desk) -> None:
        nameless = envelope("| Mã | Tên |\n| | Khoa Nội |")
        for name in ("1.eml", "2.eml"):
            desk.put(name, mail(nameless))
        told = words.WITHOUT_CODE.format(count=1, code="CB-01.?")
        receiving = desk.receive()
        assert [item.warnings for item in receiving.items] == [[told], [told]]
        assert [row.note for row in rows(receiving)] == [told]

    def test_a_merged_version_is_received_also_after_it_was_judged_by_wrong_settings(self, desk: Desk) -> None:
        """Once the clerk has put right the unit's code, which stood wrong on the console for a run."""
        desk.put("1.eml", mail(FIRST))
        before = rows(desk.receive())
        desk.settings = replace(SETTINGS, unit_code="DU-BL")
        receiving = desk.receive()
        assert [(row.verdict, row.turn) for row in rows(receiving)] == [(ItemVerdict.WRONG_RECIPIENT, 1)]
        desk.settings = SETTINGS
        receiving = desk.receive()
        assert (verdicts(receiving), rows(receiving)) == ({"1.eml": ItemVerdict.UNCHANGED}, before)

    def test_what_is_known_from_the_record_alone_is_received(self, desk: Desk) -> None:
        """``Tiến độ`` and the envelope in the archive are lost; the rows and the record are there."""
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        desk.progress = None
        for path in desk.archive.glob("*.xlsx"):
            path.unlink()
        receiving = desk.receive()
        assert verdicts(receiving) == {"1.eml": ItemVerdict.UNCHANGED}
        assert row_of(receiving, FIRST).verdict is ItemVerdict.ACCEPTED
        assert len(list(desk.archive.glob("*.xlsx"))) == 1, "kept again"

    def test_the_rows_of_what_is_judged_are_held_no_longer(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.put("khác.xlsx", OTHER)
        receiving = desk.surveyed()
        assert all(item.packed_rows for item in receiving.items)
        receiving.merge()
        assert [item.packed_rows for item in receiving.items] == ["", ""]


class OfAnotherEnvelope(ReaderHere):
    """A child that answers with the rows of something else."""

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        for answer in super().ask(request):
            yield {**answer, "digest": OTHER.digest} if request["do"] == "rows" and isinstance(answer, dict) else answer


class TestRowsThatAreReadAgain:
    """The rows of an envelope are held in memory between survey and merge only as far as there is room."""

    @pytest.fixture(autouse=True)
    def no_room(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("xlsx_addin.exchange.intake.reader._HELD", 0)

    def test_they_are_merged_all_the_same(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        receiving = desk.surveyed()
        assert [item.packed_rows for item in receiving.items] == [""]
        receiving.merge()
        assert verdicts(receiving) == {"1.eml": ItemVerdict.ACCEPTED}
        assert [key.code for key in receiving.board.subjects.keys] == ["CB-01.A01", "CB-01.A02"]

    @pytest.mark.parametrize("now", [b"", mail(OTHER)], ids=["no mail any more", "another envelope"])
    def test_a_file_that_changed_meanwhile_is_not_merged(self, desk: Desk, now: bytes) -> None:
        desk.put("1.eml", mail(FIRST))
        receiving = desk.surveyed()
        desk.put("1.eml", now)
        receiving.merge()
        [item] = receiving.items
        assert (item.verdict, item.reason) == (ItemVerdict.UNREADABLE, words.REASONS["unreadable"])
        assert (list(receiving.board.subjects.keys), receiving.received.to_keep) == ([], [])
        assert [(row.verdict, row.turn) for row in rows(receiving)] == [(ItemVerdict.UNREADABLE, None)]

    def test_an_answer_about_another_envelope_is_none(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.reader = OfAnotherEnvelope
        assert verdicts(desk.receive()) == {"1.eml": ItemVerdict.UNREADABLE}


class TestLines:
    def test_versions_are_taken_in_their_order_whatever_the_order_of_the_files(self, desk: Desk) -> None:
        desk.put("a.eml", mail(SECOND))
        desk.put("b.eml", mail(FIRST))
        receiving = desk.receive()
        assert set(verdicts(receiving).values()) == {ItemVerdict.ACCEPTED}
        assert [row_of(receiving, sent).turn for sent in (FIRST, SECOND)] == [1, 2]

    def test_what_a_version_that_was_never_merged_goes_back_to_is_not_earlier(self, desk: Desk) -> None:
        """Version 2 waited in the first run, version 3 of another line was merged in the second, 1 comes last."""
        desk.put("2.xlsx", SECOND)
        desk.receive()
        third = envelope(version=3, previous=OTHER)
        desk.put("3.xlsx", third)
        desk.receive(digits(third))
        desk.put("1.xlsx", FIRST)
        receiving = desk.receive()
        assert verdicts(receiving)["1.xlsx"] is ItemVerdict.BRANCHED
        assert row_of(receiving, FIRST).note == words.BRANCHED_OLDER.format(version=1, merged=3)

    def test_what_waits_and_lies_in_the_inbox_no_more_is_earlier_than_what_is_merged_meanwhile(
        self, desk: Desk
    ) -> None:
        desk.put("1.xlsx", FIRST)
        before = row_of(desk.receive(), FIRST)
        (desk.inbox / "1.xlsx").unlink()
        desk.put("2.eml", mail(SECOND))
        receiving = desk.receive()
        assert row_of(receiving, FIRST) == before._replace(verdict=ItemVerdict.SUPERSEDED, note="")

    @pytest.mark.parametrize("archive_is_there", [True, False])
    def test_so_it_is_where_other_content_was_merged_under_its_number_and_told(
        self, desk: Desk, archive_is_there: bool
    ) -> None:
        """Without the archive its digest is known where the newer version names it."""
        desk.put("1.eml", mail(FIRST))
        desk.put("khác.xlsx", OTHER)
        desk.receive()
        third = envelope(version=3, previous=OTHER)
        for path in [*desk.inbox.iterdir(), *([] if archive_is_there else desk.archive.iterdir())]:
            path.unlink()
        desk.put("3.xlsx", third)
        row = next(row for row in rows(desk.receive(digits(third))) if row.start == digest_start(OTHER.digest))
        assert (row.verdict, row.note) == (ItemVerdict.SUPERSEDED, words.SUPERSEDED_OTHERWISE.format(version=1))

    @pytest.mark.parametrize("kind", [EnvelopeKind.SUBMISSION, EnvelopeKind.RESULT], ids=["submission", "result"])
    def test_so_it_is_where_a_chain_of_versions_goes_back_to_it(self, desk: Desk, kind: EnvelopeKind) -> None:
        """Also after the archive was lost: its digest is known where the version between them names it."""

        def sent(note: str, version: int, previous: Envelope | str = "") -> Envelope:
            if kind is EnvelopeKind.RESULT:
                return result_envelope(RESULT.replace("Tốt", note), version=version, previous=previous)
            return envelope(TWO_SUBJECTS.replace("mới", note), version=version, previous=previous)

        first = sent("một", 1)
        second = sent("hai", 2, first)
        third = sent("ba", 3, second)
        desk.put("1.xlsx", first)
        desk.receive()
        for path in [*desk.archive.iterdir(), desk.inbox / "1.xlsx"]:
            path.unlink()
        desk.put("2.xlsx", second)
        desk.receive()
        desk.put("3.xlsx", third)
        receiving = desk.receive(digits(third))
        found = {row.start: row.verdict for row in rows(receiving)}
        assert found == {
            digest_start(first.digest): ItemVerdict.SUPERSEDED,
            digest_start(second.digest): ItemVerdict.SUPERSEDED,
            digest_start(third.digest): ItemVerdict.ACCEPTED,
        }

    def test_a_code_merges_another_line_also_one_that_was_seen_before(self, desk: Desk) -> None:
        """Versions 1 and 3 waited before 2 was merged, and both are confirmed at once: both are merged, in order."""
        third = envelope(TWO_SUBJECTS.replace("mới", "ba"), version=3)
        desk.put("1.xlsx", OTHER)
        desk.put("3.xlsx", third)
        desk.receive()
        desk.put("2.eml", mail(SECOND))
        desk.receive()
        receiving = desk.receive(digits(OTHER), digits(third))
        assert verdicts(receiving) == {
            "1.xlsx": ItemVerdict.ACCEPTED,
            "2.eml": ItemVerdict.UNCHANGED,
            "3.xlsx": ItemVerdict.ACCEPTED,
        }
        assert [row_of(receiving, each).turn for each in (OTHER, SECOND, third)] == [2, 1, 3]

    def test_no_code_merges_what_the_chain_proves_older(self, desk: Desk) -> None:
        desk.put("2.xlsx", SECOND)
        desk.receive(digits(SECOND))
        desk.put("1.xlsx", FIRST)
        receiving = desk.receive(digits(FIRST))
        assert verdicts(receiving) == {"1.xlsx": ItemVerdict.SUPERSEDED, "2.xlsx": ItemVerdict.UNCHANGED}

    def test_the_newest_content_is_not_lost_where_a_delayed_version_comes_after_it(self, desk: Desk) -> None:
        """The unit has lost its folder and counts from 1 again; its old version 2 arrives meanwhile."""
        desk.put("1.eml", mail(FIRST))
        desk.put("moi.eml", mail(OTHER, received=at(11)))
        desk.receive()
        desk.put("2.eml", mail(SECOND))
        receiving = desk.receive()
        assert verdicts(receiving) == {
            "1.eml": ItemVerdict.UNCHANGED,
            "moi.eml": ItemVerdict.BRANCHED,
            "2.eml": ItemVerdict.ACCEPTED,
        }
        assert row_of(receiving, OTHER).note == words.BRANCHED_OLDER.format(version=1, merged=2)
        receiving = desk.receive(digits(OTHER))
        assert verdicts(receiving)["moi.eml"] is ItemVerdict.ACCEPTED
        assert row_of(receiving, OTHER).turn == 3

    def test_what_waits_with_a_higher_number_goes_on_waiting(self, desk: Desk) -> None:
        desk.put("2.xlsx", SECOND)
        desk.receive()
        (desk.inbox / "2.xlsx").unlink()
        desk.put("1.eml", mail(FIRST))
        assert row_of(desk.receive(), SECOND).verdict is ItemVerdict.HELD

    def test_an_earlier_result_of_the_superior_is_no_doubt(self, desk: Desk) -> None:
        first = result_envelope(RESULT)
        waiting = result_envelope(RESULT.replace("Tốt", "Khá"))
        desk.put("1.eml", mail(first))
        desk.put("khác.xlsx", waiting)
        desk.receive()
        (desk.inbox / "khác.xlsx").unlink()
        second = result_envelope(RESULT, version=2, previous=waiting)
        desk.put("2.eml", mail(second))
        row = row_of(desk.receive(digits(second)), waiting)
        assert (row.verdict, row.note) == (ItemVerdict.SUPERSEDED, "")


class TestReceipts:
    """When an envelope came: by a way that needs no code, or by any once its code is confirmed."""

    ELSEWHERE = "ai@khac.example"

    def receipt(self, receiving: Run, sent: Envelope = FIRST) -> Receipt | None:
        return row_of(receiving, sent).receipt

    def test_a_copy_from_elsewhere_counts_only_once_the_code_is_confirmed(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(12)))
        desk.put("chép.eml", mail(FIRST, received=at(11), sender=self.ELSEWHERE))
        assert self.receipt(desk.surveyed_and_merged()) == Receipt(at(12), Origin.MAIL)
        assert self.receipt(desk.surveyed_and_merged(digits(FIRST))) == Receipt(at(11), Origin.MAIL)

    def test_what_waits_came_when_it_was_first_seen(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(12), sender=self.ELSEWHERE))
        desk.put("2.eml", mail(FIRST, received=at(11), sender=self.ELSEWHERE))
        assert self.receipt(desk.receive()) == Receipt(at(11), Origin.MAIL)

    def test_what_the_archive_remembers_counts_though_it_lies_in_the_inbox_no_more(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(9)))
        desk.receive()
        (desk.inbox / "1.eml").unlink()
        desk.put("2.eml", mail(FIRST, received=at(12)))
        desk.progress = None
        assert self.receipt(desk.receive()) == Receipt(at(9), Origin.MAIL)

    def test_where_that_did_not_count_it_does_once_the_code_is_confirmed(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(9), sender=self.ELSEWHERE))
        desk.receive()
        (desk.inbox / "1.eml").unlink()
        desk.put("2.eml", mail(FIRST, received=at(12)))
        desk.progress = None
        assert self.receipt(desk.surveyed_and_merged()) == Receipt(at(12), Origin.MAIL)
        assert self.receipt(desk.surveyed_and_merged(digits(FIRST))) == Receipt(at(9), Origin.MAIL)

    @pytest.mark.parametrize(("sender", "day"), [(None, 9), (ELSEWHERE, 12)], ids=["merged", "waiting"])
    def test_without_the_archive_the_sheet_is_believed_of_what_was_merged(
        self, desk: Desk, sender: str | None, day: int
    ) -> None:
        desk.put("1.eml", mail(FIRST, received=at(9), sender=sender))
        desk.receive()
        for path in [*desk.archive.iterdir(), desk.inbox / "1.eml"]:
            path.unlink()
        desk.put("2.eml", mail(FIRST, received=at(12)))
        assert self.receipt(desk.receive()) == Receipt(at(day), Origin.MAIL)

    def test_an_earlier_copy_moves_what_the_rows_say(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST, received=at(12)))
        desk.receive()
        desk.put("2.eml", mail(FIRST, received=at(9)))
        receiving = desk.receive()
        assert self.receipt(receiving) == Receipt(at(9), Origin.MAIL)
        for heading in ("Ngày nhận báo cáo", "Ngày nhận lần cuối"):
            assert receiving.board.subjects.value(Key("CB-01.A01"), heading) == date_serial(at(9))

    def test_a_code_that_was_typed_on_the_sheet_confirms_as_one_that_is_given(self, desk: Desk) -> None:
        desk.put("1.xlsx", FIRST)
        desk.receive()
        receiving = desk.surveyed()
        receiving.board.progress.confirmed = {digits(FIRST)}
        receiving.merge()
        assert verdicts(receiving) == {"1.xlsx": ItemVerdict.ACCEPTED}


class TestLostSheet:
    """``Tiến độ`` was lost, or never written because the run was stopped."""

    def test_it_is_told_again_of_what_the_rows_hold(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.put("2.eml", mail(SECOND, received=at(11)))
        before = rows(desk.receive())
        desk.progress = None
        for path in desk.inbox.iterdir():
            path.unlink()
        after = rows(desk.receive())
        assert after == [row._replace(name="", subjects=None) for row in before]
        assert [row.turn for row in after] == [1, 2]

    def test_what_is_kept_beyond_that_was_not_written_yet_and_is_merged_again(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        subjects = desk.subjects
        desk.put("2.eml", mail(SECOND, received=at(11)))
        desk.receive()
        desk.subjects, desk.progress = subjects, None
        receiving = desk.receive()
        assert verdicts(receiving) == {"1.eml": ItemVerdict.UNCHANGED, "2.eml": ItemVerdict.ACCEPTED}
        assert [row_of(receiving, sent).turn for sent in (FIRST, SECOND)] == [1, 2]

    def test_what_it_knows_of_a_sender_stays_as_it_is(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        before = rows(desk.receive())
        assert rows(desk.receive()) == before

    def test_of_each_sender_that_it_does_not_know(self, desk: Desk) -> None:
        """Here of the second one alone, as where its row was deleted by mistake."""
        other = envelope(sender="CB-02")
        desk.put("1.eml", mail(FIRST))
        desk.put("2.xlsx", other)
        before = rows(desk.receive(digits(other)))
        progress = Progress(None, lambda *_: "")
        progress.put(before[0])
        desk.progress = block_values(progress.block(title="", subtitle="", time_words=lambda _: ""))
        for path in desk.inbox.iterdir():
            path.unlink()
        after = rows(desk.receive())
        assert after == [before[0], before[1]._replace(name="", subjects=None, typed="")]

    def test_rows_that_tell_no_version_are_no_reason(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        receiving = desk.receive()
        for key in receiving.board.subjects.keys:
            receiving.board.subjects.set(key, "Lần gửi", None)
        desk.progress = None
        assert verdicts(desk.receive()) == {"1.eml": ItemVerdict.ACCEPTED}

    def test_without_the_record_the_rows_tell_the_number_alone(self, desk: Desk) -> None:
        """So that nothing is known to follow; what is not of a higher number least of all."""
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        desk.progress = None
        for path in [*desk.archive.iterdir(), *desk.inbox.iterdir()]:
            path.unlink()
        desk.put("2.eml", mail(SECOND))
        receiving = desk.receive()
        assert verdicts(receiving) == {"2.eml": ItemVerdict.BRANCHED}
        assert [key.code for key in receiving.board.subjects.keys] == ["CB-01.A01", "CB-01.A02"]

    def test_with_the_record_alone_a_version_follows_the_one_with_that_number(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.receive()
        desk.progress = None
        for path in [*desk.archive.glob("*.xlsx"), *desk.inbox.iterdir()]:
            path.unlink()
        desk.put("2.eml", mail(SECOND))
        assert verdicts(desk.receive()) == {"2.eml": ItemVerdict.ACCEPTED}

    def test_but_not_where_two_had_it(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.put("khác.eml", mail(OTHER))
        desk.receive()
        desk.receive(digits(OTHER), digits(FIRST))
        desk.progress = None
        for path in [*desk.archive.glob("*.xlsx"), *desk.inbox.iterdir()]:
            path.unlink()
        desk.put("2.eml", mail(SECOND))
        assert verdicts(desk.receive()) == {"2.eml": ItemVerdict.BRANCHED}


class TestSurvey:
    def test_it_tells_how_many_files_are_read(self, desk: Desk) -> None:
        receiving = desk.surveyed()
        for name in ("1.xlsx", "2.xlsx"):
            desk.put(name, FIRST)
        told: list[int] = []
        receiving.survey(inbox_files([desk.inbox]), told.append)
        assert told == [1, 2]
        assert [item.source for item in receiving.items] == ["1.xlsx", "2.xlsx"]

    def test_an_envelope_without_a_time_came_when_it_was_first_seen(self, desk: Desk) -> None:
        desk.put("1.eml", mail(FIRST))
        desk.put("hỏng.xlsx", b"")
        desk.receive()
        desk.put("1.xlsx", FIRST)
        receiving = desk.surveyed()
        receiving.office.receipt_rule.now = at(25)
        receiving.survey(inbox_files([desk.inbox]))
        found = {item.source: item.receipt.moment for item in receiving.items}
        assert found == {"1.eml › ThamDinh.xlsx": at(10), "1.xlsx": NOW, "hỏng.xlsx": at(25)}


class TestResults:
    def test_a_result_goes_to_its_own_sheet_with_the_day_it_came(self, desk: Desk) -> None:
        desk.put("kq.eml", mail(result_envelope(RESULT), received=at(17)))
        receiving = desk.receive()
        assert verdicts(receiving) == {"kq.eml": ItemVerdict.ACCEPTED}
        block = receiving.board.results.block("", "", None)
        received = block.rows[block.head_rows - 1].index("Ngày nhận")
        assert [row[received] for row in block.rows[block.head_rows :]] == [date_serial(at(17, 0))]
        assert list(receiving.board.subjects.keys) == []
        assert row_of(receiving, result_envelope(RESULT)).turn == 1
