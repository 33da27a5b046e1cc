"""One record says all of a kind of document, and what it leaves out does not start."""

from __future__ import annotations

from dataclasses import fields

import pytest

from xlsx_addin.paper.documents import Code, DocumentRecord, made_by
from xlsx_addin.terms import Level

LEVELS = {
    "D1": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
    "D2": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
    "D4": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
    "D5": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
    "D7": "Cấp ủy cơ sở",
    "D8": "Cấp ủy cơ sở, Ban Thường vụ",
    "D9": "Cấp ủy cơ sở, Ban Thường vụ",
    "D10": "Cấp ủy cơ sở, Ban Thường vụ",
    "D12": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
    "D13": "Chi bộ, Cấp ủy cơ sở, Ban Thường vụ",
}


def test_which_level_makes_what() -> None:
    made = {code.value: ", ".join(level.value for level in Level if code in made_by(level)) for code in Code}
    assert made == LEVELS


@pytest.mark.parametrize("left_out", [field.name for field in fields(DocumentRecord)])
def test_a_record_that_leaves_something_out_does_not_start(left_out: str) -> None:
    values = {field.name: getattr(Code.REPORT.record, field.name) for field in fields(DocumentRecord)}
    del values[left_out]
    with pytest.raises(TypeError, match=left_out):
        DocumentRecord(**values)


def test_a_code_and_the_beginning_of_a_name_belong_to_one_document_alone() -> None:
    records = [code.record for code in Code]
    assert len({record.stem for record in records}) == len(records)
    assert len({record.template.file for record in records}) == len(records)
    assert [record.template.file for record in records if not record.template.file.startswith(f"{record.code}_")] == []
