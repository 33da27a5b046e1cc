"""The top rows: each subject once, with the outcome and grade of the highest level that graded it (A21).

Row R in recipient H with ``Nguồn`` = N and Mã ``N.c`` continues row ``c`` of N's counted envelope to H. A row that no
counted row continues is a top row. All text is fixed; what comes from files goes in as lists.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance import usable
from xlsx_addin.overview.measures.definitions import APPRAISED, COUNTED, INVALID
from xlsx_addin.terms import Kind, Level, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.overview.counting.selection import Selection
    from xlsx_addin.overview.counting.units import Units


def _is(*outcomes: Outcome) -> str:
    """The condition that ``outcome`` is one of these.

    Not ``IN``: DuckDB would look two words up in a table, at a fifth of the time of all top rows.
    """
    return " OR ".join(f"outcome = '{outcome.value}'" for outcome in outcomes)


_GIVEN = ("outcome", "grade", "total", "lowest", "highest", "crosses", "same", "level", "guidance")
"""What a level gave: the parts of a verdict."""

_TABLES = f"""
CREATE OR REPLACE TEMP TABLE chosen(digest VARCHAR, part TINYINT, unit INTEGER);
CREATE OR REPLACE TEMP TABLE source_unit(holder VARCHAR, source VARCHAR, unit INTEGER);
CREATE OR REPLACE TEMP TABLE grading(guidance VARCHAR, grade VARCHAR, rank TINYINT, recognised BOOLEAN);
CREATE OR REPLACE TEMP TABLE asking(guidance VARCHAR, year SMALLINT, kind VARCHAR, required BOOLEAN);
CREATE OR REPLACE TEMP TABLE outcome_class(outcome VARCHAR, class VARCHAR);
CREATE OR REPLACE TEMP TABLE above(level VARCHAR, next VARCHAR);
CREATE OR REPLACE TEMP MACRO is_verdict(outcome) AS {_is(Outcome.QUALIFIED, Outcome.NOT_QUALIFIED)};
CREATE OR REPLACE TEMP MACRO is_set_aside(outcome) AS {_is(Outcome.WITHDRAWN, Outcome.OUT_OF_SCOPE)};
CREATE OR REPLACE TEMP MACRO is_others(outcome) AS {_is(Outcome.OTHER_AUTHORITY)};
-- A verdict that travelled up without its grade contradicts itself and says nothing.
CREATE OR REPLACE TEMP MACRO told(outcome, lower) AS
    CASE WHEN is_others(outcome) AND NOT is_verdict(lower) THEN lower ELSE outcome END;
CREATE OR REPLACE TEMP MACRO verdict({", ".join(_GIVEN)}) AS
    struct_pack({", ".join(f"{part} := {part}" for part in _GIVEN)});
CREATE OR REPLACE TEMP MACRO ungraded(outcome, level, guidance) AS
    verdict(outcome, NULL, NULL, NULL, NULL, NULL, NULL, level, guidance);
"""

_COUNTED, _RESULT, _DESK = range(3)
"""The part that an envelope or a workbook has."""

_KNOWN = f"""
CREATE OR REPLACE TEMP TABLE counted AS SELECT digest, year, sender AS holder, recipient, unit, level, guidance
FROM chosen JOIN envelope USING (digest) WHERE part = {_COUNTED};
CREATE OR REPLACE TEMP TABLE result AS SELECT digest, year, sender AS by_unit, recipient AS unit, level, guidance
FROM chosen JOIN envelope USING (digest) WHERE part = {_RESULT};
CREATE OR REPLACE TEMP TABLE desk AS SELECT digest, year, sender AS unit, level, guidance
FROM chosen JOIN envelope USING (digest) WHERE part = {_DESK};
CREATE OR REPLACE TEMP TABLE link AS
SELECT u.digest AS upper, u.line AS upper_line, l.digest AS lower, l.line AS lower_line
FROM (
    SELECT s.digest, s.line, c.year, c.holder, s.source, substr(s.code, length(s.source) + 2) AS code
    FROM subject s JOIN counted c USING (digest)
    WHERE s.source IS NOT NULL AND starts_with(s.code, s.source || '.')
) u
JOIN counted lc ON lc.recipient = u.holder AND lc.holder = u.source AND lc.year = u.year
JOIN subject l ON l.digest = lc.digest AND l.code = u.code;
CREATE OR REPLACE TEMP TABLE below AS
WITH RECURSIVE chain AS (
    SELECT upper, upper_line, lower, lower_line, 1 AS depth FROM link
    UNION ALL
    SELECT c.upper, c.upper_line, k.lower, k.lower_line, c.depth + 1
    FROM chain c JOIN link k ON k.upper = c.lower AND k.upper_line = c.lower_line
    WHERE c.depth < 5
)
SELECT c.upper AS digest, c.upper_line AS line, bool_or(s.received IS NOT NULL) AS received,
    arg_min(k.level, c.depth) AS level,
    arg_min(told(s.outcome, s.lower_outcome), c.depth) FILTER (NOT is_others(told(s.outcome, s.lower_outcome)))
        AS outcome,
    arg_min(
        verdict(s.outcome, s.grade, s.total, s.lowest, s.highest, s.crosses, s.equal, k.level, k.guidance), c.depth
    ) FILTER (is_verdict(s.outcome)) AS given
