"""Opening an envelope: what it holds, and whether it was changed on the way."""

from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.exchange.received import TWO_SUBJECTS, Receiver, envelope
from tests.exchange.sent import SUBJECTS, opened, submitted
from tests.workbooks import cell_of, write_workbook
from tests.xlsx.raw_workbooks import zipped
from xlsx_addin.exchange.envelope.digest import digest_of
from xlsx_addin.exchange.envelope.envelope import (
    COVER_SHEET,
    Envelope,
    Fault,
    is_plain_format,
    read_envelope,
    read_manifest,
)
from xlsx_addin.exchange.envelope.manifest import MANIFEST_SHEET, read_pairs
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.words import receiving as words
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """The file of a submission."""
    path = tmp_path / "ThamDinh_2026_CB-01_v1.xlsx"
    path.write_bytes(envelope_bytes(submitted(tmp_path)))
    return path


def edited(path: Path, edit: Callable[[Any], None]) -> Envelope:
    """The envelope after somebody opened it with openpyxl, changed it, and saved it."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return opened(path)


def fault_of(path: Path) -> Fault:
    with FileWorkbook.open(path) as workbook:
        found = read_envelope(workbook)
    assert isinstance(found, Fault)
    return found


def test_what_was_sealed_is_read(tmp_path: Path) -> None:
    envelope = submitted(tmp_path)
    assert opened(envelope_bytes(envelope)) == envelope
    assert envelope.is_intact


def test_the_code_is_that_of_the_content(sent: Path) -> None:
    envelope = opened(sent)
    changed = edited(sent, lambda book: book["Đơn vị"].cell(5, 2, "Khoa Ngoại"))
    assert (envelope.is_intact, changed.is_intact) == (True, False)
    assert changed.manifest.digest == envelope.digest
    assert changed.code != envelope.code


def set_manifest(key: str, value: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        for cells in book["_manifest"].iter_rows():
            if cells[0].value == key:
                cells[1].value = value

    return edit


def subject(book: Any, heading: str) -> Any:
    """The cell of the second subject under a heading."""
    return cell_of(book["Đơn vị"], heading, 6)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda book: book["Điểm"].cell(5, 4, 29), id="a score"),
        pytest.param(lambda book: book["Kết quả"].cell(7, 5, "Đủ điều kiện về mô hình"), id="a conclusion"),
        pytest.param(
            lambda book: setattr(cell_of(book["Đơn vị"], "Tên mô hình", 6), "value", None), id="a value taken out"
        ),
        pytest.param(
            lambda book: setattr(cell_of(book["Đơn vị"], "Ghi chú", 6), "data_type", "e"), id="a text made an error"
        ),
        pytest.param(lambda book: book["Đơn vị"].delete_rows(6), id="a row taken out"),
        pytest.param(lambda book: book["Đơn vị"].append(["A04", "Thêm"]), id="a row added"),
        pytest.param(lambda book: book["Lỗi"].delete_rows(5), id="a problem taken out"),
        pytest.param(lambda book: book.remove(book["Lỗi"]), id="a sheet taken out"),
        pytest.param(lambda book: book.create_sheet("Thêm").append(["x"]), id="a sheet added"),
        pytest.param(lambda book: book.move_sheet("Điểm", -1), id="sheets in another order"),
        pytest.param(set_manifest("version", "99"), id="a forged version"),
        pytest.param(set_manifest("sender", "CB-02"), id="a forged sender"),
        pytest.param(set_manifest("created", "2026-12-10T08:00:00+07:00"), id="a forged time"),
        pytest.param(lambda book: book["_manifest"].append(["note", "x"]), id="a pair added"),
    ],
)
def test_any_change_shows(sent: Path, edit: Callable[[Any], None]) -> None:
    assert not edited(sent, edit).is_intact


def change_looks(book: Any) -> None:
    book["Đơn vị"].column_dimensions["B"].width = 80
    cell_of(book["Đơn vị"], "Tên", 5).font = Font(bold=True, color="FF0000")
    book["Kết quả"].row_dimensions[5].height = 99
    book["_manifest"].sheet_state = "visible"


def test_looks_do_not_count(sent: Path) -> None:
    assert edited(sent, change_looks).is_intact


def test_the_cover_is_not_trusted_and_not_checked(sent: Path) -> None:
    assert edited(sent, lambda book: book["Phiếu gửi"].cell(1, 1, "ĐẢNG ỦY KHÁC")).is_intact
    assert edited(sent, lambda book: book.remove(book["Phiếu gửi"])).is_intact


def test_the_manifest_alone_is_read_without_the_rest(sent: Path) -> None:
    with FileWorkbook.open(sent) as workbook:
        found = read_manifest(workbook)
    assert not isinstance(found, Fault)
    manifest, pairs = found
    assert (manifest.sender, manifest.version, pairs) == ("CB-01", 1, manifest.pairs())


def test_a_clerks_workbook_is_no_envelope(tmp_path: Path) -> None:
    assert fault_of(write_workbook(tmp_path / "so.xlsx", subjects=SUBJECTS)) is Fault.NO_MANIFEST


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("format", "2", Fault.OTHER_FORMAT),
        ("version", "một", Fault.MANIFEST_UNREADABLE),
        ("sender", "..\\CB", Fault.MANIFEST_UNREADABLE),
        ("digest", "", Fault.MANIFEST_UNREADABLE),
    ],
)
def test_a_manifest_that_is_none_of_ours(sent: Path, key: str, value: str, fault: Fault) -> None:
    book = openpyxl.load_workbook(sent)
    set_manifest(key, value)(book)
    book.save(sent)
    assert fault_of(sent) is fault


@pytest.mark.parametrize(
    ("key", "value"), [("version", "0"), ("level", "Xã"), ("created", "hôm qua"), ("format", None)]
)
def test_a_manifest_that_was_not_edited_but_means_nothing_is_no_envelope(
    sent: Path, key: str, value: str | None
) -> None:
    """Its digest fits: another program made it so, and nobody edited it on the way."""
    with FileWorkbook.open(sent) as workbook:
        sheets = [workbook.read(name) for name in workbook.sheet_names if name not in (COVER_SHEET, MANIFEST_SHEET)]
        pairs = read_pairs(workbook.read(MANIFEST_SHEET))
    assert pairs is not None
    strange = {name: text for name, text in {**pairs, key: value}.items() if text is not None}
    book = openpyxl.load_workbook(sent)
    book[MANIFEST_SHEET].delete_rows(1, len(pairs))
    for row, pair in enumerate({**strange, "digest": digest_of(sheets, strange)}.items(), start=1):
        for column, text in enumerate(pair, start=1):
            book[MANIFEST_SHEET].cell(row, column).value = text
    book.save(sent)
    assert fault_of(sent) is Fault.MANIFEST_INVALID


def test_an_intact_envelope_lacks_no_sheet(tmp_path: Path) -> None:
    """Anybody can work out a digest, also of a submission without its subjects."""
    envelope = submitted(tmp_path)
    forged = Envelope.sealed(envelope.manifest, {"Kết quả": envelope.sheets["Kết quả"]})
    path = tmp_path / "gia.xlsx"
    path.write_bytes(envelope_bytes(forged))
    assert fault_of(path) is Fault.SHEET_MISSING


RESULTS = "| Mã | Kết luận | Điểm | Xếp loại |\n| A01 | Đủ điều kiện về mô hình | 90.5 | Tốt |"
SENT = envelope(TWO_SUBJECTS, results=RESULTS)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]


def parts() -> Parts:
    with zipfile.ZipFile(io.BytesIO(envelope_bytes(SENT))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_part(content: Parts, name: str) -> str:
    """The part of a sheet, which stand in the workbook's order."""
    names = re.findall(rb'<sheet name="([^"]+)"', content["xl/workbook.xml"])
    return f"xl/worksheets/sheet{[each.decode() for each in names].index(name) + 1}.xml"


