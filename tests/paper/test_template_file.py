"""A template is a stranger's file: what it may not hold is refused in one sentence that names it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from xlsx_addin.paper.shipped_templates import SOURCES
from xlsx_addin.paper.template_file import MAIN_PART, read_template
from xlsx_addin.refusal import Refusal

SHIPPED = SOURCES[3].draw()
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


def changed(parts: dict[str, bytes | None] | None = None, replace: tuple[str, bytes, bytes] | None = None) -> bytes:
    """The report's template with other parts, or with other bytes in one of them."""
    with zipfile.ZipFile(BytesIO(SHIPPED)) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    files.update(parts or {})
    if replace is not None:
        name, old, new = replace
        before = files[name]
        assert before is not None
        assert old in before
        files[name] = before.replace(old, new, 1)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content)
    return target.getvalue()


def in_body(xml: str) -> bytes:
    return changed(replace=(MAIN_PART, b"<w:body>", f"<w:body>{xml}".encode()))


def relation(kind: str, target: str, mode: str = "") -> bytes:
    xml = f'<Relationship Id="rX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return changed(replace=("word/_rels/document.xml.rels", b"</Relationships>", xml.encode()))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
PIECE = "<w:r><w:instrText>{}</w:instrText></w:r>"


def test_the_shipped_templates_pass() -> None:
    for source in SOURCES:
        assert read_template(source.draw(), source.file).rendered_parts[0] == MAIN_PART


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bị hỏng"),
        (b"PK\x03\x04 half", "bị hỏng"),
        (SHIPPED[: len(SHIPPED) // 2], "bị hỏng"),
        (OLE2, "có mật khẩu"),
        (changed({MAIN_PART: None}), "bị hỏng"),
        (changed({MAIN_PART: b"<w:document"}), "bị hỏng"),
        (changed({"word/styles.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "bị hỏng"),
        (changed({"word/vbaProject.bin": b"x"}), "macro"),
        (changed({"word/embeddings/oleObject1.bin": b"x"}), "macro"),
        (changed({"word/activeX/activeX1.xml": b"<x/>"}), "macro"),
        (changed(replace=("[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml")), "macro"),
        (in_body('<w:altChunk r:id="rX"/>'), "macro"),
        (in_body("<w:p><w:r><w:object/></w:r></w:p>"), "macro"),
        (relation(f"{OFFICE}/hyperlink", "http://example.vn", ' TargetMode="External"'), "liên kết"),
        (relation(f"{OFFICE}/attachedTemplate", "file:///a.dotm"), "liên kết"),
        (relation(f"{OFFICE}/aFChunk", "a.html"), "liên kết"),
        (in_body(FIELD.format(PIECE.format("INCLUDETEXT x"))), "“INCLUDETEXT”"),
        (in_body(FIELD.format(PIECE.format("DDE") + PIECE.format("AUTO excel"))), "“DDEAUTO”"),
        (in_body('<w:p><w:fldSimple w:instr="LINK Excel.Sheet"/></w:p>'), "“LINK”"),
        (in_body(PIECE.format("MACROBUTTON x").join(("<w:p>", "</w:p>"))), "“MACROBUTTON”"),
        (changed({f"word/media/{number}.bin": bytes(30_000_000) for number in range(3)}), "quá lớn"),
    ],
)
def test_what_a_template_may_not_hold(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_template(content, "D5_BaoCao.docx")
    assert str(refused.value).startswith("Mẫu “D5_BaoCao.docx”")
    assert words in str(refused.value)


def test_page_numbers_are_harmless() -> None:
    content = in_body(FIELD.format(PIECE.format(" PAGE ")) + '<w:p><w:fldSimple w:instr=" NUMPAGES "/></w:p>')
    assert MAIN_PART in read_template(content, "x.docx").parts
