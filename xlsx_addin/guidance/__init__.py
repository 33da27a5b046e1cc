"""Guidances as data: one dated file each, found by its id.

A new guidance is a new ``.toml`` file in this folder and no code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.guidance.model import Guidance

if TYPE_CHECKING:
    from xlsx_addin.terms import Grade

DEFAULT_ID = "804-CV/HU"

_FOLDER = Path(__file__).parent


@cache
def available() -> dict[str, Path]:
    """Ids of all guidances and the files that hold them; a file is named after its id, with ``_`` for ``/``."""
    return {path.stem.replace("_", "/"): path for path in sorted(_FOLDER.glob("*.toml"))}


def read_file(path: Path) -> Guidance:
    """Read and check one guidance file; ValueError names the file and what is wrong with it."""
    try:
        return Guidance.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def default_grades() -> tuple[Grade, ...]:
    """The grades of the default guidance, from the best to the worst: those that the template is made with."""
    return load().grades


def load(guidance_id: str = DEFAULT_ID) -> Guidance:
    """The guidance with that id, the same object each time; KeyError when there is none."""
    return _loaded(guidance_id)


def load_or_default(guidance_id: str) -> Guidance:
    """The guidance with that id, or the default one where none of that id is known here."""
    return load(guidance_id if guidance_id in available() else DEFAULT_ID)


@cache
def _loaded(guidance_id: str) -> Guidance:
    return read_file(available()[guidance_id])
