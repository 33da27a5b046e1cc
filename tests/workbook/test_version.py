"""A workbook made by an older or a newer version of the package: read where it can be, with a word of warning."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

import xlsx_addin
from tests.cli.typed import CommandLine, assert_refused, typed
from tests.workbooks import appraise_file, workbook_bytes
from tests.xlsx.raw_workbooks import raw_workbook
from xlsx_addin.excel.live_workbook import LiveWorkbook
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.sample.workbook import write_sample
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.excel_engine.fixtures import OpenExcel
    from xlsx_addin.appraisal.verdict import Appraisal

__all__ = ["typed"]

pytest_plugins = ("tests.excel_engine.fixtures",)

OLDER = "Nên nhờ cán bộ công nghệ thông tin chuyển dữ liệu sang sổ mới (lệnh: xlsx-addin new --from SỔ-CŨ SỔ-MỚI.xlsm)."
NEWER = "Nhờ cán bộ công nghệ thông tin cài chương trình mới hơn bằng bộ cài mới, rồi thẩm định lại."


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of these tests is 2.3.0, so that there is something older and something newer."""
    monkeypatch.setattr("xlsx_addin.jobs.appraise.__version__", "2.3.0")


def with_part(workbook: bytes, old: str, new: str, part: str = "xl/workbook.xml") -> bytes:
    """The workbook with another text in one of its parts, where it must stand."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            archive.writestr(name, content)
    return target.getvalue()


def made_by(folder: Path, version: str) -> Path:
    """The sample, as that version of the package would have made it."""
    path = folder / "Sổ.xlsm"
    write_sample(path)
    path.write_bytes(with_part(path.read_bytes(), f'"{xlsx_addin.__version__}"<', f'"{version}"<'))
    return path


def warnings_of(appraisal: Appraisal) -> list[tuple[str, str]]:
    return [(problem.message, problem.fix) for problem in appraisal.problems if problem.code.code == "CAIDAT-003"]


@pytest.mark.parametrize(
    ("version", "fix"),
    [
        ("2.3.0", None),
        ("2.3", None),
        ("2.2.9", None),
        ("2.0.0", None),
        ("1.9.9", OLDER),
        ("0.1.0", OLDER),
        ("2.3.1", NEWER),
        ("2.10.0", NEWER),
        ("3.0.0rc1", NEWER),
    ],
)
def test_what_is_said_of_a_workbook_that_can_be_read(version: str, fix: str | None, tmp_path: Path) -> None:
    appraisal = appraise_file(made_by(tmp_path, version))
    message = f"Sổ này do phiên bản {version} của chương trình tạo; đang thẩm định bằng phiên bản 2.3.0."
    assert warnings_of(appraisal) == ([] if fix is None else [(message, fix)])
    assert len(appraisal.verdicts) == 33


def test_the_warning_stands_first_and_names_no_cell(tmp_path: Path, typed: CommandLine) -> None:
    answer = typed("check", made_by(tmp_path, "3.0.0"), "--json")
    problem = json.loads(answer.out)["problems"][0]
    assert problem == {
        "code": "CAIDAT-003",
        "severity": "warning",
        "sheet": "Thẩm định",
        "cell": None,
        "subject": None,
        "message": "Sổ này do phiên bản 3.0.0 của chương trình tạo; đang thẩm định bằng phiên bản 2.3.0.",
        "fix": NEWER,
    }


def test_a_workbook_that_names_no_version_raises_nothing() -> None:
    content = workbook_bytes(subjects="| Mã |\n| A01 |")
    with FileWorkbook.open(content) as workbook:
        assert workbook.version is None
    assert warnings_of(appraise_file(content)) == []


@pytest.mark.parametrize(
    ("definition", "version"),
    [
        ('<definedName name="PhienBan">"9.9"</definedName>', "9.9"),
        ('<definedName name="PHIENBAN" hidden="1">"9.9"</definedName>', "9.9"),
        ('<definedName name="Nam">2026</definedName><definedName name="PhienBan">"9.9"</definedName>', "9.9"),
        ('<definedName name="PhienBan" localSheetId="0">"9.9"</definedName>', None),
        ('<definedName name="PhienBanCu">"9.9"</definedName>', None),
        ('<definedName name="PhienBan">#REF!</definedName>', None),
        ('<definedName>"9.9"</definedName>', None),
    ],
)
def test_which_name_counts_in_a_file(definition: str, version: str | None) -> None:
    with FileWorkbook.open(raw_workbook(properties=f"<definedNames>{definition}</definedNames>")) as workbook:
        assert workbook.version == version


def without_scores(folder: Path, version: str) -> Path:
    path = made_by(folder, version)
    path.write_bytes(with_part(path.read_bytes(), '<sheet name="Điểm"', '<sheet name="Phiếu"'))
    return path


@pytest.mark.parametrize(
    ("version", "remedy"),
    [
        (
            "1.0.0",
            (
                "nên nhờ cán bộ công nghệ thông tin chuyển dữ liệu sang sổ mới "
                "(lệnh: xlsx-addin new --from SỔ-CŨ SỔ-MỚI.xlsm)."
            ),
        ),
        ("2.4.0", "nên nhờ cán bộ công nghệ thông tin cài chương trình mới hơn bằng bộ cài mới."),
        ("2.3.0", ""),
    ],
)
def test_a_missing_sheet_is_refused_with_the_versions_and_what_to_do(
    version: str, remedy: str, tmp_path: Path, typed: CommandLine
) -> None:
    answer = typed("check", without_scores(tmp_path, version))
    assert_refused(answer)
    sentence = "Không tìm thấy trang tính “Điểm”. Vui lòng đặt lại đúng tên trang tính rồi làm lại."
    clause = f" Sổ này do phiên bản {version} tạo, chương trình là phiên bản 2.3.0: {remedy}" if remedy else ""
    assert answer.err == f"{sentence}{clause}\n"


@pytest.mark.parametrize(
    ("part", "old", "new", "sentence"),
    [
        ("xl/sharedStrings.xml", ">Đăng ký<", ">Đã ghi danh<", "Trang tính “Đơn vị” thiếu tiêu đề cột “Đăng ký”"),
        ("xl/sharedStrings.xml", ">Năm đánh giá<", ">Niên độ<", "Trang tính “Thẩm định” thiếu mục “Năm đánh giá”"),
    ],
)
def test_so_is_a_missing_heading_or_setting(part: str, old: str, new: str, sentence: str, tmp_path: Path) -> None:
    content = with_part(made_by(tmp_path, "1.0.0").read_bytes(), old, new, part)
    with pytest.raises(Refusal, match=f"^{sentence}.*phiên bản 1.0.0 tạo, .* new --from "):
        appraise_file(content)


def test_what_is_wrong_with_a_value_has_nothing_to_do_with_versions(tmp_path: Path) -> None:
    content = with_part(made_by(tmp_path, "1.0.0").read_bytes(), ">2026<", ">1999<", "xl/worksheets/sheet1.xml")
    with pytest.raises(Refusal, match=r"Vui lòng ghi năm có bốn chữ số, từ 2022\.$"):
        appraise_file(content)


@pytest.mark.parametrize(("version", "fix"), [("1.0.0", OLDER), ("2.3.0", None), ("2.3.1", NEWER)])
def test_the_open_workbook_says_the_same(version: str, fix: str | None, tmp_path: Path, open_excel: OpenExcel) -> None:
    live = LiveWorkbook(open_excel(made_by(tmp_path, version)))
    assert live.version == version
    assert [found for _, found in warnings_of(appraise_workbook(live).appraisal)] == ([] if fix is None else [fix])


def test_an_open_workbook_without_the_name(tmp_path: Path, open_excel: OpenExcel) -> None:
    path = tmp_path / "khác.xlsx"
    path.write_bytes(workbook_bytes())
    assert LiveWorkbook(open_excel(path)).version is None
