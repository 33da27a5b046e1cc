"""Công văn 804-CV/HU as data: nothing is missing, nothing is said twice, and every quotation is in the letter."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import xlsx_addin.guidance
from tests import grades
from xlsx_addin.guidance import DEFAULT_ID, available, files_of, load
from xlsx_addin.template.manual_sheet import readable
from xlsx_addin.terms import Kind, Level
from xlsx_addin.words.manual import LINES

if TYPE_CHECKING:
    from xlsx_addin.guidance.model import Rule

YEARS = range(2022, 2031)
GUIDANCE = load(DEFAULT_ID)
TEXT = (Path(xlsx_addin.guidance.__file__).parent / "804-CV_HU.txt").read_text("utf-8")


def test_the_default_guidance_is_the_letter() -> None:
    assert (GUIDANCE.id, GUIDANCE.issued, GUIDANCE.first_year) == ("804-CV/HU", date(2022, 12, 15), 2022)


@pytest.mark.parametrize("guidance_id", available())
def test_a_guidance_is_found_by_its_own_id(guidance_id: str) -> None:
    assert load(guidance_id).id == guidance_id


def test_an_unknown_guidance_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load("805-CV/HU")


@pytest.mark.parametrize("guidance_id", available())
def test_every_quotation_of_every_guidance_is_a_passage_of_the_text_beside_it(guidance_id: str) -> None:
    [file] = files_of(guidance_id)
    text = file.with_suffix(".txt").read_text("utf-8")
    assert [rule.number for rule in load(guidance_id).rules if rule.quote not in text] == []


@pytest.mark.parametrize("guidance_id", available())
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", Kind)
def test_exactly_one_rule_of_each_sort_applies(guidance_id: str, level: Level, kind: Kind) -> None:
    guidance = load(guidance_id)
    for year in range(guidance.first_year, guidance.first_year + len(YEARS)):
        deadlines = [
            entry
            for entry in guidance.deadlines
            if entry.level is level and kind in entry.kinds and entry.holds_in(year)
        ]
        scales = [entry for entry in guidance.scales if entry.holds_in(year)]
        registrations = [entry for entry in guidance.registration if kind in entry.kinds and entry.holds_in(year)]
        assert (len(deadlines), len(scales), len(registrations)) == (1, 1, 1)
        assert guidance.deadline(year, level, kind) == deadlines[0]
        assert guidance.scale(year) == scales[0]
        assert guidance.registration_required(year, kind) == registrations[0].required


@pytest.mark.parametrize(
    ("year", "level", "day", "rule"),
    [
        (2022, Level.CELL, None, "R12"),
        (2022, Level.GRASSROOTS, None, "R21"),
        (2022, Level.STANDING_COMMITTEE, date(2022, 12, 20), "R21"),
        (2023, Level.CELL, None, "R12"),
        (2023, Level.GRASSROOTS, date(2023, 12, 15), "R19"),
        (2023, Level.STANDING_COMMITTEE, date(2023, 12, 20), "R20"),
        (2026, Level.CELL, None, "R12"),
        (2026, Level.GRASSROOTS, date(2026, 12, 15), "R19"),
        (2026, Level.STANDING_COMMITTEE, date(2026, 12, 20), "R20"),
        (2030, Level.GRASSROOTS, date(2030, 12, 15), "R19"),
        (2030, Level.STANDING_COMMITTEE, date(2030, 12, 20), "R20"),
    ],
)
def test_deadlines(year: int, level: Level, day: date | None, rule: str) -> None:
    deadline = GUIDANCE.deadline(year, level)
    assert (deadline.day(year), deadline.rule) == (day, rule)


def test_the_deadline_is_never_moved_off_a_sunday() -> None:
    day = GUIDANCE.deadline(2026, Level.STANDING_COMMITTEE).day(2026)
    assert day is not None
    assert day.isoweekday() == 7


def test_registration_is_required_in_every_year_but_2022() -> None:
    assert [year for year in YEARS if not GUIDANCE.registration_required(year)] == [2022]


def test_the_deadlines_very_day_is_too_late_by_default() -> None:
    assert GUIDANCE.deadline_day.counts is False


def test_only_good_and_fair_count() -> None:
    assert [grade for grade in grades.ALL if GUIDANCE.recognises(grade)] == [grades.GOOD, grades.FAIR]


def test_the_levels_authority() -> None:
    assert [GUIDANCE.authority(level).rule for level in Level] == ["R12", "R13", "R14"]


def test_the_provisional_scale() -> None:
    scale = GUIDANCE.scale(2026)
    assert [(criterion.code, criterion.maximum, criterion.minimum) for criterion in scale.criteria] == [
        ("C1", Decimal(30), None),
        ("C2", Decimal(30), None),
        ("C3", Decimal(40), None),
    ]
    assert [(cut.grade, cut.from_points) for cut in scale.cut_offs] == [
        (grades.GOOD.value, Decimal(90)),
        (grades.FAIR.value, Decimal(70)),
        (grades.PASS.value, Decimal(50)),
        (grades.FAIL.value, Decimal(0)),
    ]
    assert (scale.provisional, scale.label) == (True, "thang điểm tạm")


def test_every_number_of_the_provisional_scale_has_a_source() -> None:
    for scale in GUIDANCE.scales:
        sources = [*(entry.sources for entry in scale.criteria), *(entry.sources for entry in scale.cut_offs)]
        assert [names for names in sources if not scale.source_text(names)] == []


def test_all_rules_are_quoted_once_in_their_order() -> None:
    assert [rule.number for rule in GUIDANCE.rules] == [f"R{number}" for number in range(1, 28)]


@pytest.mark.parametrize("rule", GUIDANCE.rules, ids=lambda rule: rule.number)
def test_a_rule_is_found_by_its_number(rule: Rule) -> None:
    assert GUIDANCE.rule(rule.number) == rule


def test_clauses_are_those_of_the_letter() -> None:
    clauses = {rule.clause for rule in GUIDANCE.rules}
    assert clauses == {"mục 1", "đoạn 2, mục 1", "mục 2.1", "mục 2.2", "mục 2.3", "mục 2.4", "mục 3", "mục 4", "mục 5",
                       "phần cuối"}  # fmt: skip


def test_the_basis_is_dated_as_the_letter_says_four_times_of_five() -> None:
    written = GUIDANCE.basis.issued.strftime("%d/%m/%Y")
    assert (written, TEXT.count(f"09-HD/BTCTU, ngày {written}"), TEXT.count("09-HD/BTCTU, ngày 14/12/2022")) == (
        "12/12/2022",
        4,
        1,
    )


def test_the_slips_of_the_scan_are_mended() -> None:
    assert "đề tài, đề án, sáng kiến" in TEXT
    assert "Số 804-CV/HU" in TEXT
    assert [slip for slip in ("đê tài", "đê án", "804 -CV", "✓", "**") if slip in TEXT] == []


def test_the_data_is_in_composed_unicode() -> None:
    data = (Path(xlsx_addin.guidance.__file__).parent / "804-CV_HU.toml").read_text("utf-8")
    assert (unicodedata.is_normalized("NFC", data), unicodedata.is_normalized("NFC", TEXT)) == (True, True)


def test_names_of_organs_cover_every_day_once() -> None:
    days = [date(2022, 12, 15) + timedelta(days=number) for number in range(8 * 365)]
    names = [GUIDANCE.period(day).name for day in days]
    changes = [day for day, before, after in zip(days[1:], names, names[1:], strict=False) if before != after]
    assert changes == [date(2025, 7, 1)]
    assert GUIDANCE.period(date(2025, 6, 30)).standing_committee == "Ban Thường vụ Huyện ủy"
    assert GUIDANCE.period(date(2025, 7, 1)).standing_committee == "Ban Thường vụ Đảng ủy xã, phường, đặc khu"


def test_what_must_be_asked_before_it_is_used_on_stands_in_the_readme_and_in_the_manual() -> None:
    further = GUIDANCE.further_use
    assert further is not None
    readme = (Path(__file__).parents[2] / "README.vi.md").read_text("utf-8")
    told = [text for line in LINES for text in readable(line, GUIDANCE)]
    assert (further.first_year, further.sentence in readme, further.sentence in told) == (2025, True, True)
