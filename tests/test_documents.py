"""The specification says what the code does: its tables against the code's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xlsx_addin.cli.main import parser
from xlsx_addin.exchange.envelope.manifest import Manifest
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.guidance import load
from xlsx_addin.terms import Outcome
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx import book

DOCS = Path(__file__).parent.parent / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(name: str, number: str) -> str:
    """One section of a page of the specification."""
    text = page(f"specification/{name}.md").partition(f'<a id="{number}"></a>\n')[2]
    return text.partition("\n<a id=")[0]


def test_every_rule_stands_with_its_sentence() -> None:
    rules = page("rules.md")
    assert [
        rule.number
        for rule in load("804-CV/HU").rules
        if f"> {rule.quote} ({rule.clause})" not in rules.partition(f"## {rule.number}\n")[2].partition("\n## ")[0]
    ] == []


def test_every_problem_stands_with_its_severity() -> None:
    listed = set(re.findall(r"^\| `([A-Z]+-\d{3})` \| (error|warning) \|", section("problems", "7"), re.MULTILINE))
    assert listed == {(problem.code, problem.severity.value) for problem in ProblemCode}


def test_every_outcome_stands_with_its_label() -> None:
    listed = re.findall(r"\| `(\w+)` \| ([^|]+) \| [^|]* \|$", section("appraisal", "2"), re.MULTILINE)
    assert listed == [(outcome.value, outcome.label) for outcome in Outcome]


def test_every_setting_stands_with_its_name() -> None:
    listed = section("workbook", "4")
    assert [
        setting.label
        for setting in layout.SETTINGS
        if f"`{setting.label}`" not in listed or f"`{setting.name}`" not in listed
    ] == []


@pytest.mark.parametrize(
    ("page_name", "number", "columns"),
    [
        ("workbook", "5", layout.SUBJECT_COLUMNS),
        ("workbook", "6", layout.CRITERION_COLUMNS + layout.GRADE_COLUMNS),
        ("workbook", "8.1", layout.RESULT_COLUMNS),
        ("workbook", "8.2", layout.PROBLEM_COLUMNS),
        ("workbook", "8.4", layout.RANKING_COLUMNS),
        ("workbook", "10", layout.ATTENDANCE_COLUMNS),
        ("envelope", "8", layout.SENDER_COLUMNS),
        ("envelope", "12", layout.MERGED_COLUMNS),
        ("envelope", "12", layout.DIFFERENCE_COLUMNS),
    ],
)
def test_every_column_stands_there(page_name: str, number: str, columns: tuple[layout.Column, ...]) -> None:
    text = section(page_name, number)
    assert [column.heading for column in columns if f"`{column.heading}`" not in text] == []


def test_every_verdict_stands_there() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", section("envelope", "9"), re.MULTILINE)
    assert listed == [verdict.value for verdict in ItemVerdict]


def test_every_key_of_the_manifest_stands_there() -> None:
    listed = [
        key
        for row in re.findall(r"^\| (`.*?) \|", section("envelope", "4"), re.MULTILINE)
        for key in re.findall("`([^`]+)`", row)
    ]
    assert listed == list(Manifest.model_fields)


def test_every_command_stands_there() -> None:
    text = page("specification/commands.md") + page("specification/envelope.md")
    text += page("specification/papers.md") + page("specification/overview.md")
    [commands] = [action.choices for action in parser()._actions if isinstance(action.choices, dict)]
    assert [command for command in commands if f"{command} " not in text] == []


def test_every_private_method_of_xlsxwriter_that_is_overridden_stands_with_its_reason() -> None:
    overridden = {
        f"{base.__name__}.{name}"
        for own in vars(book).values()
        if isinstance(own, type) and own.__module__ == book.__name__
        for base in own.__bases__
        if base.__module__.startswith("xlsxwriter.")
        for name in vars(own)
        if name.startswith("_") and not name.startswith("__") and hasattr(base, name)
    }
    assert overridden == set(re.findall(r"`(\w+\._\w+)`", page("decisions/0002-xlsxwriter-writes.md")))
