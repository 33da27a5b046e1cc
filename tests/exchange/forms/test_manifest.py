"""What a form says of itself: written and read back the same, and nothing else is taken for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.exchange.forms.rounds import form_for
from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.forms.manifest import form_of_pairs
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest as letter_digest
from xlsx_addin.xlsx.cells import DateSerial
from xlsx_addin.xlsx.serial_dates import date_serial


def test_a_report_form_carries_what_it_asks_and_what_stood_there() -> None:
    assert form_for("TQT").manifest.pairs() == {
        "format": "1",
        "kind": "report_form",
        "recipient": "DU-LD",
        "year": "2026",
        "guidance": "804-CV/HU",
        "guidance_digest": letter_digest(load("804-CV/HU")),
        "created": "2026-11-02T08:30:00+07:00",
        "subject": "TQT",
        "subject_name": "Trương Quốc Toản",
        "subject_kind": "Cá nhân",
        "criterion C1": '["30"]',
        "criterion C2": '["30"]',
        "criterion C3": '["40"]',
        "was Sản phẩm cụ thể": '"Giảm 30% thời gian giải quyết hồ sơ"',
        "was Ghi chú": '"Mới"',
        "digest": form_for("TQT").manifest.digest,
    }


def test_a_score_form_carries_the_own_points_of_its_scorer_alone() -> None:
    pairs = form_for("Hoàng Văn Lực").manifest.pairs()
    assert {key: value for key, value in pairs.items() if key.startswith(("subject ", "scorer", "criterion C1"))} == {
        "scorer": "Hoàng Văn Lực",
        "criterion C1": '["30","Tất cả"]',
        "subject PKT": '["Phòng Kinh tế","Tổ chức",[27,26,36]]',
        "subject HND": '["Hội Nông dân","Tập thể",[]]',
    }


@pytest.mark.parametrize("who", ["TQT", "Hoàng Văn Lực"])
def test_what_is_written_is_read_back(who: str) -> None:
    manifest = form_for(who).manifest
    assert form_of_pairs(manifest.pairs()) == manifest
    assert manifest.digest == digest_of([], manifest.pairs())


def test_an_older_form_lacks_the_digest_of_its_letter() -> None:
    older = form_for("TQT").manifest.model_copy(update={"guidance_digest": ""})
    assert "guidance_digest" not in older.pairs()
    assert form_of_pairs(older.pairs()) == older


def test_a_value_keeps_its_kind() -> None:
    day = date_serial(datetime(2026, 11, 20))
    known = {"Ngày công nhận": day, "Điểm tự chấm": 92.5, "Ghi chú": "2026-11-20"}
    manifest = form_for("TQT").manifest.model_copy(update={"known": known})
    found = form_of_pairs(manifest.pairs())
    assert found is not None
    assert found.known == known
    assert isinstance(found.known["Ngày công nhận"], DateSerial)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("format", "2"),
        ("kind", "submission"),
        ("recipient", "đơn vị"),
        ("year", "02026"),
        ("guidance_digest", ""),
        ("guidance_digest", "sha256:0"),
        ("subject_kind", "Nhóm"),
        ("criterion C1", '["-1"]'),
        ("criterion C1", "[30]"),
        ("was Ghi chú", "{}"),
        ("was Ghi chú", '{"date":"x"}'),
        ("lạ", "1"),
    ],
)
def test_pairs_that_no_program_of_ours_writes_are_no_form(key: str, value: str) -> None:
    assert form_of_pairs({**form_for("TQT").manifest.pairs(), key: value}) is None


@pytest.mark.parametrize("key", ["format", "kind", "recipient", "year", "guidance", "created", "subject"])
def test_a_missing_key_is_no_form(key: str) -> None:
    assert (
        form_of_pairs({name: value for name, value in form_for("TQT").manifest.pairs().items() if name != key}) is None
    )
