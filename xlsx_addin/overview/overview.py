"""The overview of some sources: files are read, versions chosen, measures counted. Drawing it is for ``sheets``."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.guidance import available, look_into, usable
from xlsx_addin.guidance.digest import digest
from xlsx_addin.overview.counting.facts import SUBMISSION, WORKBOOK, EnvelopeFacts, read_records
from xlsx_addin.overview.counting.selection import OLDER, Selection, select
from xlsx_addin.overview.counting.unit_list import ListedUnit
from xlsx_addin.overview.counting.units import expected_units, gather_units
from xlsx_addin.overview.database.connection import Database, opened, prepare
from xlsx_addin.overview.database.filling import Filling
from xlsx_addin.overview.measures.figures import MOST_ROWS, Figures, work_out
from xlsx_addin.overview.measures.top_rows import make_top_rows, sources_of_tops
from xlsx_addin.overview.reading.batches import BATCH_FILES, ToRead, batch_reader
from xlsx_addin.overview.sources import SourceFile, Sources, sha256_of
from xlsx_addin.overview.states import HARMLESS, SourceState
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path


MOST_WORKERS = 4
FILES_A_WORKER = 25
"""To start a process costs as much as to read so many files."""
PROBE_FILES = 40


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one run."""

    years: frozenset[int] | None = None
    """The years wanted; None for all that are found."""
    listed: Sequence[ListedUnit] | None = None
    accepted_codes: frozenset[str] = frozenset()
    individuals: bool | None = None
    """Whether recognised individuals are named; None: in a commune yes, above it no."""
    workers: int = 0
    """Processes that read; 0: as many as there are processors, at most four, and fewer for a few files."""
    progress: Callable[[int, int], None] = lambda _done, _total: None


class FileState(NamedTuple):
    """The state of one file of the sources (counted, older, held …), or of an accepted version that has no file.

    The fields are those of the JSON.
    """

    file: str | None
    state: SourceState
    reason: str
    sender: str | None = None
    year: int | None = None
    version: int | None = None
    code: str | None = None


@dataclass(slots=True)
class Overview:
    """All that the workbook and the JSON are made of."""

    today: date
    figures: Figures
    sources: Sources
    files: list[FileState]
    read: int
    known: int
    missing_years: tuple[int, ...]
    loose: int
    """Counted submissions that no record of receipts knows."""
    not_listed: int
    """Units that sent but stand on no list of expected units."""
    individuals: bool
    """Whether recognised individuals are named."""
    remarks: list[str]

    @property
    def not_counted(self) -> list[FileState]:
        """What was not counted although somebody may have thought so."""
        return [state for state in self.files if state.state not in HARMLESS]

    @property
    def counted(self) -> int:
        """How many files have a part in the figures."""
        return sum(state.state is SourceState.COUNTED for state in self.files)

    @property
    def superseded(self) -> int:
        """How many files are older versions or copies of what is counted."""
        return sum(state.state in HARMLESS for state in self.files) - self.counted

    @property
    def left_out(self) -> dict[str, int]:
        """Sheet and rows that it leaves out, where a limit bit; of too many units ``Đơn vị`` lists none."""
        figures = self.figures
        rows = {
            words.SHEET_PROGRESS: len(figures.heard_of),
            words.SHEET_UNITS: len(figures.units_of_year),
            words.SHEET_COMPARISON: len(figures.signals),
            words.SHEET_MODELS: figures.models_in_all,
            words.SHEET_DATA: len(self.not_counted),
        }
        over = {sheet: count - MOST_ROWS[sheet] for sheet, count in rows.items() if count > MOST_ROWS[sheet]}
        return over | {sheet: rows[sheet] for sheet in over if sheet == words.SHEET_UNITS}


_HIGHEST_UNITS = f"""
WITH mine AS (
    SELECT DISTINCT e.kind, e.sender, e.recipient
    FROM envelope e JOIN file USING (digest) JOIN seen USING (sha256)
),
sending AS (SELECT sender, recipient FROM mine WHERE kind = '{SUBMISSION}'),
known AS (SELECT sender AS unit FROM mine UNION SELECT recipient FROM sending),
lower AS (
    SELECT sender FROM sending
    UNION SELECT sender FROM mine WHERE kind = '{WORKBOOK}' AND recipient <> sender
        AND recipient IN (SELECT unit FROM known)
)
SELECT count(*) FROM (
    SELECT recipient AS unit FROM sending UNION SELECT sender FROM mine WHERE kind = '{WORKBOOK}'
) WHERE unit NOT IN (SELECT sender FROM lower)
"""  # noqa: S608 - our own words
"""How many units there are to which others send and which send to nobody here: one for a commune, more above it."""


