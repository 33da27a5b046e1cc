"""Rows as CSV: whatever stands in a cell comes out of the database as it went in."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.overview.database.filling import READ_OPTIONS, csv_line

TEXTS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        ["", "\\N", "\0", 'a "b" c', '"', "hai\ndòng", "a\r\nb", "\r", "a,b", "x" * 32_767, "NULL", "-", "'"]
    ),
)
READ = f"SELECT * FROM read_csv(?, columns = {{'a': 'VARCHAR', 'b': 'VARCHAR'}}, {READ_OPTIONS})"  # noqa: S608


def test_what_a_line_looks_like() -> None:
    assert csv_line(["a", 'x "y"', None, True, False, 3, 2.5, ""]) == '"a","x ""y""",\\N,true,false,3,2.5,""\n'


def test_a_text_that_means_nothing_is_told_from_nothing() -> None:
    assert csv_line(("\\N", None)) == '"\\N",\\N\n'


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_every_text_comes_back_as_it_was(rows: list[tuple[str | None, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text("".join(map(csv_line, rows)), encoding="utf-8", newline="")
        assert duckdb.execute(READ, [str(path)]).fetchall() == rows
