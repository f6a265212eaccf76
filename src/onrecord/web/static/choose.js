"use strict";
// Choosing words of a text by mouse or by keys, to say what is a statement's source, cue and content.
// A browser counts UTF-16 units, a record counts code points: only the fields have the latter.

const HIGHLIGHTS = typeof Highlight === "function" && CSS.highlights;
const PARTS = ["source", "cue", "content"];

/** Places in a text that stands in an element, whatever elements are inside. */
function placesIn(element) {
  const text = element.textContent;
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) {
    nodes.push({ node: walker.currentNode, start: at });
  }

  /** The node and the offset inside it of a unit; at an edge the end of a node, or the start. */
  function boundary(unit, isEnd) {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].start < unit || (!isEnd && nodes[middle].start === unit)) low = middle;
      else high = middle - 1;
    }
    return [nodes[low].node, unit - nodes[low].start];
  }

  return {
    text,
    /** How many code points there are before a unit. */
    pointsBefore(unit) {
      let count = 0;
      for (const _ of text.slice(0, unit)) count += 1;
      return count;
    },
    /** How many units there are before a code point. */
    unitsBefore(point) {
      let units = 0;
      for (const character of text) {
        if (point-- <= 0) break;
        units += character.length;
      }
      return units;
    },
    range(start, end) {
      const range = document.createRange();
      range.setStart(...boundary(start, false));
      range.setEnd(...boundary(end, true));
      return range;
    },
    /** What is selected, as units, without white space at its edges; nothing outside the element. */
    selected() {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0).cloneRange();
      if (!range.intersectsNode(element)) return null;
      const whole = document.createRange();
      whole.selectNodeContents(element);
      if (whole.comparePoint(range.startContainer, range.startOffset) < 0) {
        range.setStart(whole.startContainer, whole.startOffset);
      }
      if (whole.comparePoint(range.endContainer, range.endOffset) > 0) {
        range.setEnd(whole.endContainer, whole.endOffset);
      }
      const words = range.toString();
      if (!words.trim()) return null;
      whole.setEnd(range.startContainer, range.startOffset);
      const before = whole.toString().length;
      return [before + words.search(/\S/), before + words.trimEnd().length];
    },
  };
}

/** Have arrow keys select words in an element that has the focus. */
function selectByKeys(element, places) {
  let words = null;
  let anchor = -1;
  let focus = -1;
  let shown = "";

  const find = () => {
    const segments = new Intl.Segmenter("en", { granularity: "word" }).segment(places.text);
    return [...segments]
      .filter(({ segment }) => segment.trim())
      .map(({ index, segment }) => [index, index + segment.length]);
  };
  const at = (unit) => {
    const index = words.findIndex(([, end]) => end > unit);
    return index < 0 ? words.length - 1 : index;
  };
  /** Begin where something is selected, else before the first word in sight. */
  function begin() {
    const here = places.selected();
    if (String(here) === shown) return; // It is what the keys have selected.
    if (here) {
      anchor = at(here[0]);
      focus = at(here[1] - 1);
      return;
    }
    const inSight = all(":scope > *", element).find(
      (each) => each.textContent.trim() && each.getBoundingClientRect().bottom > 0,
    );
    const before = document.createRange();
    before.selectNodeContents(element);
    if (inSight) before.setEndBefore(inSight);
    anchor = -1;
    focus = inSight ? at(before.toString().length) - 1 : -1;
  }
  /** The first word of the next paragraph, or of this one or the one before. */
  function paragraph(by) {
    const starts = words
      .map((_, index) => index)
      .filter((index) => !index || /\n\s*\n/.test(places.text.slice(words[index - 1][1], words[index][0])));
    if (by > 0) return starts.find((index) => index > focus) ?? words.length - 1;
    return starts.findLast((index) => index < focus) ?? 0;
  }
  function show() {
    const [first, last] = [Math.min(anchor, focus), Math.max(anchor, focus)];
    shown = `${words[first][0]},${words[last][1]}`;
    const range = places.range(words[first][0], words[last][1]);
    getSelection().setBaseAndExtent(
      range.startContainer, range.startOffset, range.endContainer, range.endOffset,
    );
    const place = places.range(...words[focus]).getBoundingClientRect();
    if (place.top < 60 || place.bottom > innerHeight / 2) {
      scrollBy(0, place.top - innerHeight / 3);
    }
  }

  element.addEventListener("keydown", (event) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    words ??= find();
    if (!words.length) return;
    begin();
    const isAcross = event.key === "ArrowRight" || event.key === "ArrowLeft";
    if (!event.shiftKey && anchor >= 0) focus = by < 0 ? Math.min(anchor, focus) : Math.max(anchor, focus);
    focus = isAcross ? focus + by : paragraph(by);
    focus = Math.max(0, Math.min(words.length - 1, focus));
    if (!event.shiftKey || anchor < 0) anchor = focus;
    show();
  });
}

