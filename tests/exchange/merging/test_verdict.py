"""The verdict on an intact envelope, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exchange.received import envelope
from xlsx_addin.exchange.merging.verdict import (
    Merged,
    Verdict,
    code_digits,
    continues,
    judge,
    leads_to,
    verdict_of_label,
)

FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)
THIRD = envelope(version=3, previous=SECOND)
MERGED = Merged(1, FIRST.code)


@pytest.mark.parametrize(
    ("merged", "trusted", "confirmed", "verdict"),
    [
        (None, True, False, Verdict.ACCEPTED),
        (None, False, False, Verdict.HELD),
        (None, False, True, Verdict.ACCEPTED),
        (MERGED, True, False, Verdict.ACCEPTED),
        (MERGED, False, False, Verdict.HELD),
        (Merged(1, "1111-1111-1111-1111"), True, False, Verdict.BRANCHED),
        (Merged(1, "1111-1111-1111-1111"), False, True, Verdict.ACCEPTED),
        (Merged(2, "1111-1111-1111-1111"), True, False, Verdict.BRANCHED),
        (Merged(2, SECOND.code), False, False, Verdict.UNCHANGED),
        (Merged(3, THIRD.code), True, True, Verdict.SUPERSEDED),
        (Merged(1, ""), True, False, Verdict.BRANCHED),
    ],
)
def test_of_a_second_version(merged: Merged | None, trusted: bool, confirmed: bool, verdict: Verdict) -> None:
    codes = set() if merged is None else {merged.code}
    assert judged(merged=merged, merged_codes=codes, trusted=trusted, confirmed=confirmed) is verdict


@pytest.mark.parametrize(("confirmed", "verdict"), [(False, Verdict.BRANCHED), (True, Verdict.ACCEPTED)])
def test_of_a_second_version_made_after_the_third(confirmed: bool, verdict: Verdict) -> None:
    merged = Merged(3, THIRD.code)
    found = judged(merged=merged, merged_codes={THIRD.code}, trusted=True, confirmed=confirmed, restarts=True)
    assert found is verdict


def judged(**known: Any) -> Verdict:
    return judge(SECOND.manifest, **{"restarts": False, "previous_of": {}, **known})


def test_a_chain_leads_through_versions_that_were_seen() -> None:
    seen = {SECOND.digest: SECOND.manifest.previous, FIRST.digest: ""}
    assert continues(THIRD.manifest, MERGED, seen)
    assert not continues(THIRD.manifest, MERGED, {})
    assert not continues(FIRST.manifest, Merged(1, FIRST.code), seen)


def test_a_ring_of_versions_ends() -> None:
    ring = {FIRST.digest: SECOND.digest, SECOND.digest: FIRST.digest}
    assert not leads_to(THIRD.code, FIRST.digest, ring)


@pytest.mark.parametrize(
    "text", ["4821-0934-1177-2058", "4821 0934 1177 2058", " 4821.0934.1177.2058 ", "4821093411772058"]
)
def test_a_code_may_be_typed_in_several_ways(text: str) -> None:
    assert code_digits(text) == "4821093411772058"


@pytest.mark.parametrize(
    "text", ["", "4821", "4821-0934-1177-205a", "4821-0934-1177-20581", "４８２１０９３４１１７７２０５８"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert code_digits(text) is None


def test_every_verdict_is_known_by_its_label() -> None:
    assert {verdict: verdict_of_label(verdict.label.upper()) for verdict in Verdict} == {each: each for each in Verdict}
