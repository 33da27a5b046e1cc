"""Click a button in the process of the tests: its function on the open workbook, without what RunPython does before.

Each button is also clicked once through ``run_python``, as in earnest.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING
from unittest.mock import patch

import xlwings

import xlsx_addin.buttons
from tests.excel_engine.engine import switched_on
from tests.excel_engine.late_binding import dropped
from tests.excel_engine.run_python import Click

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def click_here(
    workbook: Path,
    button: str,
    *answers: str,
    is_on_onedrive: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Click:
    """Open the workbook in an Excel of its own, click the button of that name and save, as ``run_python`` does."""
    with switched_on() as engine, patch.dict(os.environ, environment or {}):
        app = xlwings.App(add_book=False)
        app.api.answers = [*answers]
        book = app.books.open(workbook)
        book.api.is_on_onedrive = is_on_onedrive
        book.set_mock_caller()
        getattr(xlsx_addin.buttons, button)()
        book.save()
        assert dropped == [], "pywin32 keeps these from Excel: pass every argument up to the last one"
        return Click(
            arguments=[],
            exit_code=0,
            popup=None,
            alerts=[*app.api.alerts],
            calls=Counter(engine.calls),
            status_bar=app.status_bar,
            screen_updating=app.screen_updating,
        )
