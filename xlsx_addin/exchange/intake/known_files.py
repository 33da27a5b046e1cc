"""What the reading children said of files that were read before, so that a known inbox costs little (envelope §14.4).

A file is known by its content and its name, never by its date: what a child says depends on nothing else. It is kept
in the archive as it was said, and checked like any other answer when it is used again; a program that reads otherwise
begins anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsx_addin
from xlsx_addin.atomic import write_atomically
from xlsx_addin.xlsx.package import Limits, Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN_NAME = ".da-doc.json"
_STORE_LIMITS = Limits(file_bytes=200_000_000)
_LARGEST_FILE = 60_000_000
"""A larger one is refused by a child sooner than it is hashed here."""
_LASTING = frozenset({"envelope", "form", "modified", "not_an_envelope"})
"""What was unreadable is read again: memory may have been short, or the file open elsewhere."""

Documents = list[tuple[int, dict[str, Any]]]
"""For each workbook in a file its number and what was said of it."""


class KnownFiles:
    """What is known, from one or several stores, and what this run adds; only what it met is kept on."""

    def __init__(self, *stores: Path) -> None:
        self._known: dict[str, Any] = {}
        for store in stores:
            self._known |= _stored(store)
        self._met: dict[str, Any] = {}
        self._is_new = False

    @staticmethod
    def key(path: Path) -> str:
        """Content and name of a file; "" where it cannot be read, or is larger than any that is of use."""
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST_FILE:
                return ""
            with path.open("rb") as file:
                return f"{hashlib.file_digest(file, 'sha256').hexdigest()} {path.name}"
        except OSError:
            return ""

    def documents(self, key: str) -> Documents | None:
        """What was said of a file, to be doubted like an answer; None where nothing is known."""
        found = self._known.get(key)
        try:
            return None if found is None else [(int(leaf), dict(document)) for leaf, document in found]
        except (TypeError, ValueError, OverflowError):
            return None

    def note(self, key: str, path: Path, documents: Documents) -> None:
        """Remember what was said of a file that still is what it was; ``key`` is from before it was read."""
        if not key or any(document.get("state") not in _LASTING for _, document in documents):
            return
        kept = [(leaf, {name: value for name, value in said.items() if name != "rows"}) for leaf, said in documents]
        if key not in self._known and self.key(path) != key:
            return
        self._is_new |= key not in self._known
        self._met[key] = kept

    def save(self, store: Path) -> None:
        """Write down what this run met, where it differs from what was known; Refusal where that fails."""
        if self._is_new or self._met.keys() != self._known.keys():
            document = {"reading": reading(), "files": self._met}
            write_atomically(store, json.dumps(document, ensure_ascii=True).encode(), force=True)


def _stored(store: Path) -> dict[str, Any]:
    """What a store holds; nothing where it is damaged, or of a program that reads otherwise."""
    try:
        content = read_file(store, _STORE_LIMITS)
        document = json.loads(content)
        files = document["files"] if document["reading"] == reading() else {}
    except Unreadable:
        return {}
    except Exception:  # noqa: BLE001 - whatever a damaged one makes it trip over, all is read again
        return {}
    return files if isinstance(files, dict) else {}


@cache
def reading() -> str:
    """What the answers of a child depend on beside the file: this program, to the letter, and its interpreter."""
    digest = hashlib.sha256(f"{xlsx_addin.__version__} {sys.version}".encode())
    root = Path(xlsx_addin.__file__).parent
    for path in _sources(root):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Sequence[Path]:
    wings = ("children", "exchange/envelope", "exchange/forms", "exchange/intake", "exchange/mail", "exchange/units")
    folders = (root, *(root / wing for wing in wings), root / "vietnamese", root / "words")
    found = [path for folder in folders for path in folder.glob("*.py")]
    return sorted([*found, *(root / "workbook").rglob("*.py"), *(root / "xlsx").rglob("*.py")])
