"""The database's file: ours, whole, and never somebody else's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from xlsx_addin.overview.database.connection import ROW_GROUP, opened, prepare
from xlsx_addin.refusal import Refusal

KILLED = """
import os, sys
from pathlib import Path
from xlsx_addin.overview.database import connection

def some():
    yield from statements()[:int(sys.argv[2])]
    os._exit(9)

statements, connection.create_statements = connection.create_statements, some
with connection.opened(Path(sys.argv[1]), threads=1) as database:
    connection.prepare(database, letters="", individuals=True)
"""
"""A run that ends while it makes the tables."""


@pytest.mark.parametrize("tables", [0, 1, 4])
def test_a_run_that_was_killed_while_it_made_the_tables_leaves_a_new_database(tmp_path: Path, tables: int) -> None:
    path = tmp_path / "d.duckdb"
    assert subprocess.run([sys.executable, "-c", KILLED, str(path), str(tables)], check=False).returncode == 9
    with opened(path, threads=1) as database:
        assert database.keeps_individuals is None
        assert prepare(database, letters="", individuals=True) == ""
        assert database.keeps_individuals
    with opened(path, threads=1) as database:
        assert database.keeps_individuals


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE anything(a INTEGER)",
        "CREATE VIEW anything AS SELECT 1 AS a",
        "CREATE TABLE meta(key VARCHAR, value VARCHAR)",
        "CREATE VIEW meta AS SELECT 'mark' AS key, 'xlsx-addin overview' AS value",
    ],
)
def test_a_database_of_another_program_is_refused_and_kept(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "d.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)
    content = path.read_bytes()
    with pytest.raises(Refusal, match="không phải tệp số liệu"), opened(path, threads=1):
        pass
    assert path.read_bytes() == content


def test_the_path_is_never_read_as_a_statement(tmp_path: Path) -> None:
    path = tmp_path / "xã Bình'; DROP TABLE meta; --.duckdb"
    with opened(path, threads=1) as database:
        prepare(database, letters="", individuals=False)
    with opened(path, threads=1) as database:
        assert database.keeps_individuals is False
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["~x", ":memory:", "md:x"])
def test_a_relative_path_is_a_file_in_this_folder_whatever_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(Path(name), threads=1) as database:
        prepare(database, letters="", individuals=False)
    assert [file.name for file in tmp_path.iterdir()] == [name]


FILLED = (
    "INSERT INTO subject(digest, line, name) SELECT md5(r::VARCHAR), r, md5((r + 1)::VARCHAR) FROM range(40_000) t(r)"
)


def filled(path: Path) -> Path:
    """A database with as many subjects as need two groups of rows."""
    with opened(path, threads=1) as database:
        prepare(database, letters="", individuals=False)
        database.connection.execute(FILLED)
    return path


def test_a_group_of_rows_is_as_large_as_it_is_meant_to_be(tmp_path: Path) -> None:
    with opened(filled(tmp_path / "d.duckdb"), threads=1) as database:
        groups = database.connection.execute(
            "SELECT row_group_id, sum(count) FROM pragma_storage_info('subject') "
            "WHERE column_name = 'line' AND segment_type <> 'VALIDITY' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    assert groups == [(0, ROW_GROUP), (1, 40_000 - ROW_GROUP)]


@pytest.mark.parametrize("part", [1, 3, 5, 7])
def test_damage_is_called_so_wherever_it_is_found(tmp_path: Path, part: int) -> None:
    folder = tmp_path / "block locked"
    folder.mkdir()
    path = filled(folder / "d.duckdb")
    content = bytearray(path.read_bytes())
    content[len(content) * part // 10] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(Refusal, match="hoặc đã hỏng"), opened(path, threads=1) as database:
        database.connection.execute("SELECT * FROM subject").fetchall()
    assert path.read_bytes() == content
