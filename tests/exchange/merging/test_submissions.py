"""Submissions that are taken into ``Đơn vị``: where the version before is found, what is noted of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.merging.merged_here import BY_MAIL, HERE, item_lying_in, keep, subjects_here
from tests.exchange.merging.scores_here import no_scores
from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import TWO_SUBJECTS, at, envelope
from xlsx_addin.children.process import ChildLost
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.intake.rows import envelope_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.archive import Archive
from xlsx_addin.exchange.merging.differences import Differences
from xlsx_addin.exchange.merging.item_verdict import Merged
from xlsx_addin.exchange.merging.submissions import Library, Merging, reported_codes
from xlsx_addin.exchange.merging.three_way import Key, keyed_rows
from xlsx_addin.words import receiving as words
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.xlsx.cells import CellValue

FIRST = envelope()
OTHER = envelope(TWO_SUBJECTS.replace("mới", "khác"))
WITHOUT_A02 = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A02" not in line)
UNIT, PERSON = Key("CB-01.A01"), Key("CB-01.A02")
ELEVENTH = Receipt(at(11), Origin.MAIL)
TEN, ELEVEN = date_serial(at(10)), date_serial(at(11))


def merged(sent: Envelope) -> Merged:
    """An envelope as the version that was merged before."""
    return Merged(sent.manifest.version, sent.digest)


class LostReader(ReaderHere):
    """A reader whose child is lost over each file."""

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        raise ChildLost(request["path"])


class TestLibrary:
    """Where the rows of a version that was merged before are read again."""

    def test_they_are_in_the_archive(self, tmp_path: Path) -> None:
        library = Library(keep(tmp_path, FIRST, OTHER), ReaderHere())
        assert library.rows(Merged(1, FIRST.digest)) == envelope_rows(FIRST)
        assert library.rows(Merged(1, OTHER.digest)) == envelope_rows(OTHER)

    def test_or_in_the_inbox_of_this_run(self, tmp_path: Path) -> None:
        library = Library(Archive(tmp_path / "Đã nhận"), ReaderHere())
        library.note(item_lying_in(tmp_path / "1.xlsx", FIRST))
        library.note(item_lying_in(tmp_path / "khác.xlsx", OTHER))
        assert library.rows(Merged(1, FIRST.digest)) == envelope_rows(FIRST)
        assert library.rows(Merged(1, "sha256:" + "0" * 64)) is None

    def test_of_several_sightings_the_first_is_read(self, tmp_path: Path) -> None:
        library = Library(Archive(tmp_path / "Đã nhận"), ReaderHere())
        for name in ("1.xlsx", "chép.xlsx"):
            library.note(item_lying_in(tmp_path / name, FIRST))
        (tmp_path / "chép.xlsx").unlink()
        assert library.rows(Merged(1, FIRST.digest)) == envelope_rows(FIRST)

    @pytest.mark.parametrize("is_kept", [True, False])
    def test_where_the_file_of_the_inbox_has_changed_the_archive_helps(self, tmp_path: Path, is_kept: bool) -> None:
        library = Library(keep(tmp_path / "Đã nhận", *([FIRST] if is_kept else [])), ReaderHere())
        library.note(item_lying_in(tmp_path / "1.xlsx", FIRST))
        item_lying_in(tmp_path / "1.xlsx", OTHER)
        assert library.rows(Merged(1, FIRST.digest)) == (envelope_rows(FIRST) if is_kept else None)

    def test_a_version_of_which_the_digest_is_not_known_is_lost(self, tmp_path: Path) -> None:
        """Whoever knows the archive's record knows the digest of each version that is kept (``Archive.digest_of``)."""
        library = Library(keep(tmp_path, FIRST), ReaderHere())
        assert library.rows(Merged(1, start=digest_start(FIRST.digest))) is None

    @pytest.mark.parametrize("content", [envelope_bytes(OTHER), None], ids=["another envelope", "a folder"])
    def test_a_kept_file_that_is_not_what_it_was_is_lost(self, tmp_path: Path, content: bytes | None) -> None:
        archive = keep(tmp_path, FIRST)
        kept = archive.path_of(FIRST.digest)
        assert kept is not None
        kept.unlink()
        if content is None:
            kept.mkdir()
        else:
            kept.write_bytes(content)
        assert Library(archive, ReaderHere()).rows(Merged(1, FIRST.digest)) is None

    def test_so_is_one_that_no_child_can_read(self, tmp_path: Path) -> None:
        assert Library(keep(tmp_path, FIRST), LostReader()).rows(Merged(1, FIRST.digest)) is None

    def test_so_is_one_that_was_never_kept(self, tmp_path: Path) -> None:
        library = Library(keep(tmp_path), ReaderHere())
        assert library.rows(Merged(1, FIRST.digest)) is None