/** Fill a form's fields from what is selected in the text that it is about. */
function choose(form) {
  const passage = one(form.dataset.passage);
  const begin = Number(form.dataset.start);
  const places = placesIn(passage);
  const fields = PARTS.map((part) => form.elements[part]);
  const saying = one(".selected", form);

  const spansOf = (field) =>
    field.value
      .split(",")
      .map((part) => part.split("-").map((each) => places.unitsBefore(Number(each) - begin)))
      .filter(([start, end]) => start < end);
  function read(field) {
    const spans = spansOf(field);
    const said = spans.map(([start, end]) => places.text.slice(start, end));
    one(`output[for="${field.id}"]`).textContent = said.join(" ⋯ ");
    if (HIGHLIGHTS) {
      const ranges = spans.map(([start, end]) => places.range(start, end));
      CSS.highlights.set(`chosen-${field.name}`, new Highlight(...ranges));
    }
  }
  for (const field of fields) {
    read(field);
    field.addEventListener("input", () => read(field));
  }
  one(".choose-part", form).hidden = false;
  for (const button of all(".choose-part button", form)) {
    // The selection must outlive the press of the button.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const selected = places.selected();
      if (!selected) return;
      const [start, end] = selected.map((unit) => begin + places.pointsBefore(unit));
      const field = form.elements[button.dataset.part];
      const earlier = "more" in button.dataset ? field.value.split(",").filter(Boolean) : [];
      const chosen = [...earlier, `${start}-${end}`];
      field.value = chosen.sort((one, other) => parseInt(one) - parseInt(other)).join(",");
      read(field);
    });
  }
  let isAsked = false;
  document.addEventListener("selectionchange", () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      const selected = places.selected();
      saying.textContent = selected ? places.text.slice(...selected) : "nothing yet";
    });
  });
  selectByKeys(passage, places);
}

/* On a statement's page the text to choose from is there; on a document's it is the article. */
const fix = one("form#fix");
if (fix) choose(fix);

const opener = one("button.add-opener");
if (opener) {
  const adder = one("#adder");
  const article = one(".text");
  let isReady = false;

  function open(isOpen) {
    adder.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    one("main").classList.toggle("adding", isOpen);
    if (!isOpen) {
      article.removeAttribute("tabindex");
      if (HIGHLIGHTS) CSS.highlights.clear();
      return opener.focus();
    }
    article.tabIndex = 0;
    article.focus({ preventScroll: true });
    if (isReady) for (const field of PARTS) one(`#add-${field}`).dispatchEvent(new Event("input"));
    else choose(one("form", adder));
    isReady = true;
  }

  opener.hidden = false;
  opener.addEventListener("click", () => open(adder.hidden));
  one(".close", adder).addEventListener("click", () => open(false));
  article.addEventListener("keydown", (event) => {
    if (adder.hidden || event.target !== article || event.key !== "Enter") return;
    event.preventDefault();
    one(".choose-part button", adder).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.closest("input:not([type='checkbox']), textarea, select");
    if (event.key === "Escape" && !adder.hidden && !isTyping) open(false);
    if (event.key === "a" && adder.hidden && !isTyping) {
      event.preventDefault();
      open(true);
    }
  });
}
