"""``verify`` over an archive with answered forms: whole, altered, gone, renamed, laid in by somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.answers.office import Office
from tests.exchange.reading_here import ReaderHere
from tests.exchange.received import at
from xlsx_addin.cli.exchange_in import verification_lines
from xlsx_addin.exchange.merging.verification import Verification, verify
from xlsx_addin.sample.filled_forms import answered, edited

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def verified_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsx_addin.exchange.merging.verification.EnvelopeReader", ReaderHere)


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A report and a score form, both merged, and a score form that waits for its total."""
    office = Office(tmp_path_factory.mktemp("xã"))
    office.post(office.report("TQT", "Gửi báo cáo"), "TQT", at(10))
    office.post(office.scored("Hoàng Văn Lực", HND={"C1": 27, "C2": 26, "C3": 30}), "Hoàng Văn Lực", at(12))
    office.put("a.xlsx", office.scored("Bà Thảo", HND={"C1": 27, "C2": 26, "C3": 30}))
    office.receive()
    return office


@pytest.fixture
def forms(received: Office, tmp_path: Path) -> Path:
    """The folder of forms in a copy of the archive."""
    import shutil

    shutil.copytree(received.archive, tmp_path / "Đã nhận")
    return tmp_path / "Đã nhận" / "Phiếu"


def of(forms: Path, who: str) -> Path:
    """Where somebody's form is kept."""
    return next(path for path in forms.iterdir() if f"_{who}_" in path.name)


def told(forms: Path) -> tuple[Verification, list[tuple[str, str | None]]]:
    """What is found: state and whose form."""
    found = verify(forms.parent)
    return found, [(finding.state, finding.sender) for finding in found.findings]


def test_an_archive_of_forms_is_whole(forms: Path) -> None:
    found, findings = told(forms)
    assert (found.kept, findings, found.is_fine) == (2, [], True)


def test_a_form_with_another_answer_is_altered(forms: Path) -> None:
    path = of(forms, "TQT")
    path.write_bytes(answered(path.read_bytes(), {"Tên mô hình": "Sửa sau"}))
    found, findings = told(forms)
    assert (found.kept, findings) == (1, [("altered", "TQT")])
    assert verification_lines(found)[0] == (
        f"Bị thay đổi: Phiếu/{path.name} – Tên tệp ghi hồ sơ này nhưng nội dung là của hồ sơ khác."
    )


def test_so_is_one_of_which_a_question_or_the_manifest_was_changed(forms: Path) -> None:
    def other_question(sheet: object) -> None:
        sheet.parent["_manifest"]["B2"] = "x"  # type: ignore[attr-defined]

    path = of(forms, "Hoang-Van-Luc")
    path.write_bytes(edited(path.read_bytes(), other_question))
    assert told(forms)[1] == [("altered", None)]


def test_a_form_that_only_was_saved_again_is_whole(forms: Path) -> None:
    path = of(forms, "TQT")
    path.write_bytes(edited(path.read_bytes(), lambda _sheet: None))
    assert told(forms)[0].is_fine


def test_a_form_that_is_gone_is_lost_and_named(forms: Path) -> None:
    of(forms, "Hoang-Van-Luc").unlink()
    of(forms, "TQT").unlink()
    found, findings = told(forms)
    assert findings == [("lost", "Hoàng Văn Lực"), ("lost", "TQT")]
    codes = [finding.code for finding in found.findings]
    assert verification_lines(found)[:2] == [
        f"Không còn: phiếu của Hoàng Văn Lực (mã {codes[0]}) – Sổ nhận ghi đã nhận nhưng không còn tệp.",
        f"Không còn: phiếu của TQT (mã {codes[1]}) – Sổ nhận ghi đã nhận nhưng không còn tệp.",
    ]
    assert [item["version"] for item in found.document()["items"]] == [None, None]


def test_a_form_that_was_never_merged_is_unknown(forms: Path, received: Office) -> None:
    (forms / "PhieuCham_2026_DU-LD_Ba-Thao.xlsx").write_bytes((received.inbox / "a.xlsx").read_bytes())
    assert told(forms)[1] == [("unknown", "Bà Thảo")]


def test_a_copy_is_told_as_one(forms: Path) -> None:
    path = of(forms, "TQT")
    path.with_name(f"{path.stem} (1).xlsx").write_bytes(path.read_bytes())
    found, findings = told(forms)
    assert (found.kept, findings) == (2, [("unknown", "TQT")])
    assert found.findings[0].reason == f"Bản sao còn nguyên của Phiếu/{path.name}."


def test_what_is_no_form_is_foreign(forms: Path) -> None:
    (forms / "ảnh.jpg").write_bytes(b"x")
    assert told(forms)[1] == [("unknown", None)]
