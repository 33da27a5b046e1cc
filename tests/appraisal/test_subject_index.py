"""The subjects of a workbook by their Mã."""

from __future__ import annotations

import pytest

from xlsx_addin.appraisal.records import Subject
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.terms import Kind

KINDS = {
    "DV-01": [Kind.ORGANISATION],
    "CN-02": [Kind.INDIVIDUAL],
    "HAI-LAN": [Kind.COLLECTIVE, Kind.INDIVIDUAL],
    None: [Kind.INDIVIDUAL],
}
SUBJECTS = [
    Subject(row, code, "", kind, registered=True)
    for row, (code, kind) in enumerate(((code, kind) for code, kinds in KINDS.items() for kind in kinds), start=2)
]
INDEX = SubjectIndex(SUBJECTS)


def test_each_code_leads_to_its_rows() -> None:
    rows = {code: [subject.row for subject in subjects] for code, subjects in INDEX.by_code.items()}
    assert rows == {"DV-01": [2], "CN-02": [3], "HAI-LAN": [4, 5]}
    assert INDEX.individuals == {"CN-02", "HAI-LAN"}


@pytest.mark.parametrize(("code", "single"), [("DV-01", True), ("HAI-LAN", False), ("KHAC", True)])
def test_a_code_that_stands_twice_names_nobody(code: str, single: bool) -> None:
    assert INDEX.is_single(code) is single


@pytest.mark.parametrize(("wrong", "suggestion"), [("DV-0l", " (có phải là “DV-01”?)"), ("HOAN-TOAN-KHAC", "")])
def test_the_nearest_code_is_suggested(wrong: str, suggestion: str) -> None:
    assert INDEX.suggestion(wrong) == suggestion
