"""The database's file: ours, whole, and never somebody else's."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from xlsx_addin.overview.database.connection import opened, prepare
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, sys
from pathlib import Path
from xlsx_addin.overview.database import connection

def some():
    yield from statements()[:int(sys.argv[2])]
    os._exit(9)

statements, connection.create_statements = connection.create_statements, some
with connection.opened(Path(sys.argv[1]), threads=1) as database:
    connection.prepare(database, individuals=True)
"""
"""A run that ends while it makes the tables."""


@pytest.mark.parametrize("tables", [0, 1, 4])
def test_a_run_that_was_killed_while_it_made_the_tables_leaves_a_new_database(tmp_path: Path, tables: int) -> None:
    path = tmp_path / "d.duckdb"
    assert subprocess.run([sys.executable, "-c", KILLED, str(path), str(tables)], check=False).returncode == 9
    with opened(path, threads=1) as database:
        assert database.keeps_individuals is None
        assert prepare(database, individuals=True) == ""
        assert database.keeps_individuals
    with opened(path, threads=1) as database:
        assert database.keeps_individuals


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE anything(a INTEGER)", "CREATE TABLE meta(key VARCHAR, value VARCHAR)"]
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
        prepare(database, individuals=False)
    with opened(path, threads=1) as database:
        assert database.keeps_individuals is False
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
