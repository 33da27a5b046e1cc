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


def version_line(kind: EnvelopeKind, year: int, sender: str, recipient: str) -> str:
    """``ThamDinh_2026_CB-01``, ``KetQua_2026_DU_CB-01``: the line of what one unit sends, of one kind, for one year.

    Results are counted for each recipient; submissions are not, because a unit has one superior at a time.
    """
    units = sender if kind is EnvelopeKind.SUBMISSION else f"{sender}_{recipient}"
    return f"{_PREFIXES[kind]}_{year}_{units}"


def line_of(manifest: Manifest) -> str:
    """The line of versions that an envelope belongs to."""
    return version_line(manifest.kind, manifest.year, manifest.sender, manifest.recipient)


def envelope_stem(manifest: Manifest) -> str:
    """``ThamDinh_2026_CB-01_v3``, ``KetQua_2026_DU_CB-01_v1``: an envelope's name and its draft's, without suffix."""
    return f"{line_of(manifest)}_v{manifest.version}"


def version_in_stem(stem: str, line: str) -> int | None:
    """The version that a name gives to an envelope of a line; None for another name."""
    start, _, version = stem.rpartition("_v")
    if start.casefold() != line.casefold() or not re.fullmatch("[1-9][0-9]{0,5}", version):
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
