"""Opening the database: ours, of this version, and nobody else's at the moment (DuckDB, optional: decision 18)."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from xlsx_addin import __version__
from xlsx_addin.overview.database.schema import READER, SCHEMA, create_statements
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEMORY_LIMIT = "512MB"
ROW_GROUP = 30_720
"""Rows that are compressed at once, and that one thread reads: a quarter of what DuckDB would take.

A year of a province is then read by two threads, and writing it holds some 30 MB less.
"""
_ATTACHED_AS = "overview"
_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
_VIEWS = "SELECT 1 FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"
_PROCESS = re.compile(r"PID (\d+)")
_LOCKED = re.compile("Could not set lock|being used by another process|already (open|attached)")
_DAMAGED = re.compile("([A-Z][A-Za-z ]+ Error: )?Corrupt database file|Serialization Error:")
_MARK = "xlsx-addin overview"


def require_duckdb() -> Any:
    """The module ``duckdb``; Refusal says how to get it where it is not installed."""
    try:
        import duckdb
    except ImportError:
        raise Refusal(words.NO_DUCKDB) from None
    return duckdb


class Database:
    """A database in a file, with the one connection to it. Refusal where it is locked, damaged or not ours."""

    def __init__(self, path: Path, *, threads: int) -> None:
        """Open the file, or make it. Nothing of DuckDB reaches the network."""
        self.path = path
        self._duckdb = require_duckdb()
        self._spill = path.with_name(f"{path.name}.tmp")
        self._config = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": MEMORY_LIMIT,
            "threads": str(threads),
            "preserve_insertion_order": "false",
            "temp_directory": str(self._spill),
        }
        is_new = not path.exists()
        if is_new and not path.parent.is_dir():
            raise Refusal(words.NO_FOLDER.format(folder=path.parent))
        try:
            self.connection = self._connected()
        except Refusal:
            if is_new:  # a file that was begun and has no content would be taken for somebody else's the next time
                self._remove_files()
            raise
        known = _meta(self.connection)
        if known is None:
            self.close()
            raise Refusal(words.DATABASE_FOREIGN.format(path=path))
        self.meta = known
        """What the database says of itself; empty where it is new."""

    def close(self) -> None:
        """Let go of the file, and take away what was temporary beside it."""
        self.connection.close()
        with suppress(OSError):
            for path in self._spill.iterdir():
                path.unlink()
            self._spill.rmdir()

    @property
    def keeps_individuals(self) -> bool | None:
        """Whether names of recognised individuals are kept in it; None where it is new."""
        kept = self.meta.get("individuals")
        return None if kept is None else kept == "kept"

    def renew(self) -> None:
        """Begin with a new file: what is only dropped from a database stays readable in it."""
        self.close()
        self._remove_files()
        self.connection = self._connected()

    def _remove_files(self) -> None:
        for path in (self.path, self.path.with_name(f"{self.path.name}.wal")):
            path.unlink(missing_ok=True)

    def _connected(self) -> Any:
        connection = self._duckdb.connect(config=self._config)
        try:
            # Absolute: ``~x``, ``:memory:`` or ``md:x`` would not be a file beside the others.
            path = str(self.path.absolute()).replace("'", "''")
            connection.execute(f"ATTACH '{path}' AS {_ATTACHED_AS} (ROW_GROUP_SIZE {ROW_GROUP})")
        except self._duckdb.Error as error:
            connection.close()
            if isinstance(error, self._duckdb.OutOfMemoryException):
                raise
            raise _refusal(self.path, error) from None
        connection.execute(f"USE {_ATTACHED_AS}")
        connection.execute("SET enable_progress_bar = false")  # nothing but our own words on the terminal
        return connection


@contextmanager
def opened(path: Path, *, threads: int) -> Iterator[Database]:
    """The database in this file, made if it is not there, and closed at the end.

    Refusal where another file stands there, where it is damaged, where another process works with it, where it cannot
    be written, or where there is not enough memory.
    """
    duckdb = require_duckdb()
    try:
        with closing(Database(path, threads=threads)) as database:
            yield database
    except duckdb.OutOfMemoryException:
        raise Refusal(words.DATABASE_MEMORY.format(path=path)) from None
    except duckdb.Error as error:
        if isinstance(error, duckdb.IOException) or _DAMAGED.match(str(error)):
            raise _refusal(path, error) from None
        raise
    except OSError as error:
        raise Refusal(words.DATABASE_UNWRITABLE.format(path=path, reason=system_reason(error))) from None


def prepare(database: Database, *, letters: str, individuals: bool) -> str:
    """Make the tables, anew where another version made them; what is to be said of it, empty where nothing is.

    ``letters`` says by which letters files are read, ``individuals`` whether names of recognised individuals may be
    kept.
    """
    wanted = {
        "mark": _MARK,
        "schema": str(SCHEMA),
        "reader": str(READER),
        "letters": letters,
        "individuals": "kept" if individuals else "left out",
    }
    known = database.meta
    if {key: known.get(key) for key in wanted} == wanted:
        return ""
    if known:
        database.renew()
    meta = wanted | {"package": __version__}
    database.connection.begin()  # all at once: a run that is killed between leaves a new database, not a foreign one
    for statement in create_statements():
        database.connection.execute(statement)
    database.connection.executemany("INSERT INTO meta VALUES (?, ?)", list(meta.items()))
    database.connection.commit()
    database.meta = meta
    return words.READ_ANEW if known else ""


def _meta(connection: Any) -> dict[str, str] | None:
    """What a database says of itself: nothing where it is new, None where it is not ours."""
    tables = {name for (name,) in connection.execute(_TABLES).fetchall()}
    if not tables and connection.execute(_VIEWS).fetchone() is None:
        return {}
    if "meta" not in tables:
        return None
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except Exception:  # noqa: BLE001 - somebody else's
        return None
    return meta if meta.get("mark") == _MARK else None


def _refusal(path: Path, error: Exception) -> Refusal:
    text = str(error).replace(str(path.absolute()), "")  # a folder may be called anything
    if _LOCKED.search(text):
        found = _PROCESS.search(text)
        process = "" if found is None else words.DATABASE_PROCESS.format(process=found[1])
        return Refusal(words.DATABASE_LOCKED.format(path=path, process=process))
    if "Permission denied" in text or "Read-only" in text or "read-only" in text:
        return Refusal(words.DATABASE_UNWRITABLE.format(path=path, reason=words.NO_PERMISSION))
    if "No space left" in text or "could not write" in text.lower():
        return Refusal(words.DATABASE_UNWRITABLE.format(path=path, reason=words.DISK_FULL))
    return Refusal(words.DATABASE_FOREIGN.format(path=path))
