"""The catalogue of problems: each with a code of its own, a severity, what is wrong and what to do."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.words.problems import ProblemCode, Severity, title_of
from xlsx_addin.workbook.layout import COLUMN_WORDS

CODES = list(ProblemCode)

PLACES = {
    "cell", "cells", "heading", "value", "reading", "suggestion", "choices", "encoding", "others", "kind", "kinds",
    "year", "next_year", "today", "date_heading", "criterion", "fault", "grade", "lower", "guidance", "scorer",
    "maximum", "outcome", "where", "typed", "count", "workbook", "package", "remedy", "other", "held", "unit",
    "level", "levels", "clause",
}  # fmt: skip


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_codes_stand_once_and_have_a_family_and_a_number() -> None:
    codes = [problem.code for problem in CODES]
    assert len(set(codes)) == len(codes)
    families = "O|COT|CAIDAT|CAPTREN|DONVI|TIEUCHI|DIEM|PHIEU"
    assert [code for code in codes if not re.fullmatch(rf"({families})-\d{{3}}", code)] == []


def test_numbers_of_a_family_have_no_gap() -> None:
    for family in {problem.code.split("-")[0] for problem in CODES}:
        numbers = sorted(int(problem.code.split("-")[1]) for problem in CODES if problem.code.startswith(f"{family}-"))
        assert numbers == list(range(1, len(numbers) + 1)), family


def test_every_title_is_short_and_only_its_own() -> None:
    titles = [problem.title.format(**COLUMN_WORDS) for problem in CODES]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 60
    assert [title_of(problem.code) for problem in CODES] == [problem.title for problem in CODES]


def test_a_code_of_a_newer_version_has_a_title_too() -> None:
    assert title_of("DONVI-999") == "Lỗi của phiên bản khác"


def test_the_code_of_the_example() -> None:
    assert ProblemCode.SCORE_ABOVE_MAXIMUM.code == "DIEM-003"


@pytest.mark.parametrize("problem", CODES, ids=lambda problem: problem.code)
def test_a_problem_says_where_what_and_what_to_do(problem: ProblemCode) -> None:
    assert problem.message.endswith(".")
    assert problem.fix.endswith(".") or problem.fix == "{remedy}"
    for text in (problem.message, problem.fix):
        assert unicodedata.is_normalized("NFC", text)
        assert text[0].isupper() or text[0] == "{"
        assert [sign for sign in ("  ", " .", " ,", '"', "...") if sign in text] == []
        assert places(text) <= PLACES | set(drawn_letter_words()) | set(COLUMN_WORDS)


@pytest.mark.parametrize("problem", CODES, ids=lambda problem: problem.code)
def test_a_problem_of_a_cell_begins_with_it(problem: ProblemCode) -> None:
    whole_sheets = {
        "TIEUCHI-007",
        "TIEUCHI-009",
        "TIEUCHI-015",
        "O-010",
        "O-017",
        "CAIDAT-003",
        "CAPTREN-001",
        "DIEM-014",
        "DIEM-017",
    }
    assert problem.message.startswith("Ô {cell}") == (problem.code not in whole_sheets)


@pytest.mark.parametrize(("severity", "label"), [(Severity.ERROR, "Lỗi"), (Severity.WARNING, "Cảnh báo")])
def test_severities_are_called_as_in_the_workbook(severity: Severity, label: str) -> None:
    assert severity.label == label


def test_severities_are_those_of_the_specification() -> None:
    """Section 3: everything is an error unless marked (w); section 1 says which readings are warnings."""
    warnings = {problem.name for problem in CODES if problem.severity is Severity.WARNING}
    assert warnings == {
        "DATE_AS_TEXT", "NUMBER_AS_TEXT", "CHOICE_WITHOUT_DIACRITICS", "LEGACY_ENCODING", "DATES_MIXED",
        "TEXT_HOLDS_DATE", "UNIT_CODE_UNUSABLE", "OTHER_VERSION", "ORGANISATION_UNKNOWN", "DECISION_OUTSIDE_YEAR",
        "REPORT_OUTSIDE_YEAR", "REPORT_IN_FUTURE", "REGISTERED_AFTER_REPORT", "REPORT_WITHOUT_REGISTRATION",
        "REPORT_WITHOUT_REGISTRATION_ALLOWED", "MERGED_WITHOUT_COMMENDATION", "ACCEPTANCE_WITHOUT_REASON",
        "SELF_POINTS_MISSING", "SELF_GRADE_MISSING", "MODEL_MISSING", "PRODUCT_MISSING", "DECISION_WITHOUT_NUMBER",
        "LOWER_CONCLUSION_UNKNOWN", "REGISTERED_LATE", "TOO_FEW_SCORE_SHEETS",
        "SAME_SUBJECT", "RESULTS_OF_OTHER_YEAR", "MAXIMA_NOT_HUNDRED", "COLUMN_NOT_CRITERION", "SHEET_FOR_UNAPPRAISED",
        "AWARD_OUTSIDE_YEAR", "NAME_TWICE", "CODE_WITH_SPACES", "NOTES_MERGED", "ROWS_HIDDEN",
        "SCORER_NEARLY_TWICE", "SCALE_OF_TEN", "FEWER_SCORE_SHEETS", "TIME_AS_TEXT",
        "ADDRESS_MISTYPED", "HEADING_UNKNOWN", "COLUMN_MISSING", "SECOND_HEAD", "SELF_ASSESSED_WITHOUT_REPORT",
        "CUT_OFF_LOW", "SCORER_NOT_LISTED", "SCORER_ABSENT",
        "FORM_ADDRESS_MISTYPED", "SCORERS_ALIKE", "FORM_WITHOUT_DAY", "NEW_SUBJECT_CODE",
    }  # fmt: skip
