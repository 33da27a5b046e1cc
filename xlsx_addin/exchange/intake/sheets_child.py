"""One more kind of request beside those of ``child``: what the sheets of a workbook hold, each by its digest.

``{"do": "sheets", "path": …, "name": …}`` is answered by ``{"sheets": {name: digest}}``: every sheet but cover and
manifest, which are not content; empty where the file is no workbook that can be read. Same limits as the others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.envelope.envelope import COVER_SHEET
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET
from xlsx_addin.exchange.intake import child
from xlsx_addin.exchange.intake.child import RECEIVED_LIMITS
from xlsx_addin.xlsx.package import read_file
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(memory_bytes: int, cpu_seconds: float) -> None:
    """What the process does from beginning to end."""
    child.run(memory_bytes, cpu_seconds, answer)


def answer(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The answer to one request."""
    try:
        yield {"sheets": _digests(request)}
    except Exception:  # noqa: BLE001 - whatever a damaged file makes it trip over, it holds no sheet to compare
        yield {"sheets": {}}


def _digests(request: dict[str, Any]) -> dict[str, str]:
    content = read_file(Path(request["path"]), RECEIVED_LIMITS)
    with FileWorkbook.open(content, name=request["name"], limits=RECEIVED_LIMITS) as workbook:
        names = [name for name in workbook.sheet_names if name not in (COVER_SHEET, MANIFEST_SHEET)]
        return {name: digest_of([workbook.read(name)], {}) for name in names}
