"""The terms of the field: Vietnamese label and identifier, once.

Each enum's value is the label exactly as it stands in the workbook.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")


FORMER: dict[object, tuple[str, ...]] = {}
"""What an outcome or a choice was called in older workbooks, by its term: the labels here are part of the file format,
so a better wording takes the place of the one before, and that one comes here, where it is still read."""


def labels_of(term: Labelled) -> tuple[str, ...]:
    """Every label that is read as an outcome or a choice, the present one first."""
    return (term.label if isinstance(term, Outcome) else str(term.value), *FORMER.get(term, ()))


class Term(Enum):
    """A word of the field. It is the one object of its kind, and found in tables as such: rows come by the thousand."""

    __hash__ = object.__hash__


class Level(Term):
    """Who appraises (clause 2.4); the order is from the lowest to the highest level."""

    CELL = "Chi bộ"
    GRASSROOTS = "Cấp ủy cơ sở"
    STANDING_COMMITTEE = "Ban Thường vụ"

    @property
    def rank(self) -> int:
        """0 for the lowest level."""
        return _LEVELS.index(self)

    @property
    def next_above(self) -> Level | None:
        """The level to which this one sends; None for the highest."""
        return _LEVELS[self.rank + 1] if self.rank + 1 < len(_LEVELS) else None


_LEVELS = list(Level)


class Kind(Term):
    """Loại đối tượng: what sort of subject is appraised."""

    ORGANISATION = "Tổ chức"
    COLLECTIVE = "Tập thể"
    INDIVIDUAL = "Cá nhân"


@dataclass(frozen=True, slots=True)
class Scope:
    """One Diện of a guidance (R10, R11): which there are, and which are not appraised, its file says."""

    value: str
    """The label, as it stands in the workbook."""
    is_out: bool


class Field(Term):
    """Lĩnh vực of a model (clause 2.1, R8)."""

    LEADERSHIP = "Lãnh đạo, chỉ đạo"
    DUTIES = "Chức trách, nhiệm vụ"
    OTHER = "Khác"


class YesNo(Term):
    """Có or Không."""

    YES = "Có"
    NO = "Không"


class PaperExtra(Term):
    """What documents hold only where the clerk asks for it (``Văn bản in thêm``)."""

    SELF_ASSESSMENT = "Tự chấm"
    """D2: the subject's own points and grade, which steer whoever scores it."""
    RANK = "Hạng"
    """D8: each subject's rank."""
    RATING_RULE = "Quy định xếp loại"
    """D5: by which rule the yearly rating itself is made."""
    INSPECTION = "Ủy ban Kiểm tra"
    """D5 of the level Ban Thường vụ: one more recipient."""
    PDF = "PDF"
    """A PDF of every document."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One Xếp loại of a guidance (R23): which there are, and in which order, its file says."""

    value: str
    """The label, as it stands in the workbook."""
    place: int
    """0 for the best grade."""


Labelled = Enum | Grade | Scope
"""A term with the label that a cell holds."""


class DossierState(Term):
    """Tình trạng hồ sơ, when it is not blank."""

    WITHDRAWN = "Đã rút"


class OrganDecision(Term):
    """Quyết định: what the competent organ decided on the subject, when it is not blank (R24, R26)."""

    AGREED = "Đồng ý"
    DISAGREED = "Không đồng ý"


class AttendanceRole(Term):
    """Vai trò at the meeting."""

    CHAIR = "Chủ trì"
    SECRETARY = "Ghi biên bản"
    MEMBER = "Thành viên"
    GUEST = "Mời dự"


MAY_SCORE = (AttendanceRole.CHAIR, AttendanceRole.MEMBER, AttendanceRole.GUEST)
"""The roles of those who may score; the letter lets organs be invited (R25)."""


class ScaleState(Term):
    """Thang điểm: whether the clerk has compared the scale with the paper copy of HD 09."""

    UNCONFIRMED = "Chưa đối chiếu"
    CONFIRMED = "Đã đối chiếu"


