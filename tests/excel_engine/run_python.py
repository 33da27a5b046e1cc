"""Press a button: what xlwings' RunPython does on Windows, with the engine in the place of Excel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from tests.excel_engine.application import Alert
from tests.excel_engine.command_line import Call, received_arguments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONFIGURATION_SHEET = "xlwings.conf"
OUR_CONFIGURATION = {"ADD_WORKBOOK_TO_PYTHONPATH": "False"}
POPUP_END = "Press Ctrl+C to copy this message to the clipboard."
ORDERS_VARIABLE = "EXCEL_ENGINE_ORDERS"

_STARTUP = Path(__file__).parent / "startup"
_PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Click:
    """What a click left behind.

    ``popup`` is the text of xlwings' English error box, None where it shows none; ``calls`` counts as
    ``Engine.calls`` does; ``status_bar`` and ``screen_updating`` are Excel's afterwards.
    """

    arguments: list[str]
    exit_code: int
    popup: str | None
    alerts: list[Alert]
    calls: Counter[tuple[str, str]]
    status_bar: str | bool
    screen_updating: bool


def run_python(
    workbook: Path,
    command: str,
    *,
    answers: Sequence[str] = (),
    configuration: Mapping[str, str] = OUR_CONFIGURATION,
    is_on_onedrive: bool = False,
    code_page: str = "cp1258",
    environment: Mapping[str, str] | None = None,
) -> Click:
    """Run ``RunPython "command"`` from an open workbook in a process of its own, then save the workbook.

    ``answers`` are the buttons pressed in questions. The workbook's own sheet ``xlwings.conf`` goes before
    ``configuration``. ``code_page`` is that of Windows, in which errors are written and shown.
    """
    settings = {**configuration, **_sheet_configuration(workbook)}
    with tempfile.TemporaryDirectory() as folder:
        orders = Path(folder, "orders.json")
        report = Path(folder, "report.json")
        started_with = {"workbook": str(workbook), "answers": [*answers], "is_on_onedrive": is_on_onedrive}
        orders.write_text(json.dumps({**started_with, "report": str(report)}), encoding="utf-8")
        call = Call(
            workbook_name=workbook.name,
            workbook_full_name=f"https://d.docs.live.net/0a1b2c3d/{workbook.name}" if is_on_onedrive else str(workbook),
            interpreter=sys.executable,
            command=command,
            add_workbook_to_python_path=settings.get("ADD_WORKBOOK_TO_PYTHONPATH", "true"),
            python_path=settings.get("PYTHONPATH", ""),
            hwnd=1000,
            log=str(Path(folder, "xlwings.log")),
        )
        process_environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(_STARTUP), str(_PROJECT))),
            "PYTHONIOENCODING": f"{code_page}:backslashreplace",
            ORDERS_VARIABLE: str(orders),
            **(environment or {}),
        }
        arguments = received_arguments(call.command_line(), process_environment)
        finished = subprocess.run(
            arguments,
            cwd=Path(sys.executable).parent,
            env=process_environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        left = json.loads(report.read_text(encoding="utf-8"))
    assert left["dropped"] == [], "pywin32 keeps these from Excel: pass every argument up to the last one"
    return Click(
        arguments=arguments,
        exit_code=finished.returncode,
        popup=_popup(finished.stderr.decode(code_page, "replace")) if finished.returncode else None,
        alerts=[Alert(**alert) for alert in left["alerts"]],
        calls=Counter({(sheet, kind): count for sheet, kind, count in left["calls"]}),
        status_bar=left["status_bar"],
        screen_updating=left["screen_updating"],
    )


def _sheet_configuration(workbook: Path) -> dict[str, str]:
    """The settings of the workbook's own sheet: names in column A down to the first blank, values in column B."""
    book = openpyxl.load_workbook(workbook, read_only=True)
    settings: dict[str, str] = {}
    if CONFIGURATION_SHEET in book.sheetnames:
        for name, value, *_ in book[CONFIGURATION_SHEET].iter_rows(min_col=1, max_col=2, values_only=True):
            if name is None:
                break
            settings[str(name).upper()] = "" if value is None else str(value)
    book.close()
    return settings


def _popup(log: str) -> str:
    return "".join(f"{line}\r\n" for line in log.splitlines()) + f"\r\n{POPUP_END}"
