"""The examination of a machine ("Kiểm tra máy"): every check in order, as text and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsx_addin.installation import permissions, record, software
from xlsx_addin.installation.findings import Finding, State
from xlsx_addin.installation.install import default_folder
from xlsx_addin.words import examination as words
from xlsx_addin.words import folders
from xlsx_addin.words import installation as names

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.installation.machine import Machine
    from xlsx_addin.installation.software import Software


_MOST_IN_A_BOX = 6
"""On a screen of 768 lines, with their advice, above the button OK."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What all the checks found."""

    package: str
    findings: tuple[Finding, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing was found wrong."""
        return not self._bad()

    def _bad(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.state is State.BAD)

    def as_text(self) -> str:
        """The lines that the clerk reads, without a line end after the last."""
        return "\n".join((words.HEADING.format(version=self.package), *map(str, self.findings), self._closing()))

    def _closing(self) -> str:
        return words.ALL_GOOD if self.is_good else words.SOME_BAD.format(count=len(self._bad()))

    def as_box(self, whole: Path | None) -> str:
        """What a box has room for: what is wrong; ``whole`` is the file in which all lines stand."""
        more = len(self._bad()) - _MOST_IN_A_BOX
        lines = [words.HEADING.format(version=self.package), *map(str, self._bad()[:_MOST_IN_A_BOX])]
        lines += [words.MORE_BAD.format(count=more)] if more > 0 else []
        lines += [self._closing()] if whole is None else [self._closing(), words.WHOLE.format(path=whole)]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """``package``, ``good`` and ``checks``, each with name, label, state, detail and advice."""
        checks = [finding.as_json() for finding in self.findings]
        return {"package": self.package, "good": self.is_good, "checks": checks}


def installed_workbook(machine: Machine) -> Path:
    """The clerk's workbook, where the installation put it or would put it."""
    known = record.load(machine)
    folder = default_folder(machine) if known is None else machine.locate(known.folder)
    return folder / names.WORKBOOK_FILE


def examine(machine: Machine, workbook: Path, running: Software | None = None) -> Examination:
    """Examine the machine for one workbook.

    ``running`` is the software of this very interpreter unless given.
    """
    running = running or software.installed_software()
    folder = workbook.parent
    return Examination(
        running.package,
        (
            software.python(running),
            software.package(running),
            software.xlwings(running),
            software.pywin32(machine, running),
            software.excel(machine),
            software.wps(machine),
            software.libreoffice(machine),
            software.libreoffice_macros(machine, folder),
            software.libreoffice_python(machine),
            software.versions(machine, running, workbook),
            software.interpreter(machine),
            permissions.trusted_location(machine, folder),
            permissions.inbox(machine, folder / folders.INBOX),
            permissions.locations_allowed(machine),
            permissions.macros(machine, workbook),
            permissions.ribbon(machine),
            permissions.mark_of_the_web(machine, workbook),
            permissions.protected_view(machine, workbook),
            permissions.command_line(machine),
            permissions.child_processes(machine),
            permissions.system_calls(machine),
            permissions.writable(machine, folder),
            permissions.place(machine, folder),
            permissions.workbook_name(workbook),
            permissions.mail(machine),
            permissions.disk(machine, folder),
        ),
    )
