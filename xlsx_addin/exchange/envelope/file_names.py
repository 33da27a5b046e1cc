"""File names between the levels: ASCII, so that no mail program or stick spoils them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, FormKind
from xlsx_addin.vietnamese.normalise import name_part
from xlsx_addin.words.forms import FORM_PREFIXES

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.manifest import Manifest

ENVELOPE_SUFFIX, DRAFT_SUFFIX = ".xlsx", ".eml"

PLAIN_COPY = "_xem"
"""Ends the stem of the plain copy that an archive keeps beside an envelope: the one that people open."""

_PREFIXES = {EnvelopeKind.SUBMISSION: "ThamDinh", EnvelopeKind.RESULT: "KetQua"}


def envelope_stem(kind: EnvelopeKind, year: int, sender: str, recipient: str, version: int) -> str:
    """``ThamDinh_2026_CB-01_v3``, ``KetQua_2026_DU_CB-01_v1``: an envelope's name and its draft's, without suffix."""
    units = sender if kind is EnvelopeKind.SUBMISSION else f"{sender}_{recipient}"
    return f"{_PREFIXES[kind]}_{year}_{units}_v{version}"


def envelope_name(manifest: Manifest) -> str:
    """The envelope's file name."""
    stem = envelope_stem(manifest.kind, manifest.year, manifest.sender, manifest.recipient, manifest.version)
    return stem + ENVELOPE_SUFFIX


def version_in_stem(stem: str, kind: EnvelopeKind, year: int, sender: str, recipient: str) -> int | None:
    """The version that a name gives to an envelope of this sender, recipient and year; None for another name."""
    start, _, version = stem.rpartition("_v")
    wanted = envelope_stem(kind, year, sender, recipient, 0).removesuffix("_v0")
    if start.casefold() != wanted.casefold() or not re.fullmatch("[1-9][0-9]{0,5}", version):
        return None
    return int(version)


def reminder_stem(year: int, sender: str, recipient: str, number: int) -> str:
    """``DonDoc_2026_DU_CB-01_1``: a reminder's name without suffix."""
    return f"DonDoc_{year}_{sender}_{recipient}_{number}"


_FORM_PREFIXES = dict(zip(FormKind, FORM_PREFIXES, strict=False))
_NEW_SUBJECT_PREFIX = FORM_PREFIXES[-1]


def form_stem(kind: FormKind, year: int, unit: str, who: str) -> str:
    """``PhieuBaoCao_2026_DU_TQT``, ``PhieuCham_2026_DU_Hoang-Van-Luc``, ``PhieuDangKy_2026_DU`` for nobody yet."""
    if not who:
        return f"{_NEW_SUBJECT_PREFIX}_{year}_{unit}"
    return f"{_FORM_PREFIXES[kind]}_{year}_{unit}_{name_part(who)}"
