"""Files of a mail or zip that are no envelopes are told together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.received import Receiver, envelope, mail
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import Place, Surveyed, gathered

FILE = InboxFile(Path("thư.eml"), "thư.eml")


def found(*states: str) -> list[Surveyed]:
    manifest = envelope().manifest
    return [
        Surveyed(
            f"thư.eml › {number}.xlsx",
            Place(FILE, number, ""),
            state,
            f"vì {number}",
            None,
            manifest if state in ("envelope", "modified") else None,
        )
        for number, state in enumerate(states)
    ]


def told(*states: str) -> list[tuple[str, str]]:
    return [(each.source, each.state) for each in gathered(found(*states))]


def test_one_is_told_as_it_is() -> None:
    for state in ("unreadable", "not_an_envelope", "envelope"):
        assert gathered(found(state)) == found(state)


def test_without_an_envelope_all_of_a_mail_is_one() -> None:
    assert told(*["not_an_envelope"] * 1000) == [("thư.eml", "not_an_envelope")]
    [one] = gathered(found(*["not_an_envelope"] * 1000))
    assert one.reason == (
        "1000 tệp, không tệp nào là hồ sơ nguyên vẹn (0.xlsx, 1.xlsx, 2.xlsx, 3.xlsx, 4.xlsx …). vì 0"
    )


def test_it_is_unreadable_if_one_of_them_is_for_that_may_have_been_the_envelope() -> None:
    [one] = gathered(found("not_an_envelope", "unreadable", "not_an_envelope"))
    assert (one.state, one.place.leaf, one.reason[-4:]) == ("unreadable", 1, "vì 1")


@pytest.mark.parametrize("state", ["envelope", "modified"])
def test_beside_an_envelope_a_few_are_told_one_by_one_and_many_together(state: str) -> None:
    few = ["not_an_envelope", state, *["unreadable"] * 9]
    assert told(*few) == [(each.source, each.state) for each in found(*few)]
    many = [state, *["not_an_envelope"] * 999]
    assert told(*many) == [("thư.eml › 0.xlsx", state), ("thư.eml", "not_an_envelope")]


def test_a_strangers_flood_is_one_row_and_one_item(receiver: Receiver) -> None:
    from email import message_from_bytes, policy

    message = message_from_bytes(mail(b"x", sender="ai@khac.example", name="0.xlsx"), policy=policy.default)
    for number in range(1, 1200):
        message.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename=f"{number}.xlsx")
    receiver.put("thư.eml", message.as_bytes())
    receiver.put("thật.eml", mail(envelope()))
    plan = receiver.receive()
    assert {item.source: item.verdict.value for item in plan.items} == {
        "thư.eml": "unreadable",
        "thật.eml › ThamDinh.xlsx": "accepted",
    }
    assert [row["Nguồn"] for row in receiver.rows("Tiến độ") if "thư.eml" in str(row.get("Nguồn"))] == ["thư.eml"]


@pytest.mark.posix("Windows lets no such letter into a file's name")
def test_names_of_strangers_are_printable_everywhere(receiver: Receiver) -> None:
    receiver.put("a\nĐã nhận: DU-B \x1b[2J\u202e.xlsx", b"x")
    receiver.put("thư.eml", mail(envelope(), sender="\x1b@x", name="b\x07c.xlsx"))
    plan = receiver.receive()
    assert sorted(item.source for item in plan.items) == ["a␊Đã nhận: DU-B ␛[2J�.xlsx", "thư.eml › b c.xlsx"]
    texts = [str(value) for row in receiver.rows("Tiến độ") for value in row.values()]
    assert [text for text in texts if not text.isprintable()] == []
