"""Which rules of form hold on a day, and what they change."""

from __future__ import annotations

from datetime import date

import pytest

from tests.paper.papers import dossier, only, text
from xlsx_addin.paper.documents import Code
from xlsx_addin.paper.profile import profile_of, profiles


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 1, 1), "36"),
        (date(2026, 1, 8), "36"),
        (date(2026, 1, 9), "399"),
        (date(2026, 5, 26), "399"),
        (date(2026, 5, 27), "05"),
        (date(2030, 1, 1), "05"),
    ],
)
def test_every_day_has_its_rules(day: date, name: str) -> None:
    assert profile_of(day).name == name


def test_the_profiles_follow_one_another() -> None:
    days = [profile.first_day for profile in profiles()]
    assert days == sorted(set(days))


def test_the_end_of_a_text_is_that_of_its_day() -> None:
    assert text(only(Code.REPORT, dossier())).count("xem xét.\n") == 1
    assert text(only(Code.REPORT, dossier(date(2026, 3, 1)))).count("xem xét./.\n") == 1
