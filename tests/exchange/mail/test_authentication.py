"""What a mail server found out about a mail's sender: mails as servers write them, and each rule by itself."""

from __future__ import annotations

import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.exchange.received import Receiver, at, envelope, mail, verdicts
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.exchange.mail.authentication import Authenticity, ServerHeaders, finding_of
from xlsx_addin.exchange.mail.mail import mail_facts, parsed_mail

MAILS: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("mails.toml").read_text("utf-8"))
ALL = [(kind, each) for kind, found in MAILS.items() for each in found]
RECEIVED = "from mail.x.example by mx.y.example with ESMTP; Thu, 10 Dec 2026 08:00:00 +0700"


def address(each: dict[str, Any]) -> str:
    return str(each.get("from", "cb1@x.example"))


def test_there_are_mails_enough_of_every_server() -> None:
    assert len(ALL) >= 60
    assert len(MAILS["honest"]) >= 20
    servers = {each["name"].partition(":")[0] for each in MAILS["honest"]}
    assert servers >= {"Exchange", "Microsoft 365", "Gmail", "Zimbra", "Roundcube", "Postfix"}


@pytest.mark.parametrize(("kind", "each"), ALL, ids=[each["name"] for _, each in ALL])
def test_a_mail_is_believed_as_its_server_says(kind: str, each: dict[str, Any]) -> None:
    message = parsed_mail(f"{each['headers'].strip()}\nFrom: Chi bộ <{address(each)}>\n\nx\n".encode())
    assert message is not None
    facts = mail_facts(message)
    assert (facts.is_bare, facts.finding.is_refuted) == (kind == "bare", kind == "forged")
    assert (facts.received is None) == (kind == "bare")
    assert facts.date is None


def test_each_is_merged_or_held_accordingly(tmp_path: Path) -> None:
    """All of them in one inbox, each with the envelope of a unit of its own."""
    units = {f"CB-{number:02}": (kind, each) for number, (kind, each) in enumerate(ALL, start=1)}
    senders = "| Mã | Tên | Địa chỉ thư |\n" + "".join(
        f"| {code} | Chi bộ | {address(each)} |\n" for code, (_, each) in units.items()
    )
    receiver = Receiver(tmp_path, {"sheets": {"Đầu mối": senders}})
    for code, (_, each) in units.items():
        content = mail(envelope(sender=code), received=None, sender=address(each))
        receiver.put(f"{code}.eml", each["headers"].strip().encode() + b"\n" + content)
    found = {source.partition(".")[0]: verdict for source, verdict in verdicts(receiver.receive().items).items()}
    assert found == {code: "accepted" if kind == "honest" else "held" for code, (kind, _) in units.items()}


def test_in_a_zip_none_of_them_is_believed(receiver: Receiver) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("thu.eml", mail(envelope(), received=at(10)))
    receiver.put("thẻ nhớ.zip", content.getvalue())
    [item] = receiver.receive().items
    assert (item.verdict.value, item.receipt.iso) == ("held", "2026-12-18T09:00:00+07:00")


def test_a_zip_in_a_mail_is_as_good_as_the_mail(receiver: Receiver) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("ThamDinh.xlsx", envelope_bytes(envelope()))
    receiver.put("thu.eml", mail(content.getvalue(), sender="cb1@x.example", name="hồ sơ.zip"))
    [item] = receiver.receive().items
    assert (item.verdict.value, item.receipt.moment) == ("accepted", at(10))


def found(*results: str, received: str = RECEIVED, spf: str = "", sender: str = "cb1@x.example") -> Authenticity:
    headers = ServerHeaders(received=[received], results=results, spf=[spf] if spf else [])
    return finding_of(headers, sender)


@pytest.mark.parametrize(
    ("results", "finding"),
    [
        ("", Authenticity.SILENT),
        ("mx.example", Authenticity.SILENT),
        ("mx.example; spf=pass (dkim=fail; spf=fail); dkim=none; dmarc=temperror", Authenticity.SILENT),
        ("mx.example; arc=fail; x-spf=fail; iprev=fail", Authenticity.SILENT),
        ("mx.example; spf=failure-free", Authenticity.SILENT),
        ("mx.example; dkim=pass", Authenticity.SILENT),
        ("mx.example; compauth=pass header.from=x.example", Authenticity.SILENT),
        ("mx.example; auth=pass smtp.auth=cb1", Authenticity.SILENT),
        ("mx.example 1;\n dkim=pass header.d=x.example; dmarc=fail header.from=x.example", Authenticity.FAILED),
        ("mx.example; spf = softfail", Authenticity.FAILED),
        ("mx.example; DKIM=hardfail", Authenticity.FAILED),
        ("mx.example (spf; dkim=pass); dkim/1=fail reason=bad", Authenticity.FAILED),
        ("mx.example; compauth=fail reason=001", Authenticity.FAILED),
        ("mx.example; dmarc=permerror; spf=fail; dkim=pass header.d=X.Example.", Authenticity.PASSED),
        ("mx.example; dkim=pass header.i=vp@thu.x.example", Authenticity.PASSED),
        ("mx.example; spf=pass smtp.mailfrom=cb1@x.example; dkim=fail header.d=x.example", Authenticity.PASSED),
        ("mx.example; spf=pass smtp.mailfrom=x.example; spf=fail smtp.mailfrom=x.example", Authenticity.FAILED),
        ("mx.example; spf=pass smtp.mailfrom=x.example; spf=none smtp.helo=h.example", Authenticity.PASSED),
        ("mx.example; dmarc=pass", Authenticity.PASSED),
        ("mx.example; dkim=pass header.d=example", Authenticity.ELSEWHERE),
        ("mx.example; dkim=pass header.d=evil.example; dkim=temperror header.d=x.example", Authenticity.ELSEWHERE),
    ],
)
def test_a_header_is_read_so(results: str, finding: Authenticity) -> None:
    assert found(results) is finding


class TestWhoseHeadersCount:
    def test_those_of_another_server_below_do_not(self) -> None:
        assert found("mx.y.example; spf=none", "evil; spf=fail") is Authenticity.SILENT

    def test_one_without_a_name_is_the_receiving_servers(self) -> None:
        assert found("dkim=none", "MX.Y.EXAMPLE; spf=fail") is Authenticity.FAILED
        assert found("mx.y.example; dkim=none", "spf=fail") is Authenticity.FAILED
        assert found("mx.z.example; dkim=none", "spf=fail") is Authenticity.SILENT

    def test_one_without_a_name_below_a_named_one_proves_nothing(self) -> None:
        assert found("mx.y.example; spf=fail", "dkim=pass header.d=x.example") is Authenticity.FAILED

    def test_the_topmost_received_spf_alone_counts(self) -> None:
        headers = ServerHeaders(received=[RECEIVED], spf=["none", "fail envelope-from=cb1@x.example"])
        assert finding_of(headers, "cb1@x.example") is Authenticity.SILENT

    def test_a_received_spf_proves_nothing_where_the_server_speaks_of_spf_itself(self) -> None:
        passed = "pass (x) envelope-from=cb1@x.example"
        assert found(spf=passed) is Authenticity.PASSED
        assert found("mx.y.example; dkim=pass header.d=evil.example", spf=passed) is Authenticity.PASSED
        assert found("mx.y.example; spf=pass smtp.mailfrom=evil.example", spf=passed) is Authenticity.ELSEWHERE

    def test_nothing_is_proved_for_a_from_that_is_in_doubt(self) -> None:
        assert found("mx.y.example; dmarc=pass header.from=x.example", sender="") is Authenticity.ELSEWHERE


def test_endless_headers_cost_little() -> None:
    for text in ("spf=fail " * 50_000, '"' * 300_000, "a.b" + " " * 300_000, "by " * 100_000, "(" * 300_000):
        found(f"mx.example; {text}", received=text, spf=text)
