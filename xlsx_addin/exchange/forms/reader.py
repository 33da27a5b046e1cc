"""Reads an answered form: the questions from its hidden manifest, the answers by label, code and heading.

Never by address: rows may be sorted or gone, columns moved or added, notes written beside. What is seen must still
agree with the manifest: an answer beside another question, or another name, is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, read_pairs
from xlsx_addin.exchange.envelope.plain_values import plain_value
from xlsx_addin.exchange.forms.answers import FormAnswer
from xlsx_addin.exchange.forms.manifest import FORM_KINDS, FORMAT, FormManifest, form_of_pairs
from xlsx_addin.exchange.forms.sheet_answers import read_report, read_scores
from xlsx_addin.vietnamese.normalise import fold, is_blank
from xlsx_addin.words import form_reading as words
from xlsx_addin.words import forms as form_words
from xlsx_addin.xlsx.cells import ErrorValue, SheetValues

if TYPE_CHECKING:
    from xlsx_addin.workbook.sheets import Workbook

_SEARCHED_ROWS = 5
"""The title stands on the first row; some lines may have been put above it."""


class FormRead(NamedTuple):
    """What became of a workbook that is, or was, a form; ``answer`` is None where it is ``modified`` or no form."""

    state: str
    """``form``, ``modified`` or ``not_an_envelope``."""
    reason: str = ""
    manifest: FormManifest | None = None
    """What it says of itself, where that can be read; not to be trusted in the state ``modified``."""
    answer: FormAnswer | None = None


def read_form(workbook: Workbook) -> FormRead | None:
    """The form in a workbook; None where there is none and never was. Refusal where a sheet cannot be read at all."""
    if MANIFEST_SHEET not in workbook.sheet_names:
        is_copy = any(_has_title(workbook.read(name)) for name in workbook.sheet_names)
        return FormRead("not_an_envelope", words.SHEET_COPIED) if is_copy else None
    pairs = read_pairs(workbook.read(MANIFEST_SHEET))
    if pairs is None or pairs.get("kind") not in FORM_KINDS:
        return None
    if _is_newer(pairs.get("format", "")):
        return FormRead("not_an_envelope", words.NEWER_PROGRAM)
    manifest = form_of_pairs(pairs)
    if manifest is None or manifest.digest != digest_of([], pairs):
        return FormRead("modified", words.MANIFEST_CHANGED)
    sheets = [_plain(workbook.read(name)) for name in workbook.sheet_names if name != MANIFEST_SHEET]
    named = [sheet for sheet in sheets if sheet.name == form_words.SHEET] or sheets
    read = read_report if manifest.kind is FormKind.REPORT else read_scores
    reason = words.NO_FORM
    for sheet in named:
        found = read(sheet, manifest)
        if not found.reason:
            beside = [other for other in sheets if other is not sheet and other.name.startswith(form_words.SHEET)]
            notes = (*found.notes, *([words.MANY_SHEETS] if beside else []))
            return FormRead("form", "", manifest, FormAnswer(manifest, found.rows, notes))
        reason = found.reason
    return FormRead("modified", reason + words.ASK_ANEW, manifest)


def _is_newer(number: str) -> bool:
    """Whether a form is of a program that is newer than this one."""
    return number.isdecimal() and number.isascii() and int(number[:9]) > int(FORMAT)


def _has_title(sheet: SheetValues) -> bool:
    titles = tuple(map(fold, (form_words.REPORT_TITLE, form_words.SCORE_TITLE)))
    return any(
        isinstance(value, str) and fold(value).startswith(titles)
        for cells in sheet.columns.values()
        for row, value in cells.items()
        if row <= _SEARCHED_ROWS
    )


def _plain(sheet: SheetValues) -> SheetValues:
    """The sheet's values as they can be kept; a text of white space alone is none."""
    found = SheetValues(sheet.name)
    for column, cells in sheet.columns.items():
        for row, value in cells.items():
            plain = value if isinstance(value, ErrorValue) else plain_value(value)
            if not (isinstance(plain, str) and is_blank(plain)):
                found.set(row, column, plain)
    return found
