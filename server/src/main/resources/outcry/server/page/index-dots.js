// SPDX-License-Identifier: Apache-2.0
// Every price of the day as a dot, tier by tier, with the level through all of them. The larger the dot the more it
// weighed; hollow ones did not count. The table beside it says the same in figures.

import { html, svg, nothing } from "lit";
import { Drawing, tickDigits, ticks } from "./drawing.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";

const lane = 46;
const margins = { left: 12, right: 12, top: 16, bottom: 22 };
const order = ["hyperscaler", "neocloud", "serverless", "marketplace", "frontier", "standard", "open"];

class IndexDots extends Drawing {
  static properties = { fixing: { attribute: false }, pointed: { state: true } };

  constructor() {
    super();
    this.pointed = null;
  }

  willUpdate(changed) {
    if (!changed.has("fixing")) return;
    const priced = this.fixing.panel.filter((row) => row.price !== null)
      .map((row) => ({ ...row, price: Number(row.price), counts: words.counted(row) }));
    this.tiers = [...Map.groupBy(priced, (row) => row.tier)]
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
    const marks = [this.fixing.value, this.fixing.beside.median].filter((each) => each !== null).map(Number);
    const counted = [...priced.filter((row) => row.counts).map((row) => row.price), ...marks];
    const all = counted.length ? counted : priced.map((row) => row.price);
    const room = (Math.max(...all) - Math.min(...all) || Math.abs(all[0]) || 1) * 0.08;
    this.low = Math.min(...all) - room;
    this.high = Math.max(...all) + room;
  }

  render() {
    if (!this.tiers.length) return html`<p class="empty dim">No provider had a price on this day.</p>`;
    const shown = this.#shown();
    return html`${this.wide > 0 ? this.#picture(shown) : nothing}
      <p class="readout-line foot">${shown ? html`<b>${shown.provider}</b> <span class="num">${words.value(shown.price)}</span>
        <span class="screen" data-verdict=${shown.verdict}>${shown.screen}</span>
        <span class="dim">${shown.counts ? `${words.percent(shown.weight)} of the weight` : shown.reason}</span>` : nothing}</p>`;
  }

  /** Who is named: whoever is pointed at, else who stands nearest to the level. */
  #shown() {
    const rows = this.tiers.flatMap(([, all]) => all);
    return rows.find((row) => row.provider === this.pointed) ?? this.#middle(rows);
  }

  #middle(rows) {
    const level = Number(this.fixing.value ?? this.fixing.beside.median);
    return rows.filter((row) => row.counts)
      .toSorted((a, b) => Math.abs(a.price - level) - Math.abs(b.price - level))[0] ?? null;
  }

  #picture(shown) {
    const { wide, tiers, low, high, fixing } = this;
    const tall = margins.top + tiers.length * lane + margins.bottom;
    const x = (price) => margins.left + ((Math.max(low, Math.min(high, price)) - low) / (high - low)) * (wide - margins.left - margins.right);
    const y = (i) => margins.top + i * lane + lane * 0.66;
    const scale = ticks(low, high, Math.max(2, Math.floor(wide / 90)));
    const bottom = tall - margins.bottom;
    this.places = tiers.flatMap(([, rows], i) => rows.map((row) => ({ row, x: x(row.price), y: y(i) })));
    return html`<svg class="dots" width=${wide} height=${tall} role="img" aria-label=${this.#spoken()}
      @pointermove=${this.#move} @pointerdown=${this.#move} @pointerleave=${() => (this.pointed = null)}>
      ${scale.map((each) => svg`<line class="grid" x1=${x(each)} x2=${x(each)} y1=${margins.top} y2=${bottom}></line>
        <text class="axis" text-anchor="middle" x=${x(each)} y=${tall - 6}>${format.price(each, tickDigits(scale))}</text>`)}
      ${tiers.map((_, i) => svg`<line class="lane" x1=${margins.left} x2=${wide - margins.right} y1=${margins.top + i * lane} y2=${margins.top + i * lane}></line>`)}
      ${fixing.beside.median ? svg`<line class="median" x1=${x(fixing.beside.median)} x2=${x(fixing.beside.median)} y1=${margins.top} y2=${bottom}></line>` : nothing}
      ${fixing.value === null ? nothing : svg`<line class="level" x1=${x(fixing.value)} x2=${x(fixing.value)} y1=${margins.top - 2} y2=${bottom}></line>
        <text class="axis strong" text-anchor=${anchor(x(fixing.value), wide)} x=${x(fixing.value)} y=${margins.top - 5}>${words.value(fixing.value)}</text>`}
      ${tiers.map(([tier, rows], i) => svg`<text class="tier" x=${margins.left} y=${margins.top + i * lane + 14}>${tier}
        <tspan class="axis">${share(rows)}</tspan></text>`)}
      ${this.places.map((each) => mark(each, each.row === shown, low, high))}
    </svg>`;
  }

  #move(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const far = (each) => (each.x - event.clientX + box.left) ** 2 + (each.y - event.clientY + box.top) ** 2;
    this.pointed = this.places.reduce((best, each) => (far(each) < far(best) ? each : best)).row.provider;
  }

  #spoken() {
    return `Prices by tier. ${this.tiers.map(([tier, rows]) => {
      const counted = rows.filter((row) => row.counts).map((row) => row.price);
      return counted.length ? `${tier}: ${counted.length} from ${words.value(Math.min(...counted))} to ${words.value(Math.max(...counted))}`
        : `${tier}: none counted`;
    }).join("; ")}`;
  }
}

function share(rows) {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  return `${rows.filter((row) => row.counts).length} counted, ${words.percent(weight)}`;
}

function anchor(at, wide) {
  return at < 40 ? "start" : at > wide - 40 ? "end" : "middle";
}

/** A dot; beyond the edge an arrow with the price. */
function mark({ row, x, y }, shown, low, high) {
  if (row.price < low || row.price > high) {
    const left = row.price < low;
    return svg`<path class="beyond" data-shown=${shown} d=${left ? `M${x} ${y}l7-4.5v9z` : `M${x} ${y}l-7-4.5v9z`}></path>
      <text class="axis" text-anchor=${left ? "start" : "end"} x=${left ? x + 11 : x - 11} y=${y + 4}>${words.value(row.price)}</text>`;
  }
  const radius = row.counts ? 2.5 + Math.sqrt(row.weight) * 14 : 4;
  return svg`<circle class=${row.counts ? "counts" : "apart"} data-shown=${shown} cx=${x} cy=${y} r=${radius}></circle>`;
}

customElements.define("index-dots", IndexDots);
