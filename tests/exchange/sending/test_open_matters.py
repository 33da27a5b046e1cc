"""What waits between the levels, for the console of every appraisal."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.buttons.exchange_books import SENDERS, subject, write_book
from xlsx_addin.exchange.sending.open_matters import open_matters
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.workbook.next_steps import OpenMatters
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

LOADED = """
import json, sys
from pathlib import Path
from xlsx_addin.buttons.appraisal import open_matters
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook:
    open_matters(appraise_workbook(workbook))
print(json.dumps(sorted(name for name in sys.modules if name.startswith("xlsx_addin.exchange."))))
"""


@pytest.mark.slow
def test_with_nobody_below_nothing_waits_and_nothing_of_the_exchange_is_loaded(tmp_path: Path) -> None:
    path = write_book(tmp_path / "sổ.xlsm", subject("PNV"))

    with FileWorkbook.open(path) as workbook:
        found = open_matters(appraise_workbook(workbook))
    loaded = subprocess.run([sys.executable, "-c", LOADED, path], capture_output=True, text=True, check=True).stdout

    assert found == OpenMatters()
    assert json.loads(loaded) == ["xlsx_addin.exchange.sending", "xlsx_addin.exchange.sending.open_matters"]


@pytest.mark.slow
def test_a_unit_below_that_has_not_sent_is_told(tmp_path: Path) -> None:
    path = write_book(tmp_path / "sổ.xlsm", subject("PNV"), senders=SENDERS)

    with FileWorkbook.open(path) as workbook:
        found = open_matters(appraise_workbook(workbook))

    assert found.expected == len(found.unsent) > 0
