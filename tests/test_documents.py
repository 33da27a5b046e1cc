"""The specification says what the code does: its tables against the code's own."""

from __future__ import annotations

import re
from argparse import SUPPRESS
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import xlsx_addin.buttons
from xlsx_addin import terms
from xlsx_addin.appraisal.records import DecisionElsewhere
from xlsx_addin.cli.main import parser
from xlsx_addin.exchange.envelope.manifest import Manifest
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.guidance import load
from xlsx_addin.overview.measures.definitions import COUNTED
from xlsx_addin.overview.sheets.book import SHEETS
from xlsx_addin.paper.documents import Code
from xlsx_addin.template.console_sheet import BUTTONS
from xlsx_addin.words import explanations
from xlsx_addin.words.problems import ProblemCode, Severity
from xlsx_addin.words.receiving import NOTHING_CAME
from xlsx_addin.words.stored import ORIGIN_LABELS, RECEIPT_LABELS
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.read_decisions import passed_on
from xlsx_addin.xlsx import book

if TYPE_CHECKING:
    from enum import Enum

DOCS = Path(__file__).parent.parent / "docs"

COMMANDS = {
    name: [action for action in command._actions if action.help != SUPPRESS]
    for actions in parser()._actions
    if isinstance(actions.choices, dict)
    for name, command in actions.choices.items()
}
"""Every command with what it takes."""


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


def test_every_problem_stands_with_its_severity_and_with_what_triggers_it() -> None:
    rows = re.findall(r"^\| `([A-Z]+-\d{3})` \| (error|warning) \| (.+) \|$", section("problems", "7"), re.MULTILINE)
    assert [(code, severity) for code, severity, _ in rows] == [
        (each.code, each.severity.value) for each in ProblemCode
    ]
    found_when = [text for _, _, text in rows]
    assert [text for text in found_when if not re.search(r"\bat\b|no cell|once for", text)] == []  # where it is found
    assert len(set(found_when)) == len(rows)


def test_every_outcome_stands_with_its_label() -> None:
    listed = re.findall(r"\| `(\w+)` \| ([^|]+) \| [^|]* \|$", section("appraisal", "2"), re.MULTILINE)
    assert listed == [(outcome.value, outcome.label) for outcome in terms.Outcome]


def test_every_setting_stands_with_its_name() -> None:
    listed = section("workbook", "4")
    assert [
        setting.label
        for setting in layout.SETTINGS
        if f"`{setting.label}`" not in listed or f"`{setting.name}`" not in listed
    ] == []


SECTIONS_OF_COLUMNS: dict[str, tuple[tuple[str, str], ...]] = {
    layout.SUBJECTS: (("workbook", "5"), ("envelope", "12")),
    layout.SCALE: (("workbook", "6"),),
    layout.SCORES: (("workbook", "7"),),
    layout.RESULTS: (("workbook", "8.1"),),
    layout.PROBLEMS: (("workbook", "8.2"),),
    layout.JOURNAL: (("workbook", "8.3"),),
    layout.RANKING: (("workbook", "8.4"),),
    layout.ATTENDANCE: (("workbook", "10"),),
    layout.SENDERS: (("envelope", "8"),),
    layout.PROGRESS: (("envelope", "9"),),
    layout.DIFFERENCES: (("envelope", "12"),),
    layout.RESULTS_FROM_ABOVE: (("workbook", "8.1"), ("envelope", "13")),
}
"""Where the columns of each sheet stand."""


@pytest.mark.parametrize("sheet", layout.TABLES)
def test_every_column_stands_there(sheet: str) -> None:
    text = "".join(section(*place) for place in SECTIONS_OF_COLUMNS[sheet])
    columns = [column for table in layout.TABLES[sheet] for column in table]
    assert [column.heading for column in columns if f"`{column.heading}`" not in text] == []


def test_the_columns_of_the_sheets_that_are_read_back_stand_in_their_order() -> None:
    """The first ones of ``Kết quả cấp trên`` are those of ``Kết quả``."""
    for name, number, columns in (
        ("workbook", "8.1", layout.RESULT_COLUMNS),
        ("workbook", "8.3", layout.JOURNAL_COLUMNS),
        ("envelope", "9", layout.PROGRESS_COLUMNS),
        ("envelope", "12", layout.MERGED_COLUMNS),
    ):
        table = section(name, number).rpartition("| heading | value |")[2].partition("\n\n")[0]
        cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        assert [heading for cell in cells for heading in re.findall("`([^`]+)`", cell)] == [
            column.heading for column in columns
        ]


def test_the_columns_that_are_not_merged_stand_there() -> None:
    [sentence] = re.findall(
        r"Compared and taken are all columns of .*? but (.*?), and of these", section("envelope", "12")
    )
    subjects = [column.heading for column in layout.SUBJECT_COLUMNS if not column.merged]
    assert re.findall("`([^`]+)`", sentence) == subjects


