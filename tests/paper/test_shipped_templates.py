"""The templates that travel with the package are those that their sources draw, and an office can get at them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.paper.papers import dossier
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES, copy_templates, originals, own_templates
from xlsx_addin.words import folders
from xlsx_addin.words.paper_files import READ_FIRST_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.paper.documents import TemplateSource


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_the_shipped_template_is_byte_for_byte_its_sources(source: TemplateSource) -> None:
    assert (FOLDER / source.file).read_bytes() == source.draw()


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
