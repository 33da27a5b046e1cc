"""PDF of finished documents by a program that is on the machine: Word through COM, or LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Sequence

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


class Converter(Protocol):
    """A program that makes PDF files."""

    def convert(self, documents: Sequence[Path], folder: Path) -> None:
        """Write ``folder/NAME.pdf`` for each ``NAME.docx`` that it can; raises Refusal where it does not answer."""


def find_converter() -> Converter:
    """Word where it is installed, else LibreOffice; Refusal where neither is."""
    if _has_word():
        return Word()
    program = _libreoffice()
    if program is None:
        raise Refusal(words.NO_CONVERTER)
    return LibreOffice(program)


class LibreOffice:
    """LibreOffice without a window, with a profile of its own: one that is open does not get in the way."""

    def __init__(self, program: str) -> None:
        self._program = program

    def convert(self, documents: Sequence[Path], folder: Path) -> None:
        """Convert some fifty documents a call."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            for start in range(0, len(documents), _FILES_A_CALL):
                batch = documents[start : start + _FILES_A_CALL]
                command = [
                    self._program,
                    f"-env:UserInstallation={Path(profile).as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    _FILTER,
                    "--outdir",
                    str(folder),
                    *map(str, batch),
                ]
                limit = _SECONDS_A_CALL + _SECONDS_A_FILE * len(batch)
                try:
                    subprocess.run(command, check=False, capture_output=True, timeout=limit, stdin=subprocess.DEVNULL)
                except (OSError, subprocess.TimeoutExpired) as error:
                    raise Refusal(words.CONVERTER_FAILED.format(program="LibreOffice")) from error


class Word:
    """An own Word without a window; one that the clerk works in is left alone."""

    def convert(self, documents: Sequence[Path], folder: Path) -> None:
        """Convert one document after another."""
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
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found is not None:
            return found
    places = map(os.path.expandvars, _PLACES)
    return next((place for place in places if Path(place).is_file()), None)
