"""The workbook for a letter: the package's own for its first letter, any other's built on this machine and kept.

Built once: what was built is kept below ``%LOCALAPPDATA%`` or ``XDG_STATE_HOME`` under a name that every change of the
letter, or of the package's template, changes.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from xlsx_addin.atomic import write_atomically
from xlsx_addin.guidance import DEFAULT_ID, installed_folder
from xlsx_addin.refusal import Refusal
from xlsx_addin.resources import template_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.guidance.model import Guidance

_FOLDER_NAME = "mau_theo_van_ban"
_MOST_KEPT = 8


def template_for(letter: Guidance) -> bytes:
    """The template workbook with its buttons for a letter."""
    own = template_bytes()
    if letter.id == DEFAULT_ID:
        return own
    file = _kept(own, letter)
    with suppress(OSError):
        content, digest = file.read_bytes(), file.with_suffix(".sha256").read_text("ascii")
        if hashlib.sha256(content).hexdigest() == digest:
            return content
    from xlsx_addin.template.build import build

    content = build(macros=True, letter=letter)
    with suppress(OSError, Refusal):  # what cannot be kept is built again
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content, force=True)
        write_atomically(file.with_suffix(".sha256"), hashlib.sha256(content).hexdigest().encode(), force=True)
        _forget_old(file.parent)
    return content


def _kept(own: bytes, letter: Guidance) -> Path:
    key = hashlib.sha256(own + repr(letter).encode()).hexdigest()
    return installed_folder().with_name(_FOLDER_NAME) / f"{key[:32]}.xlsm"


def _forget_old(folder: Path) -> None:
    """Keep the newest few: letters and packages change, the folder does not grow."""
    files = sorted(folder.glob("*.xlsm"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[_MOST_KEPT:]:
        file.unlink(missing_ok=True)
        file.with_suffix(".sha256").unlink(missing_ok=True)
