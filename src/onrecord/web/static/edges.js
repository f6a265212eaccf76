"use strict";
// Handles at the edges of chosen words. Each is dragged, or moved by the arrow keys, from word to word.

/**
 * Keep a handle at each edge of the spans that fields hold.
 *
 * `passage` has the text and `places` counts in it, `layer` holds the handles, `spansOf` gives a
 * field's spans in the browser's units, and `write` is told what they are once an edge has moved.
 * Returns the function to call when spans have changed.
 */
function edgesOf(passage, places, layer, fields, spansOf, write) {
  let handles = [];
  const stops = [null, null]; // Where a span may begin, and where it may end.

  function stopsAt(isEnd) {
    stops[Number(isEnd)] ??= places.words().map((word) => word[Number(isEnd)]);
    return stops[Number(isEnd)];
  }
  /** Between which units an edge may lie: spans keep a word at least, and do not overlap. */
  function limits({ field, index, isEnd }) {
    const spans = spansOf(field);
    return isEnd
      ? [spans[index][0] + 1, spans[index + 1]?.[0] ?? places.text.length]
      : [spans[index - 1]?.[1] ?? 0, spans[index][1] - 1];
  }
  function move(handle, unit) {
    const spans = spansOf(handle.field).map((span) => [...span]);
    if (spans[handle.index][Number(handle.isEnd)] === unit) return;
    spans[handle.index][Number(handle.isEnd)] = unit;
    write(handle.field, spans);
  }
  function step(handle, by) {
    const [low, high] = limits(handle);
    const here = spansOf(handle.field)[handle.index][Number(handle.isEnd)];
    const possible = stopsAt(handle.isEnd).filter((each) => each >= low && each <= high);
    const next = by > 0 ? possible.find((each) => each > here) : possible.findLast((each) => each < here);
    if (next !== undefined) move(handle, next);
  }
  function drag(handle, unit) {
    const [low, high] = limits(handle);
    const possible = stopsAt(handle.isEnd).filter((each) => each >= low && each <= high);
    if (!possible.length) return;
    const far = (each) => Math.abs(each - unit);
    move(handle, possible.reduce((best, each) => (far(each) < far(best) ? each : best)));
  }

  function make(field, index, isEnd) {
    const element = Object.assign(document.createElement("button"), {
      type: "button", className: `edge ${isEnd ? "end" : "start"}`,
    });
    element.dataset.part = field.name;
    element.setAttribute("role", "slider");
    element.setAttribute("aria-label", `${isEnd ? "End" : "Beginning"} of the ${field.name}`);
    element.setAttribute("aria-valuemin", "0");
    element.setAttribute("aria-valuemax", String(places.text.length));
    const handle = { element, field, index, isEnd };
    let held = null; // How far the pointer is from the edge itself.
    element.addEventListener("pointerdown", (event) => {
      const { x, y } = edge(handle);
      held = [x - event.clientX, y - event.clientY];
      element.setPointerCapture(event.pointerId);
      element.classList.add("held");
    });
    element.addEventListener("pointermove", (event) => {
      if (!held) return;
      const unit = places.unitAt(event.clientX + held[0], event.clientY + held[1]);
      if (unit !== null) drag(handle, unit);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      element.addEventListener(name, () => {
        held = null;
        element.classList.remove("held");
      });
    }
    element.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      step(handle, by);
    });
    return handle;
  }

  /** The edge on the screen, in the middle of its line. */
  function edge({ field, index, isEnd }) {
    const [start, end] = spansOf(field)[index];
    const boxes = [...places.range(start, end).getClientRects()].filter((box) => box.width);
    const box = (isEnd ? boxes.at(-1) : boxes[0]) ?? passage.getBoundingClientRect();
    return { x: isEnd ? box.right : box.left, y: (box.top + box.bottom) / 2 };
  }

  function place() {
    const area = passage.getBoundingClientRect();
    const panel = layer.closest("#adder")?.getBoundingClientRect();
    for (const handle of handles) {
      const { x, y } = edge(handle);
      const isSeen = y > area.top && y < area.bottom && !(panel && y > panel.top);
      handle.element.classList.toggle("unseen-edge", !isSeen);
      handle.element.style.left = `${x}px`;
      handle.element.style.top = `${y}px`;
    }
  }

  function lay() {
    const wanted = fields.flatMap((field) =>
      spansOf(field).flatMap((_, index) => [[field, index, false], [field, index, true]]),
    );
    const isSame = wanted.length === handles.length
      && wanted.every(([field, index, isEnd], at) =>
        handles[at].field === field && handles[at].index === index && handles[at].isEnd === isEnd);
    if (!isSame) {
      handles = wanted.map((each) => make(...each));
      layer.replaceChildren(...handles.map(({ element }) => element));
    }
    for (const { element, field, index, isEnd } of handles) {
      const [start, end] = spansOf(field)[index];
      const words = places.text.slice(start, end).trim().split(/\s+/u);
      element.setAttribute("aria-valuenow", String(isEnd ? end : start));
      element.setAttribute("aria-valuetext", isEnd ? `after “${words.at(-1)}”` : `before “${words[0]}”`);
    }
    place();
  }

  let isAsked = false;
  function later() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      place();
    });
  }
  addEventListener("scroll", later, { capture: true, passive: true });
  addEventListener("resize", later);
  return lay;
}
