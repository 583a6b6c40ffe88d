// SPDX-License-Identifier: Apache-2.0
// A picture drawn in the pixels of its own box, and drawn again when the box changes.

import { LitElement } from "lit";

export class Drawing extends LitElement {
  static properties = { wide: { state: true } };
  #box = null;

  constructor() {
    super();
    this.wide = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#box = new ResizeObserver(([entry]) => (this.wide = Math.round(entry.contentRect.width)));
    this.#box.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#box.disconnect();
  }
}

/** Round figures between two values, about so many: 1, 2, 2.5 or 5 of a power of ten apart. */
export function ticks(low, high, count) {
  const raw = (high - low) / count;
  if (!(raw > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= raw * 0.8);
  const found = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-9; i++) found.push(i * step);
  return found;
}

/** Decimals that tell neighbouring ticks apart. */
export function tickDigits(all) {
  if (all.length < 2) return 2;
  const step = all[1] - all[0];
  let places = 0;
  while (places < 6 && Math.abs(step * 10 ** places - Math.round(step * 10 ** places)) > 1e-6) places++;
  return places;
}

const dayMillis = 86_400_000;

/** Days since 1970. */
export function dayNumber(date) {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayMillis);
}

export function dateOf(number) {
  return new Date(number * dayMillis).toISOString().slice(0, 10);
}
