"""The XML of a stranger's template: UTF-8, without a document type, entities, comments or instructions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_UTF8 = frozenset(("utf-8", "utf8", "us-ascii", "ascii"))
_MARKUP_DECLARATION = re.compile(r"<!(?!--|\[CDATA\[)")


class NotXml(Exception):  # noqa: N818 - named for what it says of the part
    """A part is not well-formed, in another encoding, or declares a document type or entities."""


def parsed(data: bytes) -> _Element:
    """The tree of a stranger's part; ``NotXml``.

    The bytes are read as UTF-8 before anything else is made of them, so that nothing is hidden from this look in an
    encoding that only the parser knows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotXml from None
    declared = _DECLARATION.match(text)
    if "\0" in text or _MARKUP_DECLARATION.search(text) or (declared and declared[1].lower() not in _UTF8):
        raise NotXml
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotXml from None
