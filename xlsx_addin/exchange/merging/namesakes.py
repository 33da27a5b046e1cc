"""Subjects of the same name and kind from two sources: each keeps its row, and the clerk is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.merging.merged_sheet import SOURCE
from xlsx_addin.vietnamese.normalise import fold, fold_name
from xlsx_addin.words import receiving as words
from xlsx_addin.words.problems import KIND_BLANK
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.layout import SUBJECTS, heading

if TYPE_CHECKING:
    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.exchange.merging.three_way import Key

_NAME, _KIND = (heading(SUBJECTS, field) for field in ("name", "kind"))


def namesakes(sheet: MergedSheet) -> list[str]:
    """One sentence for each name and kind from several sources that this run added or renamed."""
    touched = {change.subject for change in sheet.changes_of_old_rows() if change.heading in (_NAME, _KIND)}
    touched.update(key.code for key in sheet.new_keys)
    if not touched:
        return []
    same: dict[tuple[str, str], list[Key]] = {}
    for key in sheet.keys:
        name, kind = cell_text(sheet.value(key, _NAME)), cell_text(sheet.value(key, _KIND))
        if name:
            same.setdefault((fold_name(name), fold(kind)), []).append(key)
    sentences = []
    for keys in same.values():
        sources = {cell_text(sheet.value(key, SOURCE)) for key in keys}
        if len(sources) > 1 and any(key.code in touched for key in keys):
            name, kind = cell_text(sheet.value(keys[0], _NAME)), cell_text(sheet.value(keys[0], _KIND))
            codes = " – ".join(key.code for key in keys)
            sentences.append(words.SAME_SUBJECT.format(name=name, kind=kind or KIND_BLANK, codes=codes))
    return sentences
