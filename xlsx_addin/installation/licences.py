"""The licences of what the offline set hands on: their texts out of the wheels, and a list of them (decision 21)."""

from __future__ import annotations

import re
import zipfile
from email import message_from_bytes
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.words import bundle as words

if TYPE_CHECKING:
    from collections.abc import Iterable

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
