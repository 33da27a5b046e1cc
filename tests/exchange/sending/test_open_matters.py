"""What waits between the levels, for the console of every appraisal."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.buttons.exchange_books import SENDERS, subject, write_book
from tests.exchange.answers.office import Office
from tests.exchange.received import at
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


def forms_waiting(office: Office) -> tuple[int, int, int, int]:
    """Totals to compare, reports to ask about, subjects whose registration nobody noted, forms that are awaited."""
    with FileWorkbook.open(office.file) as workbook:
        found = open_matters(appraise_workbook(workbook, at(15).date()))
    return found.waiting_totals, found.waiting_reports, found.unregistered, found.awaited_forms


def awaited_on(office: Office) -> str:
    """The sheet that lists whose forms are awaited."""
    with FileWorkbook.open(office.file) as workbook:
        return open_matters(appraise_workbook(workbook, at(15).date())).awaited_on


@pytest.mark.slow
def test_who_has_an_address_is_awaited_until_the_form_is_here(tmp_path: Path) -> None:
    # TQT and LTB have not reported, Hoàng Văn Lực and Bà Thảo have not scored HND; PKT has an address and reported.
    office = Office(tmp_path / "xã")
    assert forms_waiting(office) == (0, 0, 0, 4)
    assert awaited_on(office) == "Thành phần"

    office.post(office.report("TQT", "Gửi báo cáo", Tên_mô_hình="Bảng tính"), "TQT", at(10))
    office.post(office.report("LTB", "Không đăng ký"), "LTB", at(10))
    office.put("a.xlsx", office.scored("Bà Thảo", HND={"C1": 20, "C2": 20, "C3": 20}))
    office.receive()

    # LTB does not register and is asked no more; the total of Bà Thảo's form is to be compared first.
    assert forms_waiting(office) == (1, 0, 1, 1)
    assert awaited_on(office) == "Tiến độ"


@pytest.mark.slow
def test_a_report_form_from_elsewhere_is_asked_about(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã")
    office.post(office.report("TQT", "Gửi báo cáo"), "ai@la.example", at(10))
    office.receive()
    assert forms_waiting(office) == (0, 1, 0, 3)


@pytest.mark.slow
def test_counting_who_is_awaited_loads_nothing_that_draws_forms(tmp_path: Path) -> None:
    office = Office(tmp_path / "xã")
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED, office.file], capture_output=True, text=True, check=True
    ).stdout
    assert "xlsx_addin.exchange.sending.asked_people" in json.loads(loaded)
    assert not [name for name in json.loads(loaded) if name.startswith("xlsx_addin.exchange.forms.")]
