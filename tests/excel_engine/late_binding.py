"""Objects as late-bound pywin32 sees them, and arguments as it hands them over (``PyIDispatch::InvokeTypes``).

Named arguments are put into the order of Excel's own parameters. At the first one that is left out pywin32 stops: what
stands behind it never reaches Excel, and nothing is said (github.com/mhammond/pywin32/pull/2150).
"""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any, TypeVar

from tests.excel_engine.errors import ComError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Com:
    """An object of Excel's: its members are attributes and methods of Excel's names, as ``INTERFACE`` has them."""

    INTERFACE = ""


class Listed(list[Com]):
    """Objects that a ``For Each`` goes through."""


class Collection(Com):
    """Objects by number, from 1, or by name."""

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def Item(self, Index: Any) -> Any:  # noqa: N802, N803 - Excel's own names
        for number, one in enumerate(self, start=1):
            if Index == number or str(Index).casefold() == one.Name.casefold():
                return one
        raise ComError("Subscript out of range")

    @property
    def Count(self) -> int:  # noqa: N802 - Excel's own name
        return len(list(self))

    @property
    def _NewEnum(self) -> Listed:  # noqa: N802 - Excel's own name
        return Listed(self)

    def __call__(self, index: Any) -> Any:
        return self.Item(index)

    _Default = __call__


Method = TypeVar("Method", bound="Callable[..., Any]")

dropped: list[str] = []
"""The arguments that never arrived, as ``Protect(AllowFiltering)``; who calls Excel is to leave no gap."""


def late_bound(method: Method) -> Method:
    """Make a method of Excel's receive what would arrive; its own parameters are Excel's, in Excel's order."""
    parameters = list(inspect.signature(method).parameters.values())[1:]

    @functools.wraps(method)
    def call(self: object, *arguments: object, **named: object) -> object:
        names = [parameter.name for parameter in parameters]
        given = dict(zip(names, arguments, strict=False)) | named
        if unknown := given.keys() - set(names):
            message = f"{method.__name__}() got an unexpected keyword argument {sorted(unknown)}"
            raise TypeError(message)
        arriving: list[object] = []
        for name in names:
            if name not in given:
                break
            arriving.append(given[name])
        dropped.extend(f"{method.__name__}({name})" for name in names[len(arriving) :] if name in given)
        return method(self, *arriving)

    return call  # type: ignore[return-value]
