"""When the reports came, by the archive and by what this run found; and what the archive is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.merging.merged_here import BY_MAIL, HERE, entry, item_lying_in, keep, subjects_here
from tests.exchange.merging.scores_here import no_scores
from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import NOW, TWO_SUBJECTS, at, envelope, result_envelope
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.intake.rows import envelope_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.board import Board, Office
from xlsx_addin.exchange.merging.differences import Differences
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.items import ReceiptRule, ReceivedEnvelope
from xlsx_addin.exchange.merging.progress import Progress, ProgressRow
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry
from xlsx_addin.exchange.merging.report_dates import ReportDates
from xlsx_addin.exchange.merging.results_above import ResultsAbove
from xlsx_addin.exchange.merging.submissions import Library, Merging
from xlsx_addin.exchange.units.senders import SenderIndex
from xlsx_addin.guidance import load
from xlsx_addin.terms import Level
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

SETTINGS = Settings(
    year=2026, level=Level.GRASSROOTS, unit_code="DU-LB", guidance_id="804-CV/HU", deadline_day_counts=False
)
FIRST = envelope()
SECOND = envelope(TWO_SUBJECTS.replace("mới", "hai"), version=2, previous=FIRST)
OTHER = envelope(TWO_SUBJECTS.replace("mới", "khác"))
UNIT, PERSON = "CB-01.A01", "CB-01.A02"


def by_mail(day: int) -> Receipt:
    return Receipt(at(day), Origin.MAIL)


class Desk:
    """A unit whose rows hold what HERE says, with an archive; one run learns about times of receipt."""

    def __init__(self, folder: Path, archive: Archive | None = None, here: str = HERE) -> None:
        self.folder = folder
        self.archive = keep(folder / "Đã nhận") if archive is None else archive
        progress = Progress(None, self.archive.digest_of)
        self.board = Board(subjects_here(here), progress, Differences(None), ResultsAbove(None), no_scores())
        self.reader = ReaderHere()
        self.merging = Merging(self.board.subjects, self.board.differences, Library(self.archive, self.reader))
        rule = ReceiptRule(SETTINGS, load(SETTINGS.guidance_id), NOW, None)
        office = Office(SETTINGS, SenderIndex([]), self.archive, self.reader, rule, frozenset())
        self.dates = ReportDates(office, self.board, self.merging)

    def merged_before(self, sent: Envelope, turn: int, receipt: Receipt | None = None) -> None:
        """``Tiến độ`` says that this was merged."""
        row = ProgressRow("CB-01", version=sent.manifest.version, receipt=receipt, turn=turn)
        self.board.progress.put(row.identified(sent.digest))

    def found(self, sent: Envelope, verdict: ItemVerdict, day: int = 10, **different: Any) -> ReceivedEnvelope:
        """An envelope of this run, from its sender's own address."""
        item = item_lying_in(self.folder / f"{sent.digest[-8:]}.xlsx", sent)
        item.receipt = different.pop("sighted", by_mail(day))
        values: dict[str, Any] = {"is_confirmed": False, "receipt": by_mail(day), "noted": None, **different}
        return ReceivedEnvelope(sent.manifest, [item], [item], verdict=verdict, **values)

    def note(self, *envelopes: ReceivedEnvelope, merged: Merged | None = None) -> None:
        self.dates.note(envelopes, {} if merged is None else {"CB-01": merged})

    def days(self, heading: str = "Ngày nhận báo cáo") -> list[int | None]:
        """The day of December under a heading, row by row."""
        values = [self.board.subjects.value(key, heading) for key in self.board.subjects.keys]
        moments = [moment_of_serial(value) if isinstance(value, float) else None for value in values]
        return [None if moment is None else moment.day for moment in moments]


def merged(sent: Envelope) -> Merged:
    return Merged(sent.manifest.version, sent.digest)


