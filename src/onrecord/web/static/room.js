"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** Remember the theme that record.js has just changed. */
one(".theme").addEventListener("click", () => {
  try {
    localStorage.setItem("theme", document.documentElement.dataset.theme);
  } catch {
    // Not remembered, then.
  }
});

/** Put what another answer has in the place of what this page has. */
function replaceWith(html, selector) {
  const fresh = one(selector, new DOMParser().parseFromString(html, "text/html"));
  const old = one(selector);
  if (!fresh || !old) return null;
  const adopted = document.adoptNode(fresh);
  old.replaceWith(adopted);
  return adopted;
}

/* Search as you type. The last word is a beginning until it is followed by a space. */
const search = one("form#search");
if (search) {
  const PAUSE = 200;
  let waiting = 0;
  let asked = 0;
  const address = (typing) => {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(search)) {
      let given = String(value).trim();
      if (name === "confidence" && given === "0") given = "";
      if (name === "q" && typing && /[\p{L}\p{N}]$/u.test(String(value))) given += "*";
      if (given) values.set(name, given);
    }
    return `/search${String(values) ? `?${values}` : ""}`;
  };
  const look = async (typing) => {
    const number = ++asked;
    const wanted = address(typing);
    const answer = await fetch(wanted, { headers: { Accept: "text/html" } });
    const html = await answer.text();
    if (number !== asked) return; // The reader has typed on.
    if (answer.ok) {
      if (replaceWith(html, "#results")) history.replaceState(null, "", wanted);
    } else if (!typing) {
      location.assign(wanted);
    }
  };
  const later = (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE, event.target.name === "q");
  };
  search.addEventListener("input", later);
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look(false);
  });
}

/* Files dropped anywhere onto the form. */
const drop = one("form.drop");
if (drop) {
  const files = one("#files", drop);
  const over = (on) => (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.toggle("over", on);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });
  drop.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = one(".main-button", drop);
    const problem = one(".problem", drop);
    problem.textContent = "";
    button.disabled = true;
    button.textContent = "Sending …";
    try {
      const answer = await fetch("/api/documents", { method: "POST", body: new FormData(drop) });
      const said = await answer.json();
      if (answer.ok) return location.assign(`/batches/${said.id}#fresh`);
      problem.textContent = typeof said.detail === "string" ? said.detail : "That did not work.";
    } catch {
      problem.textContent = "The reading room does not answer. Is it still open?";
    }
    button.disabled = false;
    button.textContent = "Read it";
  });
}

/* How far reading is. A single document is opened once it is read; it may be before the page is here,
   which is then told from a page of long ago by its address. */
const EVERY = 500;
function follow(batch, fresh) {
  if (!batch) return;
  if ("ended" in batch.dataset) {
    const results = all(".result a", batch);
    if (fresh && results.length === 1 && !one(".problem", batch)) {
      location.replace(results[0].href);
    }
    return;
  }
  setTimeout(async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      batch = (answer.ok && replaceWith(await answer.text(), "#batch")) || batch;
    } catch {
      // It may be back in a moment.
    }
    follow(batch, true);
  }, EVERY);
}
follow(one("#batch"), location.hash === "#fresh");

/* How far a check is. Once it is done the page is loaded anew, with what became of each statement. */
function followCheck() {
  const checking = one("#checking");
  if (!checking) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(checking.dataset.address, { headers: { Accept: "text/html" } });
      if (answer.ok && !replaceWith(await answer.text(), "#checking")) return location.reload();
    } catch {
      // It may be back in a moment.
    }
    followCheck();
  }, EVERY);
}
followCheck();

/* Copying a citation. */
const copy = one(".copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(one(`#${copy.dataset.copies}`).textContent);
    one(".copied").textContent = "Copied.";
  });
}

/* Keys: through the statements of an article, or the hits of a list. */
const steps = () => all(".record .marker:not(.off), .hit .hit-words");
for (const words of all(".hit .hit-words")) words.tabIndex = -1;
const selected = () => document.activeElement.closest(".marker, .hit-words, .entry");

function step(by) {
  const places = steps();
  if (!places.length) return;
  const here = selected();
  let index = -1;
  if (here?.matches(".entry")) index = places.findIndex((each) => each.dataset.item === here.dataset.item);
  else if (here) index = places.indexOf(here);
  else if (by < 0) index = places.length;
  const next = places[Math.max(0, Math.min(places.length - 1, index + by))];
  if (next.matches(".hit-words")) next.tabIndex = -1;
  next.scrollIntoView({ block: "center" });
  next.focus({ preventScroll: true });
}

/** Keys that press a button of the selected statement. */
const DECISIONS = { y: '[value="accept"]', n: '[value="reject"]', f: "[data-fix]" };

function citationOf(place) {
  const key = place.dataset.item ?? one(".card:not([hidden])")?.dataset.item;
  const within = key ? document.getElementById(`r1-entry-${key}`) : place.closest(".hit");
  return within && one('a[href*="/statements/"]', within);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = event.target.closest("input:not([type='checkbox']), textarea, select");
  if (field) {
    if (event.key === "Escape" && field.type !== "search") field.blur();
    return;
  }
  const here = selected();
  const steppers = { j: 1, k: -1, ...(here ? { ArrowDown: 1, ArrowUp: -1 } : {}) };
  if (event.key in steppers) {
    event.preventDefault();
    step(steppers[event.key]);
  } else if (event.key === "Enter" && here?.matches(".hit-words")) {
    one('a[href*="#"]', here.closest(".hit"))?.click();
  } else if (event.key === "c" && here) {
    citationOf(here)?.click();
  } else if (event.key in DECISIONS && here?.dataset.item) {
    const entry = document.getElementById(`r1-entry-${here.dataset.item}`);
    one(`:scope > .statement > .more ${DECISIONS[event.key]}`, entry)?.click();
  } else if (event.key === "/" && one('input[type="search"]')) {
    event.preventDefault();
    one('input[type="search"]').focus();
  } else if (event.key === "?" && one(".help")) {
    location.assign("/help");
  } else if (event.key === "Escape") {
    document.activeElement.blur();
  }
});

/* From a statement's id in the address, or a stroke of the strip, to its place in the article. */
function goToStatement(key) {
  const marker = document.getElementById(`r1-${key}`);
  if (!marker) return;
  marker.scrollIntoView({ block: "center" });
  marker.focus({ preventScroll: true });
}
if (one("#statement-keys")) {
  const named = () => {
    // No element has the statement's id as its own: the browser would take the focus there.
    const id = decodeURIComponent(location.hash.slice(1));
    const item = all("#statement-keys li").find((each) => each.dataset.id === id);
    if (item) goToStatement(item.dataset.key);
  };
  named();
  addEventListener("hashchange", named);
  for (const stroke of all(".stroke")) {
    stroke.addEventListener("click", () => goToStatement(stroke.dataset.key));
  }
}
