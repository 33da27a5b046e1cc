"""What the tests of the overview share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from xlsx_addin.overview.reading.child import answer

if TYPE_CHECKING:
    from collections.abc import Iterator


class ChildHere:
    """Says what a child says, without a process behind it."""

    def __init__(self, *_arguments: object) -> None: ...

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """What a child would say."""
        for document in answer(request):
            yield json.loads(json.dumps(document))

    def dismiss(self) -> None:
        """There is nothing to end."""


@pytest.fixture(autouse=True)
def reading_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """No process is started to read a file, unless a test is about just that (``reading_child``)."""
    if request.node.get_closest_marker("reading_child") is None:
        monkeypatch.setattr("xlsx_addin.overview.reading.batches.ChildProcess", ChildHere)
