"""Workbooks and an archive made by an older version are read as they were then.

``sample.xlsm`` is the sample of ``demo`` and ``sample.json`` what was said of it; ``received.xlsx``, ``archive`` and
``inbox`` are a unit of ``demo --levels`` at its end. All of them are of 1.0.0 before columns were declared once.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from tests.cli.typed import CommandLine, typed
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.report import appraisal_document
from xlsx_addin.xlsx.reader import FileWorkbook

__all__ = ["typed"]

HERE = Path(__file__).parent
DUE_ELSEWHERE = {"TTYT": {"lateness": None, "days_late": None}}
"""What is said otherwise now: a subject of a level above is due there and has no flag here (A34)."""


def test_a_workbook_has_the_results_that_it_had() -> None:
    then = json.loads((HERE / "sample.json").read_text("utf-8"))
    with FileWorkbook.open(HERE / "sample.xlsm") as workbook:
        now: Any = appraisal_document(appraise_workbook(workbook, date(2026, 12, 22)).appraisal)
    expected = [result | DUE_ELSEWHERE.get(result["subject"], {}) for result in then["results"]]
    assert [{key: result[key] for key in expected[0]} for result in now["results"]] == expected
    assert now["guidance"]["deadline"] == then["deadline"]
    found = [[problem["code"], problem["sheet"], problem["cell"]] for problem in now["problems"]]
    assert [problem for problem in then["problems"] if problem not in found] == []


def test_an_archive_still_knows_what_was_merged(tmp_path: Path, typed: CommandLine) -> None:
    for name in ("archive", "inbox"):
        shutil.copytree(HERE / name, tmp_path / name)
    book = tmp_path / "received.xlsx"
    shutil.copyfile(HERE / "received.xlsx", book)
    answer = typed(
        "receive", book, tmp_path / "inbox", "--archive", tmp_path / "archive", "-o", tmp_path / "out.xlsx", "--json"
    )
    items = json.loads(answer.out)["items"]
    assert (answer.status, answer.err, len(items)) == (0, "", 4)
    assert {item["verdict"] for item in items} == {"unchanged"}
    assert [item["source"] for item in items if item["new"] or item["changed"] or item["conflicts"]] == []
