"""An office's own templates are read and filled by another process: one a run, and what it costs has an end."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.paper.attacks import FILE, MAIN, NAMES, SAID, SHIPPED, attack, changed, in_body, in_paragraph
from tests.paper.papers import MOMENT, dossier, filled, opened
from xlsx_addin.children.process import ChildLimits
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.documents import Code, Document, documents
from xlsx_addin.paper.office_templates import TEMPLATE_LIMITS, OfficeTemplate, Templates
from xlsx_addin.paper.shipped_templates import FOLDER, SOURCES
from xlsx_addin.paper.template_child import TemplateTime
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

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
        return templates.prepared(SOURCE).fill(document.fields, title=document.code.record.title, moment=MOMENT)


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
        assert templates.started == 0


def test_one_process_serves_all_templates_and_documents_of_a_run(own: Path) -> None:
    for source in SOURCES:
        (own / source.file).write_bytes((FOLDER / source.file).read_bytes())
    with Templates(own) as templates:
        for source in SOURCES:
            templates.prepared(source)
        template = templates.prepared(SOURCE)
        first = template.fill(form().fields, title="", moment=MOMENT)
        assert template.fill(form().fields, title="", moment=MOMENT) == first
        assert templates.started == 1


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
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("bomb", "deep")) and SAID[name]])
def test_the_other_process_says_what_is_wrong_as_this_one_would(own: Path, name: str) -> None:
    (own / FILE).write_bytes(attack(name))
    assert str(SAID[name]) in refused(own)


TEXT = "<w:r><w:t>{}</w:t></w:r>"
COSTS: dict[str, Callable[[int], bytes]] = {
    "many small elements": lambda share: in_paragraph("<w:r/>" * (600_000 // share)),
    "many attributes": lambda share: in_paragraph("<w:r w:rsidR='1' w:a='2' w:b='3'/>" * (110_000 // share)),
    "many fields": lambda share: in_paragraph(TEXT.format("{{ year }}" * (300_000 // share))),
    "many conditions": lambda share: in_paragraph(TEXT.format("{% if year %}{% endif %}" * (150_000 // share))),
    "many field codes": lambda share: in_paragraph("<w:fldSimple w:instr='PAGE'/>" * (120_000 // share)),
    "many field codes that never end": lambda share: in_paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * (70_000 // share)
    ),
    "many that never end, with text": lambda share: in_paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * (40_000 // share) + "<w:r><w:t/></w:r>" * (100_000 // share)
    ),
    "brackets that never close": lambda share: in_paragraph(TEXT.format("{% if " * (400_000 // share))),
    "cells that span by tags": lambda share: in_body(
        "<w:tbl><w:tr>"
        + f"<w:tc><w:p>{TEXT}</w:p></w:tc>".format("{% colspan x") * (30_000 // share)
        + "</w:tr></w:tbl>"
    ),
    "rows within rows of tags": lambda share: in_paragraph(TEXT.format("{%tr " * (200_000 // share))),
    "paragraphs of tags": lambda share: in_paragraph(
        "</w:p><w:p>".join([TEXT.format("{%p if year %}")] * (60_000 // share))
    ),
    "merging tags": lambda share: in_paragraph(TEXT.format("{%- " * (300_000 // share))),
}
"""By name: as large as a template may be, or that share of it."""
WHOLE, QUARTER = 1, 4
TRIED = [*((name, QUARTER) for name in COSTS), ("many fields", WHOLE), ("many attributes", WHOLE)]
"""Each at a quarter of its size within a quarter of the time; whole, what takes the most time and the most memory."""


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], tuple[float, float]]:
    """Seconds of the processor and kilobytes of the other process, all in all.

    Measured in an interpreter of its own, whose only children they are; the kilobytes are those of the largest so far.
    """
    code = f"import sys; from {__name__} import print_costs; print_costs(sys.argv[1])"
    command = [sys.executable, "-c", code, str(tmp_path_factory.mktemp("Mẫu văn bản"))]
    measured = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    lines = [tuple(map(float, line.split())) for line in measured.stdout.splitlines()]
    return {tried: (seconds, kilobytes) for tried, (seconds, kilobytes) in zip(TRIED, lines, strict=True)}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no such measure there")
@pytest.mark.parametrize(("name", "share"), TRIED)
def test_no_template_takes_more_than_five_seconds_or_500_mb(
    taken: dict[tuple[str, int], tuple[float, float]], name: str, share: int
) -> None:
    """Whether it is refused or used."""
    seconds, kilobytes = taken[name, share]
    assert 0 < seconds < (5 if share == WHOLE else 2)  # the start of a process takes as long as ever
    assert 0 < kilobytes < (500_000 if share == WHOLE else 200_000)


def print_costs(folder: str) -> None:
    """Fill each template, and print what its process took: seconds and kilobytes."""
    import resource

    before = 0.0
    for name, share in TRIED:
        (Path(folder) / FILE).write_bytes(COSTS[name](share))
        limits = replace(TEMPLATE_LIMITS, cpu_seconds=TEMPLATE_LIMITS.cpu_seconds / share)
        with Templates(Path(folder), limits) as templates:
            try:
                templates.prepared(SOURCE).fill(form().fields, title="", moment=MOMENT)
            except Refusal as refusal:
                if not str(refusal).startswith(f"Mẫu “{FILE}”"):
                    raise
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(used.ru_utime + used.ru_stime - before, used.ru_maxrss)
        before = used.ru_utime + used.ru_stime


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the time there")
def test_a_template_that_takes_too_long_is_given_up_once_for_all_its_documents(own: Path, tmp_path: Path) -> None:
    (own / "D2_PhieuChamDiem.docx").write_bytes(COSTS["many fields"](WHOLE))
    made_set = make_papers(dossier(), tmp_path / "ra", only=["D2", "D4"], templates=own)
    assert made_set.failures == [f"Chưa lập được D2: {COSTLY.replace(FILE, 'D2_PhieuChamDiem.docx')}"]
    assert [item.code for item in made_set.items] == [Code.MINUTES]


def test_a_process_that_is_lost_loses_its_template_alone(own: Path) -> None:
    (own / FILE).write_bytes(SHIPPED)
    with Templates(own) as templates:
        template = templates.prepared(SOURCE)
        assert isinstance(template, OfficeTemplate)
        templates._limits = ChildLimits(wall_seconds=0.0)
        templates.dismiss()
        for _ in range(2):
            with pytest.raises(Refusal, match="cần quá nhiều"):
                template.fill(form().fields, title="", moment=MOMENT)
        templates._limits = TEMPLATE_LIMITS
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
