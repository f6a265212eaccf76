"""What the browser tests of the reading room have in common."""

from __future__ import annotations

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
"""Options that have axe look for what WCAG 2.2 AA forbids."""

PLACE = """([words, atEnd]) => {
  const text = document.querySelector(".text, #passage");
  const at = text.textContent.indexOf(words) + (atEnd ? words.length - 1 : 0);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let before = 0;
  while (walker.nextNode() && before + walker.currentNode.length <= at) {
    before += walker.currentNode.length;
  }
  const range = document.createRange();
  range.setStart(walker.currentNode, at - before);
  range.setEnd(walker.currentNode, at - before + 1);
  const box = range.getBoundingClientRect();
  return [atEnd ? box.right - 1 : box.left + 1, (box.top + box.bottom) / 2];
}"""


def drag_over(page, first, last):
    """Select with the mouse from the beginning of some words to the end of others."""
    _, height = page.evaluate(PLACE, [first, False])
    page.evaluate("by => scrollBy(0, by)", height - 200)
    page.wait_for_timeout(100)  # The browser has scrolled when it has painted.
    page.mouse.move(*page.evaluate(PLACE, [first, False]))
    page.mouse.down()
    page.mouse.move(*page.evaluate(PLACE, [last, True]), steps=4)
    page.mouse.up()


def record_in(page, number):
    address = "/".join(page.url.split("/")[:3])
    return page.request.get(f"{address}/api/documents/{number}").json()["record"]
