"""The terms of the field: Vietnamese label and identifier, once.

Each enum's value is the label exactly as it stands in the workbook.
"""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """Who appraises (clause 2.4); the order is from the lowest to the highest level."""

    CELL = "Chi bộ"
    GRASSROOTS = "Cấp ủy cơ sở"
    STANDING_COMMITTEE = "Ban Thường vụ"

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return _LEVELS.index(self)


_LEVELS = list(Level)


class Kind(Enum):
    """Loại đối tượng: what sort of subject is appraised."""

    ORGANISATION = "Tổ chức"
    COLLECTIVE = "Tập thể"
    INDIVIDUAL = "Cá nhân"


class Scope(Enum):
    """Diện: whether clause 2.3 lets the subject be appraised at all (R10, R11)."""

    IN_SCOPE = "Thuộc diện"
    VILLAGE = "Thôn, tổ dân phố"
    PRIVATE_ENTERPRISE = "Doanh nghiệp tư nhân"


class Field(Enum):
    """Lĩnh vực of a model (clause 2.1, R8)."""

    LEADERSHIP = "Lãnh đạo, chỉ đạo"
    DUTIES = "Chức trách, nhiệm vụ"
    OTHER = "Khác"


class YesNo(Enum):
    """Có or Không."""

    YES = "Có"
    NO = "Không"


class Grade(Enum):
    """Xếp loại (R23); the order is from the best to the worst."""

    GOOD = "Tốt"
    FAIR = "Khá"
    PASS = "Đạt"  # noqa: S105 - a grade
    FAIL = "Không đạt"


class DossierState(Enum):
    """Tình trạng hồ sơ, when it is not blank."""

    WITHDRAWN = "Đã rút"


class ScaleState(Enum):
    """Thang điểm: whether the clerk has compared the scale with the paper copy of HD 09."""

    UNCONFIRMED = "Chưa đối chiếu"
    CONFIRMED = "Đã đối chiếu"


class CriterionScope(Enum):
    """Áp dụng: the kinds of subject that a criterion is for (A25)."""

    COLLECTIVE = "Tổ chức, tập thể"
    INDIVIDUAL = "Cá nhân"
    ALL = "Tất cả"

    def covers(self, kind: Kind) -> bool:
        """Whether a subject of this kind is scored on the criterion."""
        if self is CriterionScope.ALL:
            return True
        return (kind is Kind.INDIVIDUAL) == (self is CriterionScope.INDIVIDUAL)


class Lateness(Enum):
    """Whether a report came in time; the value is its name in the JSON (R19-R21, A6, A7)."""

    ON_TIME = "on_time"
    DEADLINE_DAY = "deadline_day"
    LATE = "late"


class Ground(Enum):
    """What stands in for a registration of one's own (clause 1, sentence 3); the value is its letter."""

    ORGANISATION = "a"
    INITIATIVE = "b"
    COMMENDATION = "c"


class Outcome(Enum):
    """The one verdict on a subject, in the order in which they are tried; the value is its name in the JSON."""

    INVALID = "invalid"
    WITHDRAWN = "withdrawn"
    OUT_OF_SCOPE = "out_of_scope"
    OTHER_AUTHORITY = "other_authority"
    ALTERNATIVE_GROUND = "alternative_ground"
    AWAITING_ORGANISATION = "awaiting_organisation"
    NOT_REGISTERED = "not_registered"
    NO_REPORT = "no_report"
    AWAITING_APPRAISAL = "awaiting_appraisal"
    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"

    @property
    def label(self) -> str:
        """What stands in the column Kết luận."""
        return _OUTCOME_LABELS[self]

    @property
    def is_decision(self) -> bool:
        """Whether the level that says so has decided on the subject."""
        return self not in _UNDECIDED


_OUTCOME_LABELS = {
    Outcome.INVALID: "Dữ liệu lỗi – chưa thẩm định",
    Outcome.WITHDRAWN: "Đã rút hồ sơ",
    Outcome.OUT_OF_SCOPE: "Không thuộc diện thẩm định",
    Outcome.OTHER_AUTHORITY: "Thuộc thẩm quyền cấp khác",
    Outcome.ALTERNATIVE_GROUND: "Có căn cứ thay thế",
    Outcome.AWAITING_ORGANISATION: "Chờ kết quả của tổ chức",
    Outcome.NOT_REGISTERED: "Không thẩm định: không đăng ký",
    Outcome.NO_REPORT: "Không thẩm định: không gửi báo cáo",
    Outcome.AWAITING_APPRAISAL: "Chờ thẩm định",
    Outcome.QUALIFIED: "Đủ điều kiện về mô hình",
    Outcome.NOT_QUALIFIED: "Không đủ điều kiện về mô hình",
}

_UNDECIDED = frozenset(
    (
        Outcome.INVALID,
        Outcome.WITHDRAWN,
        Outcome.OTHER_AUTHORITY,
        Outcome.AWAITING_ORGANISATION,
        Outcome.AWAITING_APPRAISAL,
    )
)
