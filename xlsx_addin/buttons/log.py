"""The log of the buttons: UTF-8, for whoever helps the clerk, never shown to the clerk."""

from __future__ import annotations

import logging
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.state_folder import log_folder
from xlsx_addin.vietnamese.quoting import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from logging.handlers import RotatingFileHandler

LOG = logging.getLogger("xlsx_addin")

_FILE_NAME = "xlsx_addin.log"
_LARGEST_BYTES = 1_000_000
_OLDER_FILES = 5


@contextmanager
def opened_log() -> Iterator[Path | None]:
    """Send ``LOG`` to the file, in the temporary folder if need be; None where no file can be written."""
    handler = _file_handler()
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    LOG.addHandler(handler or logging.NullHandler())
    try:
        yield Path(handler.baseFilename) if handler else None
    finally:
        for each in list(LOG.handlers):
            LOG.removeHandler(each)
            with suppress(OSError):  # a disk that is full takes no log either
                each.close()


class _OneLine(logging.Formatter):
    """Each entry on one line, whatever the names in it hold; a traceback below it, its letters shown."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry; the traceback that another handler has laid down in the record is written anew."""
        record.exc_text = None
        return super().format(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - Python's own method
        return printable(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - Python's own method
        return "\n".join(map(printable, super().formatException(ei).split("\n")))


def _file_handler() -> RotatingFileHandler | None:
    from logging.handlers import RotatingFileHandler  # a click in LibreOffice keeps no log

    for folder in (log_folder(), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                folder / _FILE_NAME, maxBytes=_LARGEST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
            )
        except OSError:
            continue
        handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(message)s"))
        return handler
    return None
