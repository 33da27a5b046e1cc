"""What an envelope says of itself on its hidden sheet ``_manifest``: two columns, key and value, all of them texts."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from xlsx_addin.exchange.envelope.digest import canonical_text, number_text
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind  # noqa: TC001 - pydantic needs it when the class is made
from xlsx_addin.exchange.units.senders import UNIT_CODE
from xlsx_addin.terms import Level  # noqa: TC001 - pydantic needs it when the class is made
from xlsx_addin.xlsx.cells import CellValue, SheetValues

if TYPE_CHECKING:
    from collections.abc import Mapping


MANIFEST_SHEET = "_manifest"
FORMAT = 1

UNSEALED = "sha256:" + "0" * 64
"""Stands in ``digest`` until the content is complete."""

UnitCode = Annotated[str, Field(pattern=f"^{UNIT_CODE}$")]
Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0, le=10**6)]

_KEY_COLUMN, _VALUE_COLUMN = 1, 2
_VIETNAM_OFFSET = timedelta(hours=7)


class Manifest(BaseModel):
    """The manifest's known keys, in the order in which they are written (envelope §4)."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    kind: EnvelopeKind
    sender: UnitCode
    sender_name: str
    recipient: UnitCode
    level: Level
    """The sender's."""
    year: Annotated[int, Field(ge=2022, le=9998)]
    guidance: Annotated[str, Field(min_length=1)]
    guidance_digest: Digest | Annotated[str, Field(max_length=0)] = ""
    """The digest of what the sender's letter decides (letters §4); empty in older envelopes, which lack the key."""
    scale_confirmed: bool
    version: Annotated[int, Field(ge=1, le=10**6)]
    created: datetime
    """With the offset +07:00, to the second."""
    previous: Digest | Annotated[str, Field(max_length=0)]
    """The digest of the version before this one, empty where there is none."""
    subjects: Count
    digest: Digest = UNSEALED

    @field_validator("created")
    @classmethod
    def _check_created(cls, created: datetime) -> datetime:
        if created.utcoffset() != _VIETNAM_OFFSET or created.microsecond:
            raise ValueError("the time of creation is to the second and has the offset +07:00")
        return created

    def pairs(self) -> dict[str, str]:
        """Keys and values as texts: whole numbers in digits, truth as ``true`` or ``false``, times in ISO 8601."""
        return {key: _text(value) for key, value in self if key != "guidance_digest" or value}


def manifest_of_pairs(pairs: Mapping[str, str]) -> Manifest | None:
    """The manifest that the pairs write out; None where a known key is missing or not written as we write it.

    Keys that are not known are left alone: a later program may add some.
    """
    known = {key: pairs[key] for key in Manifest.model_fields if key in pairs}
    try:
        manifest = Manifest.model_validate_strings(known)
    except ValidationError:
        return None
    return manifest if manifest.pairs() == known else None


def read_pairs(sheet: SheetValues) -> dict[str, str] | None:
    """The pairs on the sheet ``_manifest``; None where a key stands twice or a cell cannot be a text.

    A number or a truth value counts as the text that the digest would take it for, because a program that saves the
    workbook again may turn the text ``2026`` into one.
    """
    pairs: dict[str, str] = {}
    for row, cell in sorted(sheet.columns.get(_KEY_COLUMN, {}).items()):
        key, value = _cell_text(cell), _cell_text(sheet.at(row, _VALUE_COLUMN))
        if key is None or value is None or key in pairs:
            return None
        pairs[key] = value
    return pairs


def pair_sheet(name: str, pairs: Mapping[str, CellValue]) -> SheetValues:
    """A sheet of this name that holds these pairs."""
    sheet = SheetValues(name)
    for row, (key, value) in enumerate(pairs.items(), start=1):
        sheet.set(row, _KEY_COLUMN, key)
        sheet.set(row, _VALUE_COLUMN, value)
    return sheet


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return canonical_text(str(value))


def _cell_text(value: CellValue | None) -> str | None:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _text(value)
    if isinstance(value, float):
        return number_text(value)
    return canonical_text(value) if isinstance(value, str) else None