def in_sheet(name: str, pattern: bytes, replacement: bytes) -> Callable[[Parts], None]:
    """Change the first place on a sheet that looks so; there must be one."""

    def change(content: Parts) -> None:
        part = sheet_part(content, name)
        content[part], count = re.subn(pattern, replacement, content[part], count=1)
        assert count == 1

    return change


def related(part: str, relation: str) -> Callable[[Parts], None]:
    """Add a relationship to those of a part."""

    def change(content: Parts) -> None:
        old = content.get(part, _RELATIONSHIPS.format("").encode())
        content[part] = old.replace(b"</Relationships>", f"{relation}</Relationships>".encode())

    return change


def relation(kind: str, target: str, mode: str = "", identifier: str = "rId99") -> str:
    return f'<Relationship Id="{identifier}" Type="{_TYPES}/{kind}" Target="{target}"{mode}/>'


def with_part(name: str, content: bytes = b"x") -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: content})


def formatted(code: str) -> Callable[[Parts], None]:
    """Give the points on ``Kết quả`` another number format."""

    def change(content: Parts) -> None:
        styles = content["xl/styles.xml"]
        styles = re.sub(
            rb"<numFmts count=\"\d+\">",
            lambda found: found[0] + f'<numFmt numFmtId="199" formatCode="{code}"/>'.encode(),
            styles,
        )
        assert b"199" in styles
        count = styles.split(b"<cellXfs")[1].split(b"</cellXfs>")[0].count(b"<xf ")
        xf = b'<xf numFmtId="199" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        content["xl/styles.xml"] = styles.replace(b"</cellXfs>", xf)
        in_sheet("Kết quả", rb' s="\d+"><v>90.5<', b' s="%d"><v>90.5<' % count)(content)

    return change


