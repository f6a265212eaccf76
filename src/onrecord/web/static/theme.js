"use strict";
// Loaded before anything is shown, so that no page is light first and dark then.
const stored = (() => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
})();
if (stored === "light" || stored === "dark") document.documentElement.dataset.theme = stored;
