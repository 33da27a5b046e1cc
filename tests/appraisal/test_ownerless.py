"""Score sheets that belong to nobody, and whose they probably are (A35)."""

from __future__ import annotations

import pytest

from xlsx_addin.appraisal.ownerless import likely_owners
from xlsx_addin.appraisal.records import ScoreSheet, Subject
from xlsx_addin.appraisal.subject_index import SubjectIndex
from xlsx_addin.appraisal.trace import Decision
from xlsx_addin.terms import Kind, Outcome

SCORED = (Outcome.AWAITING_APPRAISAL, Outcome.QUALIFIED, Outcome.NOT_QUALIFIED)


def owner_of(
    sheet: ScoreSheet,
    *codes: str,
    sheets: tuple[ScoreSheet, ...] = (),
    outcome: Outcome = Outcome.QUALIFIED,
) -> str | None:
    """The code of the sheet's likely owner among subjects with these codes, all of which have this outcome."""
    subjects = [Subject(row, code, "", Kind.ORGANISATION, registered=True) for row, code in enumerate(codes, start=2)]
    decided = {subject.row: Decision((), outcome, (), None) for subject in subjects}
    sheets_of = {code: [each for each in sheets if each.code == code] for code in codes}
    owners = likely_owners([sheet], SubjectIndex(subjects), sheets_of, decided)
    assert list(owners.values()) in ([], [[sheet]])
    return next((subject.code for subject in subjects if subject.row in owners), None)


def sheet_of(code: str | None, scorer: str = "Bà Hai", *, hidden_by: str | None = None) -> ScoreSheet:
    return ScoreSheet(9, code, scorer, (), hidden_by)


@pytest.mark.parametrize(
    ("written", "codes", "owner"),
    [
        ("DVO1", ["DV01", "TT02"], "DV01"),  # one mistake
        ("dvo1", ["DV01"], "DV01"),
        ("DV0Ol", ["DV001", "TT02"], "DV001"),  # two
        ("DV00Ol", ["DV001", "TT02"], "DV001"),
        ("DVOll", ["DV001", "TT02"], None),  # three
        ("DV03", ["DV01", "DV02"], None),  # two that are as near
        ("DV0", ["DV01", "DV12"], "DV01"),  # one is nearer
        ("AC", ["AB"], None),  # half of the code is another one
        ("ABD", ["ABC"], "ABC"),
        ("ABXY", ["ABCD"], None),
        ("ABXYE", ["ABCDE"], "ABCDE"),
        (None, ["DV01"], None),
    ],
)
def test_the_owner_is_the_only_one_at_the_least_distance(
    written: str | None, codes: list[str], owner: str | None
) -> None:
    assert owner_of(sheet_of(written), *codes) == owner


@pytest.mark.parametrize("outcome", Outcome)
def test_only_who_is_scored_may_own_it(outcome: Outcome) -> None:
    assert owner_of(sheet_of("DVO1"), "DV01", outcome=outcome) == ("DV01" if outcome in SCORED else None)
    hidden = sheet_of(None, hidden_by="DV01")
    assert owner_of(hidden, "DV01", outcome=outcome) == ("DV01" if outcome in SCORED else None)


def test_who_has_a_sheet_of_that_scorer_already_does_not_own_another() -> None:
    earlier = ScoreSheet(2, "DV01", "Bà Hai", ())
    assert owner_of(sheet_of("DVO1"), "DV01", sheets=(earlier,)) is None
    assert owner_of(sheet_of("DVO1", "Ông Ba"), "DV01", sheets=(earlier,)) == "DV01"
    assert owner_of(sheet_of(None, hidden_by="DV01"), "DV01", sheets=(earlier,)) is None


def test_a_sheet_without_a_scorer_has_no_owner() -> None:
    assert owner_of(sheet_of("DVO1", ""), "DV01") is None
    assert owner_of(sheet_of(None, "", hidden_by="DV01"), "DV01") is None


def test_the_code_that_a_merge_hides_goes_before_the_nearest_one() -> None:
    assert owner_of(sheet_of("DVO1", hidden_by="TT02"), "DV01", "TT02") == "TT02"
    assert owner_of(sheet_of("DVO1", hidden_by="XX03"), "DV01", "TT02") is None


def test_several_sheets_of_one_owner_stand_together() -> None:
    subjects = [Subject(5, "DV01", "", Kind.ORGANISATION, registered=True)]
    sheets = [sheet_of("DVO1", "Bà Hai"), sheet_of("DV0l", "Ông Ba")]
    decided = {5: Decision((), Outcome.AWAITING_APPRAISAL, (), None)}
    assert likely_owners(sheets, SubjectIndex(subjects), {}, decided) == {5: sheets}
