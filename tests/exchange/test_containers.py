"""Zips: found by content, opened within limits, their names never used."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.exchange.received import at, envelope, mail
from xlsx_addin.exchange.containers import ContainerLimits, Leaf, leaves
from xlsx_addin.exchange.envelope_file import envelope_bytes
from xlsx_addin.words import opening

WORKBOOK = envelope_bytes(envelope())
SMALL = ContainerLimits(entries=5, entry_bytes=100_000, total_bytes=250_000, leaves=4)


def packed(**files: bytes) -> bytes:
    """A zip of these files; ``__`` in a name stands for a slash, ``_x`` at its end for ``.x``."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            stem, _, suffix = name.replace("__", "/").rpartition("_")
            archive.writestr(f"{stem}.{suffix}", content)
    return target.getvalue()


def found(content: bytes, name: str = "gói.zip", limits: ContainerLimits = SMALL) -> list[tuple[tuple[str, ...], str]]:
    """Trail and fault of every leaf."""
    return [(leaf.trail, leaf.fault) for leaf in leaves(content, name, limits)]


def test_workbooks_and_mails_in_a_zip_are_found_in_their_order() -> None:
    content = packed(thu_muc__b_xlsx=WORKBOOK, a_eml=mail(WORKBOOK, received=at(9)), ghi_chu_txt=b"x")
    first, second = leaves(content, "gói.zip")
    assert (first.trail, first.content, first.mail) == (("b.xlsx",), WORKBOOK, None)
    assert second.trail == ("a.eml", "ThamDinh.xlsx")
    assert second.mail is not None
    assert second.mail.received == at(9)


def test_one_zip_inside_another_is_opened_a_third_is_not() -> None:
    one = packed(a_xlsx=WORKBOOK)
    two = packed(trong_zip=one)
    assert found(two) == [(("trong.zip", "a.xlsx"), "")]
    assert found(packed(ngoai_zip=two)) == [(("ngoai.zip", "trong.zip"), opening.TOO_MUCH)]


def test_letters_and_slides_are_no_workbooks() -> None:
    letter = packed(**{"[Content_Types]_xml": b"<Types/>", "word__document_xml": b"<x/>"})
    assert found(mail(letter, name="công văn.docx"), "thư.eml") == []
    assert found(mail(WORKBOOK, name="công văn.docx"), "thư.eml") == [(("công văn.docx",), "")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (packed(a_xlsx=bytes(200_000)), [(("a.xlsx",), opening.TOO_MUCH)]),
        (packed(**{f"a{number}_txt": b"x" for number in range(9)}), [((), opening.TOO_MUCH)]),
        (
            packed(**{f"a{number}_xlsx": bytes(90_000) for number in range(4)}),
            [(("a0.xlsx",), ""), (("a1.xlsx",), ""), ((), opening.TOO_MUCH)],
        ),
        (packed(a_xlsx=WORKBOOK)[:-20], [((), opening.DAMAGED)]),
        (b"PK\x05\x06" + bytes(18), []),
        (b"", [((), opening.EMPTY)]),
        (b"khong phai zip", [((), opening.DAMAGED)]),
    ],
    ids=["one file too large", "too many files", "too much in all", "cut off", "empty zip", "empty file", "no zip"],
)
def test_bombs_and_damage_are_refused(content: bytes, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(content) == expected


def test_what_an_entry_hides_beyond_its_declared_size_is_not_unpacked() -> None:
    content = bytearray(packed(a_xlsx=bytes(90_000)))
    for place in (content.find((90_000).to_bytes(4, "little")), content.rfind((90_000).to_bytes(4, "little"))):
        content[place : place + 4] = (100).to_bytes(4, "little")
    assert found(bytes(content)) == [(("a.xlsx",), opening.DAMAGED)]


def test_an_encrypted_entry_is_said_to_be_so() -> None:
    content = bytearray(packed(a_xlsx=WORKBOOK))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(signature) + offset] |= 1
    assert found(bytes(content)) == [(("a.xlsx",), opening.ENCRYPTED)]


def test_no_more_workbooks_than_allowed_come_out_of_one_file() -> None:
    assert len(list(leaves(packed(**{f"a{n}_xlsx": b"x" for n in range(5)}), "gói.zip", SMALL))) == 5
    assert found(packed(**{f"a{n}_xlsx": b"x" for n in range(5)}))[-1] == ((), opening.TOO_MUCH)


def test_locks_and_hidden_files_are_passed_over() -> None:
    assert found(packed(**{"~$a_xlsx": b"x", "b__.c_xlsx": b"x", "d_xlsx": b"x"})) == [(("d.xlsx",), "")]


def test_a_bare_workbook_is_one_leaf() -> None:
    assert list(leaves(WORKBOOK, "a.xlsx")) == [Leaf((), WORKBOOK, None)]
