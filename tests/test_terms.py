"""The labels that are read back from files as state: part of the file format, so here they stand as literals."""

from __future__ import annotations

import pytest

from xlsx_addin.terms import (
    OUTCOMES_BY_NEWS,
    Level,
    News,
    Outcome,
    OutcomeFacts,
    OutcomeShown,
    labels_of,
    of_every_outcome,
    outcomes_with,
)

LABELS = {
    "invalid": "Dữ liệu lỗi – chưa thẩm định",
    "withdrawn": "Đã rút hồ sơ",
    "out_of_scope": "Không thuộc diện thẩm định",
    "other_authority": "Thuộc thẩm quyền cấp khác",
    "alternative_ground": "Có căn cứ thay thế",
    "awaiting_organisation": "Chờ kết quả của tổ chức",
    "awaiting_registration": "Chờ đăng ký",
    "not_registered": "Không thẩm định: không đăng ký",
    "awaiting_report": "Chờ báo cáo",
    "no_report": "Không thẩm định: không gửi báo cáo",
    "late_report": "Không thẩm định: gửi báo cáo quá hạn",
    "awaiting_appraisal": "Chờ thẩm định",
    "qualified": "Đủ điều kiện về mô hình",
    "not_qualified": "Không đủ điều kiện về mô hình",
}


def test_outcomes_and_their_labels_are_those_of_the_file_format() -> None:
    assert {outcome.value: outcome.label for outcome in Outcome} == LABELS
    assert all(labels_of(outcome)[0] == outcome.label for outcome in Outcome)


def test_no_label_of_any_time_is_read_as_two_outcomes() -> None:
    labels = [label for outcome in Outcome for label in labels_of(outcome)]
    assert sorted(set(labels)) == sorted(labels)


def test_what_is_not_final() -> None:
    assert {outcome.value for outcome in Outcome if not outcome.facts.is_decision} == {
        "invalid",
        "other_authority",
        "awaiting_organisation",
        "awaiting_registration",
        "awaiting_report",
        "awaiting_appraisal",
    }


def test_what_is_scored_and_what_is_another_ones_to_appraise() -> None:
    found = {
        fact: [outcome.value for outcome in Outcome if getattr(outcome.facts, fact)]
        for fact in ("is_scored", "is_graded", "is_shut_out")
    }
    assert found == {
        "is_graded": ["qualified", "not_qualified"],
        "is_scored": ["awaiting_appraisal", "qualified", "not_qualified"],
        "is_shut_out": ["not_registered", "no_report", "late_report"],
    }
    others = [outcome.value for outcome in Outcome if not outcome.facts.is_own]
    assert others == ["withdrawn", "out_of_scope", "other_authority"]


def test_what_is_not_final_is_open_where_it_is_ours() -> None:
    closed = [outcome.value for outcome in Outcome if not outcome.facts.is_decision and not outcome.facts.is_open]
    assert closed == ["other_authority"]
    assert [outcome.value for outcome in Outcome if outcome.facts.is_decision and outcome.facts.is_open] == []


def test_an_outcome_that_leaves_something_out_does_not_start() -> None:
    with pytest.raises(TypeError, match="is_scored"):
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=False, is_shut_out=False)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="place_on_paper"):
        OutcomeShown(News.PLAIN, counted_as="invalid", place=13)  # type: ignore[call-arg]


def test_a_table_that_forgets_an_outcome_does_not_start() -> None:
    table = dict.fromkeys(Outcome, "")
    del table[Outcome.AWAITING_REPORT]
    with pytest.raises(ValueError, match="awaiting_report"):
        of_every_outcome(table)


def test_each_outcome_has_a_place_of_its_own_on_the_console() -> None:
    assert [outcome.shown.place for outcome in OUTCOMES_BY_NEWS] == list(range(1, len(Outcome) + 1))
    assert [outcome.value for outcome in OUTCOMES_BY_NEWS[:3]] == ["qualified", "alternative_ground", "not_qualified"]


def test_the_papers_list_every_outcome_without_a_grade_once() -> None:
    places = {outcome.shown.place_on_paper: outcome.value for outcome in Outcome if not outcome.facts.is_graded}
    assert [places[place] for place in range(1, len(Outcome) - 1)] == [
        "alternative_ground",
        "awaiting_report",
        "awaiting_appraisal",
        "awaiting_organisation",
        "awaiting_registration",
        "not_registered",
        "no_report",
        "out_of_scope",
        "other_authority",
        "withdrawn",
        "invalid",
        "late_report",
    ]


def test_every_outcome_bears_one_piece_of_news() -> None:
    assert sorted(outcome.value for news in News for outcome in outcomes_with(news)) == sorted(LABELS)


def test_a_level_sends_to_the_next() -> None:
    assert [level.next_above for level in Level] == [Level.GRASSROOTS, Level.STANDING_COMMITTEE, None]
