"""The seal of an envelope: what its manifest says of its sender, alike in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope import Envelope
from xlsx_addin.exchange.envelope.manifest import Manifest
from xlsx_addin.guidance.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from xlsx_addin.appraisal.records import Register
    from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
    from xlsx_addin.xlsx.cells import SheetValues


def sealed(
    register: Register,
    kind: EnvelopeKind,
    sheets: Mapping[str, SheetValues],
    *,
    recipient: str,
    subjects: int,
    version: int,
    previous: str,
    created: datetime,
) -> Envelope:
    """These sheets as an envelope of the register's unit.

    ``created`` is in Vietnam's time zone, to the second; ``previous`` is the digest of the version before, empty
    without one.
    """
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
        version=version,
        created=created,
        previous=previous,
        subjects=subjects,
    )
    return Envelope.sealed(manifest, sheets)