class CriterionScope(Term):
    """Áp dụng: the kinds of subject that a criterion is for (A25)."""

    COLLECTIVE = "Tổ chức, tập thể"
    INDIVIDUAL = "Cá nhân"
    ALL = "Tất cả"

    def covers(self, kind: Kind) -> bool:
        """Whether a subject of this kind is scored on the criterion."""
        if self is CriterionScope.ALL:
            return True
        return (kind is Kind.INDIVIDUAL) == (self is CriterionScope.INDIVIDUAL)


class Lateness(Term):
    """Whether a report came in time; the value is its name in the JSON (R19-R21, A6, A7)."""

    ON_TIME = "on_time"
    DEADLINE_DAY = "deadline_day"
    LATE = "late"


class Ground(Term):
    """What stands in for a registration of one's own (clause 1, sentence 3); the value is its letter."""

    ORGANISATION = "a"
    INITIATIVE = "b"
    COMMENDATION = "c"


class OrganPower(Term):
    """What the organ of this level may do with a favourable result; the value is its name in the JSON (R24)."""

    DECIDES = "decides"
    PROPOSES = "proposes"


class News(Term):
    """What an outcome means to whoever reads it; it decides the colour, everywhere the same."""

    GOOD = "good"
    WAITING = "waiting"
    WRONG = "wrong"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFacts:
    """What an outcome means for whoever works on with it; what is left out does not start."""

    is_decision: bool
    """Whether it is final: the level that says so has concluded on the subject."""
    is_own: bool
    """Whether the subject is this level's to appraise."""
    takes_score_sheets: bool
    """Whether score sheets of a subject with this outcome are in their place."""
    is_scored: bool
    """Whether the subject is to be scored at this level, or has been."""
    is_shut_out: bool
    """Whether the subject is not appraised and not considered for an excellent rating (R15, R16)."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about the subject before the year can be closed."""
        return self.is_own and not self.is_decision

    @property
    def is_graded(self) -> bool:
        """Whether total, grade and rank stand with it (lines 10 and 11)."""
        return self.is_scored and self.is_decision


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """How an outcome is shown and counted; what is left out does not start."""

    news: News
    _: KW_ONLY
    counted_as: str
    """The class of subjects in which the overview counts it (``overview.measures.definitions``)."""
    place: int
    """Its place on the console, from the best news to what must be mended."""
    place_on_paper: int
    """Its place in the papers' table of results, under the grades; 0 where it has one."""


