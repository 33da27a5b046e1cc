"""A LibreOffice of the tests' own: its profile, its screen, its processes, and nothing of anybody else's."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from xlsx_addin.workbook.console import STATUS_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")
Rows: TypeAlias = "list[list[object]]"
"""The cells of a rectangle as LibreOffice gives them: numbers, texts, an empty text for a blank cell."""

SYSTEM_PYTHON = os.environ.get("UNO_PYTHON", "/usr/bin/python3")
"""The interpreter that LibreOffice's Python module was installed for."""

PROGRAMS = ("soffice", "Xvfb", "openbox", "xdotool", "import")
SECONDS = 60.0
SCREEN_SIZE = "1920x1080x24"

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="WarnAlienFormat" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse">
<value>99.9</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>vi</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/SpellChecking"><prop oor:name="IsSpellAuto" oor:op="fuse">
<value>false</value></prop></item>
</oor:items>
"""


def what_is_missing() -> str:
    """What these tests need and this machine has not got; "" if nothing."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    probe = [SYSTEM_PYTHON, "-c", "import uno"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        missing.append(f"uno for {SYSTEM_PYTHON}")
    return ", ".join(missing)


def comparable(rows: Rows) -> Rows:
    """Without the blank cells at the end of each row and the blank rows at the end.

    Numbers have fifteen digits, which is what LibreOffice writes into a file.
    """
    shortened = []
    for row in rows:
        last = max((number for number, value in enumerate(row, start=1) if value != ""), default=0)
        shortened.append([float(f"{value:.15g}") if isinstance(value, float) else value for value in row[:last]])
    while shortened and not shortened[-1]:
        shortened.pop()
    return shortened


