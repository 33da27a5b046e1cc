"""Zips: found by content, opened within limits, their names never used."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from tests.exchange.mail.compound_file import compound_file, protected_workbook
from tests.exchange.received import envelope, mail
from tests.xlsx.raw_workbooks import Entry, zipped_by_hand
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.containers import ContainerLimits, Leaf, leaves
from xlsx_addin.exchange.mail.mail import MailFacts
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
    content = packed(thu_muc__b_xlsx=WORKBOOK, a_eml=mail(WORKBOOK, sender="cb1@x.example"), ghi_chu_txt=b"x")
    first, second = leaves(content, "gói.zip")
    assert (first.trail, first.content, first.mail) == (("b.xlsx",), WORKBOOK, None)
    assert second.trail == ("a.eml", "ThamDinh.xlsx")
    assert second.mail == MailFacts(("cb1@x.example",), None, None, is_bare=True, files=1)


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


def protected(content: bytes) -> bytes:
    """The zip as if all its entries were under a password."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(signature)
        while place >= 0:
            changed[place + offset] |= 1
            place = changed.find(signature, place + 1)
    return bytes(changed)


def test_entries_under_a_password_are_said_to_be_so() -> None:
    content = protected(packed(a_xlsx=b"x", b_eml=b"x", trong_zip=b"x", ghi_chu_txt=b"x"))
    expected = [(("a.xlsx",), opening.ENCRYPTED), (("b.eml",), opening.ENCRYPTED), (("trong.zip",), opening.ENCRYPTED)]
    assert found(content) == expected
    assert found(mail(content, name="gói.zip"), "thư.eml") == [
        (("gói.zip", *trail), fault) for trail, fault in expected
    ]


def test_entries_that_winzip_or_7_zip_encrypted_are_said_to_be_so() -> None:
    entry = Entry("a.xlsx", WORKBOOK)
    entry.method, entry.flags = 99, 0x801
    assert found(zipped_by_hand([entry])) == [(("a.xlsx",), opening.ENCRYPTED)]


def test_an_entry_compressed_in_another_way_is_said_to_be_so() -> None:
    entry = Entry("a.xlsx", WORKBOOK)
    entry.method = zipfile.ZIP_LZMA
    assert found(zipped_by_hand([entry])) == [(("a.xlsx",), opening.COMPRESSION)]


def test_a_protected_workbook_is_told_by_its_content() -> None:
    workbook = protected_workbook()
    letter = compound_file({"WordDocument": bytes(5000)})
    [leaf] = leaves(mail(workbook, name="Hồ sơ"), "thư.eml")
    assert (leaf.trail, leaf.content) == (("Hồ sơ",), workbook)
    assert found(mail(letter, name="Công văn.doc"), "thư.eml") == []


@pytest.mark.parametrize("offset", [2**32, 2**63, 2**64 - 1])
def test_an_entry_that_is_nowhere_does_not_hide_the_others(offset: int) -> None:
    nowhere = Entry("b.xlsx", b"x")
    nowhere.extra = struct.pack("<2HQ", 1, 8, offset)
    content = zipped_by_hand([Entry("a.xlsx", b"x"), nowhere], {1: 0xFFFFFFFF})
    assert found(content) == [(("a.xlsx",), ""), (("b.xlsx",), opening.DAMAGED)]


def test_a_directory_of_too_many_entries_is_not_even_built() -> None:
    few = ContainerLimits(entry_signatures=3)
    assert found(packed(a_xlsx=b"x", b_txt=b"x", c_txt=b"x"), limits=few) == [(("a.xlsx",), "")]
    assert found(packed(a_xlsx=b"x", b_txt=b"x", c_txt=b"x", d_txt=b"x"), limits=few) == [((), opening.TOO_MUCH)]


@pytest.mark.parametrize(("flags", "name"), [(0x800, "Hồ sơ.xlsx"), (0, "Hồ sơ.xlsx"), (0, "café.xlsx")])
def test_names_are_shown_as_they_were_written(flags: int, name: str) -> None:
    entry = Entry("", b"x")
    entry.flags, entry.name = flags, name.encode("cp437" if "é" in name else "utf-8")
    assert found(zipped_by_hand([entry])) == [((name,), "")]


def test_no_more_workbooks_than_allowed_come_out_of_one_file() -> None:
    assert len(list(leaves(packed(**{f"a{n}_xlsx": b"x" for n in range(5)}), "gói.zip", SMALL))) == 5
    assert found(packed(**{f"a{n}_xlsx": b"x" for n in range(5)}))[-1] == ((), opening.TOO_MUCH)


def test_locks_and_hidden_files_are_passed_over() -> None:
    assert found(packed(**{"~$a_xlsx": b"x", "b__.c_xlsx": b"x", "d_xlsx": b"x"})) == [(("d.xlsx",), "")]


@pytest.mark.parametrize("name", ["", "thư mục.xlsx/", "thư mục.xlsx\\"])
def test_folders_and_entries_without_a_name_are_passed_over(name: str) -> None:
    assert found(zipped_by_hand([Entry(name, b""), Entry("a.xlsx", b"x")])) == [(("a.xlsx",), "")]


def test_a_bare_workbook_is_one_leaf() -> None:
    assert list(leaves(WORKBOOK, "a.xlsx")) == [Leaf((), WORKBOOK, None)]
