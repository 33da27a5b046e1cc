"""The post between the machines of the senders and the receiver's inbox, all in memory but for the names of files.

Files are empty and told apart by their names: what a reader would say of each is known here. So a story of many runs
takes no time for writing and opening workbooks; that is tested elsewhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from tests.exchange.received import ADDRESSES, envelope, result_envelope
from xlsx_addin.exchange.intake.reader import Place, Surveyed
from xlsx_addin.exchange.intake.rows import envelope_rows, packed_rows
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.mail.mail import MailFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tools.exchange.expected_forms import Row as FilledRow
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.forms.answers import FormAnswer
    from xlsx_addin.exchange.intake.inbox import InboxFile
    from xlsx_addin.exchange.intake.rows import Row

SUPERIOR = "BTV-LD"
PEOPLE = {"R1": "r1@x.example", "R2": "r2@x.example", "Lê Một": "mot@x.example", "Lê Hai": "hai@x.example"}
"""Who answers forms: subjects by Mã, scorers by name."""
WAYS = ("mail", "stranger", "failed", "file", "edited")
START, NOW = datetime(2026, 12, 9, 18), datetime(2026, 12, 31, 9)

Subjects = dict[str, dict[str, str]]
"""Code, and heading and text of each cell that is not blank."""


@dataclass(frozen=True)
class Sent:
    """An envelope on its way; ``rows`` are what it holds, by the sender's own codes."""

    envelope: Envelope
    rows: Mapping[str, Mapping[str, str]]

    @property
    def sender(self) -> str:
        return self.envelope.manifest.sender

    @property
    def version(self) -> int:
        return self.envelope.manifest.version

    @property
    def digest(self) -> str:
        return self.envelope.digest


@dataclass(frozen=True)
class Answered:
    """An answered form on its way; ``rows`` are what it says of each row that it fills, blanks left out."""

    who: str
    answer: FormAnswer
    rows: Mapping[FilledRow, Mapping[str, object]]
    handed_out: Mapping[FilledRow, Mapping[str, object]]
    headings: Sequence[str]
    is_blank: bool
    purpose: str = ""
    total: Decimal = Decimal(0)
    version: int = 0

    @property
    def form(self) -> str:
        return self.answer.manifest.code

    @property
    def digest(self) -> str:
        return self.answer.digest

    @property
    def sender(self) -> str:
        return self.who

    @property
    def is_score(self) -> bool:
        return bool(self.answer.manifest.scorer)

    def confirms(self, typed: str) -> bool:
        """Whether what was typed confirms it."""
        if not self.is_score:
            return typed == "Có"
        return bool(self.total) and typed not in ("", "Có") and Decimal(typed.replace(",", ".")) == self.total


@dataclass
class Machine:
    """One machine of a sender: its own list of subjects, and what lies in its folder of what was sent."""

    sender: str
    subjects: Subjects = field(default_factory=dict)
    version: int = 0
    previous: str = ""

    def send(self, level_above: bool = False) -> Sent:
        """The next version, as this machine counts them."""
        rows = {code: dict(fields) for code, fields in self.subjects.items()}
        headings: tuple[str, ...]
        if level_above:
            headings = ("Tên", "Xếp loại", "Kết luận")
            made = result_envelope(_table(rows, headings), version=self.version + 1, previous=self.previous)
        else:
            headings = ("Tên", "Ghi chú", "Tình trạng hồ sơ", "Ngày nhận báo cáo")
            made = envelope(
                _table(rows, headings),
                version=self.version + 1,
                previous=self.previous,
                sender=self.sender,
                subjects=len(rows),
            )
        self.version, self.previous = self.version + 1, made.digest
        return Sent(made, rows)

    def lose_folder(self) -> None:
        """Begin again at 1, as a machine does of which the folder is gone."""
        self.version, self.previous = 0, ""


def _table(rows: Subjects, headings: tuple[str, ...]) -> str:
    lines = ["| Mã | " + " | ".join(headings) + " |"]
    lines += [f"| {code} | " + " | ".join(row.get(name, "") for name in headings) + " |" for code, row in rows.items()]
    return "\n".join(lines)


