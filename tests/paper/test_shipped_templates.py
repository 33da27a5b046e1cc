"""The templates that travel with the package keep the rules of form, and an office can get at them."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import unicodedata
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.paper.papers import dossier
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.shipped_templates import (
    FOLDER,
    SOURCES,
    copy_templates,
    originals,
    own_templates,
    shipped_template,
)
from xlsx_addin.words import folders
from xlsx_addin.words.paper_files import READ_FIRST_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

    from xlsx_addin.paper.documents import TemplateSource


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MILLIMETRE = 1440 / 25.4
UPRIGHT = {"top": 20, "bottom": 20, "left": 30, "right": 15}
LYING = {"top": 30, "bottom": 15, "left": 20, "right": 20}
LETTERHEAD = ["{{ superior_body }}", "{{ issuing_body }}", "*"]
NEVER = ("uỷ", "UỶ", "T/M CẤP ỦY", "ký tên, đóng dấu", "804", "Lạc Dương", "Hướng dẫn 09")
"""Wrong spelling, words that no document of the Party has, and what comes from the letter's data."""
WITHOUT_LETTERHEAD = {"D1_PhieuDangKy.docx", "D2_PhieuChamDiem.docx", "D8_MucLuc.docx"}


def parts(source: TemplateSource) -> dict[str, _Element]:
    """The parts of a template that are drawn, by name."""
    with zipfile.ZipFile(FOLDER / source.file) as package:
        names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: etree.fromstring(package.read(name)) for name in names}


def words_of(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def size_of(run: _Element) -> float:
    found = run.find(f"{W}rPr/{W}sz")
    return 14 if found is None else int(found.get(f"{W}val", "")) / 2


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
class TestTheRulesOfForm:
    """The rules of papers §3, read from the templates: whoever changes one in Word is told."""

    def test_paper_and_margins(self, source: TemplateSource) -> None:
        for section in parts(source)["word/document.xml"].iter(f"{W}sectPr"):
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            assert size is not None
            assert margins is not None
            is_lying = size.get(f"{W}orient") == "landscape"
            sides = [int(size.get(f"{W}{side}", "")) for side in ("w", "h")]
            assert sorted(sides, reverse=is_lying) == sides == ([16838, 11906] if is_lying else [11906, 16838])
            for side, width in (LYING if is_lying else UPRIGHT).items():
                assert int(margins.get(f"{W}{side}", "")) == round(width * MILLIMETRE), side

    def test_the_font_is_times_new_roman_for_every_script(self, source: TemplateSource) -> None:
        found = parts(source)
        fonts = found["word/styles.xml"].find(f".//{W}rPrDefault/{W}rPr/{W}rFonts")
        assert fonts is not None
        scripts = [f"{W}{script}" for script in ("ascii", "hAnsi", "eastAsia", "cs")]
        assert [fonts.get(script) for script in scripts] == ["Times New Roman"] * 4
        for root in found.values():
            for run in root.iter(f"{W}r"):
                own = run.find(f"{W}rPr/{W}rFonts")
                is_box = re.fullmatch(r"[☐☒]|{{ [a-z.]*box_[a-z_]* }}", words_of(run)) is not None
                assert is_box == (own is not None), words_of(run)
                assert own is None or {own.get(script) for script in scripts} == {"Segoe UI Symbol"}

    def test_the_letterhead_is_that_of_the_party(self, source: TemplateSource) -> None:
        [party] = {
            (words_of(run), size_of(run), run.find(f"{W}rPr/{W}b") is not None)
            for run in parts(source)["word/document.xml"].iter(f"{W}r")
            if "ĐẢNG CỘNG SẢN" in words_of(run)
        } or [None]
        assert (party is None) == (source.file == "D8_MucLuc.docx")
        assert party in (None, ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True))
        if source.file not in WITHOUT_LETTERHEAD:
            table = next(parts(source)["word/document.xml"].iter(f"{W}tbl"))
            assert [words_of(line) for line in next(table.iter(f"{W}tc")).iter(f"{W}p")] == LETTERHEAD

    def test_heads_of_tables_are_repeated_and_rows_are_not_broken(self, source: TemplateSource) -> None:
        for table in parts(source)["word/document.xml"].iter(f"{W}tbl"):
            rows = [row for row in table.iter(f"{W}tr") if "{%tr" not in words_of(row)]
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows), words_of(table)
            if words_of(rows[0]).startswith("TT"):
                assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None

    def test_texts_are_nfc_and_spelled_as_the_party_spells(self, source: TemplateSource) -> None:
        for root in parts(source).values():
            text = words_of(root)
            assert unicodedata.is_normalized("NFC", text)
            assert [wrong for wrong in NEVER if wrong in text] == []

    def test_every_field_is_one_of_its_documents(self, source: TemplateSource) -> None:
        Prepared(shipped_template(source), source.fields)

    def test_no_field_is_left_unused(self, source: TemplateSource) -> None:
        """What no template prints would be counted for nobody."""
        text = " ".join(words_of(root) for root in parts(source).values())
        own = {field.name for field in dataclasses.fields(source.fields)} - {
            field.name for field in dataclasses.fields(DocumentFields)
        }
        assert {name for name in own if not re.search(rf"\b{name}\b", text)} == set()


