"""What holds for all tests."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import HealthCheck, settings

# A slow moment of the machine is no fault of the code; CI tries the same examples each time, a developer others.
settings.register_profile(
    "steady", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what its mark says means nothing on this system."""
    here = {"posix": sys.platform == "win32", "not_under_wine": is_wine()}
    for name, is_left_out in here.items():
        mark = item.get_closest_marker(name)
        if is_left_out and mark is not None:
            pytest.skip(str(mark.args[0]))


def is_wine() -> bool:
    """Whether this Windows is Wine."""
    if sys.platform != "win32":
        return False
    import ctypes

    return hasattr(ctypes.windll.ntdll, "wine_get_version")