NUMBER = rb"<v>90.5</v>"
NOT_PLAIN: dict[str, tuple[Callable[[Parts], None], str]] = {
    "a formula over the stored points": (in_sheet("Kết quả", NUMBER, b"<f>RAND()*100</f><v>90.5</v>"), "formula"),
    "a formula without text": (in_sheet("Kết quả", NUMBER, b'<f t="shared" si="0"/><v>90.5</v>'), "formula"),
    "a formula of a list": (in_sheet("Kết quả", NUMBER, b'<f t="array" ref="A1">1</f><v>90.5</v>'), "formula"),
    "a formula where nothing is seen yet": (
        in_sheet("Lỗi", rb"</row></sheetData>", b'<c r="Z4" t="str"><f>NOW()</f><v></v></c></row></sheetData>'),
        "formula",
    ),
    "a formula in a cell that only expat reads": (
        in_sheet("Kết quả", NUMBER, b"<!-- x --><f>1+1</f><v>90.5</v>"),
        "formula",
    ),
    "TRUE() over a number": (in_sheet("Kết quả", NUMBER, b"<f>TRUE()</f><v>90.5</v>"), "formula"),
    "a format that shows another number": (formatted("&quot;99&quot;"), "format"),
    "a format with a part for each sign": (formatted("0;[Red]-0;&quot;99&quot;"), "format"),
    "a format in percent": (formatted("0.00%"), "format"),
    "a format in thousands": (formatted("0,"), "format"),
    "a format with three decimals": (formatted("0.000"), "format"),
    "a date with digits of its own": (formatted("&quot;99&quot;d"), "format"),
    "a calendar of its own": (formatted("[$-1070000]d/mm/yyyy"), "format"),
    "a macro": (with_part("xl/vbaProject.bin"), "macro"),
    "a macro under another name": (related("xl/_rels/workbook.xml.rels", relation("vbaProject", "x.bin")), "macro"),
    "a macro sheet": (related("xl/_rels/workbook.xml.rels", relation("xlMacrosheet", "m.xml")), "macro"),
    "a control": (related("xl/worksheets/_rels/sheet2.xml.rels", relation("control", "../c.xml")), "macro"),
    "a link to a file": (
        related("xl/worksheets/_rels/sheet2.xml.rels", relation("hyperlink", "file://x/y", ' TargetMode="External"')),
        "link",
    ),
    "a link in another spelling": (
        related("xl/worksheets/_RELS/sheet2.xml.RELS", relation("hyperlink", "http://x", ' TargetMode="external"')),
        "link",
    ),
    "a link that does not say so": (
        related("xl/worksheets/_rels/sheet2.xml.rels", relation("image", "\\\\x\\y.png")),
        "link",
    ),
    "another workbook": (
        related("xl/_rels/workbook.xml.rels", relation("externalLink", "externalLinks/externalLink1.xml")),
        "link",
    ),
    "a document within": (related("xl/worksheets/_rels/sheet2.xml.rels", relation("oleObject", "../x.bin")), "link"),
    "a query": (related("xl/_rels/workbook.xml.rels", relation("connections", "connections.xml")), "link"),
    "a template elsewhere": (
        related("_rels/.rels", relation("attachedTemplate", "//x/y.xltx", ' TargetMode="External"')),
        "link",
    ),
}


@pytest.mark.parametrize(("change", "why"), NOT_PLAIN.values(), ids=NOT_PLAIN.keys())
def test_what_is_not_plain_is_modified(receiver: Receiver, change: Callable[[Parts], None], why: str) -> None:
    content = parts()
    change(content)
    receiver.put("tệp.xlsx", zipped(content))
    [item] = receiver.receive(codes=[SENT.code]).items
    assert (item.verdict.value, item.surveyed.digest) == ("modified", SENT.digest)
    start = words.NOT_PLAIN[why].partition("{sheet}")
    assert item.reason.startswith(start[0])
    assert item.reason.endswith(start[2])
    assert receiver.rows() == []
    assert not receiver.archive.exists() or not list(receiver.archive.glob("*.xlsx"))


