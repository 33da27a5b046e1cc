"""The files of one set of documents: their names, the folder, and nothing ever written over."""

from __future__ import annotations

import os
import re
import secrets
from itertools import chain, count
from typing import TYPE_CHECKING

from xlsx_addin.atomic import made_folder, write_atomically
from xlsx_addin.paper.notation import listed
from xlsx_addin.refusal import refused
from xlsx_addin.vietnamese.normalise import name_part
from xlsx_addin.words import paper_files as words
from xlsx_addin.words.paper_making import MADE_AGAIN

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.paper.documents import Document

DRAFT = "du-thao"
INDEX = "muc-luc"
SNAPSHOT = "SoDaThamDinh"


def snapshot_stem(settings: Settings) -> str:
    """``SoDaThamDinh_2026_DU-SUOIMAY``: how the name of every copy of the workbook beside its documents begins."""
    return _of_year(SNAPSHOT, settings)


def stem(document: Document, settings: Settings, folder: Path, replaced: date | None = None) -> str:
    """``ThongBao_2026_DU-SUOIMAY_CB-DS_du-thao``: ASCII, of what the document is and for whom.

    ``replaced`` is the day of papers whose results no longer hold: a document that stands among them in the folder is
    named as the one that this one replaces.
    """
    record = document.code.record
    same = listed((_of_year(record.stem, settings), name_part(document.recipient or "")), "_")
    again = ""
    if replaced is not None and record.replaces and _is_there(folder, same):
        again = MADE_AGAIN.format(day=replaced.day, month=replaced.month)
    return listed((same, DRAFT if document.is_draft else "", again), "_")


def _of_year(kind: str, settings: Settings) -> str:
    """``ThongBao_2026_DU-SUOIMAY``, without the unit's code where the workbook has none."""
    return listed((kind, str(settings.year), name_part(settings.unit_code)), "_")


def _is_there(folder: Path, stem_: str) -> bool:
    """Whether a document of this kind and recipient is there, as a draft or not."""
    suffix = rf"(?:_(?:{DRAFT}|\d+|thay-ban-ngay-\d\d-\d\d))*\.docx"
    return any(re.fullmatch(re.escape(stem_) + suffix, path.name) for path in folder.glob(f"{stem_}*.docx"))


def prepared_folder(folder: Path) -> Path:
    """The folder, made if need be and known to take files; Refusal where it is not."""
    probe = made_folder(folder, words.FOLDER_NOT_MADE) / f".{secrets.token_hex(4)}.tmp"
    with refused(words.FOLDER_NOT_WRITABLE, folder=folder):
        probe.write_bytes(b"")
        probe.unlink()
    return folder


def free_path(folder: Path, name: str, *suffixes: str) -> Path:
    """The first of ``name``, ``name_2``, ``name_3``, … of which no file with any of the suffixes is there yet."""
    names = chain((name,), (f"{name}_{number}" for number in count(2)))
    free = (each for each in names if not any(os.path.lexists(folder / f"{each}{suffix}") for suffix in suffixes))
    return folder / f"{next(free)}{suffixes[0]}"


def write_new(folder: Path, name: str, content: bytes, *suffixes: str) -> Path:
    """Write a file at once under the first free name; Refusal where it cannot be written."""
    path = free_path(folder, name, *suffixes)
    write_atomically(path, content)
    return path
