"""What was read goes into the database, a batch at a time and each batch whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from xlsx_addin.overview.database.schema import TABLES, column_type
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME = SubjectRow._fields.index("name")
_KIND = SubjectRow._fields.index("kind")
_NOTHING = "\\N"
READ_OPTIONS = (
    "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '\\N', "
    "new_line = '\\n', allow_quoted_nulls = false, max_line_size = 16000000, buffer_size = 64000000"
)
"""How DuckDB's ``read_csv`` reads rows, besides ``columns``: texts quoted, nothing at all without quotes."""
_PUBLIC_KINDS = frozenset(kind.value for kind in Kind if kind is not Kind.INDIVIDUAL)


class Filling:
    """Takes documents in; ``commit`` writes them. Only digests that are new get rows."""

    def __init__(self, connection: Any, beside: Path, *, individuals: bool) -> None:
        self._connection = connection
        self._beside = beside
        self._individuals = individuals
        self._digests = {digest for (digest,) in connection.execute("SELECT digest FROM envelope").fetchall()}
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in TABLES}

    def known_files(self, hashes: Iterable[str]) -> set[str]:
        """Those of these files that need not be read again."""
        known = {sha256 for (sha256,) in self._connection.execute("SELECT sha256 FROM file").fetchall()}
        return known & set(hashes)

    def add(self, sha256: str, document: dict[str, Any]) -> None:
        """Note what a child said of a file."""
        tables = self._waiting
        described = document.get("envelope")
        digest = None if described is None else str(described["digest"])
        claims = document.get("claims") or {}
        claimed = (claims.get(name) for name in ("sender", "year", "version"))
        tables["file"].append((sha256, digest, document["state"], document["reason"], *claimed))
        if described is None or digest in self._digests:
            return
        assert digest is not None  # noqa: S101 - an envelope has one
        self._digests.add(digest)
        tables["envelope"].append(tuple(described.get(name) for name in TABLES["envelope"]))
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
        self._connection.execute("BEGIN")
        try:
            for table, rows in self._waiting.items():
                if rows:
                    self._insert(table, rows)
                    rows.clear()
        except BaseException:
            with suppress(Exception):
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _insert(self, table: str, rows: list[tuple[object, ...]]) -> None:
        """Through a file beside the database: row by row would take seventy times as long."""
        path = self._beside.with_name(f".{self._beside.name}.{table}.csv")
        declared = ", ".join(f"'{name}': '{column_type(name)}'" for name in TABLES[table])
        read = f"read_csv(?, columns = {{{declared}}}, {READ_OPTIONS})"
        try:
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                file.writelines(map(csv_line, rows))
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM {read}", [str(path)])  # noqa: S608 - our names
        finally:
            path.unlink(missing_ok=True)


def csv_line(values: Iterable[object]) -> str:
    r"""One line; texts may hold quotes, line ends, NUL or ``\\N``."""
    return ",".join(map(_field, values)) + "\n"


def _field(value: object) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
