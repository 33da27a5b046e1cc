"""Five columns of ``Đơn vị``, five settings of documents and an outcome more: every page keeps its fit.

The package is copied and edited as a developer would; the template that it builds is measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.recipes.edited_package import EditedPackage

if TYPE_CHECKING:
    from pathlib import Path

FIRST_COLUMN = '\n    _optional(\n        "Nơi áp dụng",'
FIRST_FIELD = '    applied_at: str = ""\n'
FIRST_SETTING = '            Setting("Số bản", '
FIRST_COPIES = '    copies: str = ""\n'
"""What the patches of ``tests/recipes`` add: four more of it are put beside it."""
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


COLUMN = """
    Column(
        "Nơi áp dụng {number}",
        Content.TEXT,
        20,
        "Nơi mô hình được áp dụng.",
        required=False,
        field="applied_at_{number}",
        since="1.1.0",
        results_width=12,
    ),"""
SETTING = '            Setting("Số bản {number}", "SoBan{number}", "copies_{number}", "Số bản in."),\n'


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, EditedPackage]:
    """The package as it is, and with more of everything."""
    as_is, more = (EditedPackage(tmp_path_factory.mktemp(name) / "copy") for name in ("as_is", "more"))
    for patch in ("column", "setting", "outcome"):
        more.apply(patch)
    for number in range(2, 6):
        new_column, new_setting = COLUMN.format(number=number), SETTING.format(number=number)
        more.replace("workbook/layout/subjects.py", FIRST_COLUMN, new_column + FIRST_COLUMN)
        more.replace("appraisal/records.py", FIRST_FIELD, f'{FIRST_FIELD}    applied_at_{number}: str = ""\n')
        more.replace("workbook/layout/settings.py", FIRST_SETTING, new_setting + FIRST_SETTING)
        more.replace("appraisal/records.py", FIRST_COPIES, f'{FIRST_COPIES}    copies_{number}: str = ""\n')
    return {"as it is": as_is, "more": more}


def measured(package: EditedPackage) -> list[Any]:
    found = package.json(code=MEASURED)
    assert isinstance(found, list)
    return found


@pytest.mark.slow
def test_more_of_everything_takes_no_room_from_a_page(packages: dict[str, EditedPackage]) -> None:
    as_is, more = (measured(package) for package in packages.values())
    assert [more[index] - as_is[index] for index in range(3)] == [5, 5, 1]
    assert more[3:7] == as_is[3:7]
    assert more[7] == as_is[7] + 5 * 18 <= 625
    assert as_is[8] == ["Cộng", *more[8]]


@pytest.mark.slow
def test_the_template_of_more_is_built(packages: dict[str, EditedPackage]) -> None:
    package = packages["more"]
    package.build_template()
    assert (package.folder / "workbook_template.xlsm").stat().st_size > 50_000


@pytest.mark.slow
def test_one_more_than_there_is_room_for_does_not_start(packages: dict[str, EditedPackage], tmp_path: Path) -> None:
    """On ``Thẩm định``, where the settings of an appraisal stand."""
    package = EditedPackage(tmp_path / "copy")
    unit_name = '            Setting("Tên đơn vị",'
    package.replace(
        "workbook/layout/settings.py",
        unit_name,
        '            Setting("Số bản", "SoBan", "copies", "Số bản in."),\n' + unit_name,
    )
    printed = package.run(code="import xlsx_addin.workbook.console_places")
    assert "settings of the console: 19 rows in a room of 18, 1 too many" in printed
