"""LibreOffice as a judge: what it sees in a paper made from an attacker's template, and templates that it saved."""

from __future__ import annotations

import os
import shutil
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm

from tests.exchange.sent import saved_by_libreoffice
from tests.paper.attacks import EVIL_MAIN, FILE, MAIN, NAMESPACES, SAID, attack, changed, code, parts, png, zipped
from tests.paper.papers import MOMENT, dossier, opened, text
from tests.paper.test_template_file import SHAPE
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.paper.registration_form import RegistrationFields
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES
from xlsx_addin.paper.template_file import read_template

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("CI" not in os.environ and not shutil.which("soffice"), reason="needs LibreOffice Writer"),
]


def form(template: bytes) -> bytes:
    [document] = documents(Code.REGISTRATION, dossier())
    return Prepared(read_template(template, FILE), RegistrationFields).fill(document.fields, title="", moment=MOMENT)


def test_it_sees_nothing_of_an_attackers_in_a_paper(tmp_path: Path) -> None:
    """Those that are used, and the shipped form; what it makes of an attack itself shows that it would see it."""
    files = []
    for number, (name, said) in enumerate(SAID.items()):
        if said is None:
            files.append(tmp_path / f"{number}.docx")
            files[-1].write_bytes(form(attack(name)))
    itself = tmp_path / "attack.docx"
    itself.write_bytes(changed({MAIN: EVIL_MAIN}))
    saved_by_libreoffice([*files, itself], "fodt", tmp_path / "seen")
    seen = {path.stem: path.read_text("utf-8") for path in (tmp_path / "seen").glob("*.fodt")}
    assert "EVIL" in seen.pop("attack")
    assert sorted(seen) == sorted(path.stem for path in files)
    assert [name for name, page in seen.items() if "EVIL" in page or "PHIẾU ĐĂNG KÝ" not in page] == []


def test_templates_that_it_saved_make_the_documents_as_before(tmp_path: Path) -> None:
    own = tmp_path / "Mẫu văn bản"
    saved_by_libreoffice([FOLDER / source.file for source in SOURCES], "docx", own)
    ours = make_papers(dossier(), tmp_path / "a")
    theirs = make_papers(dossier(), tmp_path / "b", templates=own)
    assert theirs.failures == []
    assert [text(item.docx.read_bytes()) for item in theirs.items] == [
        text(item.docx.read_bytes()) for item in ours.items
    ]


def rich() -> bytes:
    """A template with what offices put into theirs: pictures, a line, lists, notes, numbers of pages."""
    document = docx.Document()
    document.add_paragraph("Năm {{ year }}")
    document.add_paragraph("Một", style="List Number")
    document.add_picture(BytesIO(png()), width=Mm(10))
    document.add_table(1, 1, style="Table Grid").rows[0].cells[0].text = "Ô {{ year }}"
    header = document.sections[0].header.paragraphs[0]
    header.text = "Đầu trang {{ year }}"
    header.add_run().add_picture(BytesIO(png()), width=Mm(5))
    document.add_paragraph("chỗ này")
    file = BytesIO()
    document.save(file)
    files = parts(file.getvalue())
    note = f"<w:p {NAMESPACES}>{SHAPE}{code(' PAGE ')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    place = files[MAIN].index("<w:p><w:r><w:t>chỗ này".encode())
    end = files[MAIN].index(b"</w:p>", place) + len(b"</w:p>")
    files[MAIN] = files[MAIN][:place] + note.encode() + files[MAIN][end:]
    notes = "".join(
        f'<w:footnote w:id="{number}" w:type="{kind}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((0, "separator"), (1, "continuationSeparator"))
    )
    notes += '<w:footnote w:id="2"><w:p><w:r><w:t>Chú thích {{ year }}</w:t></w:r></w:p></w:footnote>'
    files["word/footnotes.xml"] = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>".encode()
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    files[types] = files[types].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    files[links] = files[links].replace(
        b"</Relationships>",
        f'<Relationship Id="rN" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    return zipped(files)


def test_pictures_lines_lists_notes_and_page_numbers_survive_its_saving_and_ours(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(rich())
    saved_by_libreoffice([tmp_path / FILE], "docx", tmp_path / "saved")
    for template in (rich(), (tmp_path / "saved" / FILE).read_bytes()):
        content = form(template)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            body, notes = (archive.read(f"word/{part}.xml").decode() for part in ("document", "footnotes"))
        assert sum(name.startswith("word/media/") for name in names) >= 1
        assert "word/numbering.xml" in names
        assert "Chú thích 2026" in notes
        assert body.count("wps:wsp>") == 2
        assert "PAGE" in body
        paper = opened(content)
        assert [each.text for each in paper.paragraphs if each.text][:2] == ["Năm 2026", "Một"]
        assert len(paper.inline_shapes) >= 1
        assert paper.sections[0].header.paragraphs[0].text == "Đầu trang 2026"
        assert paper.tables[0].rows[0].cells[0].text == "Ô 2026"
