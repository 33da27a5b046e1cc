"""File names between the levels."""

from __future__ import annotations

import pytest

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import reminder_stem, version_in_stem, version_line

SUBMISSION, RESULT = EnvelopeKind.SUBMISSION, EnvelopeKind.RESULT


def test_names_are_those_of_the_specification() -> None:
    assert version_line(SUBMISSION, 2026, "CB-01", "DU-LB") == "ThamDinh_2026_CB-01"
    assert version_line(RESULT, 2026, "DU-LB", "CB-01") == "KetQua_2026_DU-LB_CB-01"
    assert reminder_stem(2026, "DU-LB", "CB-01", 2) == "DonDoc_2026_DU-LB_CB-01_2"


@pytest.mark.parametrize("version", [1, 12, 999_999])
@pytest.mark.parametrize("kind", EnvelopeKind)
def test_a_version_is_found_again_in_its_name(kind: EnvelopeKind, version: int) -> None:
    line = version_line(kind, 2026, "CB-01", "DU-LB")
    stem = f"{line}_v{version}"
    assert version_in_stem(stem, line) == version
    assert version_in_stem(stem.lower(), line) == version


@pytest.mark.parametrize(
    "stem",
    [
        "ThamDinh_2026_CB-01",
        "ThamDinh_2026_CB-01_v",
        "ThamDinh_2026_CB-01_v0",
        "ThamDinh_2026_CB-01_v01",
        "ThamDinh_2026_CB-01_v1 (2)",
        "ThamDinh_2026_CB-01_v9999999",
        "ThamDinh_2025_CB-01_v1",
        "ThamDinh_2026_CB-0_v1",
        "KetQua_2026_CB-01_DU-LB_v1",
        "",
    ],
)
def test_another_name_has_none(stem: str) -> None:
    assert version_in_stem(stem, "ThamDinh_2026_CB-01") is None
