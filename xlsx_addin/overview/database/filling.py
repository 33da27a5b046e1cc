"""What was read goes into the database, a batch at a time and each batch whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.database.csv_rows import csv_text
from xlsx_addin.overview.database.schema import ENVELOPE_COLUMNS, TABLES, insert_statement
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME = SubjectRow._fields.index("name")
_KIND = SubjectRow._fields.index("kind")
_PUBLIC_KINDS = frozenset(kind.value for kind in Kind if kind is not Kind.INDIVIDUAL)


@dataclass
class Rows:
    """Rows of all tables that wait to be written."""

    tables: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {table: [] for table in TABLES})


class Filling:
    """Takes documents in; ``commit`` writes them. Only digests that are new get rows."""

    def __init__(self, connection: Any, beside: Path, *, individuals: bool) -> None:
        self._connection = connection
        self._beside = beside
        self._individuals = individuals
        self._digests = {digest for (digest,) in connection.execute("SELECT digest FROM envelope").fetchall()}
        self._rows = Rows()

    def known_files(self, hashes: Iterable[str]) -> set[str]:
        """Those of these files that need not be read again."""
        known = {sha256 for (sha256,) in self._connection.execute("SELECT sha256 FROM file").fetchall()}
        return known & set(hashes)

    def add(self, sha256: str, document: dict[str, Any]) -> None:
        """Note what a child said of a file."""
        tables = self._rows.tables
        described = document.get("envelope")
        digest = None if described is None else str(described["digest"])
        claims = document.get("claims") or {}
        tables["file"].append(
            (
                sha256,
                digest,
                document["state"],
                document["reason"],
                claims.get("sender"),
                claims.get("year"),
                claims.get("version"),
            )
        )
        if described is None or digest in self._digests:
            return
        assert digest is not None  # noqa: S101 - an envelope has one
        self._digests.add(digest)
        tables["envelope"].append(tuple(described.get(name) for name in ENVELOPE_COLUMNS))
        for row in document["subjects"]:
            if not self._individuals and row[_KIND] not in _PUBLIC_KINDS:
                row[_NAME] = None
            tables["subject"].append((digest, *row))
        tables["problem"] += [(digest, *row) for row in document["problems"]]
        tables["expected"] += [
            (described["sender"], code, name, described["year"], digest) for code, name in document["expected"]
        ]

    def commit(self) -> None:
        """Write everything noted since the last time in one transaction."""
        waiting, self._rows = self._rows, Rows()
        self._connection.execute("BEGIN")
        try:
            for table, rows in waiting.tables.items():
                if rows:
                    self._insert(table, rows)
        except BaseException:
            with suppress(Exception):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _insert(self, table: str, rows: list[tuple[object, ...]]) -> None:
        """Through a file beside the database: row by row would take seventy times as long."""
        path = self._beside.with_name(f".{self._beside.name}.{table}.csv")
        try:
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(csv_text(rows))
            self._connection.execute(insert_statement(table), [str(path)])
        finally:
            path.unlink(missing_ok=True)
