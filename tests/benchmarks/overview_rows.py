"""``python -m tests.benchmarks.overview_rows DATABASE UNITS YEARS fill|draw``: the database without envelopes.

``fill`` writes what reading so many envelopes would write; ``draw`` takes all of it as this run's sources, groups it
and makes the workbook.
"""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tests.benchmarks.overview import SUBJECTS, UNITS_OF_A_GROUP
from xlsx_addin.overview import overview as overview_module
from xlsx_addin.overview.database.connection import opened, prepare
from xlsx_addin.overview.database.filling import Filling
from xlsx_addin.overview.reading.rows import SubjectRow
from xlsx_addin.overview.sheets.book import overview_bytes
from xlsx_addin.overview.sources import SourceFile, Sources

BATCH = 500
TODAY = date(2026, 12, 27)


def main() -> None:
    """Fill or draw."""
    database, units, years, task = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    hashes = [f"{unit}-{year}" for year in range(2027 - years, 2027) for unit in range(units)]
    if task == "fill":
        _fill(database, units, years)
        return
    # The files do not exist: their content is known already, so nobody opens them.
    sources = Sources(tuple(SourceFile(Path(name), name) for name in hashes), (), (), 0, ("rows",))
    vars(overview_module)["sha256_of"] = lambda path: path.name
    with overview_module.made(sources, database, TODAY, overview_module.Options()) as overview:
        content = overview_bytes(overview)
    print(len(content), overview.figures.models_in_all)


def _fill(database: Path, units: int, years: int) -> None:
    templates = [_document_rows(random.Random(number)) for number in range(40)]
    with opened(database, threads=2) as there:
        prepare(there, letters="", individuals=False)
        filling = Filling(there.connection, database, individuals=False)
        waiting = 0
        for year in range(2027 - years, 2027):
            for unit in range(units):
                filling.add(f"{unit}-{year}", _document(unit, year, templates[(unit + year) % 40]))
                waiting += 1
                if waiting % BATCH == 0:
                    filling.commit()
        filling.commit()


def _document(unit: int, year: int, subjects: list[list[Any]]) -> dict[str, Any]:
    return {
        "state": "envelope",
        "reason": "",
        "envelope": {
            "digest": f"sha256:{unit:032x}{year:032x}",
            "kind": "submission",
            "year": year,
            "sender": f"CB-{unit % UNITS_OF_A_GROUP:02}",
            "sender_name": f"Chi bộ số {unit % UNITS_OF_A_GROUP + 1} xã {unit // UNITS_OF_A_GROUP + 1}",
            "recipient": f"DU-{unit // UNITS_OF_A_GROUP:04}",
            "level": "Cấp ủy cơ sở",
            "guidance": "804-CV/HU",
            "scale_confirmed": year < 2026,
            "deadline_day_counts": None,
            "version": 1,
            "previous": "",
            "created": f"{year}-12-10T08:00:00+07:00",
            "subjects": len(subjects),
        },
        "subjects": [list(row) for row in subjects],
        "problems": [["DONVI-021", "warning", 2]],
        "expected": [],
    }


def _document_rows(chance: random.Random) -> list[list[Any]]:
    rows = []
    for number in range(SUBJECTS):
        total = chance.choice((93, 85, 78, 74, 62))
        is_graded = chance.random() < 0.84
        grade = "Tốt" if total >= 90 else "Khá" if total >= 70 else "Đạt"
        rows.append(
            list(
                SubjectRow(
                    line=number + 5,
                    code=f"DV{number:03}",
                    kind=("Tổ chức", "Tập thể", "Cá nhân")[min(2, number // 3)],
                    registered=is_graded or chance.random() < 0.5,
                    model=f"Mô hình số hóa khâu tiếp nhận thứ {chance.randint(1, 900)}",
                    field="Khác",
                    product=f"{chance.randint(10, 400)} buổi",
                    received=46_000.0 if is_graded else None,
                    lateness="on_time" if is_graded else None,
                    self_total=f"{total + 2}.00" if is_graded else None,
                    self_grade=grade if is_graded else None,
                    outcome=("qualified" if total >= 70 else "not_qualified") if is_graded else "not_registered",
                    total=f"{total}.00" if is_graded else None,
                    grade=grade if is_graded else None,
                    sheets=3 if is_graded else 0,
                    lowest=f"{total - 2}.00" if is_graded else None,
                    highest=f"{total + 2}.00" if is_graded else None,
                    crosses=False if is_graded else None,
                    equal=False if is_graded else None,
                    matches=True if is_graded else None,
                )
            )
        )
    return rows


if __name__ == "__main__":
    main()
