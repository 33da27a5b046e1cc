"""Reads received files through a child process (``child``), which may die, hang or be refused memory.

One child reads many files. When it dies or overruns on a workbook, that workbook is unreadable, a new child goes on
with the next one, and nothing else is lost. What a child says is checked like any other input.

Two children that share the files were tried: they cost a fifth more processor time and gained nothing.

What else is in a mail or a zip, files that are no envelopes, is told together, however many they are: one stranger's
mail with a thousand attachments would otherwise bury ``Tiến độ`` under a thousand rows (envelope §9).
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.children.process import DEFAULT_CHILD_LIMITS, ChildLimits, ChildLost, ChildProcess
from xlsx_addin.exchange.envelope.digest import PREFIX
from xlsx_addin.exchange.envelope.manifest import Manifest, manifest_of_pairs
from xlsx_addin.exchange.forms.manifest import FormManifest, form_of_pairs
from xlsx_addin.exchange.intake.known_files import KnownFiles
from xlsx_addin.exchange.intake.rows import Row, unpacked_rows
from xlsx_addin.exchange.mail.mail import MAIL_FACTS, MailFacts
from xlsx_addin.vietnamese.quoting import listed, printable, quoted
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsx_addin.exchange.intake.inbox import InboxFile

_DIGEST = re.compile(f"{PREFIX}[0-9a-f]{{64}}")
_CHILD = "xlsx_addin.exchange.intake.child"
_SOUND = ("envelope", "form")
_OTHERS = ("not_an_envelope", "unreadable")
_MOST_BESIDE_AN_ENVELOPE = 10
"""So many are told one by one, where there is an envelope among them."""
_MOST_NAMES = 5
_LONGEST_NAME = 60
_HELD = 8_000_000
"""Bytes of packed rows, of envelopes not yet judged, that are held in memory; those of further ones are read again."""


class Place(NamedTuple):
    """Where a workbook was found, and what it was then."""

    file: InboxFile
    leaf: int
    sha256: str
    digest: str = ""
    """The digest that it was found to have, empty where that was not looked into or it is not intact."""


class Surveyed(NamedTuple):
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


class EnvelopeReader(ChildProcess):
    """Opens received files."""

    def __init__(self, limits: ChildLimits = DEFAULT_CHILD_LIMITS, known: KnownFiles | None = None) -> None:
        super().__init__(limits, _CHILD)
        self._known = KnownFiles() if known is None else known
        self._left = _HELD

    def survey(self, file: InboxFile) -> Iterator[Surveyed]:
        """Every workbook in a file, one after another; of a file that is known nothing is opened."""
        key = self._known.key(file.path)
        documents = self._known.documents(key)
        if documents is not None:
            with suppress(ChildLost):  # what is no answer of a child is asked anew
                found = [_surveyed(file, leaf, document) for leaf, document in documents]
                self._known.note(key, file.path, documents)
                # Should the rows be wanted, the digest is worked out again and compared.
                yield from (each._replace(place=each.place._replace(digest="")) for each in found)
                return
        documents = []
        for leaf, document, surveyed in self._read(file):
            documents.append((leaf, document))
            yield surveyed
        self._known.note(key, file.path, documents)

    def _read(self, file: InboxFile) -> Iterator[tuple[int, dict[str, Any], Surveyed]]:
        """The same from a child, with the number of each workbook and what it said; nothing where it was lost."""
        first = 0
        while True:
            opened: int | None = None
            try:
                # Rows are asked for as long as few are held.
                request = _request("survey", file, **{"from": first, "rows": self._left > 0})
                for document in map(_document, self.ask(request)):
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
                yield place.leaf, {}, Surveyed(file.label, place, "unreadable", reason, None)
                if opened is None:
                    return
                first = opened + 1
            else:
                return

    def rows(self, place: Place, digest: str) -> list[Row] | None:
        """The rows of an intact envelope of this digest; None where the file is no longer what it was."""
        with suppress(TypeError, KeyError, ValueError, AttributeError):
            [answer] = self._fetch("rows", place)
            return unpacked_rows(answer["rows"]) if isinstance(answer, dict) and answer["digest"] == digest else None
        return None

    def content(self, place: Place) -> bytes | None:
        """The bytes of a workbook; None where the file is no longer what it was."""
        content = self._bytes("bytes", place)
        return content if content is not None and hashlib.sha256(content).hexdigest() == place.sha256 else None

    def plain_copy(self, place: Place) -> bytes | None:
        """An intact envelope written anew, of the same digest; None where that cannot be done."""
        return self._bytes("plain", place)

    def sheets(self, file: InboxFile) -> dict[str, str]:
        """The sheets of a workbook but cover and manifest, each by its digest; none where it cannot be read."""
        with suppress(ChildLost, TypeError, KeyError, ValueError, AttributeError):
            [answer] = map(_document, self.ask(_request("sheets", file)))
            return {str(name): str(digest) for name, digest in answer["sheets"].items()}
        return {}

    def _bytes(self, what: str, place: Place) -> bytes | None:
        return next((answer for answer in self._fetch(what, place) if isinstance(answer, bytes)), None)

    def _fetch(self, what: str, place: Place) -> list[dict[str, Any] | bytes]:
        """The answers; none where the child was lost."""
        known = {"leaf": place.leaf, "sha256": place.sha256, "digest": place.digest}
        with suppress(ChildLost):
            return list(self.ask(_request(what, place.file, **known)))
        return []


def _document(answer: dict[str, Any] | bytes) -> dict[str, Any]:
    if isinstance(answer, bytes):
        raise ChildLost
    return answer


def _request(what: str, file: InboxFile, **more: object) -> dict[str, Any]:
    return {"do": what, "path": str(file.path), "name": file.path.name, **more}


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
        mail = MAIL_FACTS.validate_python(document["mail"])
        rows = str(document.get("rows", "")) if is_sound else ""
        reason, notes = printable(str(document["reason"])), tuple(map(str, document.get("notes", ())))
        return Surveyed(source, place, state, reason, mail, manifest, digest, rows, form, notes)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ChildLost from None


def gathered(surveyed: Iterable[Surveyed]) -> list[Surveyed]:
    """What one received file holds, those of its workbooks that are no envelopes as one where they are many.

    Without an envelope more than one are many. The one stands where the first stood, and is unreadable if one of them
    is: that one may have been the envelope.
    """
    found = list(surveyed)
    others = [each for each in found if each.state in _OTHERS and each.manifest is None]
    if len(others) <= (_MOST_BESIDE_AN_ENVELOPE if len(others) < len(found) else 1):
        return found
    first = next((each for each in others if each.state == "unreadable"), others[0])
    names = [quoted(each.source.rpartition(" › ")[2], _LONGEST_NAME) for each in others]
    sentence = words.SEVERAL_OTHERS if len(others) == len(found) else words.OTHERS_BESIDE
    reason = sentence.format(count=len(others), files=listed(names, _MOST_NAMES), reason=first.reason)
    one = first._replace(source=first.place.file.label, reason=reason)
    place = found.index(others[0])
    return [*found[:place], one, *(each for each in found[place:] if each not in others)]