FROM chain c JOIN subject s ON s.digest = c.lower AND s.line = c.lower_line JOIN counted k ON k.digest = s.digest
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE result_verdict AS
SELECT r.unit, r.by_unit, r.year, s.code,
    last(
        verdict(s.outcome, s.grade, s.total, NULL, NULL, NULL, NULL, r.level, r.guidance) ORDER BY s.line
    ) AS given
FROM result r JOIN subject s USING (digest)
WHERE s.code IS NOT NULL AND is_verdict(s.outcome)
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE desk_verdict AS
SELECT s.source AS unit, d.unit AS by_unit, d.year, substr(s.code, length(s.source) + 2) AS code,
    last(
        verdict(s.outcome, s.grade, s.total, s.lowest, s.highest, s.crosses, s.equal, d.level, d.guidance)
        ORDER BY s.line
    ) AS given,
    last(s.decision ORDER BY s.line) AS decision, last(s.name ORDER BY s.line) AS name
FROM desk d JOIN subject s USING (digest)
WHERE s.source IS NOT NULL AND starts_with(s.code, s.source || '.')
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE own_decision AS
SELECT d.unit, d.year, s.code, last(s.decision ORDER BY s.line) AS decision, last(s.name ORDER BY s.line) AS name
FROM desk d JOIN subject s USING (digest)
WHERE s.decision IS NOT NULL AND s.code IS NOT NULL
GROUP BY ALL
"""  # noqa: S608 - nothing but the numbers above

_TOP = f"""
CREATE OR REPLACE TEMP TABLE top AS
WITH judged AS (
    SELECT s.digest, s.line, c.year, coalesce(c.unit, w.unit) AS unit, s.kind, s.model IS NOT NULL AS has_model,
        s.registered AS is_said_to_be, s.received IS NOT NULL OR coalesce(b.received, FALSE) AS received,
        s.late_accepted, s.lateness,
        s.self_total, s.self_grade, s.matches, c.guidance AS own_guidance,
        coalesce(v.decision, s.decision, o.decision) AS decision,
        CASE WHEN s.name IS NULL THEN coalesce(v.name, o.name) END AS other_name,
        CASE
            WHEN is_set_aside(s.outcome) THEN ungraded(s.outcome, c.level, c.guidance)
            WHEN is_verdict(v.given.outcome) THEN v.given
            WHEN r.given.outcome IS NOT NULL THEN r.given
            WHEN s.above_grade IS NOT NULL
                THEN verdict(s.above_outcome, s.above_grade, NULL, NULL, NULL, NULL, NULL,
                    coalesce(a.next, c.level), c.guidance)
            WHEN is_verdict(s.outcome)
                THEN verdict(s.outcome, s.grade, s.total, s.lowest, s.highest, s.crosses, s.equal, c.level, c.guidance)
            WHEN is_others(s.outcome) AND b.given IS NOT NULL AND coalesce(s.lower_grade = b.given.grade, TRUE)
                THEN b.given
            WHEN is_others(s.outcome) AND s.lower_grade IS NOT NULL
                THEN verdict(NULL, s.lower_grade, NULL, NULL, NULL, NULL, NULL, coalesce(b.level, d.level), c.guidance)
            WHEN is_others(s.outcome)
                THEN ungraded(coalesce(b.outcome, told(s.outcome, s.lower_outcome), s.outcome), c.level, c.guidance)
            ELSE ungraded(s.outcome, c.level, c.guidance)
        END AS given
    FROM subject s
    JOIN counted c USING (digest)
    ANTI JOIN link k ON k.lower = s.digest AND k.lower_line = s.line
    LEFT JOIN source_unit w ON c.unit IS NULL AND w.holder = c.holder AND w.source = coalesce(s.source, '')
    LEFT JOIN below b ON b.digest = s.digest AND b.line = s.line
    LEFT JOIN desk_verdict v
        ON v.unit = c.holder AND v.by_unit = c.recipient AND v.year = c.year AND v.code = s.code
    LEFT JOIN result_verdict r
        ON r.unit = c.holder AND r.by_unit = c.recipient AND r.year = c.year AND r.code = s.code
    LEFT JOIN own_decision o ON o.unit = c.holder AND o.year = c.year AND o.code = s.code
    LEFT JOIN above a ON a.level = c.level
    LEFT JOIN above d ON d.next = c.level
),
classed AS (
    SELECT j.* EXCLUDE (given), unnest(j.given), coalesce(k.class, '{INVALID}') AS class,
        g.rank AS grade_rank, h.rank AS self_grade_rank, coalesce(g.recognised, FALSE) AS recognised,
        coalesce(n.required, TRUE) AS asks_registration
    FROM judged j
    LEFT JOIN grading g ON g.guidance = j.given.guidance AND g.grade = j.given.grade
    LEFT JOIN grading h ON h.guidance = j.given.guidance AND h.grade = j.self_grade
    LEFT JOIN asking n ON n.guidance = j.own_guidance AND n.year = j.year AND n.kind = j.kind
    LEFT JOIN outcome_class k ON k.outcome = coalesce(
        j.given.outcome,
        CASE WHEN j.given.grade IS NULL THEN NULL
            WHEN g.recognised THEN '{Outcome.QUALIFIED.value}' ELSE '{Outcome.NOT_QUALIFIED.value}' END
    )
)
SELECT digest, line, year, unit, kind, has_model, late_accepted, decision, other_name, matches,
    crosses, same AS "equal", highest - lowest AS spread, level, self_grade, class,
    class = '{APPRAISED}' AS appraised,
    NOT is_set_aside(class) AS in_scope,
    appraised OR (in_scope AND (coalesce(is_said_to_be, FALSE) OR (NOT asks_registration AND received))) AS registered,
    appraised OR (registered AND received) AS reported,
    CASE WHEN reported THEN lateness END AS lateness,
    CASE WHEN appraised THEN grade END AS grade,
    appraised AND coalesce(outcome = '{Outcome.QUALIFIED.value}', recognised) AS qualified,
    CASE WHEN appraised THEN grade_rank END AS rank,
    CASE WHEN appraised THEN self_grade_rank END AS self_rank,
    CASE WHEN appraised AND guidance = own_guidance THEN self_total - total END AS gap
