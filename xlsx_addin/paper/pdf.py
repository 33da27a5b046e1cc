"""PDF of finished documents by a program that is on the machine: Word through COM, or LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Converter: TypeAlias = Callable[[Sequence[Path], Path], None]
    """Writes ``folder/NAME.pdf`` for each ``NAME.docx`` that it can; raises Refusal where it does not answer."""

_FILES_A_CALL = 50
"""Windows takes command lines of 32,767 characters."""
_SECONDS_A_CALL, _SECONDS_A_FILE = 60, 20
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    r"%ProgramFiles%\LibreOffice\program\soffice.exe",
    r"%ProgramFiles(x86)%\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WORD_PDF, _NO_MACROS, _NO_ALERTS, _NO_CHANGES = 17, 3, 0, 0


def find_converter() -> Converter:
    """Word where it is installed, else LibreOffice; Refusal where neither is."""
    if _has_word():
        return by_word
    program = _libreoffice()
    if program is None:
        raise Refusal(words.NO_CONVERTER)
    return partial(by_libreoffice, program)


def by_libreoffice(program: str, documents: Sequence[Path], folder: Path) -> None:
    """Convert some fifty documents a call, without a window; its own profile keeps an open one out of the way."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = [program, own, "--headless", "--norestore", "--convert-to", _FILTER, "--outdir", str(folder)]
        for start in range(0, len(documents), _FILES_A_CALL):
            batch = list(map(str, documents[start : start + _FILES_A_CALL]))
            limit = _SECONDS_A_CALL + _SECONDS_A_FILE * len(batch)
            try:
                subprocess.run(
                    command + batch, check=False, capture_output=True, timeout=limit, stdin=subprocess.DEVNULL
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise Refusal(words.CONVERTER_FAILED.format(program="LibreOffice")) from error


def by_word(documents: Sequence[Path], folder: Path) -> None:
    """Convert one document after another in a Word of our own without a window; the clerk's is left alone."""
    import pythoncom
    import win32com.client

    pythoncom.CoInitialize()
    try:
        word = win32com.client.DispatchEx("Word.Application")
        try:
            word.Visible, word.DisplayAlerts, word.AutomationSecurity = False, _NO_ALERTS, _NO_MACROS
            for document in documents:
                opened = word.Documents.Open(
                    str(document), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False
                )
                try:
                    opened.ExportAsFixedFormat(str(folder / f"{document.stem}.pdf"), _WORD_PDF)
                finally:
                    opened.Close(_NO_CHANGES)
        finally:
            word.Quit(_NO_CHANGES)
    except pythoncom.com_error as error:
        raise Refusal(words.CONVERTER_FAILED.format(program="Word")) from error
    finally:
        pythoncom.CoUninitialize()


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"):
            return True
    except OSError:
        return False


def _libreoffice() -> str | None:
    on_path = filter(None, map(shutil.which, _PROGRAMS))
    installed = (place for place in map(os.path.expandvars, _PLACES) if Path(place).is_file())
    return next(chain(on_path, installed), None)
