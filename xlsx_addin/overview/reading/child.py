"""A third kind of request beside those of ``exchange.intake.child``: what the overview takes out of one file.

``{"do": "overview", "path": …, "name": …, "sha256": …, "letters": […]}`` is answered by one JSON document: ``state``
(``envelope``, ``workbook``, ``modified``, ``not_an_envelope``, ``other_format``, ``unreadable``, ``foreign``),
``reason``, and of an envelope or a workbook ``envelope``, ``subjects``, ``problems``, ``expected``. ``letters`` are
folders of letters. Within the same limits of memory and time as the others, and without the right to write a file.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.exchange.envelope.envelope import Fault, read_envelope
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET
from xlsx_addin.exchange.intake import child
from xlsx_addin.exchange.intake.child import RECEIVED_LIMITS
from xlsx_addin.guidance import available, load, look_into
from xlsx_addin.overview.reading.envelope_rows import envelope_rows
from xlsx_addin.overview.reading.workbook_rows import workbook_rows
from xlsx_addin.overview.states import SourceState
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import overview as words
from xlsx_addin.words import receiving
from xlsx_addin.workbook import layout
from xlsx_addin.xlsx.package import Unreadable, read_file
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator


_LONGEST_REASON = 500
_OWN_SHEETS = (words.SHEET_OVERVIEW, words.SHEET_METHOD)
"""By these an overview made before is known: it is no source."""


def run(memory_bytes: int, cpu_seconds: float) -> None:
    """What the process does from beginning to end."""
    child.run(memory_bytes, cpu_seconds, answer)


def answer(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The answer to one request; whatever goes wrong with a file is said of it."""
    yield child.guarded(partial(_document, request), request["name"], _LONGEST_REASON)


def _document(request: dict[str, Any]) -> dict[str, Any]:
    for folder in request["letters"]:
        look_into(Path(folder))
    try:
        content = read_file(Path(request["path"]), RECEIVED_LIMITS)
    except Unreadable as error:
        raise Refusal(error.sentence.format(file=request["name"], sheet="", **error.details)) from None
    if hashlib.sha256(content).hexdigest() != request["sha256"]:
        return _fault(SourceState.UNREADABLE, words.CHANGED_MEANWHILE)
    with FileWorkbook.open(content, name=request["name"], limits=RECEIVED_LIMITS) as workbook:
        if MANIFEST_SHEET in workbook.sheet_names:
            return _envelope_document(workbook)
        names = {fold(name) for name in workbook.sheet_names}
        if names >= {fold(name) for name in layout.REQUIRED_SHEETS}:
            rows = workbook_rows(workbook)
            if not rows.envelope["sender"]:
                return _fault(SourceState.NOT_AN_ENVELOPE, words.WORKBOOK_WITHOUT_UNIT)
            described = {**rows.envelope, "digest": f"file:{request['sha256']}"}
            return {**_fault(SourceState.WORKBOOK, ""), **rows._asdict(), "envelope": described}
        if names >= {fold(name) for name in _OWN_SHEETS}:
            return _fault(SourceState.FOREIGN, "")
        for name in workbook.sheet_names:  # a damaged workbook, or a bomb, is no readable one
            workbook.read(name)
        return _fault(SourceState.NOT_AN_ENVELOPE, receiving.FAULTS[Fault.NO_MANIFEST.name])


def _fault(state: SourceState, reason: str) -> dict[str, Any]:
    return {"state": state, "reason": " ".join(reason.split())}


def _envelope_document(workbook: FileWorkbook) -> dict[str, Any]:
    envelope = read_envelope(workbook)
    if isinstance(envelope, Fault):
        for name in workbook.sheet_names:
            workbook.read(name)
        states = {Fault.MANIFEST_UNREADABLE: SourceState.MODIFIED, Fault.OTHER_FORMAT: SourceState.OTHER_FORMAT}
        return _fault(states.get(envelope, SourceState.NOT_AN_ENVELOPE), receiving.FAULTS[envelope.name])
    guidance = envelope.manifest.guidance
    described = {**envelope.manifest.model_dump(mode="json"), "digest": envelope.digest}
    if not envelope.is_intact:
        return {**_fault(SourceState.MODIFIED, receiving.FAULTS["DIGEST"]), "claims": described}
    letter = load(guidance) if guidance in available() else None
    subjects, problems = envelope_rows(envelope, letter)
    return {
        **_fault(SourceState.ENVELOPE, ""),
        "envelope": {**described, "subjects": len(subjects)},
        "subjects": subjects,
        "problems": problems,
        "expected": [],
    }
