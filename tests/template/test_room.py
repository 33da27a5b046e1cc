"""Five columns of ``Đơn vị``, five settings of documents and an outcome more: every page keeps its fit.

The package is copied and edited as a developer would; the template that it builds is measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.workbook.layout.test_one_declaration import LAST_COLUMN, LAST_FIELD, NEW_COLUMN, Edited

if TYPE_CHECKING:
    from pathlib import Path

LAST_SETTING = '                "Văn bản in thêm",'
LAST_PAPER_FIELD = "    extras: frozenset[PaperExtra]"
MEASURED = """
from xlsx_addin.template import papers_sheet
from xlsx_addin.template.placed_columns import TableOptions, column_pixels, placed_columns
from xlsx_addin.workbook import console_places, layout, setting_places
from xlsx_addin.workbook.headings import template_arrangement
def printed(name):
    columns = placed_columns(name, template_arrangement(name), TableOptions())
    return sum(placed.pixels for placed in columns if not placed.column.is_beside)
print(json.dumps([
    len(layout.SUBJECT_COLUMNS), len(layout.PAPER_SETTINGS), len(console_places.FULLEST.shown),
    printed("Kết quả"), printed("Kết quả cấp trên"), printed("Xếp hạng"), console_places.FOOT_ROW,
    sum(papers_sheet.row_pixels().values()), list(console_places.FULLEST.counted),
]))
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edited]:
    """The package with an outcome less, and with more of everything."""
    as_is, more = (Edited(tmp_path_factory.mktemp(name) / "copy") for name in ("as_is", "more"))
    columns, fields, settings, paper_fields = "", "", "", ""
    for number in range(1, 6):
        columns += NEW_COLUMN.replace("Nơi áp dụng", f"Nơi áp dụng {number}").replace("applied_at", f"at_{number}")
        fields += f'    at_{number}: str = ""\n'
        settings += f'            Setting("Số bản {number}", "SoBan{number}", "copies_{number}", "Số bản in."),\n'
        paper_fields += f'    copies_{number}: str = ""\n'
    more.replace("workbook/layout/subjects.py", LAST_COLUMN, columns + LAST_COLUMN)
    more.replace("appraisal/records.py", LAST_FIELD, LAST_FIELD + fields)
    before = "            Setting(\n" + LAST_SETTING
    more.replace("workbook/layout/settings.py", before, settings + before)
    more.replace("appraisal/records.py", LAST_PAPER_FIELD, paper_fields + LAST_PAPER_FIELD)
    shown = "OUTCOMES_BY_NEWS = tuple(sorted(Outcome, key=lambda outcome: outcome.facts.place))"
    as_is.replace("terms.py", shown, shown.replace("sorted(Outcome,", "sorted([*Outcome][1:],"))
    return {"as it is": as_is, "more": more}


def measured(package: Edited) -> list[Any]:
    found = package.json(code=MEASURED)
    assert isinstance(found, list)
    return found


@pytest.mark.slow
def test_more_of_everything_takes_no_room_from_a_page(packages: dict[str, Edited]) -> None:
    as_is, more = (measured(package) for package in packages.values())
    assert [more[index] - as_is[index] for index in range(3)] == [5, 5, 1]
    assert more[3:7] == as_is[3:7]
    assert more[7] == as_is[7] + 5 * 18 <= 625
    assert as_is[8] == [*more[8], "Cảnh báo nên xem"]


@pytest.mark.slow
def test_the_template_of_more_is_built(packages: dict[str, Edited]) -> None:
    package = packages["more"]
    package.build_template()
    assert (package.folder / "workbook_template.xlsm").stat().st_size > 50_000


@pytest.mark.slow
def test_one_more_than_there_is_room_for_does_not_start(packages: dict[str, Edited], tmp_path: Path) -> None:
    """On ``Thẩm định``, where the settings of an appraisal stand."""
    package = Edited(tmp_path / "copy")
    unit_name = '            Setting("Tên đơn vị",'
    package.replace(
        "workbook/layout/settings.py",
        unit_name,
        '            Setting("Số bản", "SoBan", "copies", "Số bản in."),\n' + unit_name,
    )
    printed = package.run(code="import xlsx_addin.workbook.console_places")
    assert "settings of the console: 19 rows in a room of 18, 1 too many" in printed
