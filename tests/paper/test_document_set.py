"""Making a whole set: what a level makes, beside what workbook; what cannot be made is told and harms nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.paper.attacks import OLE2, REPORT, changed
from tests.paper.papers import OFFICE, dossier, opened, progress, text
from tests.privileges import readable_folder, without_privileges
from tests.small_disk import small_disk
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.paper import document_set
from xlsx_addin.paper.document_set import make_papers
from xlsx_addin.paper.files import write_new
from xlsx_addin.paper.template_file import MAIN_PART
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

GRASSROOTS_SET = [
    "BaoCao_2026_DU-SM_du-thao.docx",
    "BienBan_2026_DU-SM.docx",
    "DanhSachDangKy_2026_DU-SM.docx",
    "PhieuChamDiem_2026_DU-SM_Hoang-Van-Luc.docx",
    "PhieuChamDiem_2026_DU-SM_Le-Van-Sang.docx",
    "PhieuDangKy_2026_DU-SM.docx",
    "ThongBao_2026_DU-SM_CDG_du-thao.docx",
    "ThongBao_2026_DU-SM_HND_du-thao.docx",
    "ThongBao_2026_DU-SM_PNV_du-thao.docx",
    "ThongBao_2026_DU-SM_muc-luc_du-thao.docx",
]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_set_of_a_grassroots_committee(tmp_path: Path) -> None:
    made = make_papers(dossier(), tmp_path / "Văn bản")
    assert names(tmp_path / "Văn bản") == GRASSROOTS_SET
    assert made.notes == [
        (
            "Biên bản: người chấm không có trong số thành viên có mặt ở trang Thành phần: Lê Văn Sáng. Vui lòng đối "
            "chiếu lại trang Thành phần và cột Người chấm của trang Điểm."
        ),
        "Không có đối tượng phải trình cấp trên.",
        "Không có đơn vị nào phải đôn đốc.",
        (
            "Không có đối tượng đủ điều kiện nào thuộc thẩm quyền của đơn vị mà cột Quyết định của trang Đơn vị ghi "
            "“Đồng ý”."
        ),
    ]
    assert made.failures == []


OF_EVERY_LEVEL = {"BaoCao", "BienBan", "DanhSachDangKy", "PhieuChamDiem", "PhieuDangKy"}


@pytest.mark.parametrize(
    ("level", "stems"),
    [
        ("Chi bộ", OF_EVERY_LEVEL),
        ("Cấp ủy cơ sở", OF_EVERY_LEVEL | {"CongVan", "ThongBao", "ToTrinh"}),
        ("Ban Thường vụ", OF_EVERY_LEVEL | {"CongVan", "ThongBao"}),
    ],
)
def test_each_level_makes_its_own(tmp_path: Path, level: str, stems: set[str]) -> None:
    subjects = "| Mã | Loại đối tượng | Đề nghị khen thưởng |\n| A | Cá nhân | Có |"
    scores = "| Mã | C1 | C2 | C3 |\n| A | 29 | 29 | 39 |"
    units = {"Đầu mối": "| Mã | Tên |\n| CB-9 | Chi bộ 9 |"}
    settings = OFFICE | {"Cấp thẩm định": level}
    make_papers(dossier(subjects=subjects, scores=scores, settings=settings, sheets=units), tmp_path)
    assert {name.split("_")[0] for name in names(tmp_path)} == stems


def test_only_what_was_asked_for(tmp_path: Path) -> None:
    make_papers(dossier(), tmp_path, only=["d4", "D5"])
    assert names(tmp_path) == GRASSROOTS_SET[:2]


@pytest.mark.parametrize("code", ["D3", "D6", "D11", "x"])
def test_what_is_no_document_of_its_own_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(Refusal, match=f"Không có văn bản “{code}”"):
        make_papers(dossier(), tmp_path / "ra", only=[code])
    assert names(tmp_path) == []


def test_a_document_of_another_level_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Văn bản D7 không lập ở cấp “Chi bộ”\. Cấp này lập: D1, D2, D4, D5"):
        make_papers(dossier(settings=OFFICE | {"Cấp thẩm định": "Chi bộ"}), tmp_path / "ra", only=["D7"])
    assert names(tmp_path) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    for _ in range(3):
        make_papers(dossier(), tmp_path, only=["D4"])
    assert names(tmp_path) == ["BienBan_2026_DU-SM.docx", "BienBan_2026_DU-SM_2.docx", "BienBan_2026_DU-SM_3.docx"]


def test_the_workbook_is_kept_beside_under_its_data_code(tmp_path: Path) -> None:
    def keep(path: Path) -> None:
        path.write_bytes(b"so")

    made_from = dossier()
    made = make_papers(made_from, tmp_path, only=["D4"], write_snapshot=keep)
    assert made.snapshot == tmp_path / f"SoDaThamDinh_2026_DU-SM_{made_from.data_code}.xlsx"
    assert f"Mã dữ liệu {made_from.data_code} – lập từ sổ DU-SM lúc 10:12 ngày 22/12/2026" in text(
        made.items[0].docx.read_bytes()
    )


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (b"", "bị hỏng"),
        (OLE2, "có mật khẩu"),
        (changed(replace=("[Content_Types].xml", b"document.main", b"document.macroEnabled.main"), of=REPORT), "macro"),
        (changed(replace=(MAIN_PART, b"{{ year }}", b"{{ nam }}"), of=REPORT), "dùng trường “nam”"),
        (changed(replace=(MAIN_PART, b"{{ year }}", b"{{ year.upper() }}"), of=REPORT), "biểu thức không được dùng"),
    ],
)
def test_an_offices_template_that_cannot_be_used_stops_its_own_document_alone(
    tmp_path: Path, template: bytes, reason: str
) -> None:
    own = tmp_path / "Mẫu văn bản"
    own.mkdir()
    (own / "D5_BaoCao.docx").write_bytes(template)
    made = make_papers(dossier(), tmp_path / "ra", templates=own)
    assert names(tmp_path / "ra") == GRASSROOTS_SET[1:]
    [failure] = made.failures
    assert failure.startswith("Chưa lập được D5: Mẫu “D5_BaoCao.docx”")
    assert reason in failure


def test_an_offices_own_template_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "Mẫu văn bản"
    own.mkdir()
    content = changed(replace=(MAIN_PART, "BÁO CÁO".encode(), "BÁO CÁO CỦA CHÚNG TÔI".encode()), of=REPORT)
    (own / "D5_BaoCao.docx").write_bytes(content)
    made = make_papers(dossier(), tmp_path / "ra", only=["D5"], templates=own)
    assert "BÁO CÁO CỦA CHÚNG TÔI" in text(made.items[0].docx.read_bytes())


def test_where_nothing_at_all_can_be_made_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "D5_BaoCao.docx").write_bytes(b"")
    with pytest.raises(Refusal, match="Không lập được văn bản nào"):
        make_papers(dossier(), tmp_path / "ra", only=["D5"], templates=tmp_path)


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    make_papers(dossier(), tmp_path / "ra")
    with readable_folder() as folder, without_privileges(), pytest.raises(Refusal, match="thư mục"):
        make_papers(dossier(), folder / "ra")


def test_a_file_in_the_folders_place_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ra").write_bytes(b"")
    with pytest.raises(Refusal, match="Không tạo được thư mục"):
        make_papers(dossier(), tmp_path / "ra")


def test_without_a_program_for_pdf_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("xlsx_addin.paper.pdf._PLACES", ())
    with pytest.raises(Refusal, match="không có Word hoặc LibreOffice"):
        make_papers(dossier(), tmp_path / "ra", pdf=True)
    assert names(tmp_path) == []


def half_converted(documents: Sequence[Path], folder: Path) -> None:
    """Convert the first document and fail at the others."""
    (folder / f"{documents[0].stem}.pdf").write_bytes(b"%PDF")
    raise Refusal("LibreOffice không trả lời")


def test_a_pdf_that_fails_leaves_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_set, "find_converter", lambda: half_converted)
    made = make_papers(dossier(), tmp_path, only=["D4", "D5"], pdf=True)
    assert [item.pdf for item in made.items] == [tmp_path / "BienBan_2026_DU-SM.pdf", None]
    assert made.failures == [
        "Chưa tạo được PDF của 1 văn bản (LibreOffice không trả lời); các tệp .docx vẫn dùng được."
    ]


def test_faulty_data_makes_drafts_that_say_so(tmp_path: Path) -> None:
    subjects = "| Mã | Đăng ký |\n| A | x |\n| B | Có |"
    confirmed = OFFICE | {"Thang điểm": "Đã đối chiếu"}
    made = make_papers(dossier(subjects=subjects, scores="", settings=confirmed), tmp_path, only=["D5"])
    [item] = made.items
    header = opened(item.docx.read_bytes()).sections[0].first_page_header
    assert (item.is_draft, item.docx.name) == (True, "BaoCao_2026_DU-SM_du-thao.docx")
    assert [paragraph.text for paragraph in header.paragraphs] == ["Dự thảo"]


def test_sound_data_of_a_confirmed_scale_is_final(tmp_path: Path) -> None:
    made = make_papers(dossier(settings=OFFICE | {"Thang điểm": "Đã đối chiếu"}), tmp_path, only=["D5"])
    [item] = made.items
    document = opened(item.docx.read_bytes())
    section = document.sections[0]
    parts = (section.first_page_header, section.first_page_footer, section.footer)
    assert (item.is_draft, item.docx.name) == (False, "BaoCao_2026_DU-SM.docx")
    assert [paragraph.text for part in parts for paragraph in part.paragraphs] == ["", "", ""]
    assert "tạm tính" not in text(item.docx.read_bytes())


def test_each_document_is_announced_and_so_is_every_page_of_one_with_many(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make_papers(dossier(), tmp_path, only=["D2"], progress=lambda *words: told.append(words))
    assert told == [
        ("PhieuChamDiem_2026_DU-SM_Hoang-Van-Luc", 0, 0),
        ("PhieuChamDiem_2026_DU-SM_Hoang-Van-Luc", 1, 3),
        ("PhieuChamDiem_2026_DU-SM_Hoang-Van-Luc", 2, 3),
        ("PhieuChamDiem_2026_DU-SM_Hoang-Van-Luc", 3, 3),
        ("PhieuChamDiem_2026_DU-SM_Le-Van-Sang", 0, 0),
        ("PhieuChamDiem_2026_DU-SM_Le-Van-Sang", 1, 1),
    ]


def test_a_pdf_of_everything_where_the_workbook_asks_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_set, "find_converter", lambda: half_converted)
    made = make_papers(dossier(settings=OFFICE | {"Văn bản in thêm": "PDF"}), tmp_path, only=["D4"])
    assert made.items[0].pdf == tmp_path / "BienBan_2026_DU-SM.pdf"


def test_where_it_cannot_be_told_who_has_sent_the_other_documents_are_made(tmp_path: Path) -> None:
    units = {
        "Đầu mối": "| Mã | Tên |\n| CB-9 | Chi bộ 9 |",
        "Tiến độ": progress("CB-9", ItemVerdict.ACCEPTED, title="năm 2025"),
    }
    made = make_papers(dossier(sheets=units), tmp_path)
    assert {name.split("_")[0] for name in names(tmp_path)} == {
        "BaoCao",
        "BienBan",
        "DanhSachDangKy",
        "PhieuChamDiem",
        "PhieuDangKy",
        "ThongBao",
    }
    [failure] = made.failures
    assert failure.startswith("Chưa lập được D9: ")
    assert "2025" in failure


AWKWARD = "{{ year }} {% if x %} <w:p> & <b>_x0007_ K’Ơ Đ"


def test_a_name_that_looks_like_a_template_or_like_xml_is_printed_as_it_stands(tmp_path: Path) -> None:
    subjects = (
        f"| Mã | Tên | Tên mô hình | Loại đối tượng | Ngày nhận báo cáo |\n"
        f"| PNV | {AWKWARD} | {AWKWARD} | Tổ chức | 10/12/2026 |"
    )
    made = make_papers(dossier(subjects=subjects, sheets={}), tmp_path)
    shown = AWKWARD.replace("_x0007_", "")  # as Excel writes a control character
    assert made.failures == []
    for item in made.items:
        if item.code.value != "D4":  # names nobody's model
            assert shown in text(item.docx.read_bytes()), item.docx.name


def test_a_document_that_word_holds_open_is_written_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_papers(dossier(), tmp_path, only=["D4"])
    held = tmp_path / "BienBan_2026_DU-SM.docx"
    before = held.read_bytes()
    (tmp_path / "~$enBan_2026_DU-SM.docx").write_bytes(b"the lock of Word")

    real = os.replace

    def locked(source: str | Path, target: str | Path, **others: Any) -> None:
        if str(target) == str(held):
            raise PermissionError(13, "used by another process")
        real(source, target, **others)

    monkeypatch.setattr(os, "replace", locked)
    made = make_papers(dossier(), tmp_path, only=["D4"])
    assert ([item.docx.name for item in made.items], made.failures) == (["BienBan_2026_DU-SM_2.docx"], [])
    assert held.read_bytes() == before


def test_a_document_that_cannot_be_written_stops_no_other_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, name: str, content: bytes, *suffixes: str) -> Path:
        if name.startswith("BienBan"):
            with small_disk(1_000):
                return write_new(folder, name, content, *suffixes)
        return write_new(folder, name, content, *suffixes)

    monkeypatch.setattr(document_set, "write_new", full)
    made = make_papers(dossier(), tmp_path)
    assert names(tmp_path) == [name for name in GRASSROOTS_SET if not name.startswith("BienBan")]
    [failure] = made.failures
    assert failure.startswith("Chưa lập được D4: ")


def test_a_snapshot_that_cannot_be_written_is_told_and_the_documents_stay(tmp_path: Path) -> None:
    def full(path: Path) -> None:
        raise Refusal(f"Không ghi được {path.name}")

    made = make_papers(dossier(), tmp_path, only=["D4"], write_snapshot=full)
    assert (made.snapshot, names(tmp_path)) == (None, ["BienBan_2026_DU-SM.docx"])
    assert made.failures[0].startswith("Chưa lưu được bản sao của sổ: ")


def test_names_of_files_are_ascii_whatever_the_codes_are(tmp_path: Path) -> None:
    subjects = "| Mã | Tên |\n| Đơn/vị: số 1 | A |"
    settings = OFFICE | {"Mã đơn vị": "đu sm/1"}
    make_papers(dossier(subjects=subjects, scores="", settings=settings), tmp_path, only=["D8"])
    assert names(tmp_path) == ["ThongBao_2026_du-sm-1_Don-vi-so-1_du-thao.docx"]
