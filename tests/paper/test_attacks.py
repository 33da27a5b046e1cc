"""Nothing of an attacker's template comes through into a document: it is refused in a sentence, or left without it."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO

import pytest

from tests.paper.attacks import FILE, NAMES, SAID, attack
from tests.paper.papers import MOMENT, dossier, text
from xlsx_addin.paper.documents import Code, Document, documents
from xlsx_addin.paper.registration_form import RegistrationFields
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.template_file import read_template
from xlsx_addin.refusal import Refusal

OURS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/(?:_rels/[a-z]+\d*\.xml\.rels|"
    r"(?:document|header\d+|footer\d+|styles|settings|footnotes|endnotes|numbering|fontTable|theme)\.xml|"
    r"media/image\d+\.(?:png|jpeg))"
)


@cache
def form() -> Document:
    [document] = documents(Code.REGISTRATION, dossier())
    return document


def made(template: bytes) -> bytes:
    """The form in this template."""
    prepared = Prepared(read_template(template, FILE), RegistrationFields)
    return prepared.fill(form().fields, title="", moment=MOMENT)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_an_attackers_comes_through(name: str) -> None:
    template, said = attack(name), SAID[name]
    if said is not None:
        with pytest.raises(Refusal) as refused:
            made(template)
        assert str(refused.value).startswith(f"Mẫu “{FILE}”")
        assert said in str(refused.value)
        assert str(refused.value).isprintable()
        return
    content = made(template)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert [part for part in archive.namelist() if not OURS.fullmatch(part)] == []
        assert [part for part in archive.namelist() if b"EVIL" in archive.read(part)] == []
    assert "mô hình mới, cách làm sáng tạo năm 2026" in text(content)


def test_there_are_as_many_as_were_found_and_more() -> None:
    assert len(NAMES) > 83