class Book:
    """``Đơn vị``, and all merging of one run into it."""

    def __init__(self, folder: Path, here: str = HERE, *kept: Envelope) -> None:
        self.sheet = subjects_here(here)
        self.differences = Differences(None)
        self.library = Library(keep(folder / "Đã nhận", *kept), ReaderHere())
        self.merging = Merging(self.sheet, self.differences, self.library)
        self.folder = folder

    def merge(
        self, sent: Envelope, merged: Merged | None = None, *older: Merged, receipt: Receipt = ELEVENTH
    ) -> FoundItem:
        item = item_lying_in(self.folder / "thu.xlsx", sent)
        self.reported = self.merging.merge(item, envelope_rows(sent), merged, older, receipt)
        return item

    def cells(self, heading: str) -> list[CellValue | None]:
        return [self.sheet.value(key, heading) for key in self.sheet.keys]

    def open_lines(self) -> list[tuple[str, str, str, str]]:
        return [
            (line.code, line.heading, line.theirs, line.ours)
            for line in self.differences.lines(self.sheet, no_scores())
        ]


class TestMerging:
    def test_what_happened_to_each_subject_is_noted_with_the_item(self, tmp_path: Path) -> None:
        text = WITHOUT_A02.replace("Khoa Nội", "Khoa Ngoại") + "\n| A03 | Tổ Ba | | Tập thể | 11/12/2026 | |"
        second = envelope(text, version=2, previous=FIRST)
        book = Book(tmp_path, HERE, FIRST)
        book.merge(FIRST, None)
        item = book.merge(second, Merged(1, FIRST.digest))
        assert (item.new, item.changed, item.withdrawn, item.conflicts, item.doubts) == (
            ["CB-01.A03"],
            ["CB-01.A01"],
            ["CB-01.A02"],
            [],
            [],
        )
        assert book.reported == {"CB-01.A01", "CB-01.A03"}
        assert book.cells("Tên") == ["Khoa Ngoại", "Lê Thị Hoa", "Phòng Một", "Tổ Ba"]
        assert book.cells("Tình trạng hồ sơ") == [None, "Đã rút", None, None]

    def test_a_row_of_which_the_clerk_emptied_the_sender_is_theirs_still(self, tmp_path: Path) -> None:
        """The version before holds it, so that it is withdrawn where the next one leaves it out."""
        here = HERE.replace("|                   | CB-01 | 1 ", "|                   |       | 1 ")
        book = Book(tmp_path, here, FIRST)
        assert book.merge(envelope(WITHOUT_A02, version=2, previous=FIRST), merged(FIRST)).withdrawn == [PERSON.code]

    def test_what_both_changed_is_a_difference_and_noted_too(self, tmp_path: Path) -> None:
        here = HERE.replace("| mới     |", "| tại đây |")
        second = envelope(TWO_SUBJECTS.replace("mới", "bên gửi"), version=2, previous=FIRST)
        book = Book(tmp_path, here, FIRST)
        item = book.merge(second, Merged(1, FIRST.digest))
        assert item.conflicts[-1:] == ["CB-01.A02"]
        assert ("CB-01.A02", "Ghi chú", "bên gửi", "tại đây") in book.open_lines()
        assert book.sheet.value(PERSON, "Ghi chú") == "tại đây"

    def test_rows_without_a_code_are_counted(self, tmp_path: Path) -> None:
        nameless = envelope("| Mã | Tên |\n| | Tổ Hai |\n| | Tổ Ba |\n| A01 | Khoa Nội |")
        assert Book(tmp_path).merge(nameless).doubts == [words.WITHOUT_CODE.format(count=2, code="CB-01.?")]

    def test_without_the_version_before_it_the_clerk_is_told(self, tmp_path: Path) -> None:
        second = envelope(TWO_SUBJECTS + "| A03 | Tổ Ba | | Tập thể | | |", version=2, previous=FIRST)
        book = Book(tmp_path)
        item = book.merge(second, Merged(1, FIRST.digest))
        assert item.doubts == [
            words.BASE_LOST.format(version=1),
            words.NEW_WITHOUT_BASE.format(count=1, codes="CB-01.A03"),
        ]
        assert item.withdrawn == []
        nothing_new = Book(tmp_path).merge(envelope(version=2, previous=FIRST), Merged(1, FIRST.digest))
        assert nothing_new.doubts == [words.BASE_LOST.format(version=1)]

    def test_that_is_told_beside_what_else_is_doubtful(self, tmp_path: Path) -> None:
        nameless = envelope(TWO_SUBJECTS + "| | Tổ Hai | | Tập thể | | |", version=2, previous=FIRST)
        told = Book(tmp_path).merge(nameless, merged(FIRST)).doubts
        assert told == [
            words.WITHOUT_CODE.format(count=1, code="CB-01.?"),
            words.BASE_LOST.format(version=1),
            words.NEW_WITHOUT_BASE.format(count=1, codes="CB-01.?"),
        ]

    TYPED = HERE.replace("| Lê Thị Hoa | mới     |", "| Lê Thị Hoa |         |").replace(
        "|                   | CB-01 | 1       | @10/12/2026 08:00  |", "|                   |       |         |  |"
    )
    """A02 was typed here, or lasts from the workbook of another year: nothing was ever merged into its row."""

    def test_a_row_that_was_typed_here_is_filled_by_the_first_version(self, tmp_path: Path) -> None:
        book = Book(tmp_path, self.TYPED)
        book.merge(FIRST)
        assert book.sheet.value(PERSON, "Ghi chú") == "mới"

    def test_but_not_where_the_version_before_is_lost(self, tmp_path: Path) -> None:
        """It may have been emptied here since."""
        book = Book(tmp_path, self.TYPED)
        book.merge(envelope(version=2, previous=FIRST), merged(FIRST))
        assert book.sheet.value(PERSON, "Ghi chú") is None
        assert (PERSON.code, "Ghi chú", "mới", "") in book.open_lines()

    def test_a_subject_that_comes_back_is_compared_with_the_version_that_held_it_last(self, tmp_path: Path) -> None:
        """The one merged before does not hold it, and the one before that is read."""
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        third = envelope(TWO_SUBJECTS.replace("mới", "lại"), version=3, previous=second)
        book = Book(tmp_path, HERE.replace("| CB-01 | 1 ", "| CB-01 | 2 "), OTHER, FIRST, second)
        book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
        item = book.merge(
            third, Merged(2, second.digest), Merged(2, second.digest), Merged(1, FIRST.digest), Merged(1, OTHER.digest)
        )
        assert "Ghi chú" not in [heading for _, heading, _, _ in book.open_lines()]
        assert item.changed[-1:] == ["CB-01.A02"]
        assert (book.sheet.value(PERSON, "Ghi chú"), book.sheet.value(PERSON, "Tình trạng hồ sơ")) == ("lại", None)

    def test_where_that_one_is_lost_nothing_is_known_of_it(self, tmp_path: Path) -> None:
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        third = envelope(TWO_SUBJECTS.replace("mới", "lại"), version=3, previous=second)
        book = Book(tmp_path, HERE.replace("| CB-01 | 1 ", "| CB-01 | 2 "), OTHER, second)
        book.merge(third, Merged(2, second.digest), Merged(1, FIRST.digest), Merged(1, OTHER.digest))
        assert ("CB-01.A02", "Ghi chú", "lại", "mới") in book.open_lines()

    def test_several_that_come_back_are_each_found_in_the_newest_version_that_held_them(self, tmp_path: Path) -> None:
        """Each of the older versions is read once, the newest first."""
        rows = {code: f"| {code} | Tên {code} | | Cá nhân | | {{note}} |\n" for code in ("A02", "A03", "A04")}

        def text(note: str, *codes: str) -> str:
            return WITHOUT_A02 + "\n" + "".join(rows[code].format(note=note) for code in codes)

        oldest = envelope(text("một", "A02", "A03", "A04"))
        second = envelope(text("hai", "A02", "A04"), version=2, previous=oldest)
        third = envelope(WITHOUT_A02, version=3, previous=second)
        here = "".join(
            f"| CB-01.{code} | Tên {code} | {note} | Đã rút | | CB-01 | 3 | @10/12/2026 08:00 |\n"
            for code, note in (("A02", "hai"), ("A03", "một"), ("A04", "hai"))
        )
        book = Book(tmp_path, "\n".join(HERE.splitlines()[:3]) + "\n" + here, oldest, second, third)
        fourth = envelope(text("bốn", "A02", "A03", "A04"), version=4, previous=third)
        book.merge(fourth, merged(third), merged(second), merged(oldest))
        assert book.cells("Ghi chú") == [None, "bốn", "bốn", "bốn"]
        assert [line for line in book.open_lines() if line[1] == "Ghi chú"] == []


