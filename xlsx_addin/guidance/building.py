"""From the tables of a letter's file to its record, as quickly as can be: nothing is checked here.

The package's own letters come this way, for they are validated when the package is tested; one of another folder goes
through ``strict``.
"""

from __future__ import annotations

import types
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from xlsx_addin.guidance.model import Data, Guidance

T = TypeVar("T", bound=Data)

KEYS = {"grades": "recognition", "readings": "own_readings"}
"""Keys of the file whose fields are called otherwise: the record's own ``grades`` and ``readings`` follow from them."""


def built(tables: dict[str, Any]) -> Guidance:
    """The letter that these tables describe."""
    return _record(Guidance, renamed(tables))


def renamed(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables under the names of the record's fields."""
    return {KEYS.get(key, key): value for key, value in tables.items()}


@cache
def _types(record: Any) -> dict[str, Any]:
    hints = get_type_hints(record)
    return {each.name: hints[each.name] for each in fields(record)}


def _record(record: type[T], table: dict[str, Any]) -> T:
    kinds = _types(cast("Any", record))
    return record(**{key: _value(kinds[key], value) for key, value in table.items()})


def _value(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
        origin = get_origin(kind)
    if origin is tuple:
        [each, *_] = get_args(kind)
        return tuple(_value(each, one) for one in value)
    if isinstance(kind, type) and issubclass(kind, Data):
        return _record(kind, value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return Decimal(str(value)) if kind is Decimal else value
