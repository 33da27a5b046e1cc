"""Letters that do not exist, far from 804-CV/HU and from each other; they lie outside the package, as any do."""

from __future__ import annotations

import shutil
from pathlib import Path

FOLDER = Path(__file__).parent
FIRST, SECOND = "12-KH/TEST", "7-QĐ/MAU"


def file_of(letter: str) -> Path:
    """The file of one of these letters."""
    return FOLDER / f"{letter.replace('/', '_')}.toml"


def laid_beside(folder: Path, *letters: str) -> None:
    """Lay these letters beside the workbooks of a folder."""
    target = folder / "Văn bản hướng dẫn"
    target.mkdir(exist_ok=True)
    for letter in letters:
        for suffix in (".toml", ".txt"):
            shutil.copy(file_of(letter).with_suffix(suffix), target)
