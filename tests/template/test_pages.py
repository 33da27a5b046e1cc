"""How many pages LibreOffice prints of each sheet: of a fresh workbook, and of one with sixty subjects."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from tests.exchange.sent import converted_by_libreoffice
from tests.printed_pages import PRINTING, page_texts
from xlsx_addin.cli.main import main
from xlsx_addin.sample.workbook import sample, write_filled
from xlsx_addin.template.build import SHEETS, build
from xlsx_addin.workbook.layout import COMING_FORTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = PRINTING


def pages(path: Path) -> Counter[str]:
    """The pages of each sheet, by its name at the foot."""
    printed = page_texts(converted_by_libreoffice(path, "pdf"))
    return Counter(re.findall(r"– (\S[^–\n]*\S) {3,}Trang \d+/\d+", page)[-1] for page in printed)


def test_a_fresh_workbook_prints_a_page_a_sheet_but_for_the_register_and_the_manual(tmp_path: Path) -> None:
    """The register's columns need five pages side by side, filled or not; what waits for its first row prints none."""
    path = tmp_path / "mới.xlsm"
    path.write_bytes(build(macros=True))
    in_sight = [name for name in SHEETS if name not in COMING_FORTH]
    assert pages(path) == Counter(dict.fromkeys(in_sight, 1)) | Counter({"Đơn vị": 5, "Hướng dẫn": 4})


def subjects_with_scores() -> Iterator[dict[str, Any]]:
    """Those of the sample, again and again under other codes and names."""
    turn = 1
    while True:
        for subject in deepcopy(sample()["subjects"]):
            if subject.get("scores"):
                subject["row"] |= {"Mã": f"{subject['row']['Mã']}-{turn}", "Tên": f"{subject['row']['Tên']} {turn}"}
                yield subject
        turn += 1


def test_sixty_subjects_are_five_pages_of_results_and_three_of_the_ranking(tmp_path: Path) -> None:
    data = sample()
    data["subjects"] = list(islice(subjects_with_scores(), 60))
    data["score_sheets"] = []
    data["settings"]["ThangDiem"] = "Đã đối chiếu"
    workbook, results = tmp_path / "so.xlsm", tmp_path / "ra.xlsx"
    write_filled(workbook, data)
    main(["appraise", str(workbook), "-o", str(results), "--today", "2026-12-22"])
    found = pages(results)
    assert (found["Kết quả"], found["Xếp hạng"], found["Thẩm định"]) == (5, 3, 1)