@contextmanager
def made(sources: Sources, database: Path, today: date, options: Options) -> Iterator[Overview]:
    """The overview of these sources; Refusal where nothing can be counted or the database cannot be used."""
    threads = min(os.cpu_count() or 1, MOST_WORKERS)
    with opened(database, threads=threads) as database_there:
        run = _Run(database_there, sources, options)
        run.read_all()
        yield run.overview(today)


class _Run:
    def __init__(self, database: Database, sources: Sources, options: Options) -> None:
        self._database = database
        self._sources = sources
        self._options = options
        self._hashes: dict[str, list[SourceFile]] = {}
        self._unreadable: list[SourceFile] = []
        self._read = 0
        self._remarks: list[str] = []
        for folder in sources.letters:
            look_into(folder)
        for file in sources.files:
            sha256 = sha256_of(file.path)
            if sha256 is None:
                self._unreadable.append(file)
            else:
                self._hashes.setdefault(sha256, []).append(file)

    def read_all(self) -> None:
        """Read what is new; once more from the start where it shows that names may not be kept, or may."""
        wanted = self._options.individuals
        kept = self._database.keeps_individuals
        individuals = next(choice for choice in (wanted, kept, True) if choice is not None)
        known = usable()
        # What the known letters decide: by other letters a file says something else.
        letters = " ".join(f"{each}={digest(known[each]) if each in known else ''}" for each in sorted(available()))
        remark = prepare(self._database, letters=letters, individuals=individuals)
        if remark:
            self._remarks.append(remark)
        if self._read_new(individuals=individuals):
            prepare(self._database, letters=letters, individuals=not individuals)
            self._read_new(individuals=not individuals)

    def _read_new(self, *, individuals: bool) -> bool:
        """Whether it must be done again, the other way round."""
        seen = "CREATE OR REPLACE TEMP TABLE seen AS SELECT unnest(?) AS sha256"
        self._database.connection.execute(seen, [list(self._hashes)])
        filling = Filling(self._database.connection, self._database.path, individuals=individuals)
        known = filling.known_files(self._hashes)
        waiting = [ToRead(files[0].path, sha256) for sha256, files in self._hashes.items() if sha256 not in known]
        self._read = 0
        if not waiting:
            return self._is_otherwise(individuals=individuals, is_last=True)
        enough = -(-len(waiting) // FILES_A_WORKER)
        workers = max(1, self._options.workers or min(os.cpu_count() or 1, MOST_WORKERS, enough))
        with batch_reader(workers, self._sources.letters) as read:
            batches = _batches(waiting)
            for number, batch in enumerate(batches, start=1):
                for file, document in zip(batch, read(batch), strict=True):
                    self._read += 1
                    self._options.progress(self._read, len(waiting))
                    filling.add(file.sha256, document)
                filling.commit()
                if self._is_otherwise(individuals=individuals, is_last=number == len(batches)):
                    return True
        return False

    def _is_otherwise(self, *, individuals: bool, is_last: bool) -> bool:
        """Whether the sources turn out to be more than a commune, or, all read, one where names were left out.

        More files may still bring another commune, but none takes one away.
        """
        if self._options.individuals is not None or not (individuals or is_last):
            return False
        (highest,) = self._database.connection.execute(_HIGHEST_UNITS).fetchone()
        return individuals != bool(highest <= 1)

    def overview(self, today: date) -> Overview:
        """Choose what counts, and measure it."""
        options = self._options
        everything = self._envelopes()
        records = read_records(self._sources.archives, {facts.digest: facts.recipient for facts in everything})
        found_years = {facts.year for facts in everything}
        listed_years = {unit.year for unit in options.listed or () if unit.year is not None}
        expected = expected_units(options.listed, self._senders(), found_years | listed_years)
        selection = select(everything, records, expected, options.accepted_codes)
        counted_years = {year for _, _, year in selection.submissions} | {year for _, year in selection.tops}
        wanted = counted_years if options.years is None else options.years
        years = sorted(counted_years & wanted)
        if not years:
            raise Refusal(words.NOTHING_COUNTED.format(count=len(self._sources.files)))
        # A workbook whose sender is no longer waited for, and the like, belong to the year they are of.
        sources = sources_of_tops(self._database.connection, selection)
        units = gather_units(selection, records, expected, sources, has_list=options.listed is not None)
        make_top_rows(self._database.connection, selection, units, sources)
        self._database.connection.execute("DELETE FROM measures WHERE NOT list_contains(?, year)", [years])
        self._database.connection.execute("DELETE FROM top WHERE NOT list_contains(?, year)", [years])
        figures = work_out(self._database.connection, selection, units, years, today)
        return Overview(
            today=today,
            figures=figures,
            sources=self._sources,
            files=self._file_states(selection, everything),
            read=self._read,
            known=len(self._hashes) - self._read,
            missing_years=tuple(sorted((options.years or frozenset()) - set(years))),
            loose=sum(
                facts.digest not in records.first_receipts
                for facts in selection.submissions.values()
                if facts.year == years[-1]
            ),
            not_listed=figures.sent[years[-1]].others if expected else 0,
            individuals=bool(self._database.keeps_individuals),
            remarks=[*self._remarks, *records.remarks],
        )

    def _envelopes(self) -> list[EnvelopeFacts]:
        """The envelopes and workbooks among this run's sources."""
        rows = self._database.connection.execute(
            "SELECT DISTINCT e.* EXCLUDE (subjects) REPLACE (epoch(e.created) AS created) "
            "FROM envelope e JOIN file f USING (digest) JOIN seen USING (sha256) ORDER BY e.digest"
        ).fetchall()
        return [EnvelopeFacts(*row) for row in rows]

    def _senders(self) -> list[ListedUnit]:
        """Who stands on ``Đầu mối`` of the workbooks among the sources."""
        rows = self._database.connection.execute(
            "SELECT DISTINCT x.recipient, x.code, x.name, x.year FROM expected x JOIN file f USING (digest) "
            "JOIN seen USING (sha256) ORDER BY ALL"
        ).fetchall()
        return [ListedUnit(code, name or "", recipient, "", year) for recipient, code, name, year in rows]

    def _file_states(self, selection: Selection, everything: Sequence[EnvelopeFacts]) -> list[FileState]:
        facts_of = {facts.digest: facts for facts in everything}
        rows = self._database.connection.execute(
            "SELECT sha256, digest, state, reason, sender, year, version FROM file JOIN seen USING (sha256)"
        ).fetchall()
        by_hash = {row[0]: row[1:] for row in rows}
        counted = selection.counted()
        used: set[str] = set()
        states = [FileState(file.label, SourceState.UNREADABLE, words.NOT_OPENED) for file in self._unreadable]
        files = [(file, sha256) for sha256, same in self._hashes.items() for file in same]
        for file, sha256 in sorted(files, key=lambda entry: (not entry[0].in_archive, entry[0].label)):
            digest, read_as, reason, sender, year, version = by_hash[sha256]
            state = SourceState(read_as)
            facts = facts_of.get(digest) if digest else None
            if facts is not None:
                sender, year, version = facts.sender, facts.year, facts.version or None
                state, reason = selection.states.get(digest, OLDER)
                if digest in counted:
                    state, reason = SourceState.COUNTED, ""
                if digest in used and state in HARMLESS:
                    state, reason = SourceState.DUPLICATE, ""
                used.add(digest)
            if state is not SourceState.FOREIGN:
                code = confirmation_code(digest) if facts is not None and facts.kind != WORKBOOK else None
                states.append(FileState(file.label, state, reason, sender, year, version, code))
        states.sort(key=lambda state: (state.file or "", state.state))
        for entry, folder in selection.missing:
            if entry.kind is EnvelopeKind.SUBMISSION:
                said = SourceState.MISSING, words.MISSING.format(folder=folder)
                code = confirmation_code(entry.digest)
                states.append(FileState(None, *said, entry.sender, entry.year, entry.version, code))
        return states


def _batches(waiting: list[ToRead]) -> list[list[ToRead]]:
    """The files in batches; the first is a few from everywhere: they soon show whether there is more than a commune."""
    step = max(1, len(waiting) // PROBE_FILES)
    probe = waiting[::step][:PROBE_FILES]
    rest = [file for number, file in enumerate(waiting) if number % step or number // step >= PROBE_FILES]
    return [probe, *(rest[start : start + BATCH_FILES] for start in range(0, len(rest), BATCH_FILES))]