class TestVersions:
    """Which version a row holds, and when that came."""

    def test_every_row_of_the_sender_holds_it_also_what_it_leaves_out(self, tmp_path: Path) -> None:
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        book = Book(tmp_path, HERE, FIRST)
        book.merge(second, Merged(1, FIRST.digest))
        assert book.cells("Lần gửi") == [2.0, 2.0, None]
        assert book.cells("Ngày nhận lần cuối") == [ELEVEN, TEN, TEN]
        assert book.cells("Nguồn") == ["CB-01", "CB-01", None]

    def test_new_rows_get_their_sender(self, tmp_path: Path) -> None:
        book = Book(tmp_path, HERE.splitlines()[1])
        book.merge(FIRST, receipt=BY_MAIL)
        assert book.cells("Nguồn") == ["CB-01", "CB-01"]
        assert (book.cells("Lần gửi"), book.cells("Ngày nhận lần cuối")) == ([1.0, 1.0], [TEN, TEN])

    def test_a_row_that_this_level_had_withdrawn_before_holds_none(self, tmp_path: Path) -> None:
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        book = Book(tmp_path, HERE, FIRST)
        book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
        book.merge(second, Merged(1, FIRST.digest))
        assert book.cells("Lần gửi") == [2.0, None, None]

    def test_one_that_this_version_withdrew_in_a_run_that_was_stopped_holds_it(self, tmp_path: Path) -> None:
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        book = Book(tmp_path, HERE.replace("| CB-01 | 1 ", "| CB-01 | 2 "), FIRST)
        book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
        book.merge(second, Merged(1, FIRST.digest))
        assert book.cells("Lần gửi") == [2.0, 2.0, None]

    def test_but_not_where_the_version_merged_before_had_the_same_number(self, tmp_path: Path) -> None:
        other = envelope(WITHOUT_A02)
        book = Book(tmp_path, HERE, FIRST)
        book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
        book.merge(other, Merged(1, FIRST.digest))
        assert book.cells("Lần gửi") == [1.0, None, None]

    def test_one_that_the_version_before_had_withdrawn_stays_theirs(self, tmp_path: Path) -> None:
        """By leaving it out, or in so many words."""
        gone = TWO_SUBJECTS.replace("Ghi chú |", "Ghi chú | Tình trạng hồ sơ |")
        gone = gone.replace("|         |\n", "| | |\n").replace("| mới     |", "| mới | Đã rút |")
        for number, before in enumerate((envelope(WITHOUT_A02), envelope(gone))):
            second = envelope(WITHOUT_A02.replace("Nội", "Ngoại"), version=2, previous=before)
            folder = tmp_path / str(number)
            folder.mkdir()
            book = Book(folder, HERE, before)
            book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
            book.merge(second, Merged(1, before.digest))
            assert book.cells("Lần gửi") == [2.0, 2.0, None]

    def test_one_that_this_level_withdrew_stays_so_whatever_later_versions_leave_out(self, tmp_path: Path) -> None:
        second = envelope(WITHOUT_A02, version=2, previous=FIRST)
        third = envelope(WITHOUT_A02.replace("Nội", "Ngoại"), version=3, previous=second)
        here = HERE.replace("| CB-01 | 1  ", "| CB-01 | 2  ", 1).replace("| CB-01 | 1       |", "| CB-01 | |")
        book = Book(tmp_path, here, second)
        book.sheet.set(PERSON, "Tình trạng hồ sơ", "Đã rút")
        book.merge(third, merged(second))
        assert book.cells("Lần gửi") == [3.0, None, None]

    def test_an_earlier_receipt_moves_the_rows_that_have_the_old_one(self, tmp_path: Path) -> None:
        book = Book(tmp_path, HERE.replace("| CB-01 | 1       | @10/12/2026 08:00  |\n| X1", "| CB-01 | 1 | |\n| X1"))
        book.merging.move_receipt("CB-01", Receipt(at(9), Origin.MAIL), Receipt(at(1), Origin.MAIL))
        assert book.cells("Ngày nhận lần cuối") == [TEN, None, TEN]
        book.merging.move_receipt("CB-01", BY_MAIL, Receipt(at(1), Origin.MAIL))
        assert book.cells("Ngày nhận lần cuối") == [date_serial(at(1)), None, TEN]


