"""Workbooks inside what was received: bare files, mails, mails inside mails, zips.

What something is, is told by its content, not by its name or declared type. Names inside are shown to people and
never used as paths; nothing is unpacked to disk. Runs in the reading child.
"""

from __future__ import annotations

from contextlib import suppress
from email.message import Message
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.mail.mail import MailFacts, mail_attachments, mail_facts, parsed_mail
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import form_reading as form_words
from xlsx_addin.words import opening
from xlsx_addin.words import receiving as words
from xlsx_addin.words.forms import FORM_PREFIXES
from xlsx_addin.xlsx import package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipInfo

    from xlsx_addin.exchange.mail.outlook import OutlookMessage

_EMPTY_ZIP = b"PK\x05\x06"
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")
_MAIL_SUFFIXES = (".eml", ".msg")
_OPENED_SUFFIXES = (*_WORKBOOK_SUFFIXES, *_MAIL_SUFFIXES, ".zip")
_OFFICE_PART = "[content_types].xml"
_LONGEST_NAME, _LONGEST_SUFFIX = 120, 12


class ContainerLimits(NamedTuple):
    """How much is unpacked before something is refused."""

    depth: int = 6
    """Messages and zips inside one another."""
    zip_depth: int = 2
    """Zips inside one another: one inside another is a folder sent as it was, more is a trap."""
    entries: int = 2000
    """Files in one zip."""
    entry_signatures: int = 100_000
    """Entries that one zip can have at the most, with those of zips that are stored in it uncompressed."""
    entry_bytes: int = 60_000_000
    """One file of a zip, unpacked."""
    total_bytes: int = 400_000_000
    """All that one received file unpacks to."""
    leaves: int = 1000
    """Workbooks in one received file."""


DEFAULT_CONTAINER_LIMITS = ContainerLimits()


class Leaf(NamedTuple):
    """A workbook found in a received file, or something that should have been one.

    ``trail`` are the names on the way to it inside the file, ``mail`` the facts of the outermost message around it,
    ``fault`` the sentence that says why it cannot be read (with ``{file}``), empty where ``content`` may be read.
    """

    trail: tuple[str, ...]
    content: bytes
    mail: MailFacts | None
    fault: str = ""


class _Way(NamedTuple):
    """The way to a part of a received file: the names passed, the outermost mail, the number of zips around it."""

    trail: tuple[str, ...] = ()
    mail: MailFacts | None = None
    zips: int = 0

    def inside(self, facts: Callable[[], MailFacts]) -> _Way:
        """The way on through a message: of several around one another the outermost one counts.

        One out of a zip was written or copied by anybody: that a server has seen it, nobody can tell.
        """
        if self.mail is not None:
            return self
        return self._replace(mail=facts().bared() if self.zips else facts())

    def into(self, name: str) -> _Way:
        return self._replace(trail=(*self.trail, shown_name(name)))

    def leaf(self, content: bytes, fault: str = "") -> Leaf:
        return Leaf(self.trail, content, self.mail, fault)


class _TooMuch(Exception):  # noqa: N818 - it is no fault of the program
    """The file holds more bytes or workbooks than its limits allow."""


def leaves(content: bytes, name: str, limits: ContainerLimits = DEFAULT_CONTAINER_LIMITS) -> Iterator[Leaf]:
    """Every workbook in the file ``name`` with this content, always in the same order.

    A mail or zip that holds none gives nothing. What is damaged, encrypted or a bomb gives a leaf with a fault; the
    rest of the file is still looked at.
    """
    found = _Opener(limits).opened(content, name, _Way())
    try:
        yield from islice(found, limits.leaves)
        is_all = next(found, None) is None
    except _TooMuch:
        is_all = False
    if not is_all:
        yield Leaf((), b"", None, opening.TOO_MUCH)


def other_form_file(name: str) -> str:
    """The fault of a file that is named like a form and is no workbook, whatever it holds; empty for any other."""
    path = PurePath(name)
    if not path.name.startswith(FORM_PREFIXES) or path.suffix.lower() in _OPENED_SUFFIXES:
        return ""
    suffix = quoted(path.suffix, _LONGEST_SUFFIX) or form_words.NO_SUFFIX
    # A fault is a sentence with a place for the file's name: braces of a stranger are none.
    return form_words.OTHER_FORM_FILE.format(suffix=suffix.replace("{", "{{").replace("}", "}}"))


def shown_name(name: str) -> str:
    """A name from a stranger, fit to be shown: on one line, printable, not endless."""
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    short = " ".join(printable.split()) or words.UNNAMED
    return short if len(short) <= _LONGEST_NAME else f"{short[:_LONGEST_NAME]}…"


