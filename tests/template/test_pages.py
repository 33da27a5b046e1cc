"""How many pages LibreOffice prints of each sheet: of a fresh workbook, and of one with sixty subjects."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import saved_by_libreoffice
from tests.printed_pages import PRINTING, page_texts
from xlsx_addin.cli.main import main
from xlsx_addin.sample.workbook import sample, write_filled
from xlsx_addin.template.build import SHEETS, build
from xlsx_addin.workbook.layout import COMING_FORTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = PRINTING


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a fresh workbook and of one with sixty subjects as PDF."""
    folder = tmp_path_factory.mktemp("printed")
    (folder / "fresh.xlsm").write_bytes(build(macros=True))
    write_filled(folder / "so.xlsm", sixty_subjects())
    main(["appraise", str(folder / "so.xlsm"), "-o", str(folder / "sixty.xlsx"), "--today", "2026-12-22"])
    return saved_by_libreoffice([folder / "fresh.xlsm", folder / "sixty.xlsx"], "pdf")


def pages(pdf: Path) -> Counter[str]:
    """The pages of each sheet, by its name at the foot."""
    return Counter(re.findall(r"(\S+(?: \S+)*) – trang \d+/\d+", page)[-1] for page in page_texts(pdf))


def test_a_fresh_workbook_prints_a_page_a_sheet_but_for_the_register_and_the_manual(printed: Path) -> None:
    """The register's columns need five pages side by side, filled or not.

    What waits for its first row is hidden; LibreOffice prints some of that all the same, Excel prints none.
    """
    in_sight = {name: count for name, count in pages(printed / "fresh.pdf").items() if name not in COMING_FORTH}
    once = dict.fromkeys((name for name in SHEETS if name not in COMING_FORTH), 1)
    assert in_sight == once | {"Đơn vị": 5, "Hướng dẫn": 4}


def subjects_with_scores() -> Iterator[dict[str, Any]]:
    """Those of the sample, again and again under other codes and names."""
    turn = 1
    while True:
        for subject in deepcopy(sample()["subjects"]):
            if subject.get("scores"):
                subject["row"] |= {"Mã": f"{subject['row']['Mã']}-{turn}", "Tên": f"{subject['row']['Tên']} {turn}"}
                yield subject
        turn += 1


def sixty_subjects() -> dict[str, Any]:
    data = sample()
    data["subjects"] = list(islice(subjects_with_scores(), 60))
    data["score_sheets"] = []
    data["settings"]["ThangDiem"] = "Đã đối chiếu"
    return data


def test_sixty_subjects_are_five_pages_of_results_and_three_of_the_ranking(printed: Path) -> None:
    found = pages(printed / "sixty.pdf")
    assert (found["Kết quả"], found["Xếp hạng"], found["Thẩm định"]) == (5, 3, 1)
