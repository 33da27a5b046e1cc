"""The engine as xlwings sees it, and how a test switches it on: xlwings' own for Windows, on our objects."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import xlwings

from tests.excel_engine.application import Alert, Application
from tests.excel_engine.pywin32 import windows_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "workbook files"
_FIRST_WINDOW = 1000
_STYLES = {0: "ok", 1: "ok_cancel", 3: "yes_no_cancel", 4: "yes_no"}
_SIGNS = {0: None, 48: "critical", 64: "info"}
_PRESSED = {"ok": 1, "cancel": 2, "yes": 6, "no": 7}
_WITHOUT_ANSWER = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}


class Apps(windows_engine.Apps):  # type: ignore[misc] # xlwings has no types
    """The Excels that run; the first one is in front."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keys(self) -> list[int]:
        return [excel.Hwnd for excel in self._engine.running]

    def __iter__(self) -> Iterator[Any]:
        return (windows_engine.App(xl=excel) for excel in list(self._engine.running))

    def __len__(self) -> int:
        return len(self._engine.running)

    def __getitem__(self, pid: int) -> Any:
        return windows_engine.App(xl=self._engine.with_window(pid))

    def add(self, *_options: object, **_more_options: object) -> Any:
        """Start an Excel, always without a workbook."""
        excel = Application(_FIRST_WINDOW + len(self._engine.running))
        excel.calls = self._engine.calls
        self._engine.running.insert(0, excel)
        return windows_engine.App(xl=excel)


class Engine(windows_engine.Engine):  # type: ignore[misc] # xlwings has no types
    """``calls`` counts what reads and writes cells, by sheet and kind: ``engine.calls["Điểm", "read"]``.

    Kinds: ``read``, ``write``, ``read formula``, ``write formula``, ``read number_format``, ``write number_format``,
    ``clear_contents`` and, for the workbook, ``save copy``.
    """

    name = NAME

    def __init__(self) -> None:
        self.calls: Counter[tuple[str, str]] = Counter()
        self.running: list[Application] = []

    @property
    def apps(self) -> Apps:
        return Apps(self)

    def with_window(self, hwnd: int) -> Application:
        """The Excel that has the window; KeyError where none has."""
        for excel in self.running:
            if excel.Hwnd == hwnd:
                return excel
        raise KeyError(hwnd)

    def bring_to_front(self, hwnd: int, *_: object) -> None:
        self.running.sort(key=lambda excel: excel.Hwnd != hwnd)

    def show_box(self, hwnd: int, text: str, title: str, style: int) -> int:
        """Record the box and press the next answer's button."""
        excel = self.with_window(hwnd)
        buttons = _STYLES[style % 16]
        alert = Alert(text, title, buttons, _SIGNS[style - style % 16], could_be_looked_behind=excel.ScreenUpdating)
        excel.alerts.append(alert)
        answered = buttons != "ok" and excel.answers
        return _PRESSED[excel.answers.pop(0) if answered else _WITHOUT_ANSWER[buttons]]


_REPLACED = ("engine", "win32api", "win32process", "windll", "is_hwnd_xl_app")
_before = {name: vars(windows_engine)[name] for name in _REPLACED}


def switch_on() -> Engine:
    """Make a fresh engine the active one of xlwings, with no Excel running."""
    engine = Engine()
    _make_active(engine)
    return engine


def _make_active(engine: Engine) -> None:
    switch_off()
    user32 = SimpleNamespace(
        GetForegroundWindow=lambda: engine.running[0].Hwnd,
        SetForegroundWindow=engine.bring_to_front,
        SetWindowPos=engine.bring_to_front,
    )
    vars(windows_engine).update(
        engine=engine,
        win32api=SimpleNamespace(MessageBox=engine.show_box),
        win32process=SimpleNamespace(GetWindowThreadProcessId=lambda hwnd: (0, hwnd)),
        windll=SimpleNamespace(user32=user32),
        is_hwnd_xl_app=lambda _hwnd: True,
    )
    xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines[NAME].activate()


def switch_off() -> None:
    """Leave xlwings as it was imported, without the workbook that a test made the caller."""
    vars(windows_engine).update(_before)
    engines = xlwings.engines
    engines.engines = [engine for engine in engines.engines if engine.name != NAME]
    engines.engines_by_name.pop(NAME, None)
    engines.active = engines.engines_by_name.get("excel")
    if hasattr(xlwings.Book, "_mock_caller"):
        del xlwings.Book._mock_caller


@contextmanager
def switched_on() -> Iterator[Engine]:
    """A fresh engine for a while; afterwards the one of before goes on, with the workbook that was the caller."""
    before, caller = xlwings.engines.engines_by_name.get(NAME), vars(xlwings.Book).get("_mock_caller")
    try:
        yield switch_on()
    finally:
        switch_off()
        if before is not None:
            _make_active(before.impl)
        if caller is not None:
            caller.set_mock_caller()