STORED_CHOICES: dict[type[Enum], tuple[str, str]] = {
    terms.Level: ("workbook", "4"),
    terms.ScaleState: ("workbook", "4"),
    terms.PaperExtra: ("workbook", "4"),
    terms.Kind: ("workbook", "5"),
    terms.Field: ("workbook", "5"),
    terms.YesNo: ("workbook", "5"),
    terms.DossierState: ("workbook", "5"),
    terms.OrganDecision: ("workbook", "5"),
    terms.CriterionScope: ("workbook", "6"),
    terms.AttendanceRole: ("workbook", "10"),
}


@pytest.mark.parametrize("choice", STORED_CHOICES)
def test_every_label_of_a_choice_stands_there(choice: type[Enum]) -> None:
    text = section(*STORED_CHOICES[choice])
    labels = [label for term in choice for label in terms.labels_of(term)]
    assert [label for label in labels if f"`{label}`" not in text] == []


def test_no_choice_of_a_column_or_a_setting_is_left_out() -> None:
    columns = [column.terms for tables in layout.TABLES.values() for table in tables for column in table]
    settings = [setting.terms for setting in layout.SETTINGS]
    assert {each for each in (*columns, *settings) if each is not None} == set(STORED_CHOICES) - {terms.Level}


def test_the_grades_of_the_letter_stand_there() -> None:
    text = section("workbook", "6")
    assert [grade.value for grade in load("804-CV/HU").grades if f"`{grade.value}`" not in text] == []


def test_every_word_on_time_and_gravity_stands_there() -> None:
    late = explanations.TIME_LATE.format(days="<n>")
    accepted = explanations.TIME_ACCEPTED.format(time="")
    written = [explanations.TIME_ON_TIME, explanations.TIME_DEADLINE_DAY, late, explanations.TIME_NO_DEADLINE, accepted]
    assert [label for label in written if f"`{label}`" not in section("workbook", "8.1")] == []
    assert [each.label for each in Severity if f"`{each.label}`" not in section("workbook", "8.2")] == []


def test_a_result_of_a_level_above_is_written_as_the_specification_says() -> None:
    decision = DecisionElsewhere(
        is_above=True,
        level=terms.Level.STANDING_COMMITTEE,
        unit="",
        conclusion=terms.Outcome.QUALIFIED,
        grade=load("804-CV/HU").grades[1],
        cell="",
    )
    assert f"`{passed_on(decision)}`" in section("workbook", "8.1")


def test_every_verdict_stands_there_with_its_labels() -> None:
    text = section("envelope", "9")
    when = text.partition("| verdict | when |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", when, re.MULTILINE) == [verdict.value for verdict in ItemVerdict]
    stored = text.partition("| verdict | written | also read |")[2]
    rows = [re.findall("`([^`]+)`", row) for row in re.findall(r"^\| `.*\|$", stored, re.MULTILINE)]
    assert rows == [[verdict, *labels] for verdict, labels in RECEIPT_LABELS.items()]
    assert f"`{NOTHING_CAME}`" in text


def test_every_origin_of_a_time_stands_there_with_its_labels() -> None:
    table = section("envelope", "11").partition("| --- |")[2]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.MULTILINE)
    assert {origin: tuple(re.findall("`([^`]+)`", cell)) for origin, cell in rows} == ORIGIN_LABELS


def test_every_key_of_the_manifest_stands_there() -> None:
    listed = [
        key
        for row in re.findall(r"^\| (`.*?) \|", section("envelope", "4"), re.MULTILINE)
        for key in re.findall("`([^`]+)`", row)
    ]
    assert listed == list(Manifest.model_fields)


def test_every_button_stands_there_with_its_function() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| `(\w+)` \|", section("commands", "7"), re.MULTILINE)
    functions = [function for _, function in rows]
    assert sorted(label for label, _ in rows) == sorted(button.caption for button in BUTTONS)
    assert sorted(functions) == sorted(xlsx_addin.buttons.BUTTONS)
    assert [function.replace("_", "") for function in functions] == [
        next(button.macro for button in BUTTONS if button.caption == label).lower() for label, _ in rows
    ]


def test_every_count_of_the_overview_stands_there() -> None:
    table = section("overview", "2").partition("| count |")[2]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert sorted(name for cell in cells for name in re.findall("`([^`]+)`", cell)) == sorted(COUNTED)


def test_every_sheet_of_the_overview_stands_there_in_its_order() -> None:
    assert re.findall(r"^\| `([^`]+)` \|", section("overview", "6"), re.MULTILINE) == list(SHEETS)


def test_every_document_stands_there() -> None:
    rows = re.findall(r"^\| (D\d+) ", section("papers", "7"), re.MULTILINE)
    assert [code.value for code in Code if code.value not in rows] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_there_with_its_options(command: str) -> None:
    pages = [page(f"specification/{name}.md") for name in ("commands", "envelope", "papers", "overview", "forms")]
    calls = " ".join(call for text in pages for call in re.findall(rf"`(?:xlsx-addin )?({command}\b[^`]*)`", text))
    options = [name for action in COMMANDS[command] for name in action.option_strings if name.startswith("--")]
    spelled = {"--output": "-o"}
    assert calls
    assert [name for name in options if name != "--help" and spelled.get(name, name) not in calls] == []


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
