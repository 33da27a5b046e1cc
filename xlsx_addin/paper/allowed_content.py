"""One part of a template, cleaned by the allow-list: what is not named there is dropped, or the template is refused.

What only marks or binds (comments, spelling, boxes tied to data) goes in silence: the page looks the same without it.
What shows or does something that a paper must not (a link, an object, a change nobody decided on) is refused, because
its author must know that it does not come through. The same is asked of a document once it is filled: whatever the
fields and conditions of a template put together, nothing else can come of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from lxml import etree

from xlsx_addin.paper import allowed_elements as allowed
from xlsx_addin.paper.allowed_elements import MC, A, O, V, W
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "{http://purl.oclc.org/ooxml/"
_REFERENCES = {
    W + "headerReference": R + "id",
    W + "footerReference": R + "id",
    A + "blip": R + "embed",
    V + "imagedata": R + "id",
}
"""The only attributes that may name a relation."""
_KEPT_NAMESPACES = frozenset(("", W, V, O, "{urn:schemas-microsoft-com:office:word}"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEADING_AWAY = frozenset(("src", "href", "althref", "relid", "pict", "oleid", "movie", "link", "hlink"))
_FOR_EDITORS = frozenset(("descr", "title", "alt", "gfxdata", "ole", "spid", "macro", "dgmlayout"))
_FIXED_NAMES = {
    (A + "graphicData", "uri"): frozenset((allowed.PICTURE_NAMESPACE, allowed.WPS_NAMESPACE, allowed.WPG_NAMESPACE)),
    (W + "compatSetting", W + "uri"): frozenset(("http://schemas.microsoft.com/office/word",)),
}
"""Attributes that look like addresses and are names: what a drawing holds (no chart), whose setting it is."""
_ADDRESS = re.compile(
    r"://|\\\\|^\s*(?:file|https?|ftp|mailto|mhtml|data|javascript|vbscript|smb|dav|ms-[a-z]+):", re.IGNORECASE
)
_DRAWABLE = frozenset(
    (
        allowed.WPS_NAMESPACE,
        allowed.WPG_NAMESPACE,
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    )
)
"""What an alternative may require and still be the one that is kept."""
_PAGE_NUMBER = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\s*"
    r"(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT|ARABIC|ARABICDASH|ROMAN|ALPHABETIC)\s*)*",
    re.IGNORECASE,
)
_LONGEST_NAME = 40


def clean(root: _Element, relations: Collection[str], file: str) -> None:
    """Clean the tree of one part in place; ``relations`` are the ids of the relations that it has and may use.

    Refusal names the file and what it may not hold.
    """
    if root.tag == W + "settings":
        for child in list(root):
            if child.tag not in allowed.SETTINGS:
                root.remove(child)
    ignorable = frozenset(root.nsmap.get(prefix) or "" for prefix in (root.get(MC + "Ignorable") or "").split())
    # Declared once, at the top: where each element declares them anew, moving one costs the square of what it holds.
    etree.cleanup_namespaces(root, {"w": W[1:-1], "r": R[1:-1]}, ["wps", "wpg", "wp14", "w14"])
    cleaner = _Cleaner(relations, ignorable, file)
    if any(element.tag not in allowed.ALLOWED for element in root.iter()):
        cleaner.settle_below(root)
    for element in root.iter():
        cleaner.clean_attributes(element)
    _check_field_codes(root, file)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])


class _Cleaner:
    """Walks over one part; elements of the namespaces in ``ignorable`` are those that a reader may leave out."""

    def __init__(self, relations: Collection[str], ignorable: frozenset[str], file: str) -> None:
        self._relations, self._ignorable, self._file = relations, ignorable, file

    def settle_below(self, parent: _Element) -> None:
        """Drop, unwrap or refuse what ``parent`` holds and no template needs."""
        for child in list(parent):
            tag = child.tag
            if tag in allowed.ALLOWED:
                self.settle_below(child)
            elif tag in allowed.UNWRAPPED:
                self.clean_attributes(child)
                self._unwrap(child, child)
            elif tag == MC + "AlternateContent":
                self._unwrap(child, _kept_alternative(child))
            elif tag in allowed.DROPPED or etree.QName(child).namespace in self._ignorable:
                parent.remove(child)
            else:
                self._refuse(tag)

    def clean_attributes(self, element: _Element) -> None:
        """Drop the attributes that say nothing about the page; refuse those that lead elsewhere."""
        for name, value in element.items():
            rule = _rule(name)
            if name == "name" and element.tag in allowed.NAMED_PICTURES:
                element.set(name, "")
            elif rule == "drop":
                del element.attrib[name]
            elif (names := _FIXED_NAMES.get((element.tag, name))) is not None:
                if value not in names:
                    self._refuse(value.rpartition("/")[2])
            elif name == _REFERENCES.get(element.tag):
                if value not in self._relations:
                    raise Refusal(words.DAMAGED.format(file=self._file))
            elif rule == "keep" and value.isalnum():
                continue
            elif (rule == "away" and value.strip()) or _ADDRESS.search(value):
                raise Refusal(words.OUTSIDE.format(file=self._file))

    def _unwrap(self, wrapper: _Element, kept: _Element | None) -> None:
        """Put the content of ``kept``, cleaned, in the place of ``wrapper``."""
        if kept is not None:
            self.settle_below(kept)
            for child in list(kept):
                wrapper.addprevious(child)
        parent = wrapper.getparent()
        assert parent is not None  # noqa: S101 - the root is never unwrapped
        parent.remove(wrapper)

    def _refuse(self, tag: str) -> NoReturn:
        if tag in allowed.ACTIVE:
            raise Refusal(words.ACTIVE.format(file=self._file))
        if tag in allowed.OUTSIDE:
            raise Refusal(words.OUTSIDE.format(file=self._file))
        if tag in allowed.TRACKED:
            raise Refusal(words.TRACKED.format(file=self._file))
        if tag.startswith(_STRICT):
            raise Refusal(words.STRICT.format(file=self._file))
        name = quoted(tag.rpartition("}")[2], _LONGEST_NAME)
        raise Refusal(words.ELEMENT.format(file=self._file, element=name))


@lru_cache(maxsize=4096)
def _rule(name: str) -> str:
    """``keep``, ``drop`` or ``away`` (leads elsewhere unless it is blank or names a relation that is allowed)."""
    namespace, closing, local = name.rpartition("}")
    if namespace + closing == R or local.lower() in _LEADING_AWAY:
        return "away"
    if name == _SPACE:
        return "keep"
    is_kept = namespace + closing in _KEPT_NAMESPACES and local.lower() not in _FOR_EDITORS
    return "keep" if (is_kept and not local.lower().startswith("on")) or local == "on" else "drop"


def _kept_alternative(alternatives: _Element) -> _Element | None:
    """Of several ways to say one thing the first that is understood here: shapes rather than their older picture."""
    for choice in alternatives.iterchildren(MC + "Choice"):
        required = {choice.nsmap.get(prefix) for prefix in (choice.get("Requires") or "").split()}
        if required and required <= _DRAWABLE:
            return choice
    return alternatives.find(MC + "Fallback")


def _check_field_codes(root: _Element, file: str) -> None:
    """Refusal names the file and the first of Word's own field codes that is no page number: others fetch, ask or run.

    A field may be an element, or run over several runs and paragraphs and hold other fields: what stands between its
    beginning and its separator or end is put together, ordinary text too, for LibreOffice reads that as its code
    (writerfilter, ``AppendFieldCommand``). Text of a code that never began or never ends counts as one.
    """
    begun: list[_Field] = []
    for element in root.iter(W + "fldSimple", W + "fldChar", W + "instrText", W + "t"):
        if element.tag == W + "t":
            for field in begun:
                if field.is_code:
                    field.pieces.append(element.text or "")
        elif element.tag == W + "instrText":
            if not begun:
                begun.append(_Field())
            begun[-1].pieces.append(element.text or "")
        elif element.tag == W + "fldSimple":
            _check_code(element.get(W + "instr", ""), file)
        else:
            _mark(begun, element.get(W + "fldCharType", ""), file)
    for field in begun:
        _check_code("".join(field.pieces), file)


class _Field:
    """A field that has begun: its code so far, and whether what comes next still belongs to it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_code = True


def _mark(begun: list[_Field], kind: str, file: str) -> None:
    """A field begins, comes to its result, or ends; of those that have begun the outermost is first."""
    if kind == "begin":
        begun.append(_Field())
    elif begun:
        begun[-1].is_code = False
        _check_code("".join(begun[-1].pieces), file)
        if kind != "separate":
            begun.pop()


def _check_code(instruction: str, file: str) -> None:
    if instruction.strip() and not _PAGE_NUMBER.fullmatch(instruction):
        named = quoted(instruction.split(maxsplit=1)[0], _LONGEST_NAME)
        raise Refusal(words.FETCHING_FIELD.format(file=file, field=named))
