"""Sound files made unsound, always the same way for the same seed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_TOKEN = re.compile(rb"<[^<>]*>|\"[^\"<>]*\"|[0-9]+|[^<>\"0-9]+")
_ODD: tuple[bytes, ...] = (
    b"",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"nan",
    b"<",
    b">",
    b"&",
    b"&amp;",
    b"&#0;",
    b"&#xFFFF;",
    b"]]>",
    b"<!--",
    b"<!DOCTYPE a>",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "Ễ".encode(),
    b"A1048577",
    b"XFE1",
    b"\r\n\r\n",
    b"--",
    b"=?utf-8?b?//8=?=",
    b"_xD800_",
    b"a" * 5000,
)


def mutated(content: bytes, chance: Random) -> bytes:
    """The file with some bytes, tokens or, where it is a zip, parts changed."""
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _repacked(content, chance)
    return _changed(content, chance)


def _repacked(content: bytes, chance: Random) -> bytes:
    """The zip made anew with one of its parts changed, left out, doubled or under another name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    place = chance.randrange(len(parts))
    name, part = parts[place]
    match chance.randrange(8):
        case 0:
            del parts[place]
        case 1:
            parts.append((name.upper(), part))
        case 2:
            parts[place] = (parts[chance.randrange(len(parts))][0], part)
        case _:
            parts[place] = (name, _changed(part, chance))
    target = io.BytesIO()
    packing = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", packing) as archive:
        warnings.simplefilter("ignore")  # two parts of one name are meant
        for name, part in parts:
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


def _changed(content: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        content = chance.choice((_flipped, _cut, _with_token, _with_span))(content, chance)
    return content


def _flipped(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randint(0, len(content)) for _ in range(2))
    return content[:first] + content[last:] if chance.random() < 0.5 else content[:last]


def _with_token(content: bytes, chance: Random) -> bytes:
    """One token replaced by another of the same file, or by an odd one."""
    tokens = list(_TOKEN.finditer(content, 0, min(len(content), 200_000)))
    if not tokens:
        return content + chance.choice(_ODD)
    old = chance.choice(tokens)
    new = chance.choice(_ODD) if chance.random() < 0.6 else chance.choice(tokens)[0]
    return content[: old.start()] + new + content[old.end() :]


def _with_span(content: bytes, chance: Random) -> bytes:
    """A piece repeated somewhere else."""
    first, last = sorted(chance.randint(0, len(content)) for _ in range(2))
    place = chance.randint(0, len(content))
    return content[:place] + content[first : min(last, first + 2000)] + content[place:]
