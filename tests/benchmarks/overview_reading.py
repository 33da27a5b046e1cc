"""``python -m tests.benchmarks.overview_reading FOLDER DATABASE``: the first run up to the database, nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

from xlsx_addin.overview.database.connection import opened, prepare
from xlsx_addin.overview.database.filling import Filling
from xlsx_addin.overview.reading.batches import BATCH_FILES, ToRead, batch_reader
from xlsx_addin.overview.sources import find_sources, sha256_of

WORKERS = 2


def main() -> None:
    """Read every file of a folder into a new database, as ``overview`` does."""
    folder, path = map(Path, sys.argv[1:])
    waiting = [ToRead(file.path, sha256_of(file.path) or "") for file in find_sources([folder]).files]
    path.unlink(missing_ok=True)
    with opened(path, threads=WORKERS) as database, batch_reader(WORKERS, ()) as read:
        prepare(database, letters="", individuals=False)
        filling = Filling(database.connection, path, individuals=False)
        for start in range(0, len(waiting), BATCH_FILES):
            batch = waiting[start : start + BATCH_FILES]
            for file, document in zip(batch, read(batch), strict=True):
                filling.add(file.sha256, document)
            filling.commit()


if __name__ == "__main__":
    main()
