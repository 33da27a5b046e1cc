"""The digest of what decides in a letter: two workbooks whose letters differ in it never exchange results.

Words, citations, comments, numbers of rules and readings, proposed scales (the clerk's sheet is what counts) and the
text beside the file are left out: a mended sentence cuts no exchange.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsx_addin.guidance.model import Guidance

_DECIDES = {
    "recognition": ("grade", "recognised"),
    "missed_minimum": ("effect", "grade"),
    "aggregation": ("method", "trimmed_from", "fewest", "too_few"),
    "deadlines": ("first_year", "last_year", "level", "kinds", "before", "until"),
    "deadline_day": ("counts",),
    "late_report": ("effect",),
    "registration": ("first_year", "last_year", "required", "kinds", "until"),
    "grounds": ("ground", "kinds", "years_before", "any_year"),
    "scopes": ("scope", "out"),
    "authorities": ("level", "kinds", "power", "power_for_commendation"),
}
"""The parts of a letter that decide, each with the keys that do."""
_IN_ANY_ORDER = ("deadlines", "registration", "grounds")
"""Parts of which the order in the file decides nothing."""


@cache
def digest(guidance: Guidance) -> str:
    """``sha256:`` and the SHA-256 of the canonical JSON of what decides."""
    decides: dict[str, Any] = {"first_year": guidance.first_year, "groups": _plain(guidance.groups)}
    for part, keys in _DECIDES.items():
        held = getattr(guidance, part)
        entries = [_part(entry, keys) for entry in (held if isinstance(held, tuple) else (held,))]
        decides[part] = sorted(entries, key=_canonical) if part in _IN_ANY_ORDER else entries
    return f"sha256:{hashlib.sha256(_canonical(decides).encode()).hexdigest()}"


def _part(entry: object, keys: tuple[str, ...]) -> dict[str, Any]:
    values = {key: _plain(getattr(entry, key)) for key in keys}
    return {key: sorted(value) if key == "kinds" else value for key, value in values.items()}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
