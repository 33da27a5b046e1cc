"""Reads received files through a child process (``child``), which may die, hang or be refused memory.

One child reads many files. When it dies or overruns on a workbook, that workbook is unreadable, a new child goes on
with the next one, and nothing else is lost. What a child says is checked like any other input.

Two children that share the files were tried: they cost a fifth more processor time and gained nothing.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from xlsx_addin.children.process import DEFAULT_CHILD_LIMITS, ChildLimits, ChildLost, ChildProcess
from xlsx_addin.exchange.envelope.digest import PREFIX
from xlsx_addin.exchange.envelope.manifest import Manifest, manifest_of_pairs
from xlsx_addin.exchange.forms.manifest import FormManifest, form_of_pairs
from xlsx_addin.exchange.intake.known_files import KnownFiles
from xlsx_addin.exchange.intake.rows import Row, unpacked_rows
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.mail.mail import MailFacts
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.exchange.intake.inbox import InboxFile

_DIGEST = re.compile(f"{PREFIX}[0-9a-f]{{64}}")
_CHILD = "xlsx_addin.exchange.intake.child"
_SOUND = ("envelope", "form")
_HELD = 8_000_000
"""Bytes of packed rows, of envelopes not yet judged, that are held in memory; those of further ones are read again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workbook was found, and what it was then."""

    file: InboxFile
    leaf: int
    sha256: str
    digest: str = ""
    """The digest that it was found to have, empty where that was not looked into or it is not intact."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One workbook in a received file.

    ``state`` is ``envelope`` (intact), ``form`` (answered),
    ``modified``, ``not_an_envelope`` or ``unreadable``; ``reason`` says why it is
    no intact envelope. ``manifest`` is what a readable envelope says of itself, ``digest`` what it really amounts to.
    """

    source: str
    place: Place
    state: str
    reason: str
    mail: MailFacts | None
    manifest: Manifest | None = None
    digest: str = ""
    packed_rows: str = ""
    """The rows of an intact envelope, or the answers of a form, where they are held in memory; ``EnvelopeReader.rows``
    gets them anyway."""
    form: FormManifest | None = None
    """What a form says of itself; in the state ``form`` it is as it was handed out."""
    notes: tuple[str, ...] = ()
    """What was doubtful about reading its answers."""

    @property
    def is_sound(self) -> bool:
        """Whether it can be used: an intact envelope, or an answered form."""
        return self.state in _SOUND


class EnvelopeReader:
    """Opens received files; a context manager, because processes stand behind it."""

    def __init__(self, limits: ChildLimits = DEFAULT_CHILD_LIMITS, known: KnownFiles | None = None) -> None:
        self._known = KnownFiles() if known is None else known
        self._left = _HELD
        self._child = ChildProcess(limits, _CHILD)

    @property
    def children_started(self) -> int:
        """How many processes were needed so far: one, unless some were lost."""
        return self._child.started

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self._child.dismiss()

    def survey(self, file: InboxFile) -> Iterator[Surveyed]:
        """Every workbook in a file, one after another; of a file that is known nothing is opened."""
        key = self._known.key(file.path)
        documents = self._known.documents(key)
        if documents is not None:
            with suppress(ChildLost):  # what is no answer of a child is asked anew
                found = [_unproven(_surveyed(file, leaf, document)) for leaf, document in documents]
                self._known.note(key, file.path, documents)
                yield from found
                return
        documents = []
        is_whole = True
        for leaf, document, surveyed in self._read(file):
            is_whole &= document is not None
            documents.append((leaf, document or {}))
            yield surveyed
        if is_whole:
            self._known.note(key, file.path, documents)

    def _read(self, file: InboxFile) -> Iterator[tuple[int, dict[str, Any] | None, Surveyed]]:
        """The same from a child, with the number of each workbook and what it said; None where the child was lost."""
        first = 0
        while True:
            opened: int | None = None
            try:
                for document in self._documents(self._survey_request(file, first)):
                    if "leaf" in document:
                        opened = int(document["leaf"])
                    elif opened is not None:
                        surveyed = _surveyed(file, opened, document)
                        self._left -= len(surveyed.packed_rows)
                        yield opened, document, surveyed
                        first, opened = opened + 1, None
            except ChildLost:
                place = Place(file, first if opened is None else opened, "")
                reason = words.CHILD_LOST.format(file=file.label)
                yield place.leaf, None, Surveyed(file.label, place, "unreadable", reason, None)
                if opened is None:
                    return
                first = opened + 1
            else:
                return

    def rows(self, place: Place, digest: str) -> list[Row] | None:
        """The rows of an intact envelope of this digest; None where the file is no longer what it was."""
        answer = self._fetch("rows", place)
        try:
            return unpacked_rows(answer["rows"]) if isinstance(answer, dict) and answer["digest"] == digest else None
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def content(self, place: Place) -> bytes | None:
        """The bytes of a workbook; None where the file is no longer what it was."""
        answer = self._fetch("bytes", place)
        is_same = isinstance(answer, bytes) and hashlib.sha256(answer).hexdigest() == place.sha256
        return answer if isinstance(answer, bytes) and is_same else None

    def plain_copy(self, place: Place) -> bytes | None:
        """An intact envelope written anew, of the same digest; None where that cannot be done."""
        try:
            answers = list(self.ask(_fetch_request("plain", place)))
        except ChildLost:
            return None
        return next((answer for answer in answers if isinstance(answer, bytes)), None)

    def _fetch(self, what: str, place: Place) -> dict[str, Any] | bytes | None:
        try:
            answers = list(self.ask(_fetch_request(what, place)))
        except ChildLost:
            return None
        return answers[0] if len(answers) == 1 else None

    def _survey_request(self, file: InboxFile, first: int) -> dict[str, Any]:
        """Rows are asked for as long as few are held."""
        request = {"do": "survey", "path": str(file.path), "name": file.path.name}
        return {**request, "from": first, "rows": self._left > 0}

    def _documents(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for answer in self.ask(request):
            if isinstance(answer, bytes):
                raise ChildLost
            yield answer

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """What the child says to one request; ``ChildLost`` where it says nothing more."""
        return self._child.ask(request)


def _unproven(surveyed: Surveyed) -> Surveyed:
    """What a store says: should its rows be wanted, the digest is worked out again and compared."""
    return replace(surveyed, place=replace(surveyed.place, digest=""))


def _fetch_request(what: str, place: Place) -> dict[str, Any]:
    request = {"do": what, "path": str(place.file.path), "name": place.file.path.name}
    return {**request, "leaf": place.leaf, "sha256": place.sha256, "digest": place.digest}


def _surveyed(file: InboxFile, leaf: int, document: dict[str, Any]) -> Surveyed:
    """What the child says of one workbook; ``ChildLost`` where it is not what a child of ours says."""
    try:
        source = printable(" › ".join([file.label, *map(str, document["trail"])]))
        pairs = document.get("pairs")
        manifest = None if pairs is None else manifest_of_pairs(pairs)
        state = str(document["state"])
        digest = str(document.get("digest", ""))
        form = None if document.get("form") is None else form_of_pairs(document["form"])
        is_sound = state in _SOUND
        place = Place(file, leaf, str(document.get("sha256", "")), digest if is_sound else "")
        if state == "form" and (form is None or not _DIGEST.fullmatch(digest)):
            raise ChildLost
        if state == "envelope" and (manifest is None or document["digest"] != manifest.digest):
            raise ChildLost
        mail = document["mail"] and _mail_facts(document["mail"])
        rows = str(document.get("rows", "")) if is_sound else ""
        reason, notes = printable(str(document["reason"])), tuple(map(str, document.get("notes", ())))
        return Surveyed(source, place, state, reason, mail, manifest, digest, rows, form, notes)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ChildLost from None


def _mail_facts(document: dict[str, Any]) -> MailFacts:
    def moment(text: str | None) -> datetime | None:
        return None if text is None else datetime.fromisoformat(text)

    return MailFacts(
        senders=tuple(map(str, document["senders"])),
        received=moment(document["received"]),
        date=moment(document["date"]),
        is_bare=bool(document["is_bare"]),
        finding=Authenticity(document["finding"]),
        files=None if document.get("files") is None else int(document["files"]),
    )
