"""The settings, each declared once, in the parts and the order in which they stand.

Those that an appraisal asks for stand on ``Thẩm định``, those that only documents are made with on ``Văn bản``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.terms import PaperExtra, ScaleState, YesNo
from xlsx_addin.words import console as words
from xlsx_addin.words.sheet_names import CONSOLE, PAPERS
from xlsx_addin.workbook.layout.column import Content, choices_of

if TYPE_CHECKING:
    from enum import Enum


class Setting(NamedTuple):
    """One setting: its label, the defined name of its value cell in the template, and the field that it fills."""

    label: str
    name: str
    field: str
    """The field of ``Settings``, or of ``PaperSettings``, that it fills."""
    help: str
    content: Content = Content.TEXT
    terms: type[Enum] | None = None
    """The choices of a setting with a list, or of one that names several."""
    of_letter: str = ""
    """Which list of the workbook's guidance the choices are, as of a column."""
    former: tuple[str, ...] = ()
    """Labels that the setting had in older templates: they are still read."""
    is_several: bool = False
    """Whether its cell may name several of its terms, parted by commas."""
    lasting: bool = True
    """Whether it holds beyond the year: ``new --year`` keeps it."""
    rows: int = 1
    """Lines of type that its value may take: as many as 120 letters need, where it is a name."""
    awaited: bool = False
    """Whether its cell says by its colour that it is still to be typed."""
    hint: str = ""
    """What stands beside it on ``Văn bản``: what blank means, or a form that is not obvious."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels that its cell may hold; empty where it is not a choice."""
        return () if self.is_several else choices_of(self.terms, self.of_letter)

    @property
    def labels(self) -> tuple[str, ...]:
        """The label and those it had before."""
        return (self.label, *self.former)


class SettingsPart(NamedTuple):
    """Settings that stand together under a heading on one sheet, one below the other."""

    sheet: str
    heading: str
    settings: tuple[Setting, ...]

    @property
    def rows(self) -> int:
        """Rows that its settings take where each takes as many as its value may have lines."""
        return sum(setting.rows for setting in self.settings)


