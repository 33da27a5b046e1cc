"""What the offline set hands on of others: an official Python that it may bring along, and the licences of all of it.

The Python serves that the clerk's machine needs nothing beforehand. ``cai_dat.cmd`` knows it by its name: the installer
of python.org, or the package of nuget.org. It is taken in by its digest alone, since nothing else says that it is what
its makers published. The licences are texts out of the wheels, and a list of them (decision 21).
"""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.refusal import Refusal, refused
from xlsx_addin.words import bundle as words

if TYPE_CHECKING:
    from collections.abc import Iterable


PUBLISHED = {
    "python-3.11.9-amd64.exe": "5ee42c4eee1e6b4464bb23722f90b45303f79442df63083f05322f1785f5fdde",
    "python-3.12.10-amd64.exe": "67b5635e80ea51072b87941312d00ec8927c4db9ba18938f7ad2d27b328b95fb",
}
"""SHA-256 of the last installers of a Python that has no more of them, by their file names."""

_NAME = re.compile(r"python-(\d+\.\d+)\.\d+-amd64\.exe|python\.(\d+\.\d+)\.\d+\.(?:nupkg|zip)")


@dataclass(frozen=True, slots=True)
class OfficialPython:
    """A file to take along; ``digest`` is its SHA-256 as its makers publish it, blank where ``PUBLISHED`` has it."""

    file: Path
    digest: str = ""

    def check(self, python: str) -> None:
        """Raise Refusal unless it is for that version of Python, and is what was published."""
        name = self.file.name
        found = _NAME.fullmatch(name)
        if found is None or python not in found.groups():
            raise Refusal(words.PYTHON_FILE_NAME.format(name=name, version=python))
        expected = (self.digest or PUBLISHED.get(name, "")).casefold()
        digest = self._read_digest()
        if not expected:
            raise Refusal(words.PYTHON_DIGEST_UNKNOWN.format(name=name, digest=digest))
        if digest != expected:
            raise Refusal(words.PYTHON_DIGEST_WRONG.format(name=name, digest=digest, expected=expected))

    def put_into(self, folder: Path) -> None:
        """Copy it, and make sure that what arrived is what was checked. Raises OSError and Refusal."""
        copy = OfficialPython(folder / self.file.name, self.digest)
        shutil.copyfile(self.file, copy.file)
        if copy._read_digest() != (self.digest or PUBLISHED[self.file.name]).casefold():
            raise Refusal(words.PYTHON_CHANGED.format(name=self.file.name))

    def _read_digest(self) -> str:
        with refused(words.PYTHON_UNREADABLE, path=self.file), self.file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()


FOLDER = "giay_phep"
"""The folder of the licences in the set."""
LIST = "DANH_SACH.txt"

_TEXTS = Path(__file__).with_name("licence_texts")
"""By its SPDX name, the text of a licence that some wheel is under and does not carry."""
_IS_TEXT = re.compile(r"licen[cs]|copying|notice|authors", re.IGNORECASE)
_CLASSIFIER = "License :: "


class Licence(NamedTuple):
    """What a wheel says of its licence, and the texts that go with it by their names."""

    package: str
    """Name and version."""
    name: str
    """SPDX where the wheel gives that; blank where it says nothing."""
    texts: dict[str, bytes]


def licence_of(wheel: Path) -> Licence:
    """The licence of a wheel. Raises OSError where it can not be read."""
    with zipfile.ZipFile(wheel) as archive:
        members = [PurePosixPath(name) for name in archive.namelist() if not name.endswith("/")]
        about = next(member for member in members if member.parent.suffix == ".dist-info" and member.name == "METADATA")
        metadata = message_from_bytes(archive.read(str(about)))
        beside = [member for member in members if member.is_relative_to(about.parent)]
        found = [member for member in beside if _IS_TEXT.search(member.name)]
        texts = {str(member.relative_to(about.parent)): archive.read(str(member)) for member in found}
    classified = [str(line).rpartition(" :: ")[2] for line in metadata.get_all("Classifier", [])
                  if str(line).startswith(_CLASSIFIER)]  # fmt: skip
    name = str(metadata["License-Expression"] or metadata["License"] or ", ".join(classified)).strip()
    if not texts and (_TEXTS / f"{name}.txt").is_file():
        texts = {f"{name}.txt": (_TEXTS / f"{name}.txt").read_bytes()}
    return Licence(f"{metadata['Name']} {metadata['Version']}", name.splitlines()[0] if name else "", texts)


def write_licences(made: Path, wheels: Iterable[Path]) -> tuple[str, ...]:
    """Lay the licences of the wheels into a set; the packages, sorted, that are under one whose text is not there."""
    found = sorted((licence_of(wheel) for wheel in wheels), key=lambda licence: licence.package.casefold())
    lines = []
    for licence in found:
        lines.append(words.LICENCE_LINE.format(package=licence.package, name=licence.name or words.LICENCE_UNNAMED))
        for name, content in licence.texts.items():
            file = made / FOLDER / licence.package.replace(" ", "-") / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    (made / FOLDER).mkdir(exist_ok=True)
    text = words.LICENCES.format(lines="\n".join(lines))
    (made / FOLDER / LIST).write_text(text, encoding="utf-8-sig", newline="\r\n")
    return tuple(licence.package for licence in found if not licence.texts)
