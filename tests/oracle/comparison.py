"""One random workbook through the package and through the second reading."""

from __future__ import annotations

from typing import Any

from tests.oracle.random_books import content_of, random_book
from tests.oracle.reading import results
from tests.workbooks import appraise_file
from xlsx_addin.report import appraisal_document


def differences(seed: int) -> list[str]:
    """Where the package and the second reading disagree on the workbook of a seed; empty where they agree."""
    book = random_book(seed)
    found: Any = appraisal_document(appraise_file(content_of(book), book.today))["results"]
    wanted = results(book)
    if len(found) != len(wanted):
        return [f"seed {seed}: {len(found)} results where {len(wanted)} are expected"]
    told = []
    for result, expected in zip(found, wanted, strict=True):
        shown = {key: "" if result[key] is None else str(result[key]) for key in expected if key not in _MADE}
        shown["grounds"] = ", ".join(result["grounds"])
        shown["above"] = "" if result["above"] is None else str(result["above"]["grade"])
        told += [
            f"seed {seed}, {expected['subject']}: {key} is {shown[key]!r}, the reading says {expected[key]!r}"
            for key in expected
            if shown[key] != expected[key]
        ]
    return told


_MADE = ("grounds", "above")
