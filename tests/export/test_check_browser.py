"""The page of checks in a real browser."""

from __future__ import annotations

import pytest
from export_cases import embassy_checks

from onrecord.export.check_html import render_check_html

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A page on which an ellipsis hides a "not", beside a quotation that is right."""
    path = tmp_path_factory.mktemp("page") / "checked.html"
    path.write_text(render_check_html(embassy_checks()), "utf-8", newline="")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_is_accessible_and_fits(assert_sound, file, scheme, width):
    assert_sound(file, width, scheme)


def test_an_alarm_is_seen_in_the_article_without_colour(chromium, file):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    signs = page.locator(".text .verdict-sign").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::before').content)"
    )
    lines = page.locator(".text .checked").evaluate_all(
        "all => all.map(each => getComputedStyle(each).textDecorationStyle)"
    )
    inks = page.locator(".text .verdict-sign").evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::before').color)"
    )
    assert signs == ['"✓1"', '"!2"']
    assert lines == ["dotted", "double"]
    assert len(set(inks)) == 2
    assert page.locator("#at-2").get_attribute("aria-label").endswith("alarm negation")
    page.close()
