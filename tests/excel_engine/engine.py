"""The engine as xlwings sees it, and how a test switches it on."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import xlwings

from tests.excel_engine.application import Apps
from tests.excel_engine.errors import XLWINGS_ERRORS
from tests.excel_engine.values import prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.excel_engine.values import ComValue

NAME = "workbook files"


class Engine:
    """``calls`` counts what would go to Excel, by sheet and kind: ``engine.calls["Điểm", "read"]``.

    Kinds: ``read``, ``write``, ``read formula``, ``write formula``, ``read number_format``, ``write number_format``,
    ``clear_contents`` and, for the workbook, ``save copy``.
    """

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)
        self.calls: Counter[tuple[str, str]] = Counter()

    @staticmethod
    def prepare_xl_data_element(value: object, _options: object) -> ComValue:
        return prepared(value)

    @staticmethod
    def clean_value_data(
        data: Iterable[Iterable[ComValue]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Rows as the caller's options want them; an error is None unless ``err_to_str``."""

        def cleaned(value: ComValue) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, datetime):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{part: getattr(value, part) for part in parts}, tzinfo=None)
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            if isinstance(value, int) and value in XLWINGS_ERRORS:
                return XLWINGS_ERRORS[value] if err_to_str else None
            return value

        return [[cleaned(value) for value in row] for row in data]


def switch_on() -> Engine:
    """Make a fresh engine the active one of xlwings, with no Excel running."""
    switch_off()
    engine = Engine()
    xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines[NAME].activate()
    return engine


def switch_off() -> None:
    """Leave xlwings as it was imported, without the workbook that a test made the caller."""
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
    engine = switch_on()
    try:
        yield engine
    finally:
        switch_off()
        if before is not None:
            xlwings.engines.add(before)
            before.activate()
        if caller is not None:
            caller.set_mock_caller()