class TestRecord:
    """What the archive is told of each envelope."""

    def test_of_one_that_counts_everything_is_noted(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path, keep(tmp_path / "Đã nhận", OTHER, run=4))
        found = desk.found(SECOND, ItemVerdict.ACCEPTED, 11, reported=frozenset({PERSON, UNIT}))
        desk.note(found)
        [noted] = [each for each in desk.archive.entries if each.digest == SECOND.digest]
        assert noted == Entry(
            digest=SECOND.digest,
            kind=EnvelopeKind.SUBMISSION,
            sender="CB-01",
            year=2026,
            version=2,
            previous=FIRST.digest,
            receipt=by_mail(11),
            source=found.items[0].source,
            counts=True,
            reported=(UNIT, PERSON),
            run=5,
            seen=NOW,
            merged=True,
        )

    def test_of_one_that_does_not_no_report_is(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        desk.note(desk.found(FIRST, ItemVerdict.HELD, reported=frozenset({UNIT})))
        [noted] = desk.archive.entries
        assert (noted.counts, noted.reported, noted.run) == (False, (), 1)

    def test_the_newest_versions_stand_first(self, tmp_path: Path) -> None:
        """A line that is cut off is then of an older one, which is asked for rather than taken for the last."""
        desk = Desk(tmp_path)
        third = envelope(version=3, previous=SECOND)
        desk.note(*(desk.found(sent, ItemVerdict.HELD) for sent in (SECOND, FIRST, third)))
        desk.archive.commit()
        lines = (desk.archive.folder / RECORD_NAME).read_text("utf-8").splitlines()
        assert [json.loads(line)["version"] for line in lines] == [3, 2, 1]


class TestWhatIsKnownAgain:
    """What an envelope holds that counts and is not merged anew."""

    def test_the_record_knows_its_reports(self, tmp_path: Path) -> None:
        keep(tmp_path / "Đã nhận", OTHER, reported=(UNIT,))
        desk = Desk(tmp_path, keep(tmp_path / "Đã nhận", FIRST, reported=(PERSON,)))
        found = desk.found(FIRST, ItemVerdict.UNCHANGED)
        desk.note(found)
        assert (found.reported, desk.dates.to_keep) == (frozenset({PERSON}), [])

    @pytest.mark.parametrize("different", [{"counts": False}, {"year": 2025}, {"sender": "CB-02"}])
    def test_where_that_does_not_it_is_read_itself(self, tmp_path: Path, different: dict[str, object]) -> None:
        desk = Desk(tmp_path, keep(tmp_path / "Đã nhận", FIRST, reported=(PERSON,), **different))
        found = desk.found(FIRST, ItemVerdict.SUPERSEDED)
        desk.note(found)
        assert found.reported == frozenset({UNIT})

    def test_a_file_that_has_changed_meanwhile_holds_none(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        found = desk.found(FIRST, ItemVerdict.SUPERSEDED)
        found.items[0].surveyed.place.file.path.write_bytes(b"")
        desk.note(found)
        assert found.reported == frozenset()

    def test_a_result_holds_none(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        result = result_envelope("| Mã | Kết luận | Điểm | Xếp loại |\n| A01 | Đủ điều kiện | 91.5 | Tốt |")
        found = desk.found(result, ItemVerdict.UNCHANGED)
        desk.note(found)
        assert found.reported == frozenset()

    @pytest.mark.parametrize("verdict", [ItemVerdict.ACCEPTED, ItemVerdict.HELD])
    def test_what_was_merged_in_this_run_or_does_not_count_is_not_looked_at(
        self, tmp_path: Path, verdict: ItemVerdict
    ) -> None:
        desk = Desk(tmp_path)
        found = desk.found(FIRST, verdict, reported=frozenset({PERSON}))
        desk.note(found)
        assert (found.reported, desk.dates.to_keep) == (frozenset({PERSON}), [])

    def test_what_was_merged_and_the_archive_has_lost_is_kept_again(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        unchanged, earlier = desk.found(SECOND, ItemVerdict.UNCHANGED), desk.found(FIRST, ItemVerdict.SUPERSEDED)
        desk.note(unchanged, earlier)
        assert desk.dates.to_keep == [(archive_name(SECOND.manifest, SECOND.digest), unchanged.items[0].surveyed.place)]


class TestDates:
    """``Ngày nhận báo cáo`` of A01, which came with a report on the 10th as far as the rows know."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return tmp_path / "Đã nhận"

    def test_the_receipt_that_the_archive_knows_of_counts(self, tmp_path: Path, folder: Path) -> None:
        desk = Desk(tmp_path, keep(folder, FIRST, receipt=by_mail(9), reported=(UNIT,)))
        desk.merged_before(FIRST, 1, BY_MAIL)
        desk.note(merged=merged(FIRST))
        assert desk.days() == [9, None, 10]

    def test_of_several_receipts_the_earliest_that_counts_does(self, tmp_path: Path, folder: Path) -> None:
        archive = keep(folder, FIRST, receipt=by_mail(9), reported=(UNIT,))
        archive.note(entry(FIRST, receipt=by_mail(8), reported=(UNIT,)))
        archive.note(entry(FIRST, receipt=by_mail(2), counts=False))
        desk = Desk(tmp_path, archive)
        desk.merged_before(FIRST, 1, BY_MAIL)
        desk.note(merged=merged(FIRST))
        assert desk.days() == [8, None, 10]

    @pytest.mark.parametrize(
        ("also", "day"),
        [
            (entry(FIRST), 4),
            (entry(FIRST, counts=False), 9),
            (entry(FIRST, year=2025), 9),
            (entry(FIRST, sender="CB-02"), 9),
            (entry(FIRST, kind=EnvelopeKind.RESULT), 9),
            (entry(FIRST, version=2), 9),
            (entry(FIRST, version=3), 9),
            (entry(OTHER, version=2), 4),
            (entry(OTHER, version=7), 4),
        ],
        ids=[
            "a lower version",
            "a lower version that does not count",
            "of another year",
            "of another sender",
            "a result",
            "another one of the same number",
            "a higher one that was not merged",
            "one of the same number that was merged",
            "a higher one that was merged",
        ],
    )
    def test_so_do_earlier_versions_and_those_that_were_merged(
        self, tmp_path: Path, folder: Path, also: Entry, day: int
    ) -> None:
        archive = keep(folder, SECOND, receipt=by_mail(9), reported=(UNIT,))
        archive.note(replace(also, receipt=by_mail(4), reported=(UNIT,)))
        desk = Desk(tmp_path, archive)
        desk.merged_before(OTHER, 1)
        desk.merged_before(SECOND, 2, BY_MAIL)
        desk.note(merged=merged(SECOND))
        assert desk.days() == [day, None, 10]

    def test_and_the_version_merged_now_though_the_sheet_does_not_tell_it(self, tmp_path: Path, folder: Path) -> None:
        desk = Desk(tmp_path, keep(folder, FIRST, receipt=by_mail(9), reported=(UNIT,)))
        desk.archive.note(entry(OTHER, counts=False))
        desk.note(merged=merged(FIRST))
        assert desk.days() == [9, None, 10]

    def test_where_nothing_is_known_of_the_merged_version_every_date_stays(self, tmp_path: Path, folder: Path) -> None:
        desk = Desk(tmp_path, keep(folder, FIRST, receipt=by_mail(9), reported=(UNIT,)))
        desk.merged_before(SECOND, 1, BY_MAIL)
        desk.note(merged=merged(SECOND))
        desk.note()
        desk.dates.note([], {"CB-01": None})
        assert desk.days() == [10, None, 10]

    @pytest.mark.parametrize("known_by", ["Tiến độ", "archive", "inbox", None])
    def test_a_date_is_receivings_own_where_something_was_received_then(
        self, tmp_path: Path, folder: Path, known_by: str | None
    ) -> None:
        """Any other date was typed here, and stays."""
        archive = keep(folder, FIRST, receipt=by_mail(9), reported=(UNIT,))
        if known_by == "archive":
            archive.note(entry(OTHER, counts=False))
        desk = Desk(tmp_path, archive)
        desk.merged_before(FIRST, 1, BY_MAIL if known_by == "Tiến độ" else None)
        waiting = [desk.found(OTHER, ItemVerdict.HELD)] if known_by == "inbox" else []
        desk.note(*waiting, merged=merged(FIRST))
        assert desk.days() == [10 if known_by is None else 9, None, 10]

    def test_what_is_found_in_this_run_counts_as_it_is_known_now(self, tmp_path: Path, folder: Path) -> None:
        desk = Desk(tmp_path, keep(folder, FIRST, reported=(UNIT,)))
        desk.merged_before(FIRST, 1, BY_MAIL)
        desk.note(desk.found(FIRST, ItemVerdict.UNCHANGED, 3), merged=merged(FIRST))
        assert desk.days() == [3, None, 10]

    def test_what_does_not_count_does_not(self, tmp_path: Path, folder: Path) -> None:
        desk = Desk(tmp_path, keep(folder, SECOND, reported=(UNIT,)))
        desk.merged_before(SECOND, 1, BY_MAIL)
        held = desk.found(FIRST, ItemVerdict.HELD, 3, reported=frozenset({UNIT}))
        desk.note(held, merged=merged(SECOND))
        assert desk.days() == [10, None, 10]

    def test_a_difference_is_told_once_of_the_last_version_that_was_found(self, tmp_path: Path) -> None:
        """A02 has a report since the version that is merged now, and a date that was typed here."""
        here = HERE.replace("|                   | CB-01 |", "| @05/12/2026       | CB-01 |")
        both = TWO_SUBJECTS.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
        second = envelope(both, version=2, previous=FIRST)
        desk = Desk(tmp_path, keep(tmp_path / "Đã nhận", FIRST, reported=(UNIT,)), here)
        desk.merged_before(FIRST, 1, BY_MAIL)
        earlier, found = desk.found(FIRST, ItemVerdict.UNCHANGED), desk.found(second, ItemVerdict.ACCEPTED, 11)
        [item] = found.items
        found.reported = desk.merging.merge(item, envelope_rows(second), merged(FIRST), [], found.receipt)
        item.conflicts[:] = ["khác"]
        desk.note(earlier, found, merged=merged(second))
        assert (item.conflicts, earlier.items[0].conflicts) == (["khác", PERSON], [])
        desk = Desk(tmp_path, desk.archive, here)
        desk.merged_before(FIRST, 1, BY_MAIL)
        found.reported = desk.merging.merge(item, envelope_rows(second), merged(FIRST), [], found.receipt)
        item.conflicts[:] = [PERSON]
        desk.note(found, merged=merged(second))
        assert item.conflicts == [PERSON]


class TestLastReceipt:
    """``Ngày nhận lần cuối``, which is that of the merged version."""

    def moved(self, desk: Desk, *found: ReceivedEnvelope, of: Merged) -> list[int | None]:
        desk.note(*found, merged=of)
        return desk.days("Ngày nhận lần cuối")

    def test_a_version_that_turns_out_to_have_come_earlier_moves_it(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        found = desk.found(FIRST, ItemVerdict.UNCHANGED, 3, noted=BY_MAIL)
        assert self.moved(desk, found, of=merged(FIRST)) == [3, 3, 10]

    @pytest.mark.parametrize(
        ("sent", "verdict", "noted"),
        [
            (OTHER, ItemVerdict.UNCHANGED, BY_MAIL),
            (FIRST, ItemVerdict.SUPERSEDED, BY_MAIL),
            (FIRST, ItemVerdict.UNCHANGED, None),
            (FIRST, ItemVerdict.UNCHANGED, by_mail(9)),
        ],
        ids=["another version", "one that is not merged", "one of which nothing was noted", "one noted otherwise"],
    )
    def test_anything_else_does_not(
        self, tmp_path: Path, sent: Envelope, verdict: ItemVerdict, noted: Receipt | None
    ) -> None:
        desk = Desk(tmp_path)
        found = desk.found(sent, verdict, 3, noted=noted)
        assert self.moved(desk, found, of=merged(FIRST)) == [10, 10, 10]

    def test_each_sighting_is_looked_at(self, tmp_path: Path) -> None:
        desk = Desk(tmp_path)
        found = [desk.found(OTHER, ItemVerdict.UNCHANGED), desk.found(FIRST, ItemVerdict.UNCHANGED, 3, noted=BY_MAIL)]
        assert self.moved(desk, *found, of=merged(FIRST)) == [3, 3, 10]


class TestMergedNow:
    def test_its_rows_and_its_reports_are_dated_at_once(self, tmp_path: Path) -> None:
        """By its own receipt and by those merged before it in this run."""
        desk = Desk(tmp_path, keep(tmp_path / "Đã nhận", FIRST, counts=False), HERE.splitlines()[1])
        both = TWO_SUBJECTS.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
        second = envelope(both, version=2, previous=FIRST)
        for sent, day, before in ((FIRST, 10, None), (second, 12, merged(FIRST))):
            found = desk.found(sent, ItemVerdict.ACCEPTED, day)
            found.reported = desk.merging.merge(found.items[0], envelope_rows(sent), before, [], found.receipt)
            desk.dates.note_merged(found)
        assert (desk.days(), desk.days("Ngày nhận lần cuối")) == ([10, 12], [12, 12])
        assert [desk.board.subjects.value(key, "Lần gửi") for key in desk.board.subjects.keys] == [2.0, 2.0]