def wait_for(what: Callable[[], T | None], *, seconds: float = SECONDS) -> T:
    """The first answer that is not None; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        answer = what()
        if answer is not None:
            return answer
        assert time.monotonic() < deadline, f"nothing within {seconds} seconds"
        time.sleep(0.1)


@dataclass
class Screen:
    """A screen without a monitor, with a window manager, so that a window is shown and can be clicked."""

    display: str
    server: subprocess.Popen[bytes]
    manager: subprocess.Popen[bytes]

    @classmethod
    def start(cls) -> Screen:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN_SIZE, "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        assert display != ":", "Xvfb did not start"
        manager = subprocess.Popen(
            ["openbox"], env={**os.environ, "DISPLAY": display}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        return cls(display, server, manager)

    def stop(self) -> None:
        for process in (self.manager, self.server):
            process.kill()
            process.wait()

    def point_and_type(self, *arguments: object) -> None:
        """One call of xdotool: ``"mousemove", 10, 20, "click", 1`` or ``"key", "Return"``."""
        subprocess.run(["xdotool", *map(str, arguments)], env={**os.environ, "DISPLAY": self.display}, check=True)

    def windows(self) -> int:
        """How many windows can be seen, without asking the office that shows them."""
        shown = {**os.environ, "DISPLAY": self.display}
        command = ["xdotool", "search", "--onlyvisible", "--classname", "."]
        return len(subprocess.run(command, env=shown, check=False, capture_output=True).stdout.splitlines())

    def picture(self, path: Path) -> None:
        """Take a picture of the window in front, without its frame and without what is around it."""
        shown = {**os.environ, "DISPLAY": self.display}
        command = ["xdotool", "getactivewindow"]
        window = subprocess.run(command, env=shown, check=True, capture_output=True, text=True).stdout.strip()
        subprocess.run(
            ["import", "-window", window, "+dither", "-colors", "256", f"png8:{path}"], env=shown, check=True
        )


class KeptOffice:
    """A LibreOffice for many tests: where one test loses it, the next gets a fresh one, and the report says so."""

    def __init__(self, start: Callable[[], Office]) -> None:
        self._start = start
        self._office: Office | None = None

    def alive(self) -> Office:
        """The office, started anew if need be."""
        if self._office is not None and self._office.is_lost:
            warnings.warn("LibreOffice was lost in the test before; a fresh one is started", stacklevel=2)
            self.stop()
        if self._office is None:
            self._office = self._start()
        return self._office

    def stop(self) -> None:
        if self._office is not None:
            self._office.stop()
        self._office = None


class Office:
    """A running LibreOffice with one open document."""

    def __init__(self, folder: Path, *, screen: Screen | None, environment: Mapping[str, str]) -> None:
        self.screen = screen
        folder = Path(tempfile.mkdtemp(dir=folder))  # a fresh office has a profile of its own
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        self.temporary = folder / "tạm"
        self.temporary.mkdir()
        pipe = f"xlsx-addin-{os.getpid()}-{folder.name}"
        window = {"DISPLAY": screen.display, "SAL_USE_VCLPLUGIN": "gen"} if screen else {}
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--nodefault"]
        self._office = subprocess.Popen(
            [*command, *([] if screen else ["--headless"]), f"--accept=pipe,name={pipe};urp;"],
            cwd=folder,
            # In the C locale LibreOffice finds no file whose name has Vietnamese letters.
            env={**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(self.temporary), **window, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._bridge = subprocess.Popen(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("uno_bridge.py")), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @property
    def is_lost(self) -> bool:
        """Whether it ended, or no longer answers."""
        try:
            self.ask("answer", seconds=10)
        except (AssertionError, OSError, ValueError):
            return True
        return False

    def stop(self) -> None:
        """End the office with all that it started: ``soffice`` is only the first of a group of processes."""
        with suppress(AssertionError, OSError, ValueError):
            self.ask("quit", seconds=10)
            wait_for(self._office.poll, seconds=10)  # an office that ends by itself takes its pipes along
        self._bridge.kill()
        self._bridge.wait()
        with suppress(ProcessLookupError):
            os.killpg(self._office.pid, signal.SIGKILL)
        self._office.wait()

    def ask(self, do: str, *, seconds: float = SECONDS, **details: object) -> Any:
        """One request to the bridge; fails if there is no answer within that time."""
        asking, answering = self._bridge.stdin, self._bridge.stdout
        assert asking is not None
        assert answering is not None
        asking.write(json.dumps({"do": do, **details}) + "\n")
        asking.flush()
        ready, _, _ = select.select([answering], [], [], seconds)
        assert ready, f"no answer to {do} within {seconds} seconds"
        reply = json.loads(answering.readline())
        assert "error" not in reply, reply["error"]
        return reply["answer"]

    def open(self, path: Path, *, as_template: bool = False) -> None:
        """Open a workbook; as a template it becomes a new document that was never saved."""
        # A lock left behind by an office that was killed makes loading fail without a word.
        path.with_name(f".~lock.{path.name}#").unlink(missing_ok=True)
        self.ask("open", path=str(path), as_template=as_template)

    def close(self) -> None:
        while self.ask("box") is not None:
            self.confirm()
        self.ask("close")

    def rows(self, sheet: str) -> Rows:
        """All that a sheet holds, from A1 on: a formula as its text, without the blank cells at the ends."""
        return comparable(self.ask("rows", sheet=sheet))

    def named(self, name: str) -> Rows:
        """What a named range holds."""
        return comparable(self.ask("named", name=name))

    def selected(self) -> str:
        """Where the cursor is: ``$'Đơn vị'.$M$37``."""
        return str(self.ask("selected"))

    def status(self) -> str:
        """What the status cell says."""
        return str(self.ask("named", name=STATUS_NAME)[0][0])

    def click(self, caption: str) -> None:
        """Click the button with this caption with the mouse, once it is shown."""
        assert self.screen is not None
        across, down = wait_for(lambda: self.ask("place", caption=caption))
        self.screen.point_and_type("mousemove", across, down, "click", 1)

    def double_click(self, caption: str) -> None:
        """Click the button twice in a row, as hands do that are used to icons on a desktop."""
        assert self.screen is not None
        across, down = wait_for(lambda: self.ask("place", caption=caption))
        self.screen.point_and_type("mousemove", across, down, "click", "--repeat", 2, "--delay", 120, 1)

    def follow_link(self, sheet: str, cell: str) -> None:
        """Click a cell with the mouse and Ctrl, which is how LibreOffice follows a link."""
        assert self.screen is not None
        self.ask("select", sheet=sheet, cell=cell)
        across, down = wait_for(lambda: self.ask("place_of_cell", cell=cell))
        self.screen.point_and_type("mousemove", across, down, "keydown", "ctrl", "click", 1, "keyup", "ctrl")

    def box(self) -> str:
        """The text of the message box, once it is shown.

        As long as the screen has but one window, nobody asks: whoever does holds LibreOffice up for half a second.
        """
        if self.screen is not None:
            screen = self.screen
            wait_for(lambda: screen.windows() > 1 or None)
        return str(wait_for(lambda: self.ask("box")))

    def confirm(self) -> None:
        """Press OK or Yes in the message box, and wait until it is closed."""
        assert self.screen is not None
        text = self.box()
        self.screen.point_and_type("key", "Return")
        wait_for(lambda: None if self.ask("box") == text else True)

    def answer_no(self) -> None:
        """Press No in the message box, and wait until it is closed."""
        self.click("No")
        wait_for(lambda: None if self.ask("box") else True)

    def type_into(self, sheet: str, cell: str, text: str) -> None:
        """Type into a cell with the keyboard, as only typing tells the workbook that something changed."""
        assert self.screen is not None
        self.ask("select", sheet=sheet, cell=cell)
        self.screen.point_and_type("type", text)
        self.screen.point_and_type("key", "Return")
        wait_for(lambda: self.ask("shown", sheet=sheet, cell=cell).startswith(text) or None)
