"""The digest changes with what decides, and with nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import xlsx_addin.guidance
from xlsx_addin.guidance.building import built
from xlsx_addin.guidance.digest import digest

SOUND = (Path(xlsx_addin.guidance.__file__).parent / "804-CV_HU.toml").read_text("utf-8")


def digest_with(old: str, new: str) -> str:
    assert old in SOUND
    return digest(built(tomllib.loads(SOUND.replace(old, new, 1))))


WORDS = {
    "a title": ('title = "Công văn 804-CV/HU ngày', 'title = "Văn bản 804-CV/HU ngày'),
    "a citation": ('channel = "R22"', 'channel = "R18"'),
    "a comment": ("# Who is not appraised", "# Whoever is not appraised"),
    "a phrase": ('model = "mô hình mới', 'model = "mô hình'),
    "a reading's number": ('reading = "A9"', 'reading = "A10"'),
    "a rule": ('rule = "R19"', 'rule = "R20"'),
    "a note": ('note = "Riêng năm 2022', 'note = "Năm 2022'),
    "a proposed maximum": ("maximum = 40", "maximum = 50"),
    "an organ": ('advisory_organ = "Ban Xây dựng Đảng"', 'advisory_organ = "Ban Tổ chức"'),
    "all kinds, written out": (
        "first_year = 2023\nbefore = { month = 12, day = 15 }",
        'first_year = 2023\nkinds = ["Cá nhân", "Tập thể", "Tổ chức"]\nbefore = { month = 12, day = 15 }',
    ),
}


@pytest.mark.parametrize(("old", "new"), WORDS.values(), ids=WORDS.keys())
def test_words_do_not_change_it(old: str, new: str) -> None:
    assert digest_with(old, new) == digest(xlsx_addin.guidance.load())


DECIDES = {
    "a grade": ('[[grades]]\ngrade = "Khá"', '[[grades]]\ngrade = "Giỏi"'),
    "recognition": ('grade = "Khá"\nrecognised = true', 'grade = "Khá"\nrecognised = false'),
    "a cut-off group": ('from_points = 90\nsources = ["P3"]', 'from_points = 90\nkinds = ["Cá nhân"]'),
    "a missed minimum": ('effect = "at_most"\ngrade = "Đạt"', 'effect = "note"'),
    "the aggregation": ('method = "mean"', 'method = "median"'),
    "the fewest score sheets": ('method = "mean"', 'method = "mean"\nfewest = 3\ntoo_few = "wait"'),
    "a deadline's day": ("day = 15 }", "day = 16 }"),
    "a deadline's hour": ("day = 15 }", "day = 15, hour = 17 }"),
    "before or until": ("before = { month = 12, day = 15 }", "until = { month = 12, day = 15 }"),
    "a year": ("first_year = 2023\nbefore", "first_year = 2024\nbefore"),
    "the deadline's very day": ("counts = false", "counts = true"),
    "a late report": ('effect = "flagged"', 'effect = "not_appraised"'),
    "a registration": ("required = false", "required = true"),
    "a last day to register": ("required = true", "required = true\nuntil = { month = 4, day = 30 }"),
    "a ground's years": ('rule = "R6"\n', 'rule = "R6"\nany_year = true\n'),
    "a ground's kinds": ('trong năm"\nkinds = ["Cá nhân"]', 'trong năm"\nkinds = ["Cá nhân", "Tập thể"]'),
    "a scope": ("out = false", "out = true"),
    "whom a level appraises": ('rule = "R12"\nkinds = ["Cá nhân"]', 'rule = "R12"\nkinds = ["Cá nhân", "Tập thể"]'),
    "who decides": ('power = "decides"', 'power = "proposes"'),
}


@pytest.mark.parametrize(("old", "new"), DECIDES.values(), ids=DECIDES.keys())
def test_what_decides_changes_it(old: str, new: str) -> None:
    assert digest_with(old, new) != digest(xlsx_addin.guidance.load())


def test_it_is_the_same_on_every_machine() -> None:
    assert digest(xlsx_addin.guidance.load()) == DIGEST_OF_804


DIGEST_OF_804 = "sha256:cfec6d5c301c80097fd479e9949e8e06113309338e57e9d42870a5b0bac7cdf0"
"""Part of the file format: envelopes and forms carry it."""
