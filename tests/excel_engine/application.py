"""Excel itself: its window, its message boxes, its status bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from tests.excel_engine.books import Books

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.excel_engine.engine import Engine
    from tests.excel_engine.errors import ComError

_FIRST_PROCESS = 1000
_WITHOUT_ANSWER = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A message box that was shown; ``could_be_looked_behind`` where the window was drawn anew meanwhile."""

    prompt: str
    title: str | None
    buttons: str
    mode: str | None
    could_be_looked_behind: bool = field(default=True, compare=False)


class Apps(base_classes.Apps):
    """The Excels that run; the first one is the active one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        return [app.pid for app in self._apps]

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self._apps:
            if app.pid == pid:
                return app
        raise KeyError(pid)

    def add(self, *_options: object, **_more_options: object) -> App:
        """Start an Excel, always without a workbook."""
        app = App(self._engine, self, _FIRST_PROCESS + len(self._apps))
        self._apps.insert(0, app)
        return app

    def bring_to_front(self, app: App) -> None:
        self._apps.remove(app)
        self._apps.insert(0, app)

    def remove(self, app: App) -> None:
        self._apps.remove(app)


class ApplicationApi:
    """What ``app.api`` gives: whether Excel can be spoken to, and its window."""

    def __init__(self, app: App) -> None:
        self.Ready = app.rejection is None
        self.Hwnd = app.hwnd


class App(base_classes.App):
    """One Excel.

    ``alerts`` are the message boxes that were shown, ``answers`` the buttons that will be pressed; a question without
    an answer gets the cautious one. Calls are answered by the errors that ``rejection`` makes, while it makes some.
    ``changes`` are the events SheetChange that writes have raised: sheet and cells.
    """

    engine: Any = None
    books: Any = None
    pid: int = 0
    hwnd: int = 0
    version: str = "16.0"
    visible: bool = True
    screen_updating: bool = True
    display_alerts: bool = True
    enable_events: bool = True
    interactive: bool = True
    calculation: str = "automatic"
    status_bar: str | bool = False

    def __init__(self, engine: Engine, apps: Apps, pid: int) -> None:
        self.engine = engine
        self.pid = pid
        self.hwnd = pid
        self.books = Books(self)
        self.alerts: list[Alert] = []
        self.answers: list[str] = []
        self.rejection: Callable[[], ComError | None] | None = None
        self.changes: list[tuple[str, str]] = []
        self._selected: Any = None
        self._apps = apps

    @property
    def selection(self) -> Any:
        """What was selected last; before that, the cell that is selected in the file on the sheet in front."""
        if self._selected is not None:
            return self._selected
        sheet = self.books.active.sheets.active
        return sheet.range(sheet.worksheet.sheet_view.selection[0].activeCell)

    @selection.setter
    def selection(self, selected: Any) -> None:
        self._selected = selected

    @property
    def api(self) -> ApplicationApi:
        return ApplicationApi(self)

    def refuse_while_busy(self) -> None:
        """Raise what Excel answers while the clerk is in the middle of something."""
        error = None if self.rejection is None else self.rejection()
        if error is not None:
            raise error

    def alert(self, prompt: str, title: str | None, buttons: str, mode: str | None, _callback: object) -> str:
        """Record the box and press the next answer's button."""
        if buttons not in _WITHOUT_ANSWER or mode not in {None, "info", "critical"}:
            raise KeyError(buttons, mode)
        self.alerts.append(Alert(prompt, title, buttons, mode, could_be_looked_behind=self.screen_updating))
        if buttons == "ok" or not self.answers:
            return _WITHOUT_ANSWER[buttons]
        return self.answers.pop(0)

    def activate(self, _steal_focus: bool = False) -> None:
        """Bring this Excel to the front."""
        self._apps.bring_to_front(self)

    def quit(self) -> None:
        self._apps.remove(self)