class TestReports:
    """``Ngày nhận báo cáo``: the earliest receipt of a version that holds the subject with a report."""

    KNOWN = frozenset({at(10), at(11), at(12)})

    def note(self, book: Book, *seen: tuple[int, set[str]], current: set[str]) -> list[str]:
        return book.merging.note_reports(
            "CB-01",
            current=frozenset(current),
            seen=[(Receipt(at(day), Origin.MAIL), frozenset(codes)) for day, codes in seen],
            known=self.KNOWN,
        )

    def merged(self, folder: Path, before: str, after: str, here: str = HERE) -> Book:
        """A version of ``after`` that is merged into rows that hold ``before``."""
        first = envelope(before)
        book = Book(folder, here, first)
        book.merge(envelope(after, version=2, previous=first), Merged(1, first.digest))
        return book

    BOTH = TWO_SUBJECTS.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
    NONE = TWO_SUBJECTS.replace("01/12/2026", "          ")

    def test_a_report_that_came_is_dated_by_the_first_version_that_holds_it(self, tmp_path: Path) -> None:
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH)
        codes = {UNIT.code, PERSON.code}
        assert self.note(book, (12, codes), (11, codes), (10, {UNIT.code}), current=codes) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, ELEVEN, TEN]

    def test_one_that_went_is_not_dated_any_more(self, tmp_path: Path) -> None:
        book = self.merged(tmp_path, TWO_SUBJECTS, self.NONE)
        assert self.note(book, (10, {UNIT.code}), (11, set()), current=set()) == []
        assert book.cells("Ngày nhận báo cáo") == [None, None, TEN]

    def test_a_date_typed_here_stays_and_is_a_difference_where_the_report_came_or_went(self, tmp_path: Path) -> None:
        here = HERE.replace("|                   | CB-01 |", "| @05/12/2026       | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH, here)
        codes = {UNIT.code, PERSON.code}
        before = book.open_lines()
        assert self.note(book, (10, {UNIT.code}), (11, codes), current=codes) == [PERSON.code]
        assert book.cells("Ngày nhận báo cáo") == [TEN, date_serial(at(5, 0)), TEN]
        lines = [line for line in book.open_lines() if line not in before]
        assert lines == [(PERSON.code, "Ngày nhận báo cáo", "11/12/2026 08:00:00", "05/12/2026")]
        assert self.note(book, (10, {UNIT.code}), (12, codes), current=codes) == [], "it is no new one"
        lines = [line for line in book.open_lines() if line not in before]
        assert lines == [(PERSON.code, "Ngày nhận báo cáo", "12/12/2026 08:00:00", "05/12/2026")]

    def test_a_date_typed_here_that_is_the_same_is_none(self, tmp_path: Path) -> None:
        here = HERE.replace("|                   | CB-01 |", "| @09/12/2026 08:00 | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH, here)
        codes = {UNIT.code, PERSON.code}
        assert self.note(book, (9, codes), current=codes) == []
        assert book.cells("Ngày nhận báo cáo") == [date_serial(at(9)), date_serial(at(9)), TEN]

    def test_a_date_typed_here_of_a_report_that_was_there_before_is_none_either(self, tmp_path: Path) -> None:
        here = HERE.replace("| @10/12/2026 08:00 | CB-01 |", "| @05/12/2026       | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, TWO_SUBJECTS.replace("mới", "khác"), here)
        assert self.note(book, (10, {UNIT.code}), current={UNIT.code}) == []
        assert book.cells("Ngày nhận báo cáo") == [date_serial(at(5, 0)), None, TEN]

    def test_a_text_that_is_typed_there_is_no_date_and_stays(self, tmp_path: Path) -> None:
        here = HERE.replace("| @10/12/2026 08:00 | CB-01 |", "| hôm qua           | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, TWO_SUBJECTS.replace("mới", "khác"), here)
        assert self.note(book, (10, {UNIT.code}), current={UNIT.code}) == []
        assert book.cells("Ngày nhận báo cáo") == ["hôm qua", None, TEN]

    def test_a_date_emptied_here_stays_blank(self, tmp_path: Path) -> None:
        here = HERE.replace("| @10/12/2026 08:00 | CB-01 |", "|                   | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, TWO_SUBJECTS.replace("mới", "khác"), here)
        assert self.note(book, (10, {UNIT.code}), current={UNIT.code}) == []
        assert book.cells("Ngày nhận báo cáo") == [None, None, TEN]

    def test_an_earlier_receipt_moves_the_date_and_a_later_one_does_not(self, tmp_path: Path) -> None:
        book = self.merged(tmp_path, TWO_SUBJECTS, TWO_SUBJECTS.replace("mới", "khác"))
        for day, dated in ((12, 10), (10, 10), (9, 9)):
            assert self.note(book, (day, {UNIT.code}), current={UNIT.code}) == []
            assert book.cells("Ngày nhận báo cáo") == [date_serial(at(dated)), None, TEN]

    def test_without_the_version_before_a_report_on_one_side_alone_is_a_difference(self, tmp_path: Path) -> None:
        book = Book(tmp_path)
        text = self.NONE.replace("Cá nhân        |                   |", "Cá nhân        | 11/12/2026        |")
        book.merge(envelope(text, version=2, previous=FIRST), Merged(1, FIRST.digest))
        assert self.note(book, (11, {PERSON.code}), current={PERSON.code}) == [UNIT.code, PERSON.code]
        assert book.cells("Ngày nhận báo cáo") == [TEN, None, TEN]
        lines = [line for line in book.open_lines() if line[1] == "Ngày nhận báo cáo"]
        assert lines == [
            (UNIT.code, "Ngày nhận báo cáo", "", "10/12/2026 08:00:00"),
            (PERSON.code, "Ngày nhận báo cáo", "11/12/2026 08:00:00", ""),
        ]

    def test_but_not_of_what_the_version_leaves_out(self, tmp_path: Path) -> None:
        book = Book(tmp_path)
        without_a01 = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A01 |" not in line or "Lê" in line)
        book.merge(envelope(without_a01, version=2, previous=FIRST), merged(FIRST))
        assert self.note(book, (11, set()), current=set()) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, None, TEN]

    def test_a_report_that_came_before_the_version_that_is_lost_is_one_still(self, tmp_path: Path) -> None:
        here = HERE.replace("|                   | CB-01 |", "| @05/12/2026       | CB-01 |")
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH, here)
        second = envelope(self.BOTH, version=2)
        book.merge(envelope(self.BOTH.replace("mới", "ba"), version=3, previous=second), merged(second))
        codes = {UNIT.code, PERSON.code}
        assert self.note(book, (10, {UNIT.code}), (11, codes), current=codes) == [PERSON.code]

    def test_a_subject_whose_row_was_typed_again_is_reported_anew_when_it_comes_back(self, tmp_path: Path) -> None:
        """The version before leaves it out, and what an older one says of it stood in the row that was deleted."""
        first = envelope(self.BOTH)
        second = envelope(WITHOUT_A02, version=2, previous=first)
        here = HERE.replace("| CB-01 | 1       |", "| CB-01 | 2       |", 1).replace(
            "|                   | CB-01 | 1       | @10/12/2026 08:00  |", "| @05/12/2026 | | | |"
        )
        book = Book(tmp_path, here, first, second)
        book.merge(envelope(self.BOTH, version=3, previous=second), merged(second), merged(second), merged(first))
        codes = {UNIT.code, PERSON.code}
        assert self.note(book, (10, codes), current=codes) == [PERSON.code]

    def test_where_both_have_it_the_dates_are_settled_as_ever(self, tmp_path: Path) -> None:
        book = Book(tmp_path)
        book.merge(envelope(version=2, previous=FIRST), Merged(1, FIRST.digest))
        assert self.note(book, (9, {UNIT.code}), current={UNIT.code}) == []
        assert book.cells("Ngày nhận báo cáo") == [date_serial(at(9)), None, TEN]

    def test_a_report_that_came_with_a_version_before_the_last_of_a_run_is_dated_all_the_same(
        self, tmp_path: Path
    ) -> None:
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH)
        second = envelope(self.BOTH, version=2, previous=envelope(TWO_SUBJECTS))
        book.library.note(item_lying_in(tmp_path / "2.xlsx", second))
        book.merge(envelope(self.BOTH.replace("mới", "ba"), version=3, previous=second), merged(second))
        codes = {UNIT.code, PERSON.code}
        assert self.note(book, (10, {UNIT.code}), (11, codes), (12, codes), current=codes) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, ELEVEN, TEN]

    def test_so_is_that_of_a_subject_that_came_new_with_it_though_the_version_before_was_lost(
        self, tmp_path: Path
    ) -> None:
        text = TWO_SUBJECTS + "| A03 | Tổ Ba | | Tập thể | 11/12/2026 | |\n"
        second, third = envelope(text, version=2), envelope(text.replace("mới", "ba"), version=3)
        book = Book(tmp_path)
        book.merge(second, merged(FIRST))
        book.library.note(item_lying_in(tmp_path / "2.xlsx", second))
        book.merge(third, merged(second))
        codes = {UNIT.code, "CB-01.A03"}
        assert self.note(book, (10, {UNIT.code}), (11, codes), current=codes) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, None, TEN, ELEVEN]

    def test_what_the_version_leaves_out_keeps_its_date(self, tmp_path: Path) -> None:
        without_a01 = "\n".join(line for line in TWO_SUBJECTS.splitlines() if "A01 |" not in line or "Lê" in line)
        book = self.merged(tmp_path, TWO_SUBJECTS, without_a01)
        assert self.note(book, (10, {UNIT.code}), (11, set()), current=set()) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, None, TEN]

    def test_a_report_of_which_no_receipt_counts_has_no_date(self, tmp_path: Path) -> None:
        book = self.merged(tmp_path, TWO_SUBJECTS, self.BOTH)
        assert self.note(book, (10, {UNIT.code}), current={UNIT.code, PERSON.code}) == []
        assert book.cells("Ngày nhận báo cáo") == [TEN, None, TEN]

    def test_a_sender_of_whom_nothing_was_merged_in_this_run_is_brought_up_to_date_too(self, tmp_path: Path) -> None:
        book = Book(tmp_path)
        assert self.note(book, (9, {UNIT.code}), current={UNIT.code}) == []
        assert book.cells("Ngày nhận báo cáo") == [date_serial(at(9)), None, TEN]

    def test_the_reported_subjects_are_those_with_a_date_at_the_sender(self) -> None:
        rows = keyed_rows(envelope_rows(FIRST), "CB-01")
        assert reported_codes(rows) == {UNIT.code}
