"""``python -m xlsx_addin.paper.templates`` draws the templates that travel with the package anew."""

from __future__ import annotations

from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES

FOLDER.mkdir(exist_ok=True)
for source in SOURCES:
    (FOLDER / source.file).write_bytes(source.draw())
