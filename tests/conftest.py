"""Settings and fixtures of all tests."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# A property holds or not; how long an example takes depends on what else the machine does.
settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")


@pytest.fixture(scope="module")
def chromium(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A real browser. Set ONRECORD_CHROMIUM where Chromium is not on the path."""
    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright (pip install playwright)"
    else:
        missing = "" if program else "Chromium (install it, or set ONRECORD_CHROMIUM)"
    if missing:
        message = f"{request.module.__name__} was NOT run in a browser for want of {missing}"
        if os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        reporter = request.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.write_line(f"\n!!! {message} !!!", red=True)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()