PLAIN: dict[str, Callable[[Parts], None]] = {
    "as it was written": lambda _: None,
    "what Excel lays beside a sheet": related(
        "xl/worksheets/_rels/sheet2.xml.rels", relation("printerSettings", "../printerSettings/printerSettings1.bin")
    ),
    "an empty drawing, as Google Sheets writes one": related(
        "xl/worksheets/_rels/sheet2.xml.rels", relation("drawing", "../drawings/drawing1.xml")
    ),
    "points under the format of another language": formatted("[$-409]#,##0.00"),
    "points as text": formatted("@"),
    "points under Excel's general format": formatted("General"),
    "a formula on the cover": in_sheet(
        "Phiếu gửi", rb"</sheetData>", b'<row r="99"><c r="A99"><f>1</f><v>1</v></c></row></sheetData>'
    ),
}


@pytest.mark.parametrize("change", PLAIN.values(), ids=PLAIN.keys())
def test_what_a_plain_save_writes_stays_sound(receiver: Receiver, change: Callable[[Parts], None]) -> None:
    content = parts()
    change(content)
    receiver.put("tệp.xlsx", zipped(content))
    [item] = receiver.receive(codes=[SENT.code]).items
    assert (item.verdict.value, item.reason) == ("accepted", "")


@pytest.mark.parametrize("value", ["1", "0"])
def test_a_truth_value_as_libreoffice_saves_it_is_plain(receiver: Receiver, value: str) -> None:
    sent = envelope(TWO_SUBJECTS.replace("mới", "TRUE" if value == "1" else "FALSE"))
    assert isinstance(_note(sent), bool)
    content = envelope_bytes(sent)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        saved = {name: archive.read(name) for name in archive.namelist()}
    name = "TRUE()" if value == "1" else "FALSE()"
    in_sheet("Đơn vị", rb't="b"><v>', f't="b"><f aca="false">{name}</f><v>'.encode())(saved)
    receiver.put("tệp.xlsx", zipped(saved))
    assert [item.verdict.value for item in receiver.receive(codes=[sent.code]).items] == ["accepted"]
    other = "FALSE()" if value == "1" else "TRUE()"
    in_sheet("Đơn vị", name.encode().replace(b"(", rb"\(").replace(b")", rb"\)"), other.encode())(saved)
    receiver.put("khác.xlsx", zipped(saved))
    assert [item.verdict.value for item in receiver.receive().items] == ["modified", "unchanged"]


def _note(sent: object) -> object:
    sheet = sent.sheets["Đơn vị"]  # type: ignore[attr-defined]
    return next(value for cells in sheet.columns.values() for value in cells.values() if isinstance(value, bool))


def test_what_openpyxl_saves_again_is_plain(receiver: Receiver) -> None:
    path = receiver.inbox / "tệp.xlsx"
    openpyxl.load_workbook(io.BytesIO(envelope_bytes(SENT))).save(path)
    assert [item.verdict.value for item in receiver.receive(codes=[SENT.code]).items] == ["accepted"]


SHOWN_AS_IT_IS = [
    "0", "2", "4", "14", "22", "49", "General", "GENERAL", "@", "0.0", "0.00", "#,##0", "#,##0.0", "#,##0.00",
    "[$-42A]0.00", "[$-42A]General", "dd/mm/yyyy", "DD/MM/YYYY\\ HH:MM", "d/m/yyyy;@", "[$-409]m/d/yy h:mm AM/PM",
    "yyyy\\-mm\\-dd", '"ngày" dd "tháng" mm "năm" yyyy', "[h]:mm:ss", "hh:mm:ss.000", "dd.mm.yyyy hh:mm;@",
]  # fmt: skip
SHOWN_AS_ANOTHER = [
    "", "9", "10", "11", "12", "37", "0%", "0.000", "#", "# ?/?", "0.00E+00", '"99"', '0"5"', "\\9", ";;;", "0;0", "0,",
    '"1/1/2026"d', "d\\9", "[$-1070000]d/m/yyyy", "[Red]0", "[>5]0", "* 0", "_-0", "/", '"abc"', "dd/mm/yyyy;0",
]  # fmt: skip


class TestFormats:
    @pytest.mark.parametrize("code", SHOWN_AS_IT_IS)
    def test_a_number_shows_as_itself(self, code: str) -> None:
        assert is_plain_format(code)

    @pytest.mark.parametrize("code", SHOWN_AS_ANOTHER)
    def test_it_might_show_as_another(self, code: str) -> None:
        assert not is_plain_format(code)

    def test_an_endless_format_costs_little(self) -> None:
        since = time.process_time()
        for piece in ("d", "[h]", '"a"', "\\a", ".0", "AM/PM", " "):
            assert not is_plain_format("d" + piece * 100_000 + "9")
        assert time.process_time() - since < 2
