"""The published schemas of the JSON, made of the types: ``python -m tools.published_schemas`` writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from xlsx_addin.report import AppraisalDocument, CheckDocument

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent.parent / "docs" / "specification"
TYPES: Mapping[str, Any] = {"appraisal.schema.json": AppraisalDocument, "check.schema.json": CheckDocument}
"""File and the type of the document that it describes."""


def schema_of(name: str) -> dict[str, Any]:
    """The schema that a file holds; a document may have keys beside those that it names."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | TypeAdapter(TYPES[name]).json_schema()


def text_of(name: str) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema_of(name), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for file in TYPES:
        (FOLDER / file).write_text(text_of(file), "utf-8")
