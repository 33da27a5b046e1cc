"""The child process that opens received files, within limits of memory and processor time (decision 8).

How it is asked and answers, ``children.serving`` says; here is what.

- ``{"do": "survey", "path": …, "name": …, "from": n, "rows": …}``: for each workbook in the file from the n-th on,
  ``{"leaf": n}`` before it is opened and then what it is (see ``_surveyed``), with its rows where these are asked for.
- ``{"do": "rows", "path": …, "name": …, "leaf": n, "sha256": …, "digest": …}``: the rows of that envelope, which a
  survey has found intact with that digest; where ``digest`` is empty its own is worked out and told.
- ``{"do": "bytes", …}``: its bytes.
- ``{"do": "plain", …}``: ``{"state": "envelope"}``, and the bytes of its plain copy.
- ``{"do": "sheets", "path": …, "name": …}``: ``{"sheets": {name: digest}}`` of a workbook, but for cover and manifest,
  which are not content; empty where the file is none that can be read.

Nothing but the end follows where the file is no longer what it was.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.children import serving
from xlsx_addin.children.serving import ProcessorTime
from xlsx_addin.exchange.envelope import envelope as envelopes
from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.forms.reader import FormRead, read_form
from xlsx_addin.exchange.intake.rows import envelope_rows, fits, packed_rows, refuse_too_long
from xlsx_addin.exchange.mail.containers import Leaf, leaves, other_form_file
from xlsx_addin.exchange.mail.mail import MAIL_FACTS, MailFacts
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import form_reading as form_words
from xlsx_addin.words import opening
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.sheets import Sheets
from xlsx_addin.xlsx.package import Limits, Unreadable, read_file
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xlsx_addin.children.serving import Answering


_LONGEST_REASON = 2_000
"""A stranger had a part in it, such as the name of a sheet; it is to fit into a cell."""
_LONGEST_ADDRESS = 320
_MOST_SENDERS = 20
"""More than one cannot be checked, however many they are."""

RECEIVED_LIMITS = Limits(file_bytes=60_000_000, inflated_bytes=250_000_000, cells=3_000_000, memory_bytes=300_000_000)
"""For a received workbook: some twenty thousand subjects with their score sheets stay well below."""


class FileTime(ProcessorTime):
    """The time of a received file: that of one workbook, or of the whole file without a sound envelope.

    It is the same however large the file is: an envelope of 10,000 subjects (450,000 cells, 3 MB) takes half of it, and
    no unit has sent a tenth of that.
    """

    def begin(self, request: dict[str, Any]) -> None:
        """A new file: all its time is still left."""
        super().begin(request)
        self._since = time.process_time()

    def answered(self, frame: dict[str, Any] | bytes) -> None:
        """What was spent on a sound envelope does not count against the file."""
        if isinstance(frame, dict) and "leaf" in frame:
            self._since = time.process_time()
        elif isinstance(frame, dict) and frame.get("state") in ("envelope", "form"):
            self.forgive(self._since)


def run(memory_bytes: int, cpu_seconds: float, answer: Answering | None = None) -> None:
    """What the process does from beginning to end; ``answer`` is by default ``answers_to``."""
    serving.run(memory_bytes, FileTime(cpu_seconds), answer or answers_to)


def answers_to(request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
    """What is said to one request, but for the end."""
    if request["do"] == "sheets":
        yield {"sheets": _sheet_digests(request)}
        return
    is_survey = request["do"] == "survey"
    first = int(request["from"] if is_survey else request["leaf"])
    for number, leaf in enumerate(_leaves_of(request)):
        if number < first:
            continue
        if is_survey:
            yield {"leaf": number}
            said = guarded(partial(_surveyed, leaf, request), _name(leaf, request), _LONGEST_REASON)
            yield {"trail": leaf.trail, "mail": _mail_document(leaf.mail), **said}
        elif number == first:
            with suppress(Refusal):  # a kept envelope that somebody has altered
                yield from _fetched(leaf, request)
            return


def _sheet_digests(request: dict[str, Any]) -> dict[str, str]:
    try:
        content = read_file(Path(request["path"]), RECEIVED_LIMITS)
        with FileWorkbook.open(content, name=request["name"], limits=RECEIVED_LIMITS) as workbook:
            return {sheet.name: digest_of([sheet], {}) for sheet in envelopes.content_sheets(workbook)}
    except Exception:  # noqa: BLE001 - whatever a damaged file makes it trip over, it holds no sheet to compare
        return {}


def _leaves_of(request: dict[str, Any]) -> Iterator[Leaf]:
    if fault := other_form_file(request["name"]):
        yield Leaf((), b"", None, fault)
        return
    try:
        content = read_file(Path(request["path"]), RECEIVED_LIMITS)
    except Unreadable as error:
        yield Leaf((), b"", None, error.sentence.format(file="{file}", sheet="", **error.details))
        return
    if len(content) > RECEIVED_LIMITS.file_bytes:
        limit = RECEIVED_LIMITS.file_bytes // 1_000_000
        yield Leaf((), b"", None, opening.FILE_TOO_LARGE.format(file="{file}", limit=limit))
        return
    yield from leaves(content, request["name"])


def guarded(survey: Callable[[], dict[str, Any]], name: str, longest_reason: int) -> dict[str, Any]:
    """Whatever goes wrong with one workbook is said of it, and the next one is read."""
    try:
        return survey()
    except Refusal as refusal:
        return {"state": "unreadable", "reason": quoted(str(refusal), longest_reason)}
    except MemoryError:
        return {"state": "unreadable", "reason": opening.TOO_MUCH.format(file=name)}
    except Exception:  # noqa: BLE001 - a hostile file must not end the process
        return {"state": "unreadable", "reason": opening.DAMAGED.format(file=name)}


def _surveyed(leaf: Leaf, request: dict[str, Any]) -> dict[str, Any]:
    """``state`` (envelope, modified, not_an_envelope, unreadable), ``reason``, and of an envelope its manifest."""
    if leaf.fault:
        return {"state": "unreadable", "reason": leaf.fault.format(file=_name(leaf, request))}
    sha256 = hashlib.sha256(leaf.content).hexdigest()
    with FileWorkbook.open(leaf.content, name=_name(leaf, request), limits=RECEIVED_LIMITS) as workbook:
        form = read_form(workbook)
        if form is not None:
            return _form_document(form, sha256)
        return _envelope_document(workbook, sha256, with_rows=bool(request["rows"]))


def _envelope_document(workbook: FileWorkbook, sha256: str, *, with_rows: bool) -> dict[str, Any]:
    envelope = envelopes.read_envelope(workbook)
    why_not_plain = envelopes.not_plain(workbook.extras())
    if isinstance(envelope, envelopes.Fault):
        for name in workbook.sheet_names:  # a damaged workbook, or a bomb, is no readable one
            workbook.read(name)
        state = "modified" if envelope is envelopes.Fault.MANIFEST_UNREADABLE else "not_an_envelope"
        return {"state": state, "reason": words.FAULTS[envelope.name], "sha256": sha256}
    if not fits(envelope.manifest.sender_name):
        return {"state": "not_an_envelope", "reason": words.FAULTS["MANIFEST_INVALID"], "sha256": sha256}
    document: dict[str, Any] = {"pairs": envelope.manifest.pairs(), "digest": envelope.digest, "sha256": sha256}
    if not envelope.is_intact:
        return {"state": "modified", "reason": words.FAULTS["DIGEST"], **document}
    if why_not_plain:
        return {"state": "modified", "reason": quoted(why_not_plain, _LONGEST_REASON), **document}
    try:
        rows = envelope_rows(envelope)
        refuse_too_long(envelope)
    except Refusal as refusal:
        return {"state": "not_an_envelope", "reason": str(refusal), **document}
    if with_rows:
        document["rows"] = packed_rows(rows)
    return {"state": "envelope", "reason": "", **document}


def _form_document(form: FormRead, sha256: str) -> dict[str, Any]:
    """What is said of a form: ``form`` (its pairs), and of one that can be read its answers and their digest."""
    document: dict[str, Any] = {"state": form.state, "reason": form.reason, "sha256": sha256}
    if form.manifest is not None:
        document["form"] = form.manifest.pairs()
    if form.answer is not None:
        if not all(fits(text) for row in form.answer.rows for text in row.values() if isinstance(text, str)):
            return {**document, "state": "modified", "reason": form_words.ANSWER_TOO_LONG}
        document |= {"rows": packed_rows(form.answer.rows), "digest": form.answer.digest, "notes": form.answer.notes}
    return document


def _fetched(leaf: Leaf, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
    if hashlib.sha256(leaf.content).hexdigest() != request["sha256"]:
        return
    if request["do"] == "bytes":
        yield leaf.content
        return
    with FileWorkbook.open(leaf.content, name=_name(leaf, request), limits=RECEIVED_LIMITS) as workbook:
        form = read_form(workbook)
        if form is not None:
            if form.answer is not None and request["do"] == "rows":
                yield {"digest": form.answer.digest, "rows": packed_rows(form.answer.rows)}
            return
        only_rows = request["digest"] and request["do"] == "rows"
        envelope = _known_intact(workbook, request["digest"]) if only_rows else envelopes.read_envelope(workbook)
    if not isinstance(envelope, envelopes.Envelope) or not envelope.is_intact:
        return
    if request["do"] == "plain":
        from xlsx_addin.exchange.envelope.writer import plain_copy

        yield {"state": "envelope"}  # what follows has the time of a whole file again
        yield plain_copy(envelope)
    else:
        yield {"digest": envelope.digest, "rows": packed_rows(envelope_rows(envelope))}


def _known_intact(workbook: FileWorkbook, digest: str) -> envelopes.Envelope | envelopes.Fault:
    """The sheets that hold rows; the bytes are those of which the digest was checked before."""
    found = envelopes.read_manifest(workbook)
    if isinstance(found, envelopes.Fault):
        return found
    manifest, pairs = found
    names = [name for name in (layout.SUBJECTS, layout.RESULTS) if name in envelopes.CONTENT_SHEETS[manifest.kind]]
    return envelopes.Envelope(manifest, Sheets({name: workbook.read(name) for name in names}), pairs, digest)


def _name(leaf: Leaf, request: dict[str, Any]) -> str:
    return leaf.trail[-1] if leaf.trail else str(request["name"])


def _mail_document(mail: MailFacts | None) -> Any:
    senders = () if mail is None else mail.senders[:_MOST_SENDERS]
    shown = tuple(quoted(address, _LONGEST_ADDRESS) for address in senders)
    return MAIL_FACTS.dump_python(mail and replace(mail, senders=shown), mode="json")
