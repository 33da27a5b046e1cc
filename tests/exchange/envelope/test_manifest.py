"""The manifest: thirteen and one pairs of texts, read strictly and written one way only."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, Manifest, manifest_of_pairs, pair_sheet, read_pairs
from xlsx_addin.terms import Level
from xlsx_addin.xlsx.cells import ErrorValue, SheetValues

MANIFEST = Manifest(
    kind=EnvelopeKind.RESULT,
    sender="DU-LB",
    sender_name="Đảng ủy Trường THPT Lang Biang",
    recipient="CB-01",
    level=Level.GRASSROOTS,
    year=2026,
    guidance="804-CV/HU",
    scale_confirmed=False,
    version=3,
    created=datetime(2026, 12, 14, 8, 30, tzinfo=VIETNAM),
    previous="sha256:" + "ab" * 32,
    subjects=12,
    digest="sha256:" + "cd" * 32,
)
PAIRS = {
    "format": "1",
    "kind": "result",
    "sender": "DU-LB",
    "sender_name": "Đảng ủy Trường THPT Lang Biang",
    "recipient": "CB-01",
    "level": "Cấp ủy cơ sở",
    "year": "2026",
    "guidance": "804-CV/HU",
    "scale_confirmed": "false",
    "version": "3",
    "created": "2026-12-14T08:30:00+07:00",
    "previous": "sha256:" + "ab" * 32,
    "subjects": "12",
    "digest": "sha256:" + "cd" * 32,
}


def test_the_pairs_stand_in_the_order_of_the_specification() -> None:
    assert list(MANIFEST.pairs().items()) == list(PAIRS.items())


def test_what_was_written_is_read() -> None:
    assert manifest_of_pairs(PAIRS) == MANIFEST


def test_a_key_that_a_later_program_added_is_left_alone() -> None:
    assert manifest_of_pairs({**PAIRS, "signature": "…"}) == MANIFEST


@pytest.mark.parametrize("key", PAIRS)
def test_without_one_of_its_keys_it_is_none(key: str) -> None:
    assert manifest_of_pairs({name: value for name, value in PAIRS.items() if name != key}) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "2"),
        ("kind", "letter"),
        ("sender", "../CB-01"),
        ("sender", "cb-01"),
        ("sender", "CB-01\n"),
        ("sender", ""),
        ("sender", "A" * 65),
        ("recipient", "CB 01"),
        ("level", "Chi bo"),
        ("year", "2021"),
        ("year", "2026.0"),
        ("guidance", ""),
        ("scale_confirmed", "1"),
        ("scale_confirmed", "True"),
        ("version", "0"),
        ("version", "-1"),
        ("version", "03"),
        ("version", " 3"),
        ("version", "1_0"),
        ("version", "9" * 5000),
        ("created", "2026-12-14T01:30:00+00:00"),
        ("created", "2026-12-14T08:30:00"),
        ("created", "2026-12-14 08:30:00+07:00"),
        ("created", "2026-12-14T08:30:00.5+07:00"),
        ("previous", "sha256:" + "AB" * 32),
        ("previous", "none"),
        ("subjects", "-1"),
        ("digest", ""),
    ],
)
def test_a_value_written_in_another_way_is_refused(key: str, value: str) -> None:
    assert manifest_of_pairs({**PAIRS, key: value}) is None


@given(
    year=st.integers(2022, 9998),
    version=st.integers(1, 10**6),
    subjects=st.integers(0, 10**6),
    kind=st.sampled_from(EnvelopeKind),
    level=st.sampled_from(Level),
    scale_confirmed=st.booleans(),
    sender=st.from_regex(r"\A[A-Z0-9-]{1,64}\Z"),
    created=st.datetimes(datetime(2022, 1, 1), datetime(2100, 1, 1)),
    previous=st.sampled_from(["", "sha256:" + "0" * 64]),
)
def test_any_manifest_is_read_as_it_was_written(**values: object) -> None:
    created = values.pop("created")
    assert isinstance(created, datetime)
    manifest = Manifest.model_validate(
        {**MANIFEST.model_dump(), **values, "created": created.replace(microsecond=0, tzinfo=VIETNAM)}
    )
    assert manifest_of_pairs(manifest.pairs()) == manifest


def test_only_vietnams_time_is_taken() -> None:
    utc = datetime(2026, 12, 14, tzinfo=timezone(timedelta(0)))
    with pytest.raises(ValidationError):
        Manifest.model_validate({**MANIFEST.model_dump(), "created": utc})


def test_the_sheet_holds_the_pairs_in_two_columns() -> None:
    sheet = pair_sheet(MANIFEST_SHEET, PAIRS)
    assert list(sheet.columns[1].values()) == list(PAIRS)
    assert read_pairs(sheet) == PAIRS


def test_a_number_or_a_truth_value_counts_as_its_text() -> None:
    """A program that saves the workbook again may have made one of the text."""
    sheet = pair_sheet(MANIFEST_SHEET, PAIRS)
    rows = {key: row for row, key in sheet.columns[1].items()}
    sheet.set(rows["year"], 2, 2026.0)
    sheet.set(rows["scale_confirmed"], 2, value=False)
    assert read_pairs(sheet) == PAIRS


def test_a_blank_value_is_an_empty_text() -> None:
    pairs = {**PAIRS, "previous": ""}
    assert read_pairs(pair_sheet(MANIFEST_SHEET, pairs)) == pairs


def test_a_key_that_stands_twice_or_an_error_value_makes_it_unreadable() -> None:
    twice, error = pair_sheet(MANIFEST_SHEET, PAIRS), SheetValues("_manifest")
    twice.set(20, 1, "digest")
    error.set(1, 1, "year")
    error.set(1, 2, ErrorValue("#N/A"))
    assert (read_pairs(twice), read_pairs(error)) == (None, None)
