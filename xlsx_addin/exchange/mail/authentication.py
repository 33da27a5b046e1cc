"""What the receiving mail server found out about a mail's sender (envelope §11): RFC 8601, RFC 7208, Exchange.

Of all that stands in a mail only the receiving server's own word counts: the headers ``Authentication-Results`` that
bear the name of the topmost one, the topmost ``Received-SPF``, and Exchange's ``AuthAs`` where Exchange received it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.mail.addresses import without_comments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Authenticity(Enum):
    """What the receiving server says of a mail's sender; the value is its name between the processes."""

    PASSED = "passed"
    """It is who it says it is."""
    SILENT = "silent"
    """Nothing was looked into, or nothing came of it."""
    FAILED = "failed"
    """It may be anybody."""
    ELSEWHERE = "elsewhere"
    """It is somebody, but of another domain."""

    @property
    def is_refuted(self) -> bool:
        """Whether the mail must not be believed by its From."""
        return self in (Authenticity.FAILED, Authenticity.ELSEWHERE)


class ServerHeaders(NamedTuple):
    """The headers of one mail in which a server may speak of its sender, as they stand there, the topmost first."""

    received: Sequence[str] = ()
    results: Sequence[str] = ()
    """``Authentication-Results``."""
    spf: Sequence[str] = ()
    """``Received-SPF``."""
    auth_as: Sequence[str] = ()
    """``X-MS-Exchange-Organization-AuthAs``."""


class _Result(NamedTuple):
    """One method's result, such as ``dkim=pass header.d=x.example``."""

    method: str
    result: str
    properties: Mapping[str, str]


_METHODS = frozenset({"spf", "dkim", "dmarc", "auth", "compauth"})
_ABOUT = {"spf": ("smtp.mailfrom", "smtp.helo"), "dkim": ("header.d", "header.i"), "dmarc": ("header.from",)}
"""The properties that name the domain of a result, the better one first."""
_FAILURES = frozenset({"fail", "hardfail", "softfail", "permerror"})
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)', re.DOTALL)
_SEPARATOR = re.compile(r"[\s;]")
_BETWEEN_RESULTS = re.compile(r";|\s(?=\s*(?:spf|dkim|dmarc|auth|compauth)\s*=)", re.IGNORECASE)
"""Some servers, Zoho's among them, leave the semicolon out."""
_RESULT = re.compile(r"\s*([a-z][a-z0-9-]*)\s*(?:/\s*\d+\s*)?=\s*([a-z]+)(?![\w-])", re.IGNORECASE)
_PROPERTY = re.compile(r"(?<!\S)([a-z]+\.[a-z0-9_-]+)\s*=\s*(\S+)", re.IGNORECASE)
_SPF_RESULT = re.compile(r"\s*([a-z]+)(?![\w-])", re.IGNORECASE)
_ENVELOPE_FROM = re.compile(r"(?<![^\s;])envelope-from\s*=\s*([^\s;]+)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+([^\s;]+)", re.IGNORECASE)
_EXCHANGE = re.compile(r"\bwith\s+(?:microsoft\s+smtp\s+server|mapi)\b|\bby\s+\S+\.outlook\.com\b", re.IGNORECASE)


def finding_of(headers: ServerHeaders, sender: str) -> Authenticity:
    """What the receiving server says of a mail from this address, in lower case ("" where From holds no single one).

    A pass counts for the domain of From alone; it outweighs a failed SPF, which forwarding breaks, but no failed DMARC.
    """
    by = _BY.search(without_comments(headers.received[0])) if headers.received else None
    server = "" if by is None else _name(by[1])  # that wrote the topmost Received
    results = list(_results_of(headers.results, server))
    spf = _spf_of_sender(results, headers.spf)
    failed = [each for each in (*results, *spf) if each.result in _FAILURES]
    if any(each.method == "dmarc" and each.result == "fail" for each in failed):
        return Authenticity.FAILED
    passes = [each for each in results if each.method != "spf" and each.result == "pass"]
    if not any(each in failed for each in spf):  # where two say different things of SPF, the worse one counts
        passes += [each for each in spf if each.result == "pass"]
    domain = sender.rpartition("@")[2]
    if _is_internal(headers) or any(_is_aligned(each, sender, domain) for each in passes):
        return Authenticity.PASSED
    if failed:
        return Authenticity.FAILED
    return Authenticity.ELSEWHERE if any(map(_domain, passes)) else Authenticity.SILENT


