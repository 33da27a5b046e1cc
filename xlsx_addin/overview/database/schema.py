"""The tables of the database; their text is fixed, values go in as parameters or through declared columns."""

from __future__ import annotations

from xlsx_addin.overview.database.csv_rows import READ_OPTIONS
from xlsx_addin.overview.reading.rows import SubjectRow

SCHEMA = 2
"""Raised whenever a table changes."""
READER = 4
"""Raised whenever what is taken out of a file changes: everything is then read anew."""

POINTS = "DECIMAL(7,2)"

FILE_COLUMNS = {
    "sha256": "VARCHAR",
    "digest": "VARCHAR",
    "state": "VARCHAR",
    "reason": "VARCHAR",
    "sender": "VARCHAR",
    "year": "SMALLINT",
    "version": "INTEGER",
}
"""A file by its content; the last three are what a file says of itself that was changed after it was sent."""

ENVELOPE_COLUMNS = {
    "digest": "VARCHAR",
    "kind": "VARCHAR",
    "year": "SMALLINT",
    "sender": "VARCHAR",
    "sender_name": "VARCHAR",
    "recipient": "VARCHAR",
    "level": "VARCHAR",
    "guidance": "VARCHAR",
    "scale_confirmed": "BOOLEAN",
    "deadline_day_counts": "BOOLEAN",
    "version": "INTEGER",
    "previous": "VARCHAR",
    "created": "TIMESTAMPTZ",
    "subjects": "INTEGER",
}

_SUBJECT_TYPES = {
    "line": "INTEGER",
    "registered": "BOOLEAN",
    "received": "DOUBLE",
    "late_accepted": "BOOLEAN",
    "self_total": POINTS,
    "total": POINTS,
    "sheets": "INTEGER",
    "lowest": POINTS,
    "highest": POINTS,
    "crosses": "BOOLEAN",
    "equal": "BOOLEAN",
    "matches": "BOOLEAN",
}
SUBJECT_COLUMNS = {
    "digest": "VARCHAR",
    **{name: _SUBJECT_TYPES.get(name, "VARCHAR") for name in SubjectRow._fields},
}
PROBLEM_COLUMNS = {"digest": "VARCHAR", "code": "VARCHAR", "severity": "VARCHAR", "lines": "INTEGER"}
EXPECTED_COLUMNS = {
    "recipient": "VARCHAR",
    "code": "VARCHAR",
    "name": "VARCHAR",
    "year": "SMALLINT",
    "digest": "VARCHAR",
}

TABLES = {
    "file": FILE_COLUMNS,
    "envelope": ENVELOPE_COLUMNS,
    "subject": SUBJECT_COLUMNS,
    "problem": PROBLEM_COLUMNS,
    "expected": EXPECTED_COLUMNS,
}
_KEYS = {"file": "sha256", "envelope": "digest"}
"""Only of the short tables: an index on the subjects would cost more than reading them."""


def create_statements() -> list[str]:
    """The statements that make the tables of a new database."""
    statements = ["CREATE TABLE meta(key VARCHAR PRIMARY KEY, value VARCHAR)"]
    for table, columns in TABLES.items():
        declared = [
            f"{_quoted(name)} {kind}{' PRIMARY KEY' if _KEYS.get(table) == name else ''}"
            for name, kind in columns.items()
        ]
        statements.append(f"CREATE TABLE {table}({', '.join(declared)})")
    return statements


def insert_statement(table: str) -> str:
    """The statement that takes a table's rows in from a CSV file, whose path is its parameter."""
    declared = ", ".join(f"'{name}': '{kind}'" for name, kind in TABLES[table].items())
    return (
        f"INSERT INTO {table} SELECT * "  # noqa: S608 - our names
        f"FROM read_csv(?, columns = {{{declared}}}, {READ_OPTIONS})"
    )


def _quoted(name: str) -> str:
    return f'"{name}"'
