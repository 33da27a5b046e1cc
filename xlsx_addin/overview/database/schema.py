"""The tables of the database; their text is fixed, values go in as parameters or through declared columns."""

from __future__ import annotations

from xlsx_addin.overview.counting.facts import EnvelopeFacts
from xlsx_addin.overview.reading.rows import SubjectRow

SCHEMA = 2
"""Raised whenever a table changes."""
READER = 4
"""Raised whenever what is taken out of a file changes: everything is then read anew."""

_FLAGS = ("scale_confirmed", "deadline_day_counts", "registered", "late_accepted", "crosses", "equal", "matches")
_POINTS = ("self_total", "total", "lowest", "highest")
_TYPES = {
    **dict.fromkeys(_FLAGS, "BOOLEAN"),
    **dict.fromkeys(_POINTS, "DECIMAL(7,2)"),
    **dict.fromkeys(("version", "subjects", "line", "lines", "sheets"), "INTEGER"),
    "year": "SMALLINT",
    "created": "TIMESTAMPTZ",
    "received": "DOUBLE",
}
"""The type of each column that is no text, whatever table it is in."""

TABLES = {
    # A file by its content; the last three are what a file says of itself that was changed after it was sent.
    "file": ("sha256", "digest", "state", "reason", "sender", "year", "version"),
    "envelope": (*EnvelopeFacts._fields, "subjects"),
    "subject": ("digest", *SubjectRow._fields),
    "problem": ("digest", "code", "severity", "lines"),
    "expected": ("recipient", "code", "name", "year", "digest"),
}
_KEYS = {"file": "sha256", "envelope": "digest"}
"""Only of the short tables: an index on the subjects would cost more than reading them."""


def column_type(name: str) -> str:
    """The type of a column."""
    return _TYPES.get(name, "VARCHAR")


def create_statements() -> list[str]:
    """The statements that make the tables of a new database."""
    statements = ["CREATE TABLE meta(key VARCHAR PRIMARY KEY, value VARCHAR)"]
    for table, columns in TABLES.items():
        declared = [
            f'"{name}" {column_type(name)}{" PRIMARY KEY" if _KEYS.get(table) == name else ""}' for name in columns
        ]
        statements.append(f"CREATE TABLE {table}({', '.join(declared)})")
    return statements
