"""The official Python that a set may bring along, so that the clerk's machine needs nothing beforehand.

``cai_dat.cmd`` knows it by its name: the installer of python.org, or the package of nuget.org. It is taken in by its
digest alone, since nothing else says that it is what its makers published.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import bundle as words

if TYPE_CHECKING:
    from pathlib import Path

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
        try:
            with self.file.open("rb") as content:
                return hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            raise Refusal(words.PYTHON_UNREADABLE.format(path=self.file, reason=system_reason(error))) from error
