"""What makes a workbook no plain envelope, and what a plain save by another program may write (envelope §1)."""

from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.received import TWO_SUBJECTS, Receiver, envelope
from xlsx_addin.exchange.envelope.plainness import is_plain_format
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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


def packed(content: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return file.getvalue()


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
    receiver.put("tệp.xlsx", packed(content))
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
    receiver.put("tệp.xlsx", packed(content))
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
    receiver.put("tệp.xlsx", packed(saved))
    assert [item.verdict.value for item in receiver.receive(codes=[sent.code]).items] == ["accepted"]
    other = "FALSE()" if value == "1" else "TRUE()"
    in_sheet("Đơn vị", name.encode().replace(b"(", rb"\(").replace(b")", rb"\)"), other.encode())(saved)
    receiver.put("khác.xlsx", packed(saved))
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