class Outcome(Term):
    """The one verdict on a subject, in the order in which they are tried; the value is its name in the JSON.

    Its sentences stand in ``words.explanations`` and ``words.returned``, its rules in the guidance's file; what of
    these is a table refuses to start while one of these outcomes is missing.
    """

    _value_: str
    label: str
    """What stands in the column Kết luận. Part of the file format, as is the name in the JSON."""
    facts: OutcomeFacts
    shown: OutcomeShown

    def __new__(cls, name: str, label: str, facts: OutcomeFacts, shown: OutcomeShown) -> Self:
        """The member; its value is its name in the JSON."""
        member = object.__new__(cls)
        member._value_, member.label, member.facts, member.shown = name, label, facts, shown
        return member

    INVALID = (
        "invalid",
        "Dữ liệu lỗi – chưa thẩm định",
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=True, is_scored=False, is_shut_out=False),
        OutcomeShown(News.WRONG, counted_as="invalid", place=13, place_on_paper=11),
    )
    WITHDRAWN = (
        "withdrawn",
        "Đã rút hồ sơ",
        OutcomeFacts(is_decision=True, is_own=False, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.PLAIN, counted_as="withdrawn", place=12, place_on_paper=10),
    )
    OUT_OF_SCOPE = (
        "out_of_scope",
        "Không thuộc diện thẩm định",
        OutcomeFacts(is_decision=True, is_own=False, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.PLAIN, counted_as="out_of_scope", place=10, place_on_paper=8),
    )
    OTHER_AUTHORITY = (
        "other_authority",
        "Thuộc thẩm quyền cấp khác",
        OutcomeFacts(is_decision=False, is_own=False, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.PLAIN, counted_as="other_authority", place=11, place_on_paper=9),
    )
    ALTERNATIVE_GROUND = (
        "alternative_ground",
        "Có căn cứ thay thế",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.GOOD, counted_as="alternative_ground", place=2, place_on_paper=1),
    )
    AWAITING_ORGANISATION = (
        "awaiting_organisation",
        "Chờ kết quả của tổ chức",
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.WAITING, counted_as="awaiting", place=6, place_on_paper=4),
    )
    AWAITING_REGISTRATION = (
        "awaiting_registration",
        "Chờ đăng ký",
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.WAITING, counted_as="not_registered", place=7, place_on_paper=5),
    )
    NOT_REGISTERED = (
        "not_registered",
        "Không thẩm định: không đăng ký",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=True),
        OutcomeShown(News.PLAIN, counted_as="not_registered", place=8, place_on_paper=6),
    )
    AWAITING_REPORT = (
        "awaiting_report",
        "Chờ báo cáo",
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=False),
        OutcomeShown(News.WAITING, counted_as="no_report", place=5, place_on_paper=2),
    )
    NO_REPORT = (
        "no_report",
        "Không thẩm định: không gửi báo cáo",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=True),
        OutcomeShown(News.PLAIN, counted_as="no_report", place=9, place_on_paper=7),
    )
    LATE_REPORT = (
        "late_report",
        "Không thẩm định: gửi báo cáo quá hạn",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=False, is_scored=False, is_shut_out=True),
        OutcomeShown(News.PLAIN, counted_as="late_report", place=14, place_on_paper=12),
    )
    AWAITING_APPRAISAL = (
        "awaiting_appraisal",
        "Chờ thẩm định",
        OutcomeFacts(is_decision=False, is_own=True, takes_score_sheets=True, is_scored=True, is_shut_out=False),
        OutcomeShown(News.WAITING, counted_as="awaiting", place=4, place_on_paper=3),
    )
    QUALIFIED = (
        "qualified",
        "Đủ điều kiện về mô hình",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=True, is_scored=True, is_shut_out=False),
        OutcomeShown(News.GOOD, counted_as="appraised", place=1, place_on_paper=0),
    )
    NOT_QUALIFIED = (
        "not_qualified",
        "Không đủ điều kiện về mô hình",
        OutcomeFacts(is_decision=True, is_own=True, takes_score_sheets=True, is_scored=True, is_shut_out=False),
        OutcomeShown(News.PLAIN, counted_as="appraised", place=3, place_on_paper=0),
    )


OUTCOMES_BY_NEWS = tuple(sorted(Outcome, key=lambda outcome: outcome.shown.place))
"""All outcomes, from the best news to what must be mended."""


OPEN_OUTCOMES = tuple(outcome for outcome in Outcome if outcome.facts.is_open)


def of_every_outcome(table: Mapping[Outcome, T], wanted: Iterable[Outcome] = tuple(Outcome)) -> Mapping[Outcome, T]:
    """The table itself; ValueError where a ``wanted`` outcome is missing, so that what is left out does not start."""
    missing = [outcome.value for outcome in wanted if outcome not in table]
    if missing:
        raise ValueError(f"outcomes without an entry: {', '.join(missing)}")
    return table


def outcomes_with(news: News) -> tuple[Outcome, ...]:
    """The outcomes that mean this to whoever reads them."""
    return tuple(outcome for outcome in Outcome if outcome.shown.news is news)


class FormPurpose(Enum):
    """What a subject sends its form for this time: the one question that decides the state of its row."""

    REGISTERS = "Đăng ký"
    DOES_NOT_REGISTER = "Không đăng ký"
    REPORTS = "Gửi báo cáo"
    WITHDRAWS = "Rút hồ sơ"
