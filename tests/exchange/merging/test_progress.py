"""``Tiến độ``: what its rows say, what it remembers of the versions that were merged, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.received import at, envelope, filled_sheet
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.progress import Progress, ProgressRow, progress_rows
from xlsx_addin.exchange.units.senders import ExpectedSender
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.cells import SheetValues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.exchange.envelope.envelope import Envelope

HEADINGS = [column.heading for column in layout.PROGRESS_COLUMNS]
FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)
THIRD = envelope(version=3, previous=SECOND)
BY_MAIL = Receipt(at(10), Origin.MAIL)
LATER = Receipt(at(11), Origin.FILE)
EXPECTED = [
    ExpectedSender("CB-02", "Chi bộ 2", (), "", ""),
    ExpectedSender("CB-01", "Chi bộ 1", (), "", ""),
]


def sheet_of(*rows: dict[str, str], headings: list[str] = HEADINGS) -> SheetValues:
    """``Tiến độ`` with these rows, each told by its headings."""
    return filled_sheet(layout.PROGRESS, [headings, *([row.get(name, "") for name in headings] for row in rows)])


def read(**cells: str) -> ProgressRow:
    """The one row of a sheet, told by the fields of its columns."""
    [row] = progress_rows(sheet_of({layout.heading(layout.PROGRESS, field): text for field, text in cells.items()}))
    return row


def nothing_known(start: str, code: str) -> str:
    return ""


def row_of(sent: Envelope, verdict: ItemVerdict = ItemVerdict.ACCEPTED, **different: Any) -> ProgressRow:
    """The row of an envelope of which the whole digest is known."""
    manifest = sent.manifest
    row = ProgressRow(manifest.sender, version=manifest.version, verdict=verdict, **different)
    return row.identified(sent.digest)


def progress_of(*rows: ProgressRow, expected: Sequence[ExpectedSender] = EXPECTED) -> Progress:
    progress = Progress(None, nothing_known, expected)
    for row in rows:
        progress.put(row)
    return progress


def merged_as(sent: Envelope) -> Merged:
    """An envelope as a version of which everything is known."""
    return Merged(sent.manifest.version, sent.digest, digest_start(sent.digest))


class TestReading:
    def test_every_cell_of_a_row_is_read(self) -> None:
        found = read(
            code="CB-01",
            name=" Chi bộ 1\u00a0",
            version="2",
            verdict="Chờ đối chiếu mã",
            received="@10/12/2026 08:00",
            origin="Thư",
            subjects="14",
            confirmation="4821-0934-1177-2058",
            typed=" 4821 0934 ",
            source="thu.eml",
            note="Vui lòng gọi điện.",
            turn="3",
            start="5c4791e0edf8c6fc",
        )
        assert found == ProgressRow(
            sender="CB-01",
            name="Chi bộ 1",
            version=2,
            verdict=ItemVerdict.HELD,
            receipt=Receipt(at(10), Origin.MAIL),
            subjects=14,
            code="4821-0934-1177-2058",
            typed="4821 0934",
            source="thu.eml",
            note="Vui lòng gọi điện.",
            turn=3,
            start="5c4791e0edf8c6fc",
        )

    def test_every_verdict_is_known_by_its_label(self) -> None:
        assert {verdict: read(code="CB-01", verdict=verdict.label.upper()).verdict for verdict in ItemVerdict} == {
            each: each for each in ItemVerdict
        }

    def test_of_a_row_that_is_nearly_blank_nothing_else_is_known(self) -> None:
        assert read(code="CB-02", verdict="Chưa gửi") == ProgressRow("CB-02")
        assert read(source="lạ.xlsx") == ProgressRow("", source="lạ.xlsx")

    def test_a_number_with_a_fraction_is_cut_off(self) -> None:
        assert read(code="CB-01", version="2.7") == ProgressRow("CB-01", version=2)

    def test_what_the_clerk_typed_is_kept_whole(self) -> None:
        """Unlike a number that is no code, of which a message shows the beginning."""
        typed = "đã gọi ba lần, đồng chí văn thư đi vắng, hẹn sáng thứ Hai gọi lại trước giờ họp giao ban " * 3
        assert read(code="CB-01", typed=typed).typed == typed.strip()

    def test_a_code_may_be_a_number_and_a_number_a_text(self) -> None:
        found = read(code="7", version="'2", subjects="'hai", typed="4821093411772058")
        assert found == ProgressRow("7", version=2, typed="4821093411772060")

    @pytest.mark.parametrize(
        ("received", "origin", "receipt"),
        [
            ("@10/12/2026 08:00", "NGƯỜI NHẬN NHẬP TAY", Receipt(at(10), Origin.ARGUMENT)),
            ("@10/12/2026 08:00", "Người nhận ghi", Receipt(at(10), Origin.ARGUMENT)),
            ("@10/12/2026 08:00", "Bưu điện", None),
            ("@10/12/2026 08:00", "", None),
            ("hôm qua", "Thư", None),
            ("", "Thư", None),
        ],
    )
    def test_a_receipt_has_a_time_and_says_where_it_is_from(
        self, received: str, origin: str, receipt: Receipt | None
    ) -> None:
        assert read(code="CB-01", received=received, origin=origin).receipt == receipt

    @pytest.mark.parametrize(
        ("note", "own"),
        [
            (f"Vui lòng đối chiếu. {words.TYPED_CODE_UNKNOWN}", "Vui lòng đối chiếu."),
            (words.TYPED_CODE_UNKNOWN, ""),
            (f"{words.TYPED_CODE_UNKNOWN} Đã gọi.", f"{words.TYPED_CODE_UNKNOWN} Đã gọi."),
        ],
    )
    def test_what_a_run_says_of_the_typed_code_is_no_part_of_the_note(self, note: str, own: str) -> None:
        assert read(code="CB-01", note=note).note == own

    @pytest.mark.parametrize("missing", ["Mã", "Lần gửi", "Kết luận nhận", "Mã xác nhận", "Lượt ghi", "Mã băm"])
    def test_a_sheet_without_what_tells_the_merged_versions_is_refused(self, missing: str) -> None:
        headings = [name for name in HEADINGS if name != missing]
        with pytest.raises(Refusal, match=missing):
            Progress(sheet_of({"Tên": "Chi bộ 1"}, headings=headings), nothing_known)

    def test_other_columns_may_be_missing(self) -> None:
        headings = ["Mã", "Lần gửi", "Kết luận nhận", "Mã xác nhận", "Lượt ghi", "Mã băm"]
        sheet = sheet_of({"Mã": "CB-01", "Lần gửi": "1", "Kết luận nhận": "Đã nhận"}, headings=headings)
        assert progress_rows(sheet) == [ProgressRow("CB-01", version=1, verdict=ItemVerdict.ACCEPTED)]

    def test_who_asks_for_less_requires_less(self) -> None:
        sheet = sheet_of({"Mã": "CB-01"}, headings=["Mã"])
        assert progress_rows(sheet, ("code",)) == [ProgressRow("CB-01")]

    @pytest.mark.parametrize("sheet", [None, SheetValues(layout.PROGRESS), sheet_of({"Mã": "CB-01"})])
    def test_where_nothing_has_come_nothing_is_known(self, sheet: SheetValues | None) -> None:
        progress = Progress(sheet, nothing_known)
        assert (progress.verdicts(), progress.merged("CB-01")) == ({}, None)

    def test_an_envelope_is_told_its_whole_digest_where_that_is_known(self) -> None:
        first, second, third = (digest_start(sent.digest) for sent in (FIRST, SECOND, THIRD))
        known = {(first, FIRST.code): FIRST.digest, (second, ""): SECOND.digest}
        of_sender = {"Mã": "CB-01", "Kết luận nhận": "Đã nhận"}
        sheet = sheet_of(
            {**of_sender, "Mã băm": first, "Mã xác nhận": FIRST.code, "Lần gửi": "1", "Lượt ghi": "1"},
            {**of_sender, "Mã băm": second, "Lần gửi": "2", "Lượt ghi": "2"},
            {**of_sender, "Mã băm": third, "Lần gửi": "3", "Lượt ghi": "3"},
            {"Nguồn": "lạ.xlsx", "Kết luận nhận": "Không đọc được"},
        )
        progress = Progress(sheet, lambda start, code: known.get((start, code), ""))
        assert progress.ever_merged("CB-01") == [
            Merged(3, start=third),
            merged_as(SECOND),
            merged_as(FIRST),
        ]
        assert progress.verdicts()["", "lạ.xlsx"] is ItemVerdict.UNREADABLE

    def test_the_codes_that_the_clerk_typed_confirm_wherever_they_stand(self) -> None:
        sheet = sheet_of(
            {"Mã": "CB-01", "Kết luận nhận": "Chờ đối chiếu mã", "Mã đối chiếu": "4821 0934 1177 2058", "Mã băm": "a"},
            {"Mã": "CB-02", "Mã đối chiếu": "1111-2222-3333-4444"},
            {"Mã": "CB-03", "Mã đối chiếu": "để mai"},
        )
        assert Progress(sheet, nothing_known).confirmed == {"4821093411772058", "1111222233334444"}


class TestMemory:
    def test_the_versions_that_were_merged_are_known_the_last_one_first(self) -> None:
        progress = progress_of(
            row_of(SECOND, turn=2), row_of(FIRST, turn=10), row_of(THIRD, ItemVerdict.HELD), row_of(THIRD, turn=None)
        )
        assert progress.ever_merged("CB-01") == [merged_as(FIRST), merged_as(SECOND)]
        assert progress.merged("CB-01") == merged_as(FIRST)
        assert (progress.merged("CB-02"), progress.ever_merged("CB-02")) == (None, [])

    def test_of_two_with_one_turn_the_upper_row_counts(self) -> None:
        progress = progress_of(row_of(SECOND, turn=1), row_of(FIRST, turn=1))
        assert progress.ever_merged("CB-01") == [merged_as(SECOND), merged_as(FIRST)]

    def test_a_version_without_a_number_is_version_0(self) -> None:
        progress = progress_of(ProgressRow("CB-01", verdict=ItemVerdict.ACCEPTED, start="a", turn=1))
        assert progress.merged("CB-01") == Merged(0, start="a")

    def test_the_next_one_has_the_next_turn(self) -> None:
        assert progress_of().next_turn("CB-01") == 1
        assert progress_of(row_of(FIRST, ItemVerdict.HELD)).next_turn("CB-01") == 1
        progress = progress_of(row_of(SECOND, turn=2), row_of(FIRST, turn=1), row_of(THIRD, ItemVerdict.HELD))
        assert (progress.next_turn("CB-01"), progress.next_turn("CB-02")) == (3, 1)

    def test_other_content_under_a_number_that_was_merged_is_told(self) -> None:
        progress = progress_of(row_of(FIRST, turn=1), row_of(SECOND, ItemVerdict.HELD))
        assert progress.merged_otherwise("CB-01", 1, THIRD.digest)
        assert not progress.merged_otherwise("CB-01", 1, FIRST.digest)
        assert not progress.merged_otherwise("CB-01", 2, THIRD.digest), "that one is not merged"
        assert not progress.merged_otherwise("CB-02", 1, THIRD.digest)

    def test_the_rows_of_a_sender_are_those_of_its_intact_envelopes(self) -> None:
        rows = [row_of(FIRST, receipt=BY_MAIL), row_of(SECOND, ItemVerdict.HELD, receipt=LATER), row_of(THIRD)]
        changed = ProgressRow(
            "CB-01", verdict=ItemVerdict.MODIFIED, source="sửa.eml", receipt=Receipt(at(1), Origin.FILE)
        )
        progress = progress_of(*rows, changed)
        assert (progress.rows_of("CB-01"), progress.rows_of("CB-02")) == (rows, [])

    def test_what_awaits_its_code_is_known(self) -> None:
        rows = [row_of(FIRST), row_of(SECOND, ItemVerdict.HELD), row_of(THIRD, ItemVerdict.BRANCHED), ProgressRow("")]
        assert [row.awaits_code for row in rows] == [False, True, True, False]

    def test_a_row_that_tells_the_start_of_a_digest_is_that_envelopes(self) -> None:
        """Such as one that awaited its code, which the sheet does not tell."""
        waiting = ProgressRow("CB-01", verdict=ItemVerdict.HELD, start=digest_start(FIRST.digest), note="chờ")
        progress = progress_of(waiting)
        found = progress.row_of("CB-01", FIRST.digest)
        assert found == waiting.identified(FIRST.digest)
        assert progress.rows_of("CB-01") == [found]

    def test_a_row_of_something_else_is_not(self) -> None:
        row = row_of(FIRST)
        assert progress_of(row).row_of("CB-01", FIRST.digest) == row
        assert progress_of(row).row_of("CB-01", SECOND.digest) is None
        assert progress_of(row).row_of("CB-02", FIRST.digest) is None
        assert progress_of(row._replace(digest="", code=SECOND.code)).row_of("CB-01", FIRST.digest) is None
        assert progress_of(row._replace(digest=f"{FIRST.digest[:-1]}?")).row_of("CB-01", FIRST.digest) is None

    def test_what_the_clerk_typed_and_the_turn_stay_with_a_row(self) -> None:
        progress = progress_of(row_of(FIRST, ItemVerdict.HELD, typed="1111", turn=1, note="cũ"))
        progress.put(row_of(FIRST, note="mới"))
        assert progress.row_of("CB-01", FIRST.digest) == row_of(FIRST, typed="1111", turn=1, note="mới")
        progress.put(row_of(FIRST, typed="2222", turn=2))
        assert progress.row_of("CB-01", FIRST.digest) == row_of(FIRST, typed="2222", turn=2)

    @pytest.mark.parametrize(
        ("old", "new", "source"),
        [
            (BY_MAIL, BY_MAIL, "cũ.eml"),
            (BY_MAIL, Receipt(at(9), Origin.MAIL), "mới.eml"),
            (None, BY_MAIL, "mới.eml"),
            (None, None, "mới.eml"),
        ],
    )
    def test_a_row_speaks_of_the_sighting_that_was_received_first(
        self, old: Receipt | None, new: Receipt | None, source: str
    ) -> None:
        progress = progress_of(row_of(FIRST, receipt=old, source="cũ.eml"))
        progress.put(row_of(FIRST, receipt=new, source="mới.eml"))
        assert progress.row_of("CB-01", FIRST.digest) == row_of(FIRST, receipt=new, source=source)

    def test_so_it_does_where_the_first_one_had_no_source(self) -> None:
        progress = progress_of(row_of(FIRST, receipt=BY_MAIL))
        progress.put(row_of(FIRST, receipt=BY_MAIL, source="mới.eml"))
        assert progress.row_of("CB-01", FIRST.digest) == row_of(FIRST, receipt=BY_MAIL, source="mới.eml")

    def test_a_file_that_could_not_be_used_is_forgotten_by_its_source(self) -> None:
        progress = progress_of(ProgressRow("", verdict=ItemVerdict.UNREADABLE, source="a.xlsx"), row_of(FIRST))
        progress.forget_source("b.xlsx")
        assert list(progress.verdicts()) == [("", "a.xlsx"), ("CB-01", digest_start(FIRST.digest))]
        progress.forget_source("a.xlsx")
        assert progress.verdicts() == {("CB-01", digest_start(FIRST.digest)): ItemVerdict.ACCEPTED}
        assert progress.verdicts()


class TestWriting:
    def test_rows_come_by_unit_then_by_version_and_files_of_nobody_last(self) -> None:
        def row(sender: str, version: int | None = None, code: str = "", source: str = "") -> ProgressRow:
            return ProgressRow(sender, "tên khác", version, ItemVerdict.HELD, code=code, start=code, source=source)

        rows = [
            row("", source="b.xlsx"),
            row("", source="a.xlsx"),
            row("CB-09", 1, "1"),
            row("CB-08", 2, "1"),
            row("CB-01", 2, "1"),
            row("CB-01", 1, "4"),
            row("CB-01", 1, "3"),
            row("CB-01", None, "5"),
        ]
        found = progress_of(*rows).rows()
        assert [(row.sender, row.name, row.version, row.code, row.source) for row in found] == [
            ("CB-02", "Chi bộ 2", None, "", ""),
            ("CB-01", "Chi bộ 1", None, "5", ""),
            ("CB-01", "Chi bộ 1", 1, "3", ""),
            ("CB-01", "Chi bộ 1", 1, "4", ""),
            ("CB-01", "Chi bộ 1", 2, "1", ""),
            ("CB-08", "tên khác", 2, "1", ""),
            ("CB-09", "tên khác", 1, "1", ""),
            ("", "tên khác", None, "", "a.xlsx"),
            ("", "tên khác", None, "", "b.xlsx"),
        ]
        assert {row.verdict for row in found if row.sender != "CB-02"} == {ItemVerdict.HELD}
        assert found[0] == ProgressRow("CB-02", "Chi bộ 2")

    def test_every_row_says_what_is_known(self) -> None:
        progress = progress_of(
            row_of(FIRST, receipt=BY_MAIL, subjects=2, source="1.eml", turn=1, typed=FIRST.code, note="Đã gọi."),
            row_of(SECOND, ItemVerdict.HELD, receipt=LATER, source="2.xlsx", typed="9999"),
            ProgressRow("", verdict=ItemVerdict.UNREADABLE, source="lạ.xlsx", note="Không mở được."),
        )
        block = progress.block(
            title="TIẾN ĐỘ",
            subtitle="1/2",
            time_words=lambda row: "" if row.receipt is None else f"ngày {row.receipt.moment.day}",
        )
        code, start, later_start = FIRST.code, digest_start(FIRST.digest), digest_start(SECOND.digest)
        accepted, held, nothing, unreadable = "Đã nhận", "Chờ đối chiếu mã", "Chưa gửi", "Không đọc được"
        unknown = "9999", "2.xlsx", words.TYPED_CODE_UNKNOWN
        kind_and_purpose = 2
        assert [tuple(row)[:-kind_and_purpose] for row in block.rows[block.head_rows :]] == [
            (1, "CB-02", "Chi bộ 2", None, nothing, *(None,) * 10),
            (
                2,
                "CB-01",
                "Chi bộ 1",
                1,
                accepted,
                at(10),
                "Thư",
                "ngày 10",
                2,
                code,
                code,
                "1.eml",
                "Đã gọi.",
                1,
                start,
            ),
            (3, "CB-01", "Chi bộ 1", 2, held, at(11), "Tệp", "ngày 11", None, None, *unknown, None, later_start),
            (4, None, None, None, unreadable, *(None,) * 6, "lạ.xlsx", "Không mở được.", None, None),
        ]
        assert (block.sheet, block.rows[0][0], block.rows[1][0]) == ("Tiến độ", "TIẾN ĐỘ", "1/2")
        assert list(block.rows[block.head_rows - 1]) == HEADINGS

    def test_what_is_typed_beside_a_unit_that_sent_nothing_stays_once_it_has_sent(self) -> None:
        sheet = sheet_of({"Mã": "CB-01", "Mã đối chiếu": "1111"}, {"Mã": "CB-02", "Mã đối chiếu": "2222"})
        progress = Progress(sheet, nothing_known, EXPECTED)
        progress.put(row_of(FIRST))
        progress.put(row_of(SECOND))
        typed = [(row.sender, row.version, row.typed) for row in progress.rows()]
        assert typed == [("CB-02", None, "2222"), ("CB-01", 1, "1111"), ("CB-01", 2, "")]

    def test_a_row_keeps_what_is_typed_in_it(self) -> None:
        sheet = sheet_of(
            {"Mã": "CB-01", "Kết luận nhận": "Đã nhận", "Mã đối chiếu": "1111", "Mã băm": "a"}, {"Mã": "CB-01"}
        )
        progress = Progress(sheet, nothing_known, EXPECTED[1:])
        progress.put(row_of(FIRST))
        assert [row.typed for row in progress.rows()] == ["1111", ""]

    def test_a_typed_code_of_nothing_is_told_with_its_cell(self) -> None:
        unknown = row_of(SECOND, ItemVerdict.HELD, typed="1111-2222-3333-4444")
        progress = progress_of(row_of(FIRST, typed=FIRST.code.replace("-", " ")), unknown, row_of(THIRD))
        assert progress.unknown_typed() == {"K7": unknown._replace(name="Chi bộ 1")}

    def test_a_typed_text_that_is_no_code_is_told_even_beside_rows_without_one(self) -> None:
        nameless = ProgressRow("CB-01", verdict=ItemVerdict.HELD, start="a", typed="để mai")
        assert list(progress_of(nameless, expected=EXPECTED[1:]).unknown_typed()) == ["K5"]

    def test_what_is_confirmed_and_waits_still_was_not_found(self) -> None:
        typed = row_of(FIRST, ItemVerdict.HELD, name="Chi bộ 1")
        given = row_of(SECOND, ItemVerdict.BRANCHED, name="Chi bộ 1")
        progress = progress_of(typed, given, row_of(THIRD))
        progress.confirmed = {FIRST.code.replace("-", "")}
        digits = {SECOND.code.replace("-", ""), THIRD.code.replace("-", "")}
        assert progress.confirmed_and_missing(digits) == {"K6": typed, "K7": given}
        assert progress.confirmed_and_missing(set()) == {"K6": typed}
