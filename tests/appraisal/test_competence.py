"""Whose a subject is to appraise (appraisal §2.2-2.4), by what its row says of itself."""

from __future__ import annotations

from itertools import product

import pytest

from tests import scopes
from xlsx_addin.appraisal.competence import belongs_elsewhere, is_ours
from xlsx_addin.appraisal.records import Settings, Subject
from xlsx_addin.terms import DossierState, Kind, Level

CELL, GRASSROOTS, COMMITTEE = Level

SUBJECT = Subject(2, "A", "Đối tượng A", Kind.INDIVIDUAL, registered=True)


def settings_of(level: Level) -> Settings:
    return Settings(year=2026, level=level, guidance_id="804-CV/HU", deadline_day_counts=False)


def test_another_level_s_subject_is_ours_only_if_it_is_a_lower_one_s_and_proposed_for_commendation() -> None:
    own, stated, proposed = list(Level), [None, *Level], [False, True]
    ours = {
        (level, of_row, commendation)
        for level, of_row, commendation in product(own, stated, proposed)
        if not belongs_elsewhere(SUBJECT._replace(level=of_row, commendation=commendation), settings_of(level))
    }
    assert ours == {
        *product(own, [None], proposed),
        *((level, level, commendation) for level in own for commendation in proposed),
        (GRASSROOTS, CELL, True),
        (COMMITTEE, CELL, True),
        (COMMITTEE, GRASSROOTS, True),
    }


@pytest.mark.parametrize(
    ("subject", "ours"),
    [
        (SUBJECT, True),
        (SUBJECT._replace(state=DossierState.WITHDRAWN), False),
        (SUBJECT._replace(scope=scopes.VILLAGE), False),
        (SUBJECT._replace(scope=scopes.PRIVATE_ENTERPRISE), False),
        (SUBJECT._replace(level=COMMITTEE), False),
        (SUBJECT._replace(level=CELL), False),
        (SUBJECT._replace(level=CELL, commendation=True), True),
        (SUBJECT._replace(level=CELL, commendation=True, state=DossierState.WITHDRAWN), False),
        (SUBJECT._replace(level=CELL, commendation=True, scope=scopes.VILLAGE), False),
    ],
)
def test_a_row_is_ours_if_none_of_lines_2_to_4_holds(subject: Subject, *, ours: bool) -> None:
    assert is_ours(subject, settings_of(GRASSROOTS)) is ours
