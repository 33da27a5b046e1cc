"""The frame of every button: whatever happens, the clerk gets one short box and xlwings sees success.

RunPython waits for the process that it starts. If that ends with a status other than 0, xlwings shows what was
written to standard error, in an English box that garbles Vietnamese. So nothing leaves a click, not even SystemExit.
"""

from __future__ import annotations

import atexit
import os
import sys
import time
import uuid
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from xlsx_addin import __version__
from xlsx_addin.buttons.log import LOG, opened_log
from xlsx_addin.excel.errors import is_excel_busy
from xlsx_addin.excel.live_workbook import BoxKind, LiveWorkbook, show_box
from xlsx_addin.refusal import Refusal
from xlsx_addin.windows_box import warn
from xlsx_addin.words import boxes as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from xlwings import App, Book

    from xlsx_addin.buttons.open_workbook import OpenWorkbook

Action: TypeAlias = "Callable[[OpenWorkbook], str | None]"
"""What a button does; a text it gives back is shown in a box."""

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No plugin of pydantic is ours; looking for them opens a file of every package that is installed."""

_ATTEMPTS = 2000
"""Calls before a busy Excel is given up; xlwings itself would try for ever."""


def calling_book() -> Book:
    """Give the workbook whose button was clicked; Refusal where xlwings cannot find it by its name."""
    import xlwings

    name = next((argument for argument in sys.argv if argument.startswith("--wb=")), "").removeprefix("--wb=")
    if "=" in name:
        raise Refusal(words.EQUALS_SIGN_IN_NAME.format(file=name))
    return xlwings.Book.caller()


class EntryPoint(NamedTuple):
    """What a button of the workbook calls: ``RunPython "…; the_entry_point()"``."""

    label: str
    work: str
    """The module of this wing and in it the function that does the button's job."""

    def __call__(self) -> None:
        """Do the job in the workbook whose button was clicked."""
        run(self.label, self.action, calling_book)

    def action(self, book: OpenWorkbook) -> str | None:
        """Do the job in a workbook, whichever program has it open."""
        module, _, name = self.work.partition(".")
        do: Action = getattr(import_module(f"xlsx_addin.buttons.{module}"), name)
        return do(book)


def run(label: str, action: Action, find_book: Callable[[], Book]) -> None:
    """Run an action on a workbook: screen still, status bar set, a box at the end. Never raises.

    A Refusal is shown as it is. Any other exception becomes a box with an error code; the log has the rest.
    """
    app: App | None = None
    live: LiveWorkbook | None = None
    with opened_log() as log:
        try:
            tame_xlwings()
            started = time.perf_counter()
            book = find_book()
            app, live = book.app, LiveWorkbook(book)
            with app.properties(screen_updating=False, status_bar=words.WORKING.format(label=label)):
                message = action(live)
            # The macro's own first words stood there before, and a click that was cut off left the screen still.
            app.status_bar, app.screen_updating = False, True
            LOG.info("%s: %.1f s, %s", label, time.perf_counter() - started, book.name)
            if message or live.left_open:
                _show(app, _with_sheets_left_open(message or "", live), "warning" if live.left_open else "info")
        except Refusal as refusal:
            LOG.warning("%s: %s", label, refusal, exc_info=refusal.__cause__)
            _lead_there(live, refusal)
            _show(app, _with_sheets_left_open(str(refusal), live), "warning")
        except BaseException as error:  # noqa: BLE001 - what left here would be shown garbled, see above
            _show(app, _with_sheets_left_open(unexpected_words(label, error, log), live), "error")


def _lead_there(live: LiveWorkbook | None, refusal: Refusal) -> None:
    """Put the cursor where something is blank without which nothing can be done."""
    from xlsx_addin.workbook.layout import CONSOLE
    from xlsx_addin.workbook.read_settings import SettingsBlank

    if live is not None and isinstance(refusal, SettingsBlank):
        with suppress(Exception):  # the box says where it is
            live.show(CONSOLE, refusal.cell)


def _with_sheets_left_open(text: str, live: LiveWorkbook | None) -> str:
    """What was done or refused, and which sheets the click could not protect again."""
    if live is None or not live.left_open:
        return text
    told = words.LEFT_OPEN.format(sheets=", ".join(live.left_open))
    return f"{text}\n\n{told}" if text else told


def unexpected_words(label: str, error: BaseException, log: Path | None) -> str:
    """Write the error down and find the words for it."""
    code = uuid.uuid4().hex[:6].upper()
    LOG.error("%s: %s, xlsx_addin %s on %s", label, code, __version__, sys.platform, exc_info=error)
    if is_excel_busy(error):
        return words.EXCEL_BUSY
    if log is None:
        return words.UNEXPECTED_WITHOUT_LOG.format(label=label, code=code, kind=type(error).__name__)
    return words.UNEXPECTED.format(label=label, code=code, log=log)


def tame_xlwings() -> None:
    """Keep xlwings on Windows from killing Excels that it cannot see, and from waiting for ever for a busy one."""
    import xlwings  # noqa: F401 - on Windows it loads the module below

    windows_engine = sys.modules.get("xlwings._xlwindows")
    if windows_engine is not None:
        atexit.unregister(windows_engine.cleanup)
        vars(windows_engine)["N_COM_ATTEMPTS"] = _ATTEMPTS


def _show(app: App | None, text: str, kind: BoxKind) -> None:
    """Show a box of Excel, or one of Windows where Excel does not answer."""
    if app is not None:
        try:
            show_box(app, text, kind)
        except Exception:  # noqa: BLE001 - then Windows shows the box
            LOG.exception("no box")
        else:
            return
    warn(text)
