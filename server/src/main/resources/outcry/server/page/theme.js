// SPDX-License-Identifier: Apache-2.0
// Dark or light: the reader's system decides until the reader does. Charts ask here for resolved colours.

const kept = "outcry.theme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: light)");
const listeners = new Set();

export function theme() {
  return root.dataset.theme ?? (system.matches ? "light" : "dark");
}

export function toggleTheme() {
  root.dataset.theme = theme() === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(kept, root.dataset.theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  tell();
}

/** Calls back on every change of theme; the answer stops it. */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The colours of the style sheet as plain rgb(), which a canvas understands. */
export function colours() {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const found = {};
  for (const name of ["ink", "dim", "faint", "line", "panel", "up", "down", "mark"]) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

function tell() {
  listeners.forEach((listener) => listener());
}

try {
  const choice = localStorage.getItem(kept);
  if (choice === "dark" || choice === "light") root.dataset.theme = choice;
} catch {
  // As above.
}
system.addEventListener("change", tell);
