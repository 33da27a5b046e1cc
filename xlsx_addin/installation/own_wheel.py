"""The wheel of this very package: built from its checkout, or put together from its installed files."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import bundle as words

if TYPE_CHECKING:
    from collections.abc import Iterable

DISTRIBUTION = "xlsx-addin"

_ONLY_IN_INSTALLATIONS = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")
"""Files that pip adds beside the metadata, or writes anew."""


def make_wheel(folder: Path, distribution: metadata.Distribution | None = None) -> Path:
    """Make the wheel in a folder.

    A checkout (an editable installation) needs what building it needs: pip, and a network or the build tools at hand.
    An ordinary installation needs nothing. Raises Refusal where the wheel can not be made.
    """
    distribution = distribution or metadata.distribution(DISTRIBUTION)
    checkout = checkout_of(distribution)
    return repack(distribution, folder) if checkout is None else build(checkout, folder)


def checkout_of(distribution: metadata.Distribution) -> Path | None:
    """The folder of the sources where the distribution is installed editable, else None."""
    origin = json.loads(distribution.read_text("direct_url.json") or "{}")
    if not origin.get("dir_info", {}).get("editable"):
        return None
    return Path(url2pathname(urlsplit(origin["url"]).path))


def build(checkout: Path, folder: Path) -> Path:
    """Build the wheel of a checkout."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--disable-pip-version-check"]
    finished = subprocess.run(
        [*command, "--wheel-dir", str(folder), str(checkout)], capture_output=True, text=True, check=False
    )
    built = sorted(folder.glob("*.whl"))
    if finished.returncode != 0 or not built:
        raise Refusal(words.NOT_BUILT.format(path=checkout, reason=reason_of(finished.stderr)))
    return built[0]


def reason_of(messages: str) -> str:
    """What pip says went wrong: its last line that calls itself an error, or its very last."""
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    return (errors or lines or ["pip"])[-1].rstrip(".")


def repack(distribution: metadata.Distribution, folder: Path) -> Path:
    """Put the wheel together again from the files that were installed from it."""
    members = {str(file): _content(distribution, file) for file in _packed_files(distribution)}
    name = f"{distribution.name.replace('-', '_')}-{distribution.version}"
    facts, record = f"{name}.dist-info/WHEEL", f"{name}.dist-info/RECORD"
    if facts not in members:
        raise Refusal(words.INCOMPLETE_INSTALLATION.format(path=facts))
    lines = members[facts].decode("ascii").splitlines()
    tag = next(line.partition(":")[2].strip() for line in lines if line.startswith("Tag:"))
    wheel = folder / f"{name}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member), content, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(record), _record_text(members, record), zipfile.ZIP_DEFLATED)
    return wheel


def _packed_files(distribution: metadata.Distribution) -> Iterable[metadata.PackagePath]:
    for file in distribution.files or ():
        place = PurePosixPath(file)
        is_added = place.parent.name.endswith(".dist-info") and place.name in _ONLY_IN_INSTALLATIONS
        if not is_added and ".." not in place.parts and "__pycache__" not in place.parts:
            yield file


def _content(distribution: metadata.Distribution, file: metadata.PackagePath) -> bytes:
    try:
        return Path(str(distribution.locate_file(file))).read_bytes()
    except OSError as error:
        raise Refusal(words.INCOMPLETE_INSTALLATION.format(path=file)) from error


def _record_text(members: dict[str, bytes], record: str) -> str:
    """The wheel's list of files with their digests, as the wheel format asks for it."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    for member, content in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode("ascii")
        lines.writerow((member, f"sha256={digest}", len(content)))
    lines.writerow((record, "", ""))
    return text.getvalue()
