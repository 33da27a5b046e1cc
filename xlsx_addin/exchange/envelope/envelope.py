"""An envelope: what it says of itself, what it holds, whether the two fit, and whether it is plain (envelope §1).

Plain is one of which one sees on opening it what its digest covers: a formula shows another figure tomorrow, and a
number format another one today. What a plain open-and-save by Excel, LibreOffice or Google Sheets writes is plain.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Self

from xlsx_addin.exchange.envelope.digest import DIGEST_KEY, confirmation_code, digest_of
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.manifest import FORMAT, MANIFEST_SHEET, Manifest, manifest_of_pairs, read_pairs
from xlsx_addin.guidance.digest import digest
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets, Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from xlsx_addin.appraisal.records import Register
    from xlsx_addin.xlsx.cells import SheetValues
    from xlsx_addin.xlsx.workbook_part import Extras


COVER_SHEET = "Phiếu gửi"
"""Printed and signed by people; the reader rebuilds it and trusts nothing on it."""

CONTENT_SHEETS = {
    EnvelopeKind.SUBMISSION: (layout.SUBJECTS, layout.SCALE, layout.SCORES, layout.RESULTS, layout.PROBLEMS),
    EnvelopeKind.RESULT: (layout.RESULTS,),
}
"""The sheets between the cover and the manifest, in their order."""


class Fault(Enum):
    """Why a workbook that can be read is no envelope."""

    NO_MANIFEST = "no sheet _manifest"
    OTHER_FORMAT = "an envelope of another format, made by a newer program"
    MANIFEST_UNREADABLE = "a manifest with a key missing, standing twice, or not written as it must be"
    MANIFEST_INVALID = "an unchanged manifest with a value that this program cannot take, such as a version 0"
    SHEET_MISSING = "an intact envelope without a sheet that its kind must have"


class Envelope(NamedTuple):
    """An envelope: its manifest, all its sheets but the cover and the manifest, in order, and what they amount to.

    ``pairs`` are all of the manifest's, known or not; ``digest`` is worked out from ``sheets`` and ``pairs``.
    """

    manifest: Manifest
    sheets: Sheets
    pairs: Mapping[str, str]
    digest: str

    @classmethod
    def sealed(cls, manifest: Manifest, sheets: Mapping[str, SheetValues]) -> Self:
        """A new envelope of these sheets; the digest is put into the manifest."""
        digest = digest_of(list(sheets.values()), manifest.pairs())
        complete = manifest.model_copy(update={"digest": digest})
        return cls(complete, sheets if isinstance(sheets, Sheets) else Sheets(sheets), complete.pairs(), digest)

    @property
    def is_intact(self) -> bool:
        """Whether it holds what was sent."""
        return self.digest == self.manifest.digest

    @property
    def code(self) -> str:
        """The confirmation code of what it holds."""
        return confirmation_code(self.digest)


def read_manifest(workbook: Workbook) -> tuple[Manifest, dict[str, str]] | Fault:
    """The manifest alone, with all its pairs; Refusal when the sheet cannot be read at all."""
    if MANIFEST_SHEET not in workbook.sheet_names:
        return Fault.NO_MANIFEST
    pairs = read_pairs(workbook.read(MANIFEST_SHEET))
    if pairs is None:
        return Fault.MANIFEST_UNREADABLE
    if pairs.get("format", str(FORMAT)) != str(FORMAT):
        return Fault.OTHER_FORMAT
    manifest = manifest_of_pairs(pairs)
    if manifest is None:
        is_unchanged = digest_of(content_sheets(workbook), pairs) == pairs.get(DIGEST_KEY)
        return Fault.MANIFEST_INVALID if is_unchanged else Fault.MANIFEST_UNREADABLE
    return manifest, pairs


def content_sheets(workbook: Workbook) -> list[SheetValues]:
    """What the digest covers: every sheet but the cover and the manifest."""
    return [workbook.read(name) for name in workbook.sheet_names if name not in (COVER_SHEET, MANIFEST_SHEET)]


def read_envelope(workbook: Workbook) -> Envelope | Fault:
    """Open an envelope; ``is_intact`` says whether its digest fits. Refusal when a sheet cannot be read at all."""
    found = read_manifest(workbook)
    if isinstance(found, Fault):
        return found
    manifest, pairs = found
    sheets = Sheets({sheet.name: sheet for sheet in content_sheets(workbook)})
    envelope = Envelope(manifest, sheets, pairs, digest_of(list(sheets.values()), pairs))
    if envelope.is_intact and not sheets.keys() >= set(CONTENT_SHEETS[manifest.kind]):
        return Fault.SHEET_MISSING
    return envelope


_LANGUAGE = r"(?:\[\$-[0-9A-F]{1,4}\])?"
_OF_NUMBERS = re.compile(rf"{_LANGUAGE}(?:General|Standard|@|(?:#,##)?0(?:\.00?)?)(?:;@)?", re.IGNORECASE)
_OF_DATES = re.compile(
    # Years, months, days and times; between them signs, and words in quotes that hold no digit.
    rf'{_LANGUAGE}(?=[^;]*[ymdhs])(?:[ymdhs]|\[(?:h+|m+|s+)\]|AM/PM|A/P|\.0+|[/:.,\- ]|\\[^0-9]|"[^"0-9]*")+(?:;@)?',
    re.IGNORECASE,
)
_BUILT_IN = frozenset(map(str, (*range(5), *range(14, 23), *range(27, 37), *range(45, 48), 49, *range(50, 59))))
"""General, 0, 0.00, #,##0, #,##0.00, @ and the dates: these have numbers, and no codes, in a file."""


def not_plain(extras: Extras) -> str:
    """Why a workbook of which the covered sheets were read is no plain envelope, in a sentence; "" where it is one."""
    if extras.has_macro:
        return words.NOT_PLAIN["macro"]
    if extras.has_link:
        return words.NOT_PLAIN["link"]
    if extras.formula_sheets:
        return words.NOT_PLAIN["formula"].format(sheet=extras.formula_sheets[0])
    for sheet, formats in extras.number_formats.items():
        if not all(map(is_plain_format, formats)):
            return words.NOT_PLAIN["format"].format(sheet=sheet)
    return ""


def is_plain_format(code: str) -> bool:
    """Whether a number under this format shows as itself, rounded at the most, or as the day or time that it is."""
    if code in _BUILT_IN:
        return True
    return any(shape.fullmatch(code.strip()) is not None for shape in (_OF_NUMBERS, _OF_DATES))


class Edition(NamedTuple):
    """Which of its line of versions an envelope is."""

    version: int
    previous: str
    """The digest of the version before, empty without one."""
    created: datetime
    """In Vietnam's time zone, to the second."""


def sealed(
    register: Register,
    kind: EnvelopeKind,
    sheets: Mapping[str, SheetValues],
    edition: Edition,
    *,
    recipient: str,
    subjects: int,
) -> Envelope:
    """These sheets as an envelope of the register's unit."""
    settings = register.settings
    manifest = Manifest(
        kind=kind,
        sender=settings.unit_code,
        sender_name=settings.unit_name,
        recipient=recipient,
        level=settings.level,
        year=settings.year,
        guidance=register.guidance.id,
        guidance_digest=digest(register.guidance),
        scale_confirmed=settings.scale_confirmed,
        subjects=subjects,
        **edition._asdict(),
    )
    return Envelope.sealed(manifest, sheets)
