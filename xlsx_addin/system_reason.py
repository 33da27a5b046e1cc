"""Why the system would not do something, in the clerk's language."""

from __future__ import annotations

import errno

from xlsx_addin.words import system as words


def system_reason(error: OSError) -> str:
    """The part of a sentence that says why: ``đĩa đã đầy``; the system's own text where there are no words for it.

    Windows has codes of its own for what its ``errno`` takes together: a file held by another program, for one, is
    a lack of permission there.
    """
    of_windows = words.OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    name = errno.errorcode.get(error.errno or 0, "")
    return of_windows or words.OF_ERRNO.get(name) or error.strerror or str(error)
