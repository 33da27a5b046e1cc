"""One subject as the lines of the table ask after it, and what is the same for all subjects of a workbook."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import times_by_kind
from xlsx_addin.appraisal.elsewhere import KnownResult, known_result, result_above, result_here_or_below
from xlsx_addin.appraisal.points import Points, appraise_points
from xlsx_addin.appraisal.trace import Decision, Faults, Headed
from xlsx_addin.guidance.model import TooFew

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from xlsx_addin.appraisal.records import Register, ScoreSheet, Subject
    from xlsx_addin.appraisal.subject_index import SubjectIndex


class Docket:
    """All cases of one workbook: what decides for every one of them, and what has been decided so far."""

    def __init__(
        self,
        register: Register,
        index: SubjectIndex,
        sheets_of: Mapping[str, Sequence[ScoreSheet]],
        faults: Mapping[int, Faults],
        today: date,
    ) -> None:
        self.register = register
        self.index = index
        self.sheets_of = sheets_of
        """The score sheets by Mã."""
        self.faults = faults
        """Row of ``Đơn vị`` and what keeps its subject from being appraised."""
        self.year = register.settings.year
        self.decided: dict[int, Decision] = {}
        """Row of ``Đơn vị`` and its decision."""
        self.times = times_by_kind(register.settings, register.guidance, today)
        """What holds for each kind of subject; of one that cannot be read the strictest."""

    def sheets(self, subject: Subject) -> Sequence[ScoreSheet]:
        """The score sheets of a subject; none of one whose Mã stands twice."""
        return self.sheets_of.get(subject.code or "", ())


class Case:
    """One subject before the lines: what they ask, looked up once."""

    def __init__(self, subject: Subject, docket: Docket) -> None:
        self.subject = subject
        self.docket = docket
        self.register = docket.register
        self.guidance = docket.register.guidance
        self.sheets = docket.sheets(subject)
        self.times = docket.times[subject.kind]
        registered = subject.registered
        self.is_unregistered = registered is False or (registered is None and not self.times.registration.required)
        """``Đăng ký`` is Không; where the letter requires no registration, a blank is Không in every respect."""

    @property
    def reading_of_blank(self) -> str | None:
        """The reading by which a blank ``Đăng ký`` is Không (A11); None where the cell says so itself."""
        return self.times.registration.reading if self.subject.registered is None else None

    @property
    def is_appraised_all_the_same(self) -> bool:
        """An unregistered subject with a report, in a year that requires no registration (A11)."""
        return not self.times.registration.required and self.is_unregistered and self.subject.received is not None

    @property
    def sheets_waited_for(self) -> int:
        """How many score sheets there must be before there are points, of a letter that waits; 0 once there are."""
        way = self.guidance.aggregation
        wanted = way.fewest if way.too_few is TooFew.WAIT and way.fewest is not None else 0
        return wanted if len(self.sheets) < wanted else 0

    @cached_property
    def points(self) -> Points | None:
        """Points and grade; None without a score sheet, or with too few of them, or where the scale is refused."""
        kind, scale = self.subject.kind, self.register.scale
        if not self.sheets or self.sheets_waited_for or kind is None or kind in scale.refused:
            return None
        return appraise_points(self.sheets, kind, scale, self.guidance)

    @property
    def reaches_recognised_grade(self) -> bool:
        """What line 10 asks."""
        points = self.points
        return points is not None and self.guidance.recognises(points.grade)

    @cached_property
    def headed(self) -> Headed:
        """The organisation that the subject heads, with what is known of it; nobody's head otherwise (R5)."""
        code = self.subject.organisation
        if not self.subject.is_head or code is None:
            return Headed(None)
        named = self.docket.index.by_code.get(code)
        if not named:
            return Headed(code)
        organisation = named[0]
        decision = self.docket.decided[organisation.row]
        result = known_result(organisation, decision.outcome, decision.points, self.register)
        return Headed(code, organisation, decision.outcome, result, self._recognises(result))

    @property
    def headed_would_differ(self) -> bool:
        """Whether the organisation's result here or below, which one above set aside, would decide otherwise (A21)."""
        headed = self.headed
        if headed.organisation is None or result_above(headed.organisation, self.register) is None:
            return False
        decision = self.docket.decided[headed.organisation.row]
        set_aside = result_here_or_below(headed.organisation, decision.outcome, decision.points, self.register)
        return set_aside is not None and self._recognises(set_aside) != headed.holds

    def _recognises(self, result: KnownResult | None) -> bool:
        return result is not None and result.grade is not None and self.guidance.recognises(result.grade)