def _results_of(headers: Sequence[str], server: str) -> Iterator[_Result]:
    """The results of every header that bears the name of the topmost one.

    One without a name is of the receiving server, as Microsoft 365 writes them. Where the topmost one has a name, such
    a header may still be the sender's own, whom nobody has taken it from: then it may refute, but prove nothing.
    """
    named = [_server_and_parts(header) for header in headers]
    if not named:
        return
    topmost = named[0][0]
    for name, parts in named:
        if (name or server) != (topmost or server):
            continue
        for part in parts:
            result = _result(part)
            if result is not None and (bool(name) == bool(topmost) or result.result in _FAILURES):
                yield result


def _server_and_parts(header: str) -> tuple[str, list[str]]:
    """The name of the server that wrote a header ("" where it begins with a result at once), and its results."""
    parts = _BETWEEN_RESULTS.split(_plain(header))
    if _RESULT.match(parts[0]):
        return "", parts
    words = parts[0].split()
    return (_name(words[0]) if words else ""), parts[1:]


def _plain(header: str) -> str:
    """The header without comments; what a stranger wrote into a quoted text ends nothing and begins nothing."""
    return _QUOTED.sub(lambda quoted: _SEPARATOR.sub("_", quoted[0]), without_comments(header)).strip()


def _result(part: str) -> _Result | None:
    match = _RESULT.match(part)
    if match is None or match[1].lower() not in _METHODS:
        return None
    found: dict[str, str] = {}
    for name, value in _PROPERTY.findall(part[match.end() :]):
        found.setdefault(name.lower(), value)
    return _Result(match[1].lower(), match[2].lower(), found)


def _spf_of_sender(results: Iterable[_Result], received_spf: Sequence[str]) -> list[_Result]:
    """What was found of the envelope's sender; of the greeting (HELO) only where nothing was said of the sender.

    ``Received-SPF`` may be the sender's own where the server writes none: it proves something only where the server's
    other headers do not speak of SPF.
    """
    found = [each for each in results if each.method == "spf"]
    spf = [each for each in found if "smtp.mailfrom" in each.properties] or found
    for header in received_spf[:1]:
        stated = _SPF_RESULT.match(header)
        result = "" if stated is None else stated[1].lower()
        if result in _FAILURES or not found:
            sender = _ENVELOPE_FROM.search(_plain(header))
            spf.append(_Result("spf", result, {} if sender is None else {"smtp.mailfrom": sender[1]}))
    return spf


def _is_internal(headers: ServerHeaders) -> bool:
    """Whether Exchange itself knew the sender; only where Exchange received it, which takes a stranger's word away."""
    stated = [each.strip().lower() for each in headers.auth_as[:1]]
    return stated == ["internal"] and any(_EXCHANGE.search(without_comments(each)) for each in headers.received[:1])


def _is_aligned(result: _Result, sender: str, domain: str) -> bool:
    """Whether a pass is one for From: for its very address (``auth``), else for its domain or one below that."""
    if not domain:
        return False
    if result.method == "auth":
        return _address(result) == sender
    stated = _domain(result)
    if result.method == "dmarc" and not stated:
        return True  # DMARC speaks of the domain of From and of no other
    return stated == domain or stated.endswith(f".{domain}")


def _address(result: _Result) -> str:
    return _name(result.properties.get("smtp.auth") or result.properties.get("smtp.mailfrom", ""))


def _domain(result: _Result) -> str:
    """The domain that a result is about, "" where it names none."""
    if result.method == "auth":
        return _address(result).partition("@")[2]
    names = _ABOUT.get(result.method, ())
    stated = next((result.properties[name] for name in names if name in result.properties), "")
    return _name(_name(stated).rpartition("@")[2])


def _name(text: str) -> str:
    """A server's or a domain's name or an address, as these are compared."""
    return text.strip('"<>[]').rstrip(".").lower()
