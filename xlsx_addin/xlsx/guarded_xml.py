"""XML from a stranger: expat with limits, and a fast way past it for records of the usual shape.

Expat calls Python at every tag, about a microsecond each; a sheet of 20,000 subjects has three million tags. So
where expat stands exactly between two records (rows of a sheet, shared strings), a reader may take whole records
from the raw bytes by one regular expression, if it can prove that it understood every byte of them. What it cannot
prove goes to expat, and the next records may be taken again: both ways lead to the same values.
"""

from __future__ import annotations

import pyexpat
import re
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.package import CHUNK, Limits, Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",  # "Strict Open XML"
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
_DEEPEST = 64
_LONGEST_TAG = 4 * CHUNK
_LONGEST_RECORD = 4 * CHUNK
_SEPARATOR = "\ue000"
"""A character for private use, which no text of a workbook has a use for."""


class Unusual(Exception):  # noqa: N818 - nothing is wrong yet
    """Bytes that only expat can judge."""


class GuardedXml:
    """Reads one part with expat; subclasses override ``start``, ``end`` and ``text``.

    Element names of the spreadsheet's own namespaces come without it, others as ``namespace local``. ``path`` holds
    the names of the open elements, root first. Refused, before they cost time or memory: a DOCTYPE (so no entity is
    ever defined), deep nesting, endless tags, too many elements, another root than ``root``.
    """

    root: str
    damaged: ClassVar[str] = words.PART_DAMAGED
    """The sentence for a part that breaks the rules of its format."""
    other_root: str = words.PART_DAMAGED
    """The sentence for a part of another kind."""

    def __init__(self, limits: Limits) -> None:
        self.path: list[str] = []
        self.elements = 0
        """Elements that expat has reported, a measure of the slow way's work."""
        self._limits = limits
        self._names: dict[str, str] = {}
        self._fed = 0
        self._is_utf8 = True
        self._parser = pyexpat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; ``path`` ends with it already."""

    def end(self, name: str) -> None:
        """An element ends; ``path`` still ends with it."""

    def text(self, data: str) -> None:
        """Some of the text inside the innermost element, while ``listen`` asks for it."""

    def listen(self, *, wanted: bool) -> None:
        """Ask for text, or no longer; text that nobody asked for costs next to nothing."""
        self._parser.CharacterDataHandler = self.text if wanted else None

    def parse(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part with expat alone; raises ``Unreadable``."""
        for chunk in chunks:
            self._feed(chunk)
        self._close()

    def damage(self) -> Unreadable:
        """What to raise where the part breaks the rules of its format."""
        return Unreadable(self.damaged)

    def _feed(self, data: bytes) -> None:
        self._fed += len(data)
        if self._fed > self._limits.expat_bytes:
            raise Unreadable(words.TOO_MUCH)
        self._with_expat(data, is_last=False)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise Unreadable(words.TOO_MUCH)

    def _close(self) -> None:
        self._with_expat(b"", is_last=True)
        del self._parser  # it and this object refer to each other

    def _with_expat(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except (pyexpat.ExpatError, ValueError, LookupError):  # the last two: an encoding nobody knows
            raise self.damage() from None

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._is_utf8 = encoding is None or encoding.lower() in {"utf-8", "us-ascii"}

    def _doctype(self, *_details: object) -> None:
        raise Unreadable(words.UNSAFE)

    def _start(self, expanded: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self._limits.elements or len(self.path) >= _DEEPEST:
            raise Unreadable(words.TOO_MUCH)
        name = self._names.get(expanded)
        if name is None:
            name = self._names[expanded] = _short(expanded)
        if not self.path and name != self.root:
            raise Unreadable(self.other_root)
        self.path.append(name)
        self.start(name, attributes)

    def _end(self, _expanded: str) -> None:
        self.end(self.path[-1])
        self.path.pop()


class Element(NamedTuple):
    """An element of a small part."""

    path: str
    """The names of the elements it stands in, below the root, and its own: ``cellXfs/xf``."""
    attributes: dict[str, str]
    text: list[str]
    """In pieces."""


def elements(
    chunks: Iterable[bytes],
    names: Collection[str],
    limits: Limits,
    *,
    root: str,
    other_root: str = words.PART_DAMAGED,
) -> list[Element]:
    """The elements of these names in a small part, in their order; raises ``Unreadable``."""
    part = _ElementsXml(limits)
    part.root, part.other_root, part.wanted = root, other_root, names
    part.parse(chunks)
    return part.found


class _ElementsXml(GuardedXml):
    wanted: Collection[str]

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.found: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self.wanted:
            self.found.append(Element("/".join(self.path[1:]), attributes, []))
            self.listen(wanted=True)

    def end(self, name: str) -> None:
        if name in self.wanted:
            self.listen(wanted=False)

    def text(self, data: str) -> None:
        self.found[-1].text.append(data)


class RecordsXml(GuardedXml):
    """A part that holds a long run of records: in the element ``container`` one element ``record`` after another.

    Subclasses call ``note_boundary`` where the container begins and where a record in it ends.
    """

    container: ClassVar[str]
    record: ClassVar[str]

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self._record_end = b"</%b>" % self.record.encode()
        opening = b"<%b(?: [^<>]*[^<>/])?>" % self.container.encode()
        self._boundary = re.compile(b"%b|%b" % (self._record_end, opening))
        self._boundary_index = -1
        self._container_is_plain = False

    def take(self, records: bytes) -> None:
        """Take whole records from their raw bytes, or raise ``Unusual`` and leave them to expat.

        What was stored before ``Unusual`` must be what expat stores again.
        """
        raise NotImplementedError

    def note_boundary(self) -> None:
        """Remember the tag just reported: a record may begin after it."""
        self._boundary_index = self._parser.CurrentByteIndex

    def parse_records(self, chunks: Iterable[bytes]) -> None:
        """Read the whole part, plain records the fast way; raises ``Unreadable``."""
        rest = b""
        between_records = False
        for chunk in chunks:
            rest += chunk
            if not between_records:
                boundary = self._boundary.search(rest)
                end = boundary.end() if boundary else len(rest)
                between_records = self._feed_to_boundary(rest[:end], boundary and boundary[0])
                rest = rest[end:]
            if between_records:
                end = rest.rfind(self._record_end) + len(self._record_end)
                if end >= len(self._record_end):
                    between_records = self._take_or_feed(rest[:end])
                    rest = rest[end:]
                elif len(rest) > _LONGEST_RECORD:
                    between_records = self._feed_to_boundary(rest, None)
                    rest = b""
        self._feed(rest)
        self._close()

    def _take_or_feed(self, records: bytes) -> bool:
        try:
            self.take(records)
        except Unusual:
            return self._feed_to_boundary(records, self._record_end)
        return True

    def _feed_to_boundary(self, data: bytes, boundary: bytes | None) -> bool:
        """Feed ``data``, which ends with the tag ``boundary``; tell whether expat stands between two records now.

        It does when the last tag it reported is that very one, not one in a comment. The container's own tag must
        have been seen so, without a prefix: then records without a prefix are of the spreadsheet's namespace.
        """
        self._feed(data)
        if boundary is None or not self._is_utf8 or self._boundary_index != self._fed - len(boundary):
            return False
        self._container_is_plain |= boundary != self._record_end
        return self._container_is_plain


def plain_texts(raw: list[bytes]) -> list[str]:
    """The texts that stand between tags, as expat reports them; raises ``Unusual`` where there is anything else.

    All are decoded at once, which is many times faster than one by one.
    """
    parser = pyexpat.ParserCreate()
    parser.buffer_text = True
    pieces: list[str] = []
    parser.CharacterDataHandler = pieces.append
    try:
        parser.Parse(b"<t>%b</t>" % _SEPARATOR.encode().join(raw), True)  # noqa: FBT003 - the last piece
    except pyexpat.ExpatError:
        raise Unusual from None
    texts = "".join(pieces).split(_SEPARATOR) if raw else []
    if len(texts) != len(raw):
        raise Unusual
    return texts


def _short(expanded: str) -> str:
    """The local name in one of the namespaces read here; anything else keeps the space that no local name has."""
    namespace, _, local = expanded.rpartition(" ")
    return local if namespace in _NAMESPACES else f"{namespace} {local}"
