"""Merging by field, with base, ours and theirs; pure, so it is tried on everything that hypothesis thinks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.exchange.intake.rows import same
from xlsx_addin.exchange.merging.three_way import (
    MERGED_HEADINGS,
    STATE,
    WITHDRAWN,
    Difference,
    Key,
    RowChange,
    RowMerge,
    keyed_rows,
    merge_fields,
    merge_submission,
)
from xlsx_addin.xlsx.cells import DateSerial

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from xlsx_addin.exchange.merging.three_way import Fields
    from xlsx_addin.xlsx.cells import CellValue

A, B = Key("CB-01.A"), Key("CB-01.B")
HEADINGS = ("Tên", "Ghi chú", "Điểm tự chấm", STATE)
VALUES = st.one_of(st.sampled_from(["một", "hai"]), st.sampled_from([1.0, 2.0]), st.just(DateSerial(46366.0)))
FIELDS = st.dictionaries(st.sampled_from(HEADINGS), VALUES)
ROWS = st.dictionaries(st.sampled_from([A, B, Key("CB-01.C")]), FIELDS)


def merged(base: Fields, ours: Fields, theirs: Fields) -> RowMerge:
    """What becomes of the one subject A."""
    [merge] = merge_rows(base={A: base}, ours={A: ours}, theirs={A: theirs})
    return merge


def merge_rows(
    *,
    base: Mapping[Key, Fields] | None,
    ours: Mapping[Key, Fields],
    theirs: Mapping[Key, Fields],
    earlier: Mapping[Key, Fields] | None = None,
    withdrawn_by_them: Container[Key] = (),
    typed_here: Container[Key] = (),
) -> list[RowMerge]:
    """``earlier`` are the rows of versions before the base."""
    return merge_submission(
        base=base,
        ours=ours,
        theirs=theirs,
        earlier=(earlier or {}).get,
        withdrawn_by_them=withdrawn_by_them,
        typed_here=typed_here,
    )


def applied(ours: Fields, taken: Mapping[str, CellValue | None]) -> dict[str, CellValue]:
    result: dict[str, CellValue | None] = {**ours, **taken}
    return {heading: value for heading, value in result.items() if value is not None}


class TestFields:
    def test_what_only_they_changed_is_taken(self) -> None:
        assert merged({"Tên": "cũ"}, {"Tên": "cũ"}, {"Tên": "mới"}) == RowMerge(A, RowChange.CHANGED, {"Tên": "mới"})

    def test_what_they_emptied_is_emptied(self) -> None:
        assert merged({"Ghi chú": "x"}, {"Ghi chú": "x"}, {}) == RowMerge(A, RowChange.CHANGED, {"Ghi chú": None})

    def test_what_only_this_level_changed_is_kept(self) -> None:
        assert merged({"Tên": "cũ"}, {"Tên": "sửa"}, {"Tên": "cũ"}) == RowMerge(A, RowChange.KEPT)

    def test_what_both_changed_alike_is_no_difference(self) -> None:
        assert merged({"Tên": "cũ"}, {"Tên": "mới"}, {"Tên": "mới"}) == RowMerge(A, RowChange.KEPT)

    def test_what_both_changed_alike_however_it_is_typed_is_no_difference(self) -> None:
        assert merged({"Tên": "cũ"}, {"Tên": "mới"}, {"Tên": " mới "}) == RowMerge(A, RowChange.KEPT)

    def test_what_both_changed_stays_and_is_shown(self) -> None:
        difference = Difference("Tên", "cũ", "bên gửi", "tại đây")
        assert merged({"Tên": "cũ"}, {"Tên": "tại đây"}, {"Tên": "bên gửi"}) == RowMerge(
            A, RowChange.KEPT, {}, (difference,)
        )

    def test_without_a_base_every_differing_value_is_shown_and_nothing_taken(self) -> None:
        [merge] = merge_rows(base=None, ours={A: {"Tên": "x"}}, theirs={A: {"Ghi chú": "y"}})
        differences = (Difference("Tên", None, None, "x"), Difference("Ghi chú", None, "y", None))
        assert merge == RowMerge(A, RowChange.KEPT, {}, differences)

    def test_a_row_into_which_nothing_was_merged_takes_what_is_blank_there(self) -> None:
        ours: dict[Key, Fields] = {A: {"Tên": "tại đây", "Điểm tự chấm": 1.0}}
        theirs: dict[Key, Fields] = {A: {"Tên": "bên gửi", "Ghi chú": "y"}}
        bases: list[dict[Key, Fields] | None] = [None, {}, {B: {}}]
        expected = RowMerge(A, RowChange.CHANGED, {"Ghi chú": "y"}, (Difference("Tên", None, "bên gửi", "tại đây"),))
        for base in bases:
            [merge, *_] = merge_rows(base=base, ours=ours, theirs=theirs, typed_here={A})
            assert merge == expected

    def test_values_are_compared_as_a_reader_sees_them(self) -> None:
        assert same("Lê Thị Hoa", "Le\u0302 Thi\u0323 Hoa ")
        assert same(89.99999999999999, 90.0)
        assert not same("5", 5.0)

    @given(FIELDS, FIELDS, FIELDS)
    def test_no_value_of_either_side_disappears_unseen(self, base: Fields, ours: Fields, theirs: Fields) -> None:
        taken, differences = merge_fields(base, ours, theirs, HEADINGS)
        result = applied(ours, taken)
        shown = {difference.heading: difference for difference in differences}
        for heading in HEADINGS:
            if heading in shown:
                assert (shown[heading].theirs, shown[heading].ours) == (theirs.get(heading), ours.get(heading))
            else:
                unchanged_by_us = same(result.get(heading), theirs.get(heading))
                unchanged_by_them = same(base.get(heading), theirs.get(heading))
                assert unchanged_by_us or (unchanged_by_them and same(result.get(heading), ours.get(heading)))

    @given(FIELDS, FIELDS)
    def test_a_subject_that_one_side_alone_touched_is_never_a_difference(self, base: Fields, changed: Fields) -> None:
        assert merge_fields(base, base, changed, HEADINGS)[1] == []
        assert merge_fields(base, changed, base, HEADINGS) == ({}, [])

    @given(FIELDS, FIELDS, FIELDS)
    def test_merging_the_same_version_again_changes_nothing(self, base: Fields, ours: Fields, theirs: Fields) -> None:
        taken, _ = merge_fields(base, ours, theirs, HEADINGS)
        assert merge_fields(theirs, applied(ours, taken), theirs, HEADINGS) == ({}, [])


class TestSubjects:
    def test_a_subject_that_is_nowhere_yet_is_new(self) -> None:
        [merge] = merge_rows(base={}, ours={}, theirs={A: {"Tên": "x"}})
        assert merge == RowMerge(A, RowChange.NEW, {"Tên": "x"})

    def test_a_subject_that_the_newer_version_lacks_is_withdrawn(self) -> None:
        [merge] = merge_rows(base={A: {"Tên": "x"}}, ours={A: {"Tên": "x"}}, theirs={})
        assert merge == RowMerge(A, RowChange.WITHDRAWN, {STATE: WITHDRAWN})

    def test_one_that_comes_back_is_compared_with_the_last_version_that_held_it(self) -> None:
        ours = {A: {"Tên": "x", "Ghi chú": "tại đây", STATE: WITHDRAWN}}
        [merge] = merge_rows(
            base={}, ours=ours, theirs={A: {"Tên": "mới"}}, earlier={A: {"Tên": "x"}}, withdrawn_by_them={A}
        )
        assert merge == RowMerge(A, RowChange.CHANGED, {"Tên": "mới", STATE: None})

    def test_it_is_lifted_even_where_that_version_is_lost(self) -> None:
        [merge] = merge_rows(base={}, ours={A: {STATE: WITHDRAWN}}, theirs={A: {}}, withdrawn_by_them={A})
        assert merge == RowMerge(A, RowChange.CHANGED, {STATE: None})

    def test_a_withdrawal_of_this_level_s_own_is_shown_and_stays(self) -> None:
        ours = {A: {"Tên": "x", STATE: WITHDRAWN}}
        [merge] = merge_rows(base={}, ours=ours, theirs={A: {"Tên": "mới"}}, earlier={A: {"Tên": "x"}})
        assert merge == RowMerge(A, RowChange.CHANGED, {"Tên": "mới"}, (Difference(STATE, None, None, WITHDRAWN),))

    def test_without_a_base_nothing_is_withdrawn_but_shown(self) -> None:
        [merge] = merge_rows(base=None, ours={A: {}}, theirs={})
        assert merge == RowMerge(A, RowChange.KEPT, {}, (Difference(STATE, None, WITHDRAWN, None),))

    def test_where_the_base_is_lost_no_earlier_version_stands_in_for_it(self) -> None:
        """What was taken since that version is not known: nothing is overwritten."""
        [merge] = merge_rows(base=None, ours={A: {"Tên": "cũ"}}, theirs={A: {"Tên": "mới"}}, earlier={A: {"Tên": "cũ"}})
        assert merge == RowMerge(A, RowChange.KEPT, {}, (Difference("Tên", None, "mới", "cũ"),))

    def test_a_row_here_that_the_base_lacks_too_is_left_alone(self) -> None:
        """It was withdrawn before, or came on another line of versions."""
        assert merge_rows(base={}, ours={A: {"Tên": "cũ"}}, theirs={}) == []

    def test_a_row_deleted_here_stays_deleted(self) -> None:
        [merge] = merge_rows(base={A: {"Tên": "x"}}, ours={}, theirs={A: {"Tên": "x"}})
        assert merge == RowMerge(A, RowChange.KEPT)

    def test_what_they_changed_of_a_row_deleted_here_is_shown(self) -> None:
        theirs = {A: {"Tên": "x", "Ghi chú": "mới"}}
        [merge] = merge_rows(base={A: {"Tên": "cũ"}}, ours={}, theirs=theirs)
        differences = (Difference("Tên", "cũ", "x", None), Difference("Ghi chú", None, "mới", None))
        assert merge == RowMerge(A, RowChange.KEPT, {}, differences)

    @given(ROWS, ROWS)
    def test_a_version_that_nobody_touched_here_is_taken_whole(
        self, base: dict[Key, Fields], theirs: dict[Key, Fields]
    ) -> None:
        merges = merge_rows(base=base, ours=base, theirs=theirs)
        result = {key: dict(fields) for key, fields in base.items()}
        for merge in merges:
            result[merge.key] = applied(result.get(merge.key, {}), merge.taken)
            assert merge.differences == ()
        withdrawn = {key: {**fields, STATE: WITHDRAWN} for key, fields in base.items() if key not in theirs}
        assert result == {**withdrawn, **{key: dict(fields) for key, fields in theirs.items()}}


class TestKeys:
    def test_codes_stand_under_their_sender(self) -> None:
        rows = [{"Mã": "A", "Tên": "x"}, {"Mã": "B", "Thuộc tổ chức": "A"}, {"Mã": "C", "Thuộc tổ chức": "Z"}]
        assert keyed_rows(rows, "CB-01") == {
            Key("CB-01.A"): {"Tên": "x"},
            Key("CB-01.B"): {"Thuộc tổ chức": "CB-01.A"},
            Key("CB-01.C"): {"Thuộc tổ chức": "Z"},
        }

    def test_a_number_names_its_organisation_by_its_digits(self) -> None:
        rows: list[dict[str, CellValue]] = [{"Mã": "7"}, {"Mã": "8", "Thuộc tổ chức": 7.0}]
        assert keyed_rows(rows, "CB-01")[Key("CB-01.8")] == {"Thuộc tổ chức": "CB-01.7"}

    def test_rows_of_one_code_and_rows_without_one_stay_apart(self) -> None:
        rows = [{"Mã": "A", "Tên": "x"}, {"Mã": "A", "Tên": "y"}, {"Tên": "z"}]
        assert list(keyed_rows(rows, "CB-01")) == [Key("CB-01.A"), Key("CB-01.A", 1), Key("CB-01.?")]

    def test_each_of_three_rows_of_one_code_has_a_place_of_its_own(self) -> None:
        assert list(keyed_rows([{"Mã": "A"}] * 3, "CB-01")) == [A, Key("CB-01.A", 1), Key("CB-01.A", 2)]

    def test_neither_the_code_nor_the_receipt_is_merged_by_field(self) -> None:
        assert not {"Mã", "Ngày nhận báo cáo", "Nguồn", "Lần gửi", "Ngày nhận lần cuối"} & set(MERGED_HEADINGS)
