"""What is kept of an honest template, whatever program saved it (for the others: test_attacks)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from tests.paper.attacks import FILE, MAIN, NAMESPACES, code, drawing, in_body, in_paragraph, png, related, relations
from tests.paper.papers import MOMENT, dossier, opened, text
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.paper.registration_form import RegistrationFields
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES, shipped_template
from xlsx_addin.paper.template_file import read_template

if TYPE_CHECKING:
    from xlsx_addin.paper.documents import TemplateSource

JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0"
    b"\xff\xda\0\x08\1\1\0\0\x3f\0\0\xff\xd9"
)


def made(template: bytes) -> bytes:
    """The form in this template."""
    [document] = documents(Code.REGISTRATION, dossier())
    return Prepared(read_template(template, FILE), RegistrationFields).fill(document.fields, title="", moment=MOMENT)


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(content)).read(name).decode()


def canonical(content: bytes) -> str:
    return str(etree.canonicalize(etree.fromstring(content)))


def media(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "media" in name}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_the_shipped_templates_lose_nothing(source: TemplateSource) -> None:
    before = zipfile.ZipFile(FOLDER / source.file)
    names = sorted(name for name in before.namelist() if re.fullmatch(r"word/\w+\.xml", name))
    kept = {name: content for name, content in shipped_template(source).parts.items() if "/_rels/" not in name}
    kept = {name: content for name, content in kept.items() if name.startswith("word/")}
    assert sorted(canonical(content) for content in kept.values()) == sorted(canonical(before.read(n)) for n in names)


def test_a_file_of_words_own_keeps_what_shows_and_nothing_else() -> None:
    """python-docx begins with a file that Word saved: theme, fonts, lists, web settings, data, thumbnail and all."""
    document = docx.Document()
    document.core_properties.author = "Người viết"
    document.add_heading("Phiếu {{ year }}")
    document.add_paragraph("Một", style="List Number")
    document.add_picture(BytesIO(png()), width=Mm(10))
    document.add_table(1, 2, style="Table Grid").rows[0].cells[1].text = "{{ year }}"
    document.sections[0].header.paragraphs[0].text = "Đầu trang {{ year }}"
    document.sections[0].footer.paragraphs[0].add_run().add_picture(BytesIO(JPEG))
    template = BytesIO()
    document.save(template)

    content = made(template.getvalue())

    assert sorted(zipfile.ZipFile(BytesIO(content)).namelist()) == sorted(
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/_rels/footer1.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/media/image1.png",
            "word/media/image2.jpeg",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
            "word/theme.xml",
        ]
    )
    assert media(content) == {"word/media/image1.png": png(), "word/media/image2.jpeg": JPEG}
    paper = opened(content)
    assert [paragraph.text for paragraph in paper.paragraphs] == ["Phiếu 2026", "Một", ""]
    assert [paragraph.style and paragraph.style.name for paragraph in paper.paragraphs] == [
        "Heading 1",
        "List Number",
        "Normal",
    ]
    assert paper.tables[0].rows[0].cells[1].text == "2026"
    assert paper.sections[0].header.paragraphs[0].text == "Đầu trang 2026"
    assert len(paper.inline_shapes) == 1
    assert paper.core_properties.author == ""


@pytest.mark.parametrize(
    "instruction",
    [" PAGE ", "NUMPAGES", "SECTIONPAGES", "SECTION", " page \\* MERGEFORMAT ", "PAGE  \\* roman \\* MERGEFORMAT"],
)
def test_page_numbers_are_kept(instruction: str) -> None:
    simple = f'<w:fldSimple w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert part(made(in_paragraph(code(instruction) + simple)), MAIN).count(instruction) == 2


def test_footnotes_are_kept_and_filled() -> None:
    notes = f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:t>Năm {{{{ year }}}}</w:t></w:r></w:p>'
    content = made(related("footnotes", "n.xml", {"word/n.xml": f"{notes}</w:footnote></w:footnotes>".encode()}))
    assert "Năm 2026" in part(content, "word/footnotes.xml")


def test_a_picture_of_a_header_is_found_by_the_relations_of_the_header() -> None:
    picture = drawing(blip='r:embed="rE0"')
    header = f"<w:hdr {NAMESPACES}><w:p>{picture}</w:p></w:hdr>"
    more: dict[str, bytes | None] = {
        "word/head.xml": header.encode(),
        "word/_rels/head.xml.rels": relations(("image", "../pictures/b.jpg", "")),
        "pictures/b.jpg": JPEG,
    }
    content = made(related("header", "head.xml", more))
    assert media(content) == {"word/media/image1.jpeg": JPEG}
    assert 'Target="media/image1.jpeg"' in part(content, "word/_rels/header2.xml.rels")
    assert 'r:embed="rE0"' in part(content, "word/header2.xml")


WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SHAPE = (
    f"<w:r><mc:AlternateContent><mc:Choice xmlns:wps='{WPS}' Requires='wps'>"
    "<w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='1' name='Line'/><a:graphic>"
    f"<a:graphicData uri='{WPS}'><wps:wsp><wps:cNvCnPr/>"
    "<wps:spPr><a:prstGeom prst='line'/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:line to='1,1'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_the_line_under_the_motto_is_kept_as_the_newer_of_two_drawings() -> None:
    body = part(made(in_paragraph(SHAPE)), MAIN)
    assert 'prst="line"' in body
    assert "AlternateContent" not in body
    assert "v:line" not in body


def test_an_older_drawing_is_kept_where_it_is_the_only_one() -> None:
    line = '<w:r><w:pict><v:line style="position:absolute" from="0,0" to="9,9" strokeweight="1pt"/></w:pict></w:r>'
    assert 'strokeweight="1pt"' in part(made(in_paragraph(line)), MAIN)


def test_a_box_keeps_its_text_alone() -> None:
    box = "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Trong ô</w:t></w:r></w:p>"
    content = made(in_body(f"{box}</w:sdtContent></w:sdt>"))
    assert "Trong ô" in text(content)
    assert "sdt" not in part(content, MAIN)
