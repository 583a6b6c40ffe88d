// SPDX-License-Identifier: Apache-2.0
// Indices in words: what a name stands for, what a grade and a screen say, how values are written.

import { html } from "lit";
import * as format from "./format.js";

const kinds = { F: "frontier models", S: "standard models", O: "open-weight models" };
const components = { I: "input", C: "cached input", O: "output" };
const mixes = { TFB: "frontier models, agentic mix", TSB: "standard models, chat mix", TOB: "open-weight models, chat mix" };

const bases = {
  L: "from posted prices", A: "from dated facts of the archive", T: "from executed rentals",
};

/** What is priced, in a few words. */
export function subject(each) {
  const base = bases[family(each)] ?? "";
  if (each.unit === "GPU-hour" && /^[A-Z]+\d+$/.test(each.index)) return `one hour of one ${each.index}, on demand, ${base}`;
  if (each.index in mixes) return `a million tokens of ${mixes[each.index]}, ${base}`;
  const token = /^T([FSO])([ICO])(-.+)?$/.exec(each.index);
  if (token) return `a million tokens: ${components[token[2]]} of ${token[3] ? `${token[3].charAt(1)}${token[3].slice(2).toLowerCase()}` : kinds[token[1]]}, ${base}`;
  const margin = /^IMS-(.+)$/.exec(each.index);
  if (margin) return `what the tokens of one ${margin[1]}-hour fetch above the price of the hour`;
  if (each.index === "ACB") return "the AI compute basket: GPU-hours and tokens, in points";
  const pair = /^([A-Z]+\d+)-([A-Z]+\d+)$/.exec(each.index);
  if (pair) return `an hour of ${pair[1]} less an hour of ${pair[2]}`;
  return each.unit ? unit(each) : "";
}

/** Is it made of other indices? */
export function isMade(each) {
  return /^(T[FSO]B|ACB)$|^IMS-|^[A-Z]+\d+-[A-Z]+\d+$/.test(each.index);
}

/** What its panel is made of, in the singular or not. */
export function members(each, count) {
  const one = isMade(each) ? "part" : each.unit === "Mtok" ? "model" : "provider";
  return count === 1 ? one : `${one}s`;
}

/** What one of it is: dollars a GPU-hour, or plain points. */
export function unit(each) {
  return each.unit === "points" ? "points" : `USD a ${each.unit}`;
}

export function family(each) {
  return /^([A-Z])/.exec(each.method)?.[1] ?? "";
}

const made = (each) => isMade(each) && each.unit !== "Mtok";
const gpu = (of) => (each) => each.unit === "GPU-hour" && family(each) === of && !made(each);
const groups = [
  ["GPU-hours, listed prices", gpu("L")],
  ["GPU-hours, executed rentals", gpu("T")],
  ["Tokens, listed prices", (each) => each.unit === "Mtok" && family(each) === "L" && !made(each)],
  ["Baskets, spreads and margins, listed prices", (each) => family(each) === "L"],
  ["GPU-hours, dated facts since 2022", gpu("A")],
  ["Tokens, dated facts", (each) => each.unit === "Mtok" && !made(each)],
  ["Baskets, spreads and margins, dated facts", () => true],
];

const first = ["H100", "H200", "B200", "A100"];

/** The order of the house: the settled cards, then by name. */
function place(each) {
  const at = first.indexOf(each.index);
  return at < 0 ? first.length : at;
}

/** Indices by kind, each in one group. */
export function grouped(indices) {
  const rest = new Set(indices.toSorted((a, b) => place(a) - place(b) || a.index.localeCompare(b.index)));
  return groups.map(([title, belongs]) => {
    const members = [...rest].filter(belongs);
    members.forEach((each) => rest.delete(each));
    return { title, members };
  }).filter((group) => group.members.length);
}

/** As many decimals as a value of this size needs to be told from its neighbours. */
export function digits(value) {
  return Math.abs(Number(value)) >= 100 ? 2 : 4;
}

export function value(of, like = of) {
  return format.price(of, digits(like));
}

export function percent(share, places = 1) {
  return `${(share * 100).toFixed(places)}\u00a0%`;
}

/** A change with its sign, arrow and share of what it was before. */
export function change(by, now) {
  if (by === null || by === undefined) return html`<span class="dim">${format.none}</span>`;
  const moved = Number(by);
  if (!moved) return html`<span class="dim">unchanged</span>`;
  const before = Number(now) - moved;
  const tone = moved > 0 ? "up" : "down";
  const arrow = moved > 0 ? "▲ " : "▼ ";
  const share = before > 0 && Number(now) > 0 ? format.change(`${(moved / before * 100).toFixed(2)}\u00a0%`.replace("-", "\u2212"), moved) : "";
  return html`<span class="num ${tone}">${arrow}${value(Math.abs(moved), now)}${share ? html` <small>${share}</small>` : ""}</span>`;
}

export function badge(grade) {
  return html`<span class="grade" role="img" data-grade=${grade ?? "none"} aria-label=${grade ? `grade ${grade}` : "withheld"}>${grade ?? "–"}</span>`;
}

export const grades = {
  A: "every condition of the method was met with the day’s own prices",
  B: "one condition of the method fell short, or its kind of evidence earns no better",
  C: "several conditions of the method fell short",
  D: "not made from the day’s prices: carried from an earlier day, or determined by people",
};

export const evidence = ["executed rentals", "firm offers", "posted list prices", "carried forward", "determined by oversight"];

/** What a screen means, for whoever has not read the rules. */
export const screens = {
  included: "counted",
  capped: "counted, its weight held down by a cap",
  limited: "counted, its move held down by the daily limit",
  entrant: "seen for the first time, counts from its second day",
  quarantined: "far from all others or outside the bounds, waits for confirmation",
  held: "moved far and alone, waits for confirmation",
  unsteady: "moved far three times in a fortnight, counts again when quiet",
  conflict: "two captures disagree, the last agreed price stands",
  stale: "too old",
  "another-good": "not the good of this index",
  duplicate: "the same thing twice",
  "not-arms-length": "a trade with itself, or within one group",
  "too-small": "too small to count, or of unknown size",
  left: "gone since the last fixing",
  refused: "unusable",
};

export function counted(row) {
  return row.verdict === "included" || row.verdict === "capped";
}