@dataclass(frozen=True)
class Delivered:
    """A file in the inbox: an envelope or a form, the way it came, and when its mail was received."""

    sent: Sent | Answered
    way: str
    received: datetime

    @property
    def envelope(self) -> Sent:
        """What was sent, where it is an envelope."""
        assert isinstance(self.sent, Sent)
        return self.sent

    @property
    def answer(self) -> Answered:
        """What was sent, where it is a form."""
        assert isinstance(self.sent, Answered)
        return self.sent

    @property
    def mail(self) -> MailFacts | None:
        """What its mail says; None for a bare file."""
        if self.way == "file":
            return None
        address = "ai@khac.example" if self.way == "stranger" else (ADDRESSES | PEOPLE)[self.sent.sender]
        return MailFacts(
            (address,),
            self.received,
            None,
            is_bare=False,
            finding=Authenticity.FAILED if self.way == "failed" else Authenticity.SILENT,
        )


class Post:
    """Everything that was ever sent, and what lies in the inbox."""

    def __init__(self, inbox: Path) -> None:
        self.inbox = inbox
        inbox.mkdir(parents=True)
        self.files: dict[str, Delivered] = {}
        self._by_content: dict[str, Sent | Answered] = {}
        self._now = START

    def deliver(self, sent: Sent | Answered, way: str, place: int) -> None:
        """Lay an envelope or a form into the inbox; ``place`` decides where among the others it comes."""
        self._now += timedelta(hours=1)
        name = f"{place:04}-{len(self.files)}-{sent.version}.xlsx"
        # A file without a mail is received when it is first seen here, and every run of a story is at the same time.
        self.files[name] = Delivered(sent, way, NOW if way == "file" else self._now)
        (self.inbox / name).touch()
        self._by_content[hashlib.sha256(sent.digest.encode()).hexdigest()] = sent

    def clear(self) -> None:
        """The clerk empties the inbox."""
        for name in self.files:
            (self.inbox / name).unlink()
        self.files.clear()

    def surveyed(self, file: InboxFile) -> Surveyed:
        """What a reader says of a file of the inbox."""
        found = self.files[file.path.name]
        if isinstance(found.sent, Answered):
            return self._surveyed_form(file, found, found.sent)
        manifest, digest = found.sent.envelope.manifest, found.sent.digest
        content = hashlib.sha256(digest.encode()).hexdigest()
        if found.way == "edited":
            return Surveyed(file.label, Place(file, 0, content), "modified", "đã sửa", found.mail, manifest, "0")
        return Surveyed(file.label, Place(file, 0, content, digest), "envelope", "", found.mail, manifest, digest)

    def _surveyed_form(self, file: InboxFile, found: Delivered, sent: Answered) -> Surveyed:
        content = hashlib.sha256(sent.digest.encode()).hexdigest()
        form = sent.answer.manifest
        if found.way == "edited":
            place = Place(file, 0, content)
            return Surveyed(file.label, place, "modified", "đã sửa", found.mail, None, "", "", form)
        place, rows = Place(file, 0, content, sent.digest), packed_rows(sent.answer.rows)
        return Surveyed(file.label, place, "form", "", found.mail, None, sent.digest, rows, form)

    def sent_of(self, place: Place) -> Sent | Answered:
        """What was found at a place."""
        return self._by_content[place.sha256]


class MemoryReader:
    """Stands for ``EnvelopeReader``."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        return

    def survey(self, file: InboxFile) -> Iterator[Surveyed]:
        yield self._post.surveyed(file)

    def rows(self, place: Place, digest: str) -> list[Row] | None:
        sent = self._post.sent_of(place)
        if sent.digest != digest:
            return None
        if isinstance(sent, Answered):
            return [dict(row) for row in sent.answer.rows]
        return envelope_rows(sent.envelope)

    def plain_copy(self, place: Place) -> bytes | None:
        return self.content(place)

    def content(self, place: Place) -> bytes | None:
        return self._post.sent_of(place).digest.encode()
