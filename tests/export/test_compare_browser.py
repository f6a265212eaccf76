"""The page of a comparison in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.collate import collate
from onrecord.evaluate.comparison_cases import read_comparisons
from onrecord.export.compare_html import render_comparison_html

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]
CASES = Path(__file__).parents[1] / "gold/comparisons/open.txt"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A page with an altered quotation, a shortened one, and a paraphrase."""
    case = next(each for each in read_comparisons(CASES) if each.name.startswith("09"))
    path = tmp_path_factory.mktemp("page") / "compared.html"
    path.write_text(render_comparison_html(collate(case.records())), "utf-8", newline="")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_page_is_accessible_and_fits(assert_sound, file, scheme, width):
    assert_sound(file, width, scheme)


def test_each_version_stands_in_its_column_and_a_mark_leads_to_it(chromium, file):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    cells = page.locator("#point-1 td")
    assert cells.count() == 3
    assert cells.nth(0).locator(".relation").text_content() == "fullest"
    assert "! cut-qualifier" in cells.nth(1).text_content()
    assert "provided that the new radar has passed its tests" in cells.nth(1).text_content()
    page.locator("svg a").first.click()
    assert page.evaluate("location.hash") == "#point-1"
    page.emulate_media(media="print")
    assert page.locator("#point-1").is_visible()
    page.close()
