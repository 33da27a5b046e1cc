"""Neither the order in which files lie, nor copies of them, nor splitting them over runs changes what forms leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tools.exchange.form_stories import SCORERS, SUBJECTS, reports, scores
from tools.exchange.stories import ExchangeStories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

mails = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(SUBJECTS), reports, st.sampled_from(["mail", "mail", "stranger", "failed", "edited"])
        ),
        st.tuples(st.sampled_from(SCORERS), scores, st.sampled_from(["mail", "mail", "stranger", "edited"])),
    ),
    min_size=1,
    max_size=8,
)
by_hand = st.dictionaries(st.sampled_from(SUBJECTS), reports, max_size=2)
"""One file alone of each: two of one person at one moment are both held back."""
typed = st.lists(st.sampled_from(SUBJECTS), max_size=2)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(mails, by_hand, typed, st.randoms(use_true_random=False))
def test_one_run_or_many_in_any_order_leave_one_workbook(
    mailed: Sequence[tuple[str, Any, str]], alone: Mapping[str, Any], edited: Sequence[str], order: Any
) -> None:
    answers = [*mailed, *((who, given, "file") for who, given in alone.items())]
    once, split = begun(edited), begun(edited)
    try:
        for answer in answers:
            deliver(once, *answer, at=order.randrange(9999))
        for _ in range(order.randrange(4)):
            once.deliver_an_answer_again(
                order.randrange(9999), order.choice(["stranger", "edited"]), order.randrange(99)
            )
        once.receive_twice()
        for number, answer in enumerate(answers):
            deliver(split, *answer, at=number)
            split.receive()
        assert outcome(split) == outcome(once)
    finally:
        once.teardown()
        split.teardown()


def begun(edited: Sequence[str]) -> ExchangeStories:
    """An office that has handed its forms out, and typed over some rows since."""
    story = ExchangeStories()
    story.begin()
    for code in edited:
        story.write_on_an_own_row(code, ("Tên mô hình", "Sửa"))
    return story


def deliver(story: ExchangeStories, who: str, given: Mapping[Any, Any], way: str, at: int) -> None:
    answer = story.report if who in SUBJECTS else story.score
    answer(who, 0, given, way, at)


def outcome(story: ExchangeStories) -> tuple[object, ...]:
    return story.form_cells(), story.form_differences()
