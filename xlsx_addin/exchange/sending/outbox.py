"""The folder of what was sent: which version is the newest there, and writing new files beside it, all or none.

Beside each envelope lies a mail that is ready to be sent: an ``.eml`` file that a mail program opens as a draft.
"""

from __future__ import annotations

import email
import hashlib
import os
from contextlib import suppress
from email import policy
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.atomic import write_atomically
from xlsx_addin.exchange.envelope.envelope import Edition, Fault, read_manifest
from xlsx_addin.exchange.envelope.file_names import DRAFT_SUFFIX, ENVELOPE_SUFFIX, line_of, version_in_stem
from xlsx_addin.refusal import Refusal, refused, system_reason
from xlsx_addin.words import exchange as words
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.exchange.envelope.manifest import Manifest


_WORKBOOK_TYPE = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINE_END = "\r\n"
_LARGEST_DRAFT = 64 * 2**20


class Draft(NamedTuple):
    """A letter to be sent; without an address the clerk fills one in."""

    addresses: tuple[str, ...]
    subject: str
    text: str
    attachments: Sequence[tuple[str, bytes]] = ()
    """File name and content of workbooks."""


def draft_bytes(draft: Draft) -> bytes:
    """The draft's file: UTF-8, lines ended by CRLF, the same bytes for the same draft.

    It has neither sender nor date: the mail program puts both in when the letter is sent. ``X-Unsent`` makes Outlook
    open it for sending, and tells whoever finds the file that it was never received.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"
    if draft.addresses:
        message["To"] = tuple(Address(addr_spec=address) for address in draft.addresses)
    message.set_content(draft.text, charset="utf-8", cte="quoted-printable")
    for name, content in draft.attachments:
        message.add_attachment(content, maintype="application", subtype=_WORKBOOK_TYPE, filename=name)
    for part, (name, _) in zip(message.iter_attachments(), draft.attachments, strict=True):
        part.set_param("name", name)  # Outlook and webmail look for the name here
    if draft.attachments:
        # No other part can hold this line: all of them are encoded in letters without "=_".
        digest = hashlib.sha256(b"".join(content for _, content in draft.attachments)).hexdigest()
        message.set_boundary(f"=_{digest[:32]}_=")
    # EmailMessage folds a long subject between two encoded words without keeping the space there.
    subject = Header(" ".join(draft.subject.split()), "utf-8", header_name="Subject")
    return f"Subject: {subject.encode(linesep=_LINE_END)}{_LINE_END}".encode("ascii") + message.as_bytes()


def attached_content(path: Path) -> bytes | None:
    """The content of a draft's attachment; None where there is none or the file cannot be read."""
    with suppress(OSError, MessageError, ValueError, LookupError), path.open("rb") as file:
        message = email.message_from_bytes(file.read(_LARGEST_DRAFT), policy=policy.default)
        attachment = next(message.iter_attachments(), None)
        content = None if attachment is None else attachment.get_payload(decode=True)
        return content if isinstance(content, bytes) else None
    return None


class Outbox:
    """What lies in the folder, read once; a folder that does not exist yet is empty, one that cannot be read a Refusal.

    What counts is each envelope's own manifest, whatever its file is called. A name counts too, so that a version is
    not given twice even where its file can no longer be read; and so does a draft without its envelope, the trace of
    a run that was broken off or of an envelope that somebody took away.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifests: dict[str, Manifest | None] = {}
        for path in self._files(ENVELOPE_SUFFIX):
            self._manifests[path.stem] = _manifest_of(path)
        for path in self._files(DRAFT_SUFFIX):
            if path.stem not in self._manifests:
                content = attached_content(path)
                self._manifests[path.stem] = None if content is None else _manifest_of(content)

    def newest(self, line: str) -> tuple[int, Manifest | None]:
        """The newest version of a line, 0 where there is none, and what it says of itself, where that can be read."""
        found: dict[int, Manifest | None] = {0: None}
        for stem, manifest in self._manifests.items():
            named = version_in_stem(stem, line)
            if named is not None:
                found.setdefault(named, None)
            if manifest is not None and line_of(manifest) == line:
                found[manifest.version] = manifest
        version = max(found)
        return version, found[version]

    def next(self, line: str, created: datetime) -> Edition:
        """The edition that follows the newest one of a line, of which the digest is empty where it cannot be read."""
        version, manifest = self.newest(line)
        return Edition(version + 1, "" if manifest is None else manifest.digest, created)

    def _files(self, suffix: str) -> list[Path]:
        """What bears a suffix; files still being written begin with a dot, Excel's locks with ``~``."""
        if not self.folder.is_dir():
            return []
        with refused(words.FOLDER_NOT_READ, folder=self.folder):
            found = [path for path in self.folder.iterdir() if path.suffix.lower() == suffix]
        return sorted(path for path in found if not path.name.startswith((".", "~")))


def write_together(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Path]:
    """Write new files into the folder, all of them or none; returns their paths.

    Each is there whole or not at all; where one cannot be written, those before it are taken away again. The folder is
    made if need be (who locks it takes it away). Refusal where a name is taken or something cannot be written.
    """
    paths = [folder / name for name, _ in files]
    _make_folder(folder)
    written: list[Path] = []
    try:
        for path in paths:
            _refuse_taken(path)
        for path, (_, content) in zip(paths, files, strict=True):
            try:
                write_atomically(path, content)
            except Refusal:
                _refuse_taken(path)
                raise
            written.append(path)
    except BaseException:
        with suppress(OSError):
            for path in written:
                path.unlink()
        raise
    return paths


def _refuse_taken(path: Path) -> None:
    """Refusal where the name is another run's by now: what has been sent is never written over."""
    if os.path.lexists(path):
        raise Refusal(words.NAME_TAKEN.format(folder=path.parent, name=path.name))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise Refusal(words.NOT_A_FOLDER.format(folder=folder)) from None
    except FileNotFoundError:
        raise Refusal(words.FOLDER_MISSING.format(folder=folder.parent)) from None
    except OSError as error:
        raise Refusal(words.FOLDER_NOT_MADE.format(folder=folder, reason=system_reason(error))) from None


def _manifest_of(source: Path | bytes) -> Manifest | None:
    """The manifest of a file or of one's content; None where it is no envelope or cannot be read."""
    with suppress(Refusal), FileWorkbook.open(source) as workbook:
        found = read_manifest(workbook)
        return None if isinstance(found, Fault) else found[0]
    return None
