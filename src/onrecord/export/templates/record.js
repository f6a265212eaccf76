"use strict";

const page = document.documentElement;
const card = document.querySelector(".card");
const WIDE = matchMedia("(min-width: 40.01rem)");
const keysIn = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
const isPinned = () => card.matches(".pinned");
let unpin = () => {};

/** Index segments by the keys that one of their attributes holds. */
function indexOf(segments, name) {
  const found = new Map();
  for (const segment of segments) {
    for (const key of keysIn(segment, name)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(segment);
    }
  }
  return { of: (key) => found.get(key) ?? [] };
}

/** Bring one record to life: its article, its round-up and its legend. */
function enliven(record) {
  const article = record.querySelector(".text");
  const roundup = record.querySelector(".roundup");
  const segments = [...article.querySelectorAll(".segment")];
  const byKey = (selector) =>
    new Map([...record.querySelectorAll(selector)].map((each) => [each.dataset.item, each]));
  const markers = byKey(".marker");
  const entries = byKey(".entry");
  const labels = [...record.querySelectorAll(".legend label")];
  const off = new Set();
  const [contents, cues, sources, mentions] = ["content", "cue", "source", "mention"].map(
    (name) => indexOf(segments, name),
  );
  let glowing = [];
  let pinned = null;
  let hovered = null;

  const isOn = (key) => !off.has(entries.get(key).dataset.figure);
  const on = (segment, name) => keysIn(segment, name).filter(isOn);
  /** The statement that a place stands for: the innermost content, else a cue, else a source. */
  const keyAt = (target) => {
    const marker = target.closest(".marker");
    if (marker) return marker.dataset.item;
    const segment = target.closest(".segment");
    if (!segment) return null;
    return on(segment, "content").at(-1) ?? on(segment, "cue")[0] ?? on(segment, "source")[0] ?? null;
  };

  function light(key) {
    dim();
    if (key === null) return;
    const entry = entries.get(key);
    colour(entry);
    glow("lit", [...contents.of(key), markers.get(key), entry]);
    glow("lit-cue", cues.of(key));
    glow("lit-source", sources.of(key));
  }

  function lightMentions(label) {
    dim();
    colour(label);
    glow("lit-mention", mentions.of(label.dataset.figure));
  }

  function colour(element) {
    article.style.setProperty("--lit", getComputedStyle(element).getPropertyValue("--ink"));
  }

  function glow(name, elements) {
    for (const element of elements.filter(Boolean)) {
      element.classList.add(name);
      glowing.push([element, name]);
    }
  }

  function dim() {
    for (const [element, name] of glowing) element.classList.remove(name);
    glowing = [];
  }

  function show(key, place) {
    light(key);
    const entry = entries.get(key);
    const label = labels.find((each) => each.dataset.figure === entry.dataset.figure);
    const who = Object.assign(document.createElement("p"), { className: "who" });
    who.append(label.querySelector(".name").textContent);
    const role = label.querySelector(".role");
    if (role) {
      const its = Object.assign(document.createElement("span"), { className: "role" });
      its.append(", ", role.textContent);
      who.append(its);
    }
    const said = Object.assign(document.createElement("p"), { className: "labels" });
    const summary = entry.querySelector(".more summary").cloneNode(true);
    const kind = entry.dataset.ink === "nobody" ? "Quotation" : "Statement";
    said.append(`${kind} ${key}: `, ...summary.childNodes);
    const close = Object.assign(document.createElement("button"), {
      type: "button", className: "close", textContent: "×", ariaLabel: "Close",
    });
    close.addEventListener("click", () => unpin());
    card.replaceChildren(close, who, said, entry.querySelector(".facts").cloneNode(true));
    card.dataset.ink = entry.dataset.ink;
    card.dataset.item = key;
    card.hidden = false;
    settle(place);
  }

  function hide() {
    card.hidden = true;
    light(null);
  }

  /** Go back to what is pinned or has the focus, once the pointer points at nothing. */
  function rest() {
    hovered = null;
    if (pinned) light(pinned);
    if (isPinned()) return;
    const focused = document.activeElement.closest(".marker, .entry, .legend label");
    if (!record.contains(focused)) return hide();
    if (focused.matches(".marker")) {
      return show(focused.dataset.item, focused.getBoundingClientRect());
    }
    lightAlone(focused);
  }

  /** Light the passages of an entry or of a speaker in the legend: these need no card. */
  function lightAlone(element) {
    card.hidden = true;
    if (element.matches("label")) lightMentions(element);
    else light(element.dataset.item);
  }

  function pin(key, place) {
    unpin();
    pinned = key;
    card.classList.add("pinned");
    unpin = () => {
      pinned = null;
      card.classList.remove("pinned");
      unpin = () => {};
      hide();
    };
    show(key, place);
  }

  /** Dress each segment as the innermost statement that is not filtered out has it. */
  function paint() {
    for (const segment of segments) {
      const [inner, outer] = on(segment, "content").reverse();
      const exact = on(segment, "quoted").at(-1);
      const set = (name, value) =>
        value === undefined ? delete segment.dataset[name] : (segment.dataset[name] = value);
      set("ink", inner && entries.get(inner).dataset.ink);
      set("outer", outer && entries.get(outer).dataset.ink);
      set("exact", inner && exact && entries.get(exact).dataset.ink);
    }
    for (const [key, marker] of markers) marker.classList.toggle("off", !isOn(key));
    for (const entry of entries.values()) {
      const family = [entry, ...entry.querySelectorAll(".entry")];
      entry.classList.toggle("off", !family.some((each) => isOn(each.dataset.item)));
      entry.classList.toggle("faint", !isOn(entry.dataset.item));
    }
    for (const section of record.querySelectorAll(".group, .topic")) {
      section.classList.toggle("off", !section.querySelector(".entry:not(.off)"));
    }
    const shown = [...entries.keys()].filter(isOn).length;
    record.querySelector(".shown").textContent =
      shown === entries.size ? "" : `${shown} of ${entries.size} shown`;
  }

  function goTo(target) {
    if (!target) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    target.focus({ preventScroll: true });
  }

  // Not "pointerover": that also fires when the page scrolls under a pointer at rest.
  record.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || isPinned()) return;
    const pointed = article.contains(event.target)
      ? keyAt(event.target)
      : event.target.closest(".entry, .legend label");
    if (pointed === hovered) return;
    if (pointed === null) return rest();
    hovered = pointed;
    if (typeof pointed === "string") show(pointed, event);
    else lightAlone(pointed);
  });
  record.addEventListener("pointerleave", rest);
  record.addEventListener("focusin", rest);
  record.addEventListener("focusout", () => isPinned() || hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && (unpin(), hide()));
  article.addEventListener("click", (event) => {
    const key = keyAt(event.target);
    if (event.target.closest(".marker")) {
      event.preventDefault();
      if (event.detail === 0) return goTo(entries.get(key).querySelector(".number"));
    }
    if (!key || !getSelection().isCollapsed) return;
    event.stopPropagation();
    pin(key, event);
    if (WIDE.matches) entries.get(key).scrollIntoView({ block: "nearest" });
  });

  roundup.addEventListener("click", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry || event.target.closest(".more") || !getSelection().isCollapsed) return;
    event.preventDefault();
    event.stopPropagation();
    unpin();
    goTo(markers.get(entry.dataset.item));
  });

  for (const label of labels) {
    const box = label.querySelector("input");
    box.addEventListener("change", () => {
      if (box.checked) off.delete(label.dataset.figure);
      else off.add(label.dataset.figure);
      unpin();
      paint();
    });
  }
  for (const button of record.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => {
      for (const label of labels) {
        const box = label.querySelector("input");
        if (box.checked !== (button.dataset.choose === "all")) box.click();
      }
    });
  }
  record.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    goTo(roundup);
  });
}

/** Put the card below the pointer or the passage, above it where there is no room below. */
function settle(place) {
  card.style.left = card.style.top = "";
  if (!WIDE.matches) return;
  const left = place.left ?? place.clientX;
  const top = place.top ?? place.clientY - 14;
  const bottom = place.bottom ?? place.clientY + 14;
  const { width, height } = card.getBoundingClientRect();
  const below = bottom + 10;
  const fits = below + height < innerHeight - 8;
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  card.style.top = `${fits ? below : Math.max(8, top - height - 10)}px`;
}

document.querySelectorAll(".record").forEach(enliven);
document.addEventListener("click", (event) => card.contains(event.target) || unpin());

for (const link of document.querySelectorAll(".index a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector(link.hash).scrollIntoView();
  });
}

const theme = document.querySelector(".theme");
const isDark = () =>
  (page.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const press = () => theme.setAttribute("aria-pressed", String(isDark()));
theme.addEventListener("click", () => {
  page.dataset.theme = isDark() ? "light" : "dark";
  press();
});
press();
page.classList.add("live");
