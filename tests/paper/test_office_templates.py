"""An office's own templates are read and filled by another process: one a run, and what it costs has an end."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.paper.attacks import ATTACKS, FILE, MAIN, SHIPPED, changed, in_body, in_paragraph
from tests.paper.papers import MOMENT, dossier, filled, opened
from xlsx_addin.children.process import ChildLimits
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.documents import Code, Document, documents
from xlsx_addin.paper.office_templates import TEMPLATE_LIMITS, OfficeTemplate, Templates
from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES
from xlsx_addin.paper.template_child import TemplateTime
from xlsx_addin.refusal import Refusal

SOURCE = Code.REGISTRATION.record.template
COSTLY = f"Mẫu “{FILE}” cần quá nhiều thời gian hoặc bộ nhớ nên không dùng; vui lòng so với mẫu gốc rồi sửa."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "Mẫu văn bản"
    folder.mkdir()
    return folder


def form() -> Document:
    [document] = documents(Code.REGISTRATION, dossier())
    return document


def made(own: Path, document: Document | None = None) -> bytes:
    document = document or form()
    with Templates(own) as templates:
        return templates.prepared(SOURCE).fill(document.fields, title=document.title, moment=MOMENT)


def refused(own: Path, limits: ChildLimits = TEMPLATE_LIMITS) -> str:
    with Templates(own, limits) as templates, pytest.raises(Refusal) as said:
        templates.prepared(SOURCE).fill(form().fields, title="", moment=MOMENT)
    return str(said.value)


def test_an_unchanged_copy_makes_the_same_bytes_as_the_packages_own(own: Path) -> None:
    (own / FILE).write_bytes(SHIPPED)
    assert made(own) == filled(form())


def test_what_the_workbook_holds_crosses_whole(own: Path) -> None:
    (own / FILE).write_bytes(changed(replace=(MAIN, b"{{ year }}", b"[{{ year }}]")))
    nasty = 'A & B <w:p> {{ x }} “y” \\ " \x01\ud800 Rơ Ông K’Duyên 🙂'
    content = made(own, replace(form(), fields=replace(form().fields, year=nasty)))
    heading = next(each.text for each in opened(content).paragraphs if "năm [" in each.text)
    assert heading.endswith('[A & B <w:p> {{ x }} “y” \\ "  Rơ Ông K’Duyên 🙂]')


def test_without_templates_of_its_own_no_process_is_started(own: Path) -> None:
    with Templates(own) as templates:
        templates.prepared(SOURCE)
        assert templates.children_started == 0


def test_one_process_serves_all_templates_and_documents_of_a_run(own: Path) -> None:
    for source in SOURCES:
        (own / source.file).write_bytes((FOLDER / source.file).read_bytes())
    with Templates(own) as templates:
        for source in SOURCES:
            templates.prepared(source)
        template = templates.prepared(SOURCE)
        first = template.fill(form().fields, title="", moment=MOMENT)
        assert template.fill(form().fields, title="", moment=MOMENT) == first
        assert templates.children_started == 1


def test_every_page_is_told_from_the_other_process_too(own: Path, tmp_path: Path) -> None:
    def told(templates: Path | None, folder: Path) -> list[tuple[Any, ...]]:
        steps: list[tuple[Any, ...]] = []
        make_papers(dossier(), folder, only=["D2"], templates=templates, progress=lambda *step: steps.append(step))
        return steps

    (own / "D2_PhieuChamDiem.docx").write_bytes((FOLDER / "D2_PhieuChamDiem.docx").read_bytes())
    assert told(own, tmp_path / "a") == told(None, tmp_path / "b")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
@pytest.mark.parametrize("kind", ["pipe", "link to a device", "link to a pipe", "folder"])
def test_what_is_no_file_is_not_opened(own: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(own / FILE)
    elif kind == "folder":
        (own / FILE).mkdir()
    else:
        os.mkfifo(own / "x")
        (own / FILE).symlink_to("/dev/zero" if "device" in kind else own / "x")
    assert (
        refused(own) == f"Mẫu “{FILE}” không phải là tệp mà là thư mục hoặc thiết bị; vui lòng thay bằng một tệp .docx."
    )


@pytest.mark.posix("links need a right there")
def test_a_link_that_leads_nowhere_is_said_to_be_missing(own: Path) -> None:
    (own / FILE).symlink_to(own / "x")
    assert refused(own).startswith(f"Không tìm thấy tệp “{FILE}”")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ATTACKS if name.startswith(("bomb", "deep")) and ATTACKS[name][1]])
def test_the_other_process_says_what_is_wrong_as_this_one_would(own: Path, name: str) -> None:
    template, said = ATTACKS[name]
    (own / FILE).write_bytes(template)
    assert str(said) in refused(own)


TEXT = "<w:r><w:t>{}</w:t></w:r>"
COSTS = {
    "many small elements": in_paragraph("<w:r/>" * 600_000),
    "many attributes": in_paragraph("<w:r w:rsidR='1' w:a='2' w:b='3'/>" * 110_000),
    "many fields": in_paragraph(TEXT.format("{{ year }}" * 300_000)),
    "many conditions": in_paragraph(TEXT.format("{% if year %}{% endif %}" * 150_000)),
    "many field codes": in_paragraph("<w:fldSimple w:instr='PAGE'/>" * 120_000),
    "many field codes that never end": in_paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 70_000),
    "many that never end, with text": in_paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 40_000 + "<w:r><w:t/></w:r>" * 100_000
    ),
    "brackets that never close": in_paragraph(TEXT.format("{% if " * 400_000)),
    "cells that span by tags": in_body(
        f"<w:tbl><w:tr>{f'<w:tc><w:p>{TEXT}</w:p></w:tc>'.format('{% colspan x') * 30_000}</w:tr></w:tbl>"
    ),
    "rows within rows of tags": in_paragraph(TEXT.format("{%tr " * 200_000)),
    "paragraphs of tags": in_paragraph("</w:p><w:p>".join([TEXT.format("{%p if year %}")] * 60_000)),
    "merging tags": in_paragraph(TEXT.format("{%- " * 300_000)),
}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
@pytest.mark.parametrize("name", COSTS)
def test_no_template_takes_more_than_five_seconds_or_500_mb(own: Path, name: str) -> None:
    """Whether it is refused or used: the processor time and memory of the other process, all in all.

    Measured in an interpreter of its own, whose only child it is.
    """
    (own / FILE).write_bytes(COSTS[name])
    code = f"import sys; from {__name__} import print_cost; print_cost(sys.argv[1])"
    measured = subprocess.run(
        [sys.executable, "-c", code, own], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    seconds, kilobytes = map(float, measured.stdout.split())
    assert 0 < seconds < 5
    assert 0 < kilobytes < 500_000


def print_cost(folder: str) -> None:
    """Fill the template of a folder, and print what the child process took: seconds and kilobytes."""
    import resource

    with Templates(Path(folder)) as templates:
        try:
            templates.prepared(SOURCE).fill(form().fields, title="", moment=MOMENT)
        except Refusal as refusal:
            if not str(refusal).startswith(f"Mẫu “{FILE}”"):
                raise
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_a_template_that_takes_too_long_is_given_up_once_for_all_its_documents(own: Path, tmp_path: Path) -> None:
    (own / "D2_PhieuChamDiem.docx").write_bytes(COSTS["many fields"])
    made_set = make_papers(dossier(), tmp_path / "ra", only=["D2", "D4"], templates=own)
    assert made_set.failures == [f"Chưa lập được D2: {COSTLY.replace(FILE, 'D2_PhieuChamDiem.docx')}"]
    assert [item.code for item in made_set.items] == [Code.MINUTES]


def test_a_process_that_is_lost_loses_its_template_alone(own: Path) -> None:
    (own / FILE).write_bytes(SHIPPED)
    with Templates(own) as templates:
        template = templates.prepared(SOURCE)
        assert isinstance(template, OfficeTemplate)
        templates._child._limits = ChildLimits(wall_seconds=0.0)
        templates._child.dismiss()
        for _ in range(2):
            with pytest.raises(Refusal, match="cần quá nhiều"):
                template.fill(form().fields, title="", moment=MOMENT)
        templates._child._limits = TEMPLATE_LIMITS
        assert templates.prepared(SOURCE).fill(form().fields, title="", moment=MOMENT)


@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_the_time_of_a_template_goes_on_from_document_to_document(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[float] = []
    clock = iter([0.0, 1.0, 1.0, 1.0, 9.0, 9.0])
    monkeypatch.setattr("xlsx_addin.paper.template_child.time.process_time", lambda: next(clock))
    monkeypatch.setattr(TemplateTime, "allow", lambda _self, seconds: allowed.append(round(seconds, 3)))
    monkeypatch.setattr("xlsx_addin.children.serving.ProcessorTime.end", lambda _self: None)
    template_time = TemplateTime(4.0)
    for request in ({"file": "a"}, {"file": "a", "values": "x" * 100_000}, {"file": "b"}):
        template_time.begin(request)
        template_time.end()
    assert allowed == [4.0, 3.6, 4.0]
