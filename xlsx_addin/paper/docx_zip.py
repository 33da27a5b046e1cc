"""The zip of a .docx, whose bytes depend on its parts alone."""

from __future__ import annotations

import io
import zipfile

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the bytes do not depend on when they are made."""


def packed(files: dict[str, bytes], *, deflate: bool = True) -> bytes:
    """The parts in a zip file whose bytes depend on the parts alone (deflated: and on the system's zlib)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            archive.writestr(entry, content)
    return target.getvalue()
