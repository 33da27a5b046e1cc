"""Letters that are named on the command line, and how one is laid into the folder beside a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.atomic import write_atomically
from xlsx_addin.guidance import (
    LETTER_SUFFIXES,
    ConflictingLetters,
    available,
    folder_beside,
    load,
    look_beside,
    look_into,
)
from xlsx_addin.guidance.digest import digest
from xlsx_addin.guidance.strict import file_name, read_letter
from xlsx_addin.refusal import Refusal, refused
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import letter_faults as words

if TYPE_CHECKING:
    from xlsx_addin.guidance.model import Guidance


class AskedLetter(NamedTuple):
    """A letter that somebody named; ``file`` where it was a file, which then goes beside the workbook."""

    letter: Guidance
    file: Path | None


def asked_letter(text: str, *, beside: Path) -> AskedLetter:
    """The letter of that id or in that file; Refusal where there is none, or it is not what it must be.

    ``beside`` is the workbook: a letter of the same id that decides otherwise must not lie there already.
    """
    look_beside(beside)
    if text.lower().endswith(".toml"):
        file = Path(text)
        letter = read_letter(file, is_named=False)
        there = folder_beside(beside) / file_name(letter.id)
        if _is_file(there) and digest(read_letter(there)) != digest(letter):
            raise ConflictingLetters(words.TWO_FILES.format(id=letter.id, files=f"{file}; {there}"))
        return AskedLetter(letter, file)
    for known in available():
        if fold(known) == fold(text):
            return AskedLetter(load(known), None)
    raise Refusal(words.UNKNOWN_LETTER.format(id=text, known=", ".join(available())))


def _is_file(file: Path) -> bool:
    """Whether a letter lies there already; Refusal where this user may not look."""
    with refused(words.NOT_LAID, file=file):
        return file.is_file()


def letter_files(file: Path) -> dict[str, bytes]:
    """A sound letter and its text, named after its id; Refusal where it is not what it must be."""
    name = Path(file_name(read_letter(file, is_named=False).id))
    with refused(words.NOT_LAID, file=file):
        return {str(name.with_suffix(suffix)): file.with_suffix(suffix).read_bytes() for suffix in LETTER_SUFFIXES}


def lay(file: Path, folder: Path) -> Path:
    """Copy a letter and its text into the folder of letters below another folder; where its ``.toml`` lies then."""
    files = letter_files(file)
    target = folder_beside(folder / "x") / next(iter(files))
    with refused(words.NOT_LAID, file=target):
        target.parent.mkdir(exist_ok=True)
        for name, content in files.items():
            there = target.with_name(name)
            if not there.is_file() or there.read_bytes() != content:
                write_atomically(there, content, force=True)
    look_into(target.parent)
    return target