PARTS = (
    SettingsPart(
        CONSOLE,
        words.THIS_WORKBOOK,
        (
            Setting(
                "Năm đánh giá",
                "Nam",
                "year",
                "Ghi năm có bốn chữ số, từ {first_year}. Ví dụ: 2026.",
                Content.INTEGER,
                lasting=False,
                awaited=True,
            ),
            Setting(
                "Cấp thẩm định",
                "Cap",
                "level",
                "Cấp của đơn vị dùng sổ này. Từ {now_from}, {committee_now} chọn “{highest_level}”. "
                "Chi bộ cơ sở chọn “Cấp ủy cơ sở”.",
                Content.CHOICE,
                of_letter="levels",
                awaited=True,
            ),
            Setting(
                "Mã đơn vị",
                "MaDonVi",
                "unit_code",
                "Mã của đơn vị dùng sổ này: chữ A–Z, chữ số và dấu “-”. Ví dụ: DU-UBND-XA, CB-TRAMYTE.",
                awaited=True,
            ),
            Setting("Tên đơn vị", "TenDonVi", "unit_name", "Tên đầy đủ của đơn vị dùng sổ này.", rows=4, awaited=True),
            Setting(
                "Thang điểm",
                "ThangDiem",
                "scale_confirmed",
                "Chỉ chọn “Đã đối chiếu” khi đã đối chiếu trang tính Tiêu chí với văn bản {basis}.",
                Content.CHOICE,
                ScaleState,
            ),
            Setting(
                "Tính cả ngày hạn",
                "TinhCaNgayHan",
                "deadline_day_counts",
                "“Không”: báo cáo nhận đúng ngày hết hạn tính là quá hạn 1 ngày, chờ cấp có thẩm quyền xác nhận. "
                "“Có”: vẫn là đúng hạn.",
                Content.CHOICE,
                YesNo,
            ),
            Setting("Văn bản hướng dẫn", "HuongDan", "guidance_id", "Để trống là {letter}."),
        ),
    ),
    SettingsPart(
        CONSOLE,
        words.LEVEL_ABOVE,
        (
            Setting("Mã cấp trên", "MaCapTren", "superior_code", "Mã của đơn vị cấp trên nhận hồ sơ.", awaited=True),
            Setting(
                "Tên cấp trên",
                "TenCapTren",
                "superior_name",
                "Tên đơn vị cấp trên, đúng như khi gửi văn bản. Ví dụ: Ban Thường vụ Đảng ủy xã …",
                rows=4,
                awaited=True,
            ),
            Setting(
                "Địa chỉ cấp trên",
                "DiaChiCapTren",
                "superior_address",
                "Địa chỉ thư điện tử của đơn vị cấp trên.",
                awaited=True,
            ),
        ),
    ),
    SettingsPart(
        PAPERS,
        words.LETTERHEAD,
        (
            Setting(
                "Tên đảng bộ cấp trên",
                "TenDangBoCapTren",
                "superior_body",
                "Dòng đầu của tên cơ quan trên văn bản. Ví dụ: ĐẢNG BỘ TỈNH LÂM ĐỒNG.",
                rows=4,
                hint="Dòng 1, chữ in hoa. Muốn xuống dòng: Alt+Enter.",
            ),
            Setting(
                "Tên cơ quan ban hành",
                "TenCoQuan",
                "issuing_body",
                "Dòng thứ hai. Ví dụ: ĐẢNG ỦY XÃ … Để trống là Tên đơn vị viết hoa.",
                rows=4,
                hint="Dòng 2, chữ đậm. Để trống: lấy “Tên đơn vị”, viết hoa.",
            ),
            Setting(
                "Ký hiệu cơ quan",
                "KyHieu",
                "symbol",
                "Phần sau dấu “/” trong số văn bản. Ví dụ: ĐU, CB.",
                hint="Sau số văn bản: -BC/ĐU",
            ),
            Setting(
                "Địa danh",
                "DiaDanh",
                "place",
                "Tên xã, phường ghi trước ngày, tháng của văn bản.",
                hint="Tên xã, phường",
            ),
            Setting(
                "Cơ quan tham mưu",
                "CoQuanThamMuu",
                "advisory_organ",
                "Cơ quan giúp việc thẩm định. Để trống là tên theo văn bản hướng dẫn.",
                hint="Trống: theo hướng dẫn",
            ),
        ),
    ),
    SettingsPart(
        PAPERS,
        words.SIGNER,
        (
            Setting(
                "Quyền hạn ký",
                "QuyenHanKy",
                "signing_authority",
                "Ví dụ: T/M ĐẢNG ỦY, T/M BAN THƯỜNG VỤ, T/M CHI BỘ. Cơ quan tham mưu để trống.",
                hint="Các ban của cấp ủy: để trống",
            ),
            Setting("Chức vụ người ký", "ChucVuKy", "signer_position", "Ví dụ: BÍ THƯ, PHÓ BÍ THƯ, TRƯỞNG BAN."),
            Setting("Người ký", "NguoiKy", "signer", "Họ và tên người ký văn bản.", hint="Chỉ họ và tên"),
        ),
    ),
    SettingsPart(
        PAPERS,
        words.MEETING,
        (
            Setting(
                "Ngày họp",
                "NgayHop",
                "meeting_day",
                "Ngày họp thẩm định.",
                Content.DATE,
                lasting=False,
                hint="Ghi vào biên bản",
            ),
            Setting(
                "Giờ bắt đầu", "GioBatDau", "meeting_start", "Dạng giờ:phút. Ví dụ: 8:00.", Content.TIME, lasting=False
            ),
            Setting(
                "Giờ kết thúc", "GioKetThuc", "meeting_end", "Dạng giờ:phút. Ví dụ: 11:30.", Content.TIME, lasting=False
            ),
            Setting("Địa điểm họp", "DiaDiemHop", "meeting_place", "Nơi họp thẩm định.", lasting=False),
        ),
    ),
    SettingsPart(
        PAPERS,
        words.DECISION,
        (
            Setting(
                "Số văn bản quyết định",
                "SoQuyetDinh",
                "decision_number",
                "Số văn bản của cấp có thẩm quyền quyết định kết quả.",
                lasting=False,
                hint="Có rồi mới ghi; trống: dự thảo",
            ),
            Setting(
                "Ngày quyết định",
                "NgayQuyetDinh",
                "decision_day",
                "Ngày của văn bản đó. Để trống là chưa quyết định.",
                Content.DATE,
                lasting=False,
            ),
        ),
    ),
    SettingsPart(
        PAPERS,
        words.PRINT_CHOICES,
        (
            Setting(
                "Văn bản in thêm",
                "InThem",
                "extras",
                "Ghi các mục cần, cách nhau bằng dấu phẩy: Tự chấm, Hạng, Quy định xếp loại, Ủy ban Kiểm tra, PDF. "
                "Để trống: không in thêm.",
                terms=PaperExtra,
                is_several=True,
                hint="Cách nhau bằng dấu phẩy",
            ),
        ),
    ),
)
"""Every setting, part by part. A new one of documents is best put into the last part, which may grow downwards."""

PARTS_OF = {sheet: tuple(part for part in PARTS if part.sheet == sheet) for sheet in (CONSOLE, PAPERS)}
CONSOLE_SETTINGS, PAPER_SETTINGS = (
    tuple(setting for part in PARTS_OF[sheet] for setting in part.settings) for sheet in (CONSOLE, PAPERS)
)
"""What an appraisal and the sending of its results ask for; what documents are made with, of which every one may be
blank, and on which no appraisal depends."""

SETTINGS = CONSOLE_SETTINGS + PAPER_SETTINGS

_BY_FIELD = {each.field: each for each in SETTINGS}


def label(field: str) -> str:
    """The label of the setting that fills this field; KeyError where none does."""
    return _BY_FIELD[field].label
