"""Other programs may rely on the published schemas: what is printed fits them, and they are those of the types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tools.published_schemas import FOLDER, TYPES, schema_of, text_of
from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", str(folder)]) == 1  # its data has errors on purpose
    return folder / "So_mau.xlsm"


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    main([*map(str, arguments), "--json"])
    return json.loads(capsys.readouterr().out)


def fits(document: object, name: str) -> bool:
    return bool(jsonschema.Draft202012Validator(schema_of(name)).is_valid(document))


@pytest.mark.parametrize("name", TYPES)
def test_the_published_schema_is_that_of_the_types(name: str) -> None:
    """``python -m tools.published_schemas`` writes it anew."""
    assert (FOLDER / name).read_text("utf-8") == text_of(name)


def test_the_sample_fits(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "appraise", sample)

    assert len(document["results"]) == 33
    assert fits(document, "appraisal.schema.json")
    assert fits(printed(capsys, "check", sample), "check.schema.json")
    assert fits(printed(capsys, "check", sample, "--code", "1234-5678-9012-3456"), "check.schema.json")


def spoilt(document: Any) -> Iterator[tuple[str, Any]]:
    """A document, each time with one thing that the schema forbids, and what it is."""
    result = document["results"][0]
    for key, value in {
        "outcome": "perhaps", "total": 91.5, "lateness": "early", "grounds": ["d"], "authority": "", "rules": ["3"],
        "kind": "Hội", "days_late": "1", "above": {"level": "Tỉnh", "outcome": None, "grade": None},
    }.items():  # fmt: skip
        yield key, document | {"results": [result | {key: value}]}
    for key in result:
        yield f"without {key}", document | {"results": [{k: v for k, v in result.items() if k != key}]}
    for key in document:
        yield f"without {key}", {k: v for k, v in document.items() if k != key}


def test_what_is_spoilt_does_not_fit(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = printed(capsys, "appraise", sample)
    assert [what for what, wrong in spoilt(document) if fits(wrong, "appraisal.schema.json")] == []


def test_keys_may_be_added(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fits(printed(capsys, "appraise", sample) | {"later": 1}, "appraisal.schema.json")
