"""The fast lane leaves out what is slow, and nothing that is not there any more."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SLOW


def test_everything_named_slow_is_there() -> None:
    here = Path(__file__).parent
    files = {each: here / each.partition("::")[0] for each in SLOW}
    assert [each for each, path in files.items() if not path.exists()] == []
    tests = {each: each.partition("::")[2] for each in SLOW if "::" in each}
    assert [each for each, test in tests.items() if f"def {test}(" not in files[each].read_text("utf-8")] == []


def test_rules_readers_and_merging_are_in_it() -> None:
    covered = ("appraisal", "workbook", "xlsx", "guidance", "exchange/merging", "exchange/receive", "exchange/envelope")
    assert [folder for folder in covered if folder in SLOW] == []
