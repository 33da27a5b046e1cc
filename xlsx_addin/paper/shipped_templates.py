"""The templates that travel with the package, and where an office keeps its own, which go before them."""

from __future__ import annotations

import os
from pathlib import Path

from xlsx_addin.atomic import made_folder, write_atomically
from xlsx_addin.paper.documents import Code, TemplateSource
from xlsx_addin.paper.template_file import Template, read_template
from xlsx_addin.words import folders
from xlsx_addin.words import paper_files as words

FOLDER = Path(__file__).parent / "shipped"
SOURCES = tuple(source for code in Code for source in (code.record.template, code.record.index) if source is not None)


def shipped_template(source: TemplateSource) -> Template:
    """The package's own template."""
    return read_template((FOLDER / source.file).read_bytes(), source.file, is_ours=True)


def copy_templates(folder: Path) -> list[Path]:
    """Copy the package's templates where an office can change them; an office's own ones there are left alone.

    The paths of those that were written. Refusal where the folder cannot be made or written.
    """
    made_folder(folder, words.FOLDER_NOT_MADE)
    missing = [folder / source.file for source in SOURCES if not os.path.lexists(folder / source.file)]
    for path in missing:
        write_atomically(path, (FOLDER / path.name).read_bytes())
    return missing


def originals() -> dict[str, bytes]:
    """The package's templates and what to read first, by file name: what an installation lays beside the workbook."""
    read_first = words.READ_FIRST.replace("\n", "\r\n").encode("utf-8-sig")
    return {source.file: (FOLDER / source.file).read_bytes() for source in SOURCES} | {
        words.READ_FIRST_FILE: read_first
    }


def own_templates(workbook: Path) -> Path:
    """Where an office keeps its own templates: beside its workbook."""
    return workbook.parent / folders.TEMPLATES
