"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests import measured

# Hundreds of tests start a Python of their own; each would compile the package anew where the modules are not kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Thousands of tests and the workbooks that they read are looked through too often: a fifteenth of all the time.
gc.set_threshold(100_000, 20, 50)

if TYPE_CHECKING:
    from collections.abc import Generator

# A slow moment of the machine is no fault of the code; CI tries the same examples each time, a developer others.
settings.register_profile(
    "steady", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def is_wine() -> bool:
    """Whether this Windows is Wine."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--measure`` writes down which of the tests that are run are slow."""
    parser.addoption("--measure", action="store_true", help=f"write the slow tests into {measured.RECORD.name}")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None, Any, Any]:
    """Mark what was measured to be slow before ``-m`` asks; on several cores the files that take longest begin."""
    record = measured.recorded()
    for item in items:
        _users.update(shared_by(item))
        if measured.function_of(item.nodeid) in record:
            item.add_marker(pytest.mark.slow)
    result = yield
    if hasattr(config, "workerinput"):
        functions = {measured.function_of(item.nodeid): item.get_closest_marker("slow") is not None for item in items}
        seconds: defaultdict[str, float] = defaultdict(float)
        for name, is_slow in functions.items():
            seconds[measured.group_of(name)] += record.get(name, measured.UNMEASURED if is_slow else measured.QUICK)
        items.sort(key=lambda item: -seconds[measured.group_of(item.nodeid)])
    return result


# Seconds of the processor, those of children too, travel with the report of a test from the process that ran it. What
# several tests share is made in the first that is run; it counts in equal parts for all of them, or the next would pay.

SECONDS = "seconds of the processor"
_seconds: dict[str, float] = {}
_users: Counter[pytest.FixtureDef[Any]] = Counter()
_shared: defaultdict[pytest.FixtureDef[Any], float] = defaultdict(float)


def shared_by(item: pytest.Item) -> set[pytest.FixtureDef[Any]]:
    """What the test shares with others."""
    known = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return {each for definitions in known.values() for each in definitions if each.scope != "function"}


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    before, others = processor_seconds(), sum(_shared.values())
    try:
        return (yield)
    finally:
        if fixturedef.scope != "function":
            _shared[fixturedef] += processor_seconds() - before - (sum(_shared.values()) - others)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, Any, Any]:
    """Leave out what its mark says means nothing on this system."""
    here = {"posix": sys.platform == "win32", "not_under_wine": is_wine()}
    for name, is_left_out in here.items():
        mark = item.get_closest_marker(name)
        if is_left_out and mark is not None:
            pytest.skip(str(mark.args[0]))
    return (yield from _timed(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    return (yield from _timed(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """The part of the test in what it shares."""
    part = sum(_shared[each] / max(_users[each], 1) for each in shared_by(item))
    item.user_properties.append((SECONDS, part))
    return (yield)


def _timed(item: pytest.Item) -> Generator[None, Any, Any]:
    before, others = processor_seconds(), sum(_shared.values())
    try:
        return (yield)
    finally:
        seconds = processor_seconds() - before - (sum(_shared.values()) - others)
        item.user_properties.append((SECONDS, seconds))


def processor_seconds() -> float:
    """Those of this process and of its children that have ended."""
    return sum(os.times()[:4])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Keep the seconds of a test, of its longest parameter, whichever process ran it."""
    if report.when == "teardown" and report.passed:
        function = measured.function_of(report.nodeid)
        seconds = sum(float(str(value)) for name, value in report.user_properties if name == SECONDS)
        _seconds[function] = max(_seconds.get(function, 0.0), seconds)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was measured, once, after the last process."""
    if session.config.getoption("--measure") and not hasattr(session.config, "workerinput"):
        measured.write(measured.updated(measured.recorded(), _seconds))


# On several cores


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One file alone is faster without a second process."""
    is_one_file = len(config.args) == 1 and ".py" in config.args[0]
    return 0 if is_one_file else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """A group at a time to whoever is free, in the order above."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Groups(LoadFileScheduling):  # type: ignore[misc]  # xdist says nothing of its types
        def _split_scope(self, nodeid: str) -> str:
            return measured.group_of(nodeid)

    return Groups(config, log)
