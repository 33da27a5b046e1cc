"""A bare .docx around a body: only the parts that Word needs, byte for byte the same each time."""

from __future__ import annotations

from dataclasses import dataclass

from xlsx_addin.paper.docx_zip import packed
from xlsx_addin.paper.templates.drawing import ParagraphForm, Type, paragraph, twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FOOT = paragraph("{{ provisional_foot }}", ParagraphForm(align="right"), Type(size=11, italic=True))
PAGE_NUMBER = paragraph(
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ParagraphForm(align="center"),
)
DRAFT_MARK = paragraph("{{ draft_mark }}", ParagraphForm(align="left"), Type(italic=True))
EMPTY = paragraph()

_STYLES = f"""{_DECLARATION}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>\
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault/></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
<w:pPr><w:widowControl/></w:pPr></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>"""
_SETTINGS = (
    f'{_DECLARATION}<w:settings {_WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Which header and footer parts a section shows, by relation id; ``first`` parts on its first page only."""

    header: str
    footer: str
    first_header: str = ""
    first_footer: str = ""


_MAIN = Parts(header="rIdNumber", footer="rIdFoot", first_header="rIdDraft", first_footer="rIdFirstFoot")
_FORM = Parts(header="rIdEmpty", footer="rIdFoot")
_ANNEX = Parts(header="rIdNumber", footer="rIdFoot")


def main_section() -> str:
    """An upright page of a document with a number on every page but the first."""
    return _section(_MAIN, lying=False)


def form_section() -> str:
    """An upright page without a page number."""
    return _section(_FORM, lying=False)


def annex_section() -> str:
    """A lying page; page numbers run on."""
    return _section(_ANNEX, lying=True)


def _section(parts: Parts, *, lying: bool) -> str:
    references = ""
    for name, relation, kind in (
        ("header", parts.header, "default"),
        ("header", parts.first_header, "first"),
        ("footer", parts.footer, "default"),
        ("footer", parts.first_footer, "first"),
    ):
        if relation:
            references += f'<w:{name}Reference w:type="{kind}" r:id="{relation}"/>'
    width, height = (16838, 11906) if lying else (11906, 16838)
    turned = ' w:orient="landscape"' if lying else ""
    top, bottom, left, right = (30, 15, 20, 20) if lying else (20, 20, 30, 15)
    title_page = "<w:titlePg/>" if parts.first_header else ""
    return (
        f"<w:sectPr>{references}"
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" w:left="{twips(left)}" '
        f'w:header="{twips(10)}" w:footer="{twips(7 if lying else 9)}" w:gutter="0"/>{title_page}</w:sectPr>'
    )


def document(body: str, title: str) -> bytes:
    """The .docx with this body, which ends with its last section's settings."""
    parts = {
        "rIdNumber": ("header", "header1.xml", PAGE_NUMBER),
        "rIdDraft": ("header", "header2.xml", DRAFT_MARK),
        "rIdEmpty": ("header", "header3.xml", EMPTY),
        "rIdFoot": ("footer", "footer1.xml", FOOT),
        "rIdFirstFoot": ("footer", "footer2.xml", FOOT),
    }
    used = {relation: part for relation, part in parts.items() if f'r:id="{relation}"' in body}
    files = {
        "[Content_Types].xml": _content_types([(kind, name) for kind, name, _ in used.values()]),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(title),
        "word/document.xml": f"{_DECLARATION}<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [
                ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
                ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
                *((relation, f"{_OFFICE}/{kind}", name) for relation, (kind, name, _) in used.items()),
            ]
        ),
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
    }
    for kind, name, content in used.values():
        root = "hdr" if kind == "header" else "ftr"
        files[f"word/{name}"] = f"{_DECLARATION}<w:{root} {_WORD}>{content}</w:{root}>"
    return packed({name: text.encode() for name, text in files.items()}, deflate=False)


def _content_types(parts: list[tuple[str, str]]) -> str:
    overrides = [
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/settings.xml", f"{_TYPE}.settings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"/word/{name}", f"{_TYPE}.{kind}+xml") for kind, name in parts),
    ]
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(relations: list[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in relations)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
