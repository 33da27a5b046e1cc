"""What lies beside a workbook and says that its file is not all there is: a program that has it open, a second copy.

A file is read as it was saved last. Where Excel has it open there may be more; where a synchronised folder put a second
copy beside it, two people saved at once and one of them may have the other half.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.quoting import listed, printable
from xlsx_addin.words import neighbours as words

if TYPE_CHECKING:
    from pathlib import Path

_OPEN = ("~${}", ".~lock.{}#")
"""How Excel and LibreOffice name the file that says who has a workbook open."""
_SECOND = re.compile(
    r" \([1-9][0-9]?\)"  # OneDrive on the web, browsers
    r"|-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,14}"  # OneDrive: the name of the other machine
    r"|.*(?:conflict|xung đột).*",  # Dropbox, Google Drive, Nextcloud
    re.IGNORECASE,
)
_MACHINE = re.compile("-[A-Z0-9-]+")
_MOST_NAMES = 3


def is_open_elsewhere(path: Path) -> bool:
    """Whether another program says that it has a workbook open, or has not tidied up after it."""
    return any(path.with_name(name.format(path.name)).exists() for name in _OPEN)


def second_copies(path: Path) -> list[Path]:
    """Files beside a workbook that are named as synchronised folders name a copy of it in conflict."""
    found: list[Path] = []
    with suppress(OSError):
        for other in sorted(path.parent.iterdir()):
            behind = other.stem.removeprefix(path.stem)
            is_named_so = other.suffix.lower() == path.suffix.lower() and other.stem.startswith(path.stem)
            is_machine = not behind.startswith("-") or _MACHINE.fullmatch(behind) is not None
            if is_named_so and behind and is_machine and _SECOND.fullmatch(behind):
                found.append(other)
    return found


def neighbour_words(path: Path, *, is_open_here: bool = False) -> list[str]:
    """What to tell whoever uses a workbook; ``is_open_here``: it is read from the program that has it open."""
    said = []
    if not is_open_here and is_open_elsewhere(path):
        said.append(words.OPEN_ELSEWHERE.format(file=printable(path.name)))
    copies = second_copies(path)
    if copies:
        names = listed([printable(copy.name) for copy in copies], _MOST_NAMES)
        said.append(words.SECOND_COPIES.format(file=printable(path.name), copies=names))
    return said