def test_no_field_of_all_documents_is_left_unused() -> None:
    text = " ".join(words_of(root) for source in SOURCES for root in parts(source).values())
    common = {field.name for field in dataclasses.fields(DocumentFields)}
    assert {name for name in common if not re.search(rf"\b{name}\b", text)} == set()


def test_nothing_else_is_shipped() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(source.file for source in SOURCES)


def test_copies_do_not_replace_an_offices_own(tmp_path: Path) -> None:
    (tmp_path / "D5_BaoCao.docx").write_bytes(b"own")
    written = copy_templates(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(source.file for source in SOURCES)
    assert len(written) == len(SOURCES) - 1
    assert (tmp_path / "D5_BaoCao.docx").read_bytes() == b"own"


def test_copied_templates_make_the_same_documents(tmp_path: Path) -> None:
    copy_templates(tmp_path / "mau")
    ours = make_papers(dossier(), tmp_path / "a")
    theirs = make_papers(dossier(), tmp_path / "b", templates=tmp_path / "mau")
    assert [item.docx.read_bytes() for item in theirs.items] == [item.docx.read_bytes() for item in ours.items]


def test_what_an_installation_lays_beside_the_workbook_is_used_by_nobody_until_it_is_copied(tmp_path: Path) -> None:
    folder = tmp_path / folders.TEMPLATES / folders.ORIGINALS
    folder.mkdir(parents=True)
    for name, content in originals().items():
        (folder / name).write_bytes(content)
    assert sorted(originals()) == sorted([READ_FIRST_FILE, *(source.file for source in SOURCES)])
    assert originals()[READ_FIRST_FILE].decode("utf-8-sig").startswith("Các mẫu văn bản gốc")
    (folder / "D5_BaoCao.docx").write_bytes(b"damaged")
    made = make_papers(dossier(), tmp_path / "ra", only=["D5"], templates=own_templates(tmp_path / "so.xlsm"))
    assert made.failures == []


@pytest.mark.skipif("OOXML_VALIDATOR" not in os.environ, reason="needs Microsoft's Open XML SDK as a command")
def test_templates_and_documents_are_sound_by_microsofts_own_reader(tmp_path: Path) -> None:
    made = make_papers(dossier(), tmp_path)
    copy_templates(tmp_path / "mau")
    files = [*(item.docx for item in made.items), *(tmp_path / "mau").iterdir()]
    for file in files:
        judged = subprocess.run([os.environ["OOXML_VALIDATOR"], str(file)], check=False, capture_output=True)
        assert b'"ok": true' in judged.stdout, (file.name, judged.stdout[:2000])
