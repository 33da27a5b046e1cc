"""Every case of ``tests/cases`` through a real workbook file."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.appraisal.cases import SOURCE, Case, read_cases
from tests.workbooks import appraised, assert_problems, assert_results
from xlsx_addin.report import appraisal_document

CASES = read_cases()

WITHOUT_CASE = tomllib.loads((Path(__file__).parent / "without_case.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.name}" for case in CASES])
def test_a_case(case: Case, tmp_path: Path) -> None:
    appraisal = appraised(
        tmp_path,
        today=case.today or date(case.year + 1, 1, 31),
        settings=case.settings,
        subjects=case.subjects,
        scale=case.scale,
        grades=case.grades,
        scores=case.scores,
        from_above=case.from_above,
    )
    assert_results(appraisal, case.expected)
    assert_problems(appraisal, case.problems)
    if case.deadline is not None:
        assert appraisal_document(appraisal)["guidance"]["deadline"] == (case.deadline or None)


def test_each_case_names_its_sources() -> None:
    assert [source for case in CASES for source in case.sources if not re.fullmatch(SOURCE, source)] == []


def test_no_two_cases_have_the_same_name() -> None:
    names = [case.name for case in CASES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    "source",
    [
        *(f"R{number}" for number in range(1, 28)),
        *(f"A{number}" for number in range(1, 31)),
        *(f"example {number}" for number in range(1, 17)),
        *(f"appraisal §2.{line}" for line in range(1, 12)),
        "appraisal §4",
        "appraisal §5",
        "appraisal §6",
        "appraisal §7",
        "appraisal §8",
        "appraisal §9",
        "problems §6",
    ],
)
def test_every_source_has_a_case_or_a_reason_for_having_none(source: str) -> None:
    with_case = {source for case in CASES for source in case.sources}
    assert (source in with_case) != (source in WITHOUT_CASE)
