"""Filling a template: text comes out exactly as the workbook has it, whatever it looks like."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.attacks import REPORT, changed
from tests.paper.papers import MOMENT, dossier, filled, opened, plain, text
from xlsx_addin.paper.documents import Code, documents
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.report import ReportFields
from xlsx_addin.paper.template_file import MAIN_PART, read_template
from xlsx_addin.refusal import Refusal

NASTY = "A & B <w:p> </w:t> {{ year }} {% if %} {_{ }_} “x” ]]> &amp; 'y'"
DOSSIER = dossier()


def report(**fields: object) -> bytes:
    [document] = documents(Code.REPORT, DOSSIER)
    return filled(replace(document, fields=replace(document.fields, **fields)))  # type: ignore[arg-type]


def test_what_looks_like_markup_or_a_field_is_text() -> None:
    assert f"Đảng ủy Trường THPT Suối Mây kính báo cáo {NASTY} xem xét." in text(report(superior=NASTY))


WITHOUT_WIDTH = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def test_a_name_is_not_turned_round_by_a_mark_that_nobody_sees() -> None:
    signature = opened(report(signer="Lê\u202e Văn\u200b An")).tables[2].rows[0].cells[1]
    assert signature.paragraphs[-1].text == "Lê Văn An"


@pytest.mark.slow
@given(value=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\t\ufffe\uffff"), min_size=1))
def test_any_text_survives_but_for_controls_and_marks_without_width(value: str) -> None:
    kept = normalize("NFC", "".join(sign for sign in value if sign >= " " and not WITHOUT_WIDTH.match(sign)))
    signature = opened(report(signer=f"[{value}]")).tables[2].rows[0].cells[1]
    assert plain(signature.paragraphs[-1].text) == plain(f"[{kept}]")


def test_a_line_end_within_a_value_is_words_own() -> None:
    content = report(issuing_body="ĐẢNG ỦY\nTRƯỜNG")
    assert "ĐẢNG ỦY\nTRƯỜNG" in text(content)
    assert b"<w:br/>" in zipfile.ZipFile(BytesIO(content)).read(MAIN_PART)


def test_symbols_do_not_break_at_their_hyphen() -> None:
    body = zipfile.ZipFile(BytesIO(report())).read(MAIN_PART).decode()
    assert '804</w:t><w:noBreakHyphen/><w:t xml:space="preserve">CV/HU' in body
    assert "- Lưu Đảng ủy" in text(report())


def test_a_number_stands_on_the_line_of_its_noun_and_of_its_word() -> None:
    body = "\n".join(paragraph.text for paragraph in opened(report()).paragraphs)
    assert "3/4\u00a0đối\u00a0tượng" in body
    assert "Công văn số\u00a0804" in body
    assert "theo mục\u00a03 Công văn" in body


def test_nothing_of_the_template_language_is_left() -> None:
    for code in (Code.REPORT, Code.MINUTES, Code.NOTICES, Code.SCORE_SHEETS, Code.REGISTRATION, Code.PROPOSAL):
        for document in documents(code, DOSSIER):
            body = zipfile.ZipFile(BytesIO(filled(document))).read(MAIN_PART).decode()
            assert "{%" not in body
            assert "{{" not in body


def test_the_same_values_make_the_same_bytes() -> None:
    assert report() == report()


def test_who_made_it_is_not_said_and_when_is() -> None:
    properties = opened(report()).core_properties
    assert (properties.title, properties.author, properties.comments) == ("BÁO CÁO", "", "")
    assert f"{properties.created:%Y-%m-%d %H:%M}" in ("2026-12-22 03:12", f"{MOMENT:%Y-%m-%d %H:%M}")


def test_tags_that_word_has_split_are_joined() -> None:
    split = b'{{ ye</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">ar }}'
    template = read_template(changed(replace=(MAIN_PART, b"{{ year }}", split), of=REPORT), "D5_BaoCao.docx")
    [document] = documents(Code.REPORT, DOSSIER)
    content = Prepared(template, ReportFields).fill(document.fields, title="", moment=MOMENT)
    assert text(content) == text(report())


def test_a_loop_across_paragraphs_is_one_sentence() -> None:
    broken = changed(
        replace=(MAIN_PART, b"{{ year }}", b"{% if year %}{{ year }}</w:t></w:r></w:p>{% endif %}<w:p><w:r><w:t>"),
        of=REPORT,
    )
    template = read_template(broken, "D5_BaoCao.docx")
    [document] = documents(Code.REPORT, DOSSIER)
    emptied = replace(document.fields, year="")
    with pytest.raises(Refusal, match="cắt ngang"):
        Prepared(template, ReportFields).fill(emptied, title="", moment=MOMENT)