class _Opener:
    """Opens one received file, and counts what its limits leave."""

    def __init__(self, limits: ContainerLimits) -> None:
        self._limits = limits
        self._bytes_left = limits.total_bytes

    def opened(self, content: bytes, name: str, way: _Way) -> Iterator[Leaf]:
        """The workbooks in a file, or in a part of one."""
        lower = name.lower()
        is_outside = not way.trail
        if fault := other_form_file(name):
            yield way.leaf(b"", fault)
        elif lower.endswith(_WORKBOOK_SUFFIXES):
            yield way.leaf(content)
        elif content.startswith((package.ZIP_START, _EMPTY_ZIP)):
            yield from self._opened_zip(content, way)
        elif content.startswith(package.OLE2_START):
            yield from self._opened_compound(content, lower, way)
        elif lower.endswith(_MAIL_SUFFIXES):
            message = parsed_mail(content)
            if message is None:
                yield way.leaf(b"", words.MAIL_DAMAGED)
            else:
                yield from self._opened_mail(message, way)
        elif is_outside:
            yield way.leaf(b"", opening.EMPTY if not content else opening.DAMAGED)

    def _opened_mail(self, message: Message, way: _Way) -> Iterator[Leaf]:
        way = way.inside(lambda: mail_facts(message))
        if message.get_content_maintype() == "multipart" and not message.is_multipart():
            yield way.leaf(b"", words.MAIL_DAMAGED)  # the parts that it speaks of cannot be told apart
            return
        for attachment in mail_attachments(message):
            inner = way.into(attachment.name)
            self._check_depth(inner)
            if attachment.is_tnef or attachment.name.lower() == "winmail.dat":
                yield inner.leaf(b"", words.TNEF)
            elif isinstance(attachment.content, Message):
                yield from self._opened_mail(attachment.content, inner)
            else:
                yield from self.opened(attachment.content, attachment.name, inner)

    def _opened_compound(self, content: bytes, name: str, way: _Way) -> Iterator[Leaf]:
        """A protected workbook, an Outlook message, or an old Office file that is none of ours."""
        found = self._found_in_outlook_message(content, way)
        if found is not None:
            yield from found
        elif name.endswith(_MAIL_SUFFIXES):
            yield way.leaf(b"", words.MAIL_DAMAGED)
        elif package.ENCRYPTED_STREAM in content:
            yield way.leaf(content)

    def _found_in_outlook_message(self, content: bytes, way: _Way) -> list[Leaf] | None:
        """What a message holds; None where the file is none, or too damaged to be read."""
        from xlsx_addin.exchange.mail.outlook import OutlookMessage

        try:
            message = OutlookMessage.read(content)
            return None if message is None else list(self._opened_outlook(message, way))
        except _TooMuch:
            raise
        except Exception:  # noqa: BLE001 - the library raises whatever a damaged file makes it trip over
            return None

    def _opened_outlook(self, message: OutlookMessage, way: _Way) -> Iterator[Leaf]:
        way = way.inside(message.facts)
        for name, content in message.attachments():
            inner = way.into(name)
            self._check_depth(inner)
            if isinstance(content, bytes):
                yield from self.opened(content, name, inner)
            else:
                yield from self._opened_outlook(content, inner)

    def _opened_zip(self, content: bytes, way: _Way) -> Iterator[Leaf]:
        try:
            entries = package.zip_entries(content, self._limits.entry_signatures)
        except package.Unreadable as unreadable:
            yield way.leaf(b"", unreadable.sentence)
            return
        names = {entry.filename.replace("\\", "/").casefold() for entry in entries}
        if _OFFICE_PART in names:
            # An Office file: a workbook is judged by the workbook's reader, a letter is nothing to us.
            if any(name.startswith("xl/") for name in names):
                yield way.leaf(content)
            return
        if len(entries) > self._limits.entries or way.zips >= self._limits.zip_depth:
            yield way.leaf(b"", opening.TOO_MUCH)
            return
        for entry in entries:
            name = _entry_name(entry).replace("\\", "/").rpartition("/")[2]
            if name and not name.startswith(("~$", ".")):  # a folder's name ends with the slash
                yield from self._opened_entry(content, entry, name, way.into(name)._replace(zips=way.zips + 1))

    def _opened_entry(self, content: bytes, entry: ZipInfo, name: str, way: _Way) -> Iterator[Leaf]:
        if fault := other_form_file(name):
            yield way.leaf(b"", fault)
            return
        if not name.lower().endswith(_OPENED_SUFFIXES):
            return
        self._check_depth(way)
        if entry.file_size > self._limits.entry_bytes:
            yield way.leaf(b"", opening.TOO_MUCH)
            return
        self._bytes_left -= entry.file_size
        if self._bytes_left < 0:
            raise _TooMuch
        try:
            inner = b"".join(package.entry_chunks(content, entry))
        except package.Unreadable as unreadable:
            yield way.leaf(b"", unreadable.sentence)
            return
        yield from self.opened(inner, name, way)

    def _check_depth(self, way: _Way) -> None:
        if len(way.trail) > self._limits.depth:
            raise _TooMuch


def _entry_name(entry: ZipInfo) -> str:
    """The name of a zip's entry; many programs write UTF-8 without saying so, and it is then read as code page 437."""
    if not entry.flag_bits & package.NAME_IS_UTF8:
        with suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename
