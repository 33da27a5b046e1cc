"""Whether a mail server found that a mail did not come from its sender."""

from __future__ import annotations

import pytest

from tests.exchange.received import envelope, mail
from xlsx_addin.exchange.mail.authentication import has_failed
from xlsx_addin.exchange.mail.mail import mail_facts, parsed_mail


@pytest.mark.parametrize(
    "results",
    [
        "mx.example; spf=fail smtp.mailfrom=x.example",
        "mx.example 1;\n dkim=pass header.d=x; dmarc=fail (p=none) header.from=x",
        "mx.example; spf = softfail",
        "mx.example; DKIM=hardfail",
        "mx.example (spf; dkim=pass); dkim/1=fail reason=bad",
    ],
)
def test_a_failure_of_any_of_them_counts(results: str) -> None:
    assert has_failed(results)


@pytest.mark.parametrize(
    "results",
    [
        "",
        "mx.example; none",
        "mx.example; spf=pass (dkim=fail; spf=fail); dkim=none; dmarc=temperror",
        "spf=fail",
        "mx.example; arc=fail; x-spf=fail",
        "mx.example; spf=failure-free",
    ],
)
def test_nothing_else_does(results: str) -> None:
    assert not has_failed(results)


def test_only_the_topmost_header_counts() -> None:
    content = mail(envelope(), Authentication_Results="mx.example; spf=pass")
    ours = b"Authentication-Results: mx.example; spf=pass\n"
    message = parsed_mail(content.replace(ours, ours + b"Authentication-Results: evil; spf=fail\n"))
    assert message is not None
    assert not mail_facts(message).is_refuted
