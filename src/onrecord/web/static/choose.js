"use strict";
// Choosing words of a text by mouse or by keys, to say what is a statement's source, cue and content.
// A browser counts UTF-16 units, a record counts code points: only the fields have the latter.

const HIGHLIGHTS = typeof Highlight === "function" && CSS.highlights;
const PARTS = ["source", "cue", "content"];

/** Places in a text that stands in an element, whatever elements are inside. */
function placesIn(element) {
  const text = element.textContent;
  let words = null;
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
    /** The first and the last unit of each word and each mark of punctuation. */
    words() {
      words ??= [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)]
        // Marks of direction are no words; they may stand beside a space.
        .filter(({ segment }) => /[^\s\p{Cf}]/u.test(segment))
        .map(({ index, segment }) => [index + segment.search(/\S/), index + segment.trimEnd().length]);
      return words;
    },
    /** The unit at a place on the screen; none outside the element. */
    unitAt(x, y) {
      const found = document.caretPositionFromPoint?.(x, y);
      const legacy = found ? null : document.caretRangeFromPoint?.(x, y);
      const node = found?.offsetNode ?? legacy?.startContainer;
      if (!node || !element.contains(node)) return null;
      const before = document.createRange();
      before.selectNodeContents(element);
      before.setEnd(node, found ? found.offset : legacy.startOffset);
      return before.toString().length;
    },
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
  let words = null; // Found when they are first needed.
  let anchor = -1;
  let focus = -1;
  let shown = "";

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
    words ??= places.words();
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

/** Fill a form's fields from what is selected in the text that it is about; return what reads them anew. */
function choose(form) {
  const passage = one(form.dataset.passage);
  const begin = Number(form.dataset.start);
  const places = placesIn(passage);
  const fields = PARTS.map((part) => form.elements[part]);
  const saying = one(".selected", form);
  const inPoints = (unit) => begin + places.pointsBefore(unit);

  const chosen = new Map(); // The spans of each field, in units.
  const spansOf = (field) => chosen.get(field) ?? [];
  const lay = edgesOf(passage, places, one(".edges", form), fields, spansOf, (field, spans) => {
    field.value = spans.map((span) => span.map(inPoints).join("-")).join(",");
    read(field);
  });
  function read(field) {
    const spans = field.value
      .split(",")
      .map((part) => part.split("-").map((each) => places.unitsBefore(Number(each) - begin)))
      .filter(([start, end]) => start < end);
    chosen.set(field, spans);
    lay();
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
  one("details:has(form)")?.addEventListener("toggle", lay);
  one(".choose-part", form).hidden = false;
  for (const button of all(".choose-part button", form)) {
    // The selection must outlive the press of the button.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const selected = places.selected();
      if (!selected) return;
      const [start, end] = selected.map(inPoints);
      const field = form.elements[button.dataset.part];
      const earlier = "more" in button.dataset ? field.value.split(",").filter(Boolean) : [];
      const parts = [...earlier, `${start}-${end}`];
      field.value = parts.sort((one, other) => parseInt(one) - parseInt(other)).join(",");
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
  return () => fields.forEach(read);
}

/* On a statement's page the text to choose from is there; on a document's it is the article. */
const fix = one("form#fix");
if (fix) choose(fix);

const opener = one("button.add-opener");
if (opener) {
  const adder = one("#adder");
  const form = one("form", adder);
  const submit = one(".main-button", form);
  const article = one(".text");
  const forMissed = { title: one("h2", adder).textContent, action: form.getAttribute("action"), button: submit.textContent };
  let read = null;
  let cameFrom = opener;

  /** Show the form: for what was missed, or filled with a statement that is to be fixed. */
  function open(purpose, values) {
    form.reset();
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
    form.setAttribute("action", purpose.action); // A button has the name "action", too.
    submit.value = purpose === forMissed ? "add" : "fix";
    submit.textContent = purpose.button;
    one("h2", adder).textContent = purpose.title;
    cameFrom = document.activeElement === document.body ? opener : document.activeElement;
    adder.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    one("main").classList.add("adding");
    article.tabIndex = 0;
    article.focus({ preventScroll: true });
    if (read) read();
    else read = choose(form);
  }

  function close() {
    adder.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    one("main").classList.remove("adding");
    article.removeAttribute("tabindex");
    if (HIGHLIGHTS) CSS.highlights.clear();
    cameFrom.focus();
  }

  const add = () => open(forMissed, {});

  async function openFix({ fix: address, of: key }) {
    const answer = await fetch(`/api${address}`);
    if (!answer.ok) return location.assign(address);
    const { statement } = await answer.json();
    const places = (spans) =>
      spans.filter(Boolean).map(({ start, end }) => `${start}-${end}`).join(",");
    const marker = document.getElementById(`r1-${key}`);
    marker?.focus({ preventScroll: true });
    open(
      { action: address, title: `Statement ${key}: what is right`, button: "This is right" },
      {
        content: places(statement.content),
        cue: places([statement.cue]),
        source: places([statement.source]),
        speaker: statement.speaker?.name ?? "",
        kind: statement.speaker?.kind ?? "person",
      },
    );
    marker?.scrollIntoView({ block: "start" });
    scrollBy(0, -innerHeight / 6);
  }

  opener.hidden = false;
  opener.addEventListener("click", () => (adder.hidden ? add() : close()));
  one(".close", adder).addEventListener("click", close);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fix]");
    if (!button) return;
    openFix(button.dataset);
  });
  article.addEventListener("keydown", (event) => {
    if (adder.hidden || event.target !== article || event.key !== "Enter") return;
    event.preventDefault();
    one(".choose-part button", adder).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.closest?.("input:not([type='checkbox']), textarea, select");
    if (event.key === "Escape" && !adder.hidden && !isTyping) close();
    if (event.key === "a" && adder.hidden && !isTyping) {
      event.preventDefault();
      add();
    }
  });
}