FROM classed
"""  # noqa: S608 - our own text


def make_top_rows(connection: Any, selection: Selection, units: Units, sources: Sequence[tuple[str, str]]) -> None:
    """Make the temporary tables ``top`` and ``measures`` from what counts.

    ``sources`` are units with a workbook that counts, and the ``Nguồn`` of its rows (empty for its own).
    """
    connection.execute(_TABLES)
    numbers = {(unit.recipient, unit.code): unit.number for unit in units.units}
    given: dict[str, Sequence[tuple[object, ...]]] = {
        "chosen": [
            *((f.digest, _COUNTED, numbers[f.recipient, f.sender]) for f in selection.submissions.values()),
            *((f.digest, _COUNTED, None) for f in selection.tops.values()),
            *((f.digest, _DESK, None) for place, f in selection.workbooks.items() if place not in selection.tops),
            *((f.digest, _RESULT, None) for f in selection.results.values()),
        ],
        "source_unit": [(holder, source, numbers[holder, source or holder]) for holder, source in sources],
        **_rules({facts.year for facts in (*selection.submissions.values(), *selection.tops.values())}),
    }
    for table, rows in given.items():
        if rows:  # in one statement, a list for each column
            columns = [list(column) for column in zip(*rows, strict=True)]
            places = ", ".join("unnest(?)" for _ in columns)
            connection.execute(f"INSERT INTO {table} SELECT {places}", columns)
    for statements in (_KNOWN, _TOP):
        connection.execute(statements)
    sums = ", ".join(f"count(*) FILTER ({condition}) AS {name}" for name, condition in COUNTED.items())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE measures AS SELECT year, unit, kind, {sums} "  # noqa: S608 - our own names
        "FROM top GROUP BY year, unit, kind"
    )


def sources_of_tops(connection: Any, selection: Selection) -> list[tuple[str, str]]:
    """Each unit with a workbook that counts, and the ``Nguồn`` of its rows, empty for its own."""
    holders = {facts.digest: facts.sender for facts in selection.tops.values()}
    rows = connection.execute(
        "SELECT DISTINCT digest, coalesce(source, '') FROM subject WHERE list_contains(?, digest)", [list(holders)]
    ).fetchall()
    return sorted({(holders[digest], source) for digest, source in rows})


def _rules(years: set[int]) -> dict[str, list[tuple[Any, ...]]]:
    """What the guidances say of grades and registration, and the class of each outcome."""
    guidances = usable()
    return {
        "grading": [
            (identifier, grade.value, rank, guidance.recognises(grade))
            for identifier, guidance in guidances.items()
            for rank, grade in enumerate(guidance.grades)
        ],
        "asking": [
            (identifier, year, kind.value, guidance.registration_required(year, kind))
            for identifier, guidance in guidances.items()
            for year in years
            for kind in Kind
            if year >= guidance.first_year
        ],
        "outcome_class": [(outcome.value, outcome.shown.counted_as) for outcome in Outcome],
        "above": list(itertools.pairwise(level.value for level in Level)),
    }
