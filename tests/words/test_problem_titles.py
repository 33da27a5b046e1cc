"""Every problem of the catalogue has a short title of its own."""

from __future__ import annotations

from xlsx_addin.words.problem_titles import title_of
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import COLUMN_WORDS


def test_every_code_has_a_title_that_is_short_and_only_its_own() -> None:
    titles = {problem.code: title_of(problem.code).format(**COLUMN_WORDS) for problem in ProblemCode}
    assert [code for code, title in titles.items() if title == title_of("chưa có")] == []
    assert len(set(titles.values())) == len(titles)
    assert max(map(len, titles.values())) <= 60
