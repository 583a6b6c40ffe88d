// SPDX-License-Identifier: Apache-2.0
// The history of an index: its level, the cross-section of every day around it, what was paid beside it, gaps where
// nothing was published, and the grade of every day below. The pointer or the arrow keys name a day; Enter opens it.

import { html, svg, nothing } from "lit";
import { Drawing, dateOf, dayNumber, tickDigits, ticks } from "./drawing.js";
import { roving } from "./roving.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";

const high = 250;
const strip = 12;
const margins = { left: 10, right: 54, top: 10, bottom: 22 };
const spans = { "1M": 30, "3M": 91, "1Y": 365, All: Infinity };
const keys = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 30, PageDown: -30 };

class IndexHistory extends Drawing {
  static properties = {
    days: { attribute: false }, other: { attribute: false }, chosen: {}, name: {},
    span: { state: true }, pointed: { state: true }, silenced: { state: true },
  };

  constructor() {
    super();
    this.span = null;
    this.pointed = null;
    this.silenced = new Set();
  }

  willUpdate(changed) {
    if (changed.has("chosen") || changed.has("name")) this.pointed = null;
    this.span ??= this.days.length > 120 ? "3M" : "All";
    const last = dayNumber(this.days.at(-1).date);
    const first = Math.max(dayNumber(this.days[0].date), last - spans[this.span] + 1);
    const chosen = dayNumber(this.chosen);
    this.first = Math.min(first, Math.max(chosen - 7, dayNumber(this.days[0].date)));
    this.last = last;
    this.shown = this.days.map((day) => ({ ...day, at: dayNumber(day.date) })).filter((day) => day.at >= this.first);
    this.paid = (this.other?.days ?? []).map((day) => ({ ...day, at: dayNumber(day.date) })).filter((day) => day.at >= this.first);
  }

  render() {
    const { shown } = this;
    const at = this.#at();
    const day = shown[at];
    return html`
      <h3><span class="readout-days">${this.#readout(day)}</span>${this.#spans()}</h3>
      ${this.wide > 0 ? this.#picture(day, at) : html`<div class="history"></div>`}
      <p class="keys dim">${this.#keys()}</p>`;
  }

  /** Place of the day that is named: the pointed one, else the one the page is about. A day keeps its name when more come. */
  #at() {
    const at = this.shown.findIndex((day) => day.date === (this.pointed ?? this.chosen));
    return at < 0 ? this.shown.length - 1 : at;
  }

  #spans() {
    const all = Object.keys(spans).filter((id) => id === "All" || this.days.length > spans[id]);
    if (all.length < 2) return nothing;
    return html`<span class="choices" role="radiogroup" aria-label="Span" @keydown=${roving}>${all.map((id) => html`<button
      role="radio" aria-checked=${id === this.span} tabindex=${id === this.span ? 0 : -1}
      @click=${() => (this.span = id)}>${id}</button>`)}</span>`;
  }

  #readout(day) {
    const paid = this.paid.find((each) => each.date === day.date);
    const part = (id, name, figure) => html`<span class="part"><i class="mark" data-series=${id}></i>${name}
      <b class="num">${figure}</b></span>`;
    const like = day.value ?? day.median;
    return html`<span class="part"><b>${format.day(day.date)}</b></span>
      ${day.value === null ? html`<span class="part warn">${day.fault ? "damaged" : "withheld"}</span>
        <span class="dim reason">${day.fault ?? day.reason}</span>` : part("level", "", words.value(day.value))}
      ${day.grade ? html`<span class="part">${words.badge(day.grade)}</span>` : nothing}
      ${day.median ? part("median", "median", words.value(day.median, like)) : nothing}
      ${day.p25 ? html`<span class="part dim">quartiles <span class="num">${words.value(day.p25, like)} – ${words.value(day.p75, like)}</span></span>` : nothing}
      ${this.other ? part("paid", companionName(this.other.name), paid ? paid.value === null ? "withheld" : words.value(paid.value, like) : format.none) : nothing}
      ${day.oversight ? html`<span class="part warn">by oversight</span>` : day.corrected ? html`<span class="part warn">corrected</span>` : nothing}`;
  }

  #picture(day, at) {
    const { wide, shown, paid } = this;
    const inner = wide - margins.left - margins.right;
    const count = Math.max(1, this.last - this.first);
    const x = (number) => margins.left + ((number - this.first) / count) * inner;
    const seen = (id) => !this.silenced.has(id);
    const values = [
      ...shown.flatMap((each) => [each.value, seen("median") && each.median]),
      ...(seen("paid") ? paid.map((each) => each.value) : []),
    ].filter((each) => each !== null && each !== false).map(Number);
    const [low, top] = values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
    const room = (top - low || Math.abs(top) * 0.02 || 1) * 0.12;
    const bottom = high - margins.bottom - strip;
    const y = (value) => margins.top + ((top + room - Number(value)) / (top - low + 2 * room)) * (bottom - margins.top);
    const levels = ticks(low - room, top + room, 6);
    const line = (rows, field) => runs(rows, field).map((run) => `M${run.map((each) => `${round(x(each.at))} ${round(y(each[field]))}`).join("L")}`
      + (run.length === 1 ? "h0.01" : "")).join("");
    const half = inner / count / 2;
    return html`<svg class="history" width=${wide} height=${high} tabindex="0" role="slider" aria-label="History of ${this.name}"
      aria-valuemin="1" aria-valuemax=${shown.length} aria-valuenow=${at + 1} aria-valuetext=${spoken(day)}
      @pointermove=${(event) => this.#move(event, x)} @pointerdown=${(event) => this.#move(event, x)}
      @pointerleave=${() => (this.pointed = null)} @keydown=${this.#key} @click=${() => this.#open()}>
      ${levels.map((each) => svg`<line class="grid" x1=${margins.left} x2=${wide - margins.right} y1=${y(each)} y2=${y(each)}></line>
        <text class="axis" x=${wide - margins.right + 8} y=${y(each) + 4}>${format.price(each, tickDigits(levels))}</text>`)}
      ${stretches(shown).map((run) => svg`<rect class="gap" x=${x(run.from) - half} width=${x(run.to) - x(run.from) + 2 * half}
        y=${margins.top} height=${bottom - margins.top}></rect>`)}
      ${seen("band") ? svg`<path class="band" d=${band(shown, x, (price) => within(y(price), margins.top, bottom))}></path>` : nothing}
      ${seen("median") ? svg`<path class="median" d=${line(shown, "median")}></path>` : nothing}
      ${seen("paid") ? svg`<path class="paid" d=${line(paid, "value")}></path>` : nothing}
      <path class="level" d=${line(shown, "value")}></path>
      ${shown.filter((each) => each.value !== null && (each.corrected || each.oversight)).map((each) => svg`<path class="mended"
        d=${`M${x(each.at)} ${y(each.value) - 6}l4.5 6-4.5 6-4.5-6z`}></path>`)}
      ${this.#grades(x, half, bottom)}
      ${calendar(this.first, this.last, inner).map((each) => svg`<text class="axis" text-anchor=${each.anchor}
        x=${Math.min(x(each.at), wide - margins.right)} y=${high - 5}>${each.text}</text>`)}
      ${svg`<line class="pointed" x1=${x(day.at)} x2=${x(day.at)} y1=${margins.top} y2=${bottom + strip}></line>`}
      ${day.value === null ? nothing : svg`<circle class="dot" cx=${x(day.at)} cy=${y(day.value)} r="3.5"></circle>`}
    </svg>`;
  }

  /** One rectangle for each run of days with the same grade; its letter where there is room. */
  #grades(x, half, bottom) {
    return sameGrade(this.shown).map((run) => {
      const left = Math.max(margins.left, x(run.from) - half);
      const width = Math.min(this.wide - margins.right, x(run.to) + half) - left;
      return svg`<rect class="graded" data-grade=${run.grade} x=${left} y=${bottom + 3} width=${Math.max(1, width - 1)}
        height=${strip - 3}></rect>${width > 26 && run.grade !== "none" ? svg`<text class="letter" text-anchor="middle"
        x=${left + width / 2} y=${bottom + strip - 1.5}>${run.grade}</text>` : nothing}`;
    });
  }

  #keys() {
    const toggle = (id, name) => html`<button class="series" aria-pressed=${!this.silenced.has(id)} @click=${() => this.#toggle(id)}>
      <i class="mark" data-series=${id}></i>${name}</button>`;
    return html`<span><i class="mark" data-series="level"></i>${this.name}</span>
      ${this.shown.some((day) => day.median) ? html`${toggle("median", "median of the day")}${toggle("band", "quartiles, as far as there is room")}` : nothing}
      ${this.other ? toggle("paid", companionName(this.other.name)) : nothing}
      <span><i class="mark" data-series="gap"></i>withheld</span><span><i class="mark" data-series="mended"></i>corrected or by oversight</span>`;
  }

  #toggle(id) {
    const next = new Set(this.silenced);
    if (!next.delete(id)) next.add(id);
    this.silenced = next;
  }

  #move(event, x) {
    const box = event.currentTarget.getBoundingClientRect();
    const at = event.clientX - box.left;
    let best = 0;
    this.shown.forEach((day, i) => {
      if (Math.abs(x(day.at) - at) < Math.abs(x(this.shown[best].at) - at)) best = i;
    });
    this.pointed = this.shown[best].date;
  }

  #key(event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#open();
      return;
    }
    const last = this.shown.length - 1;
    const now = this.#at();
    const to = event.key === "Home" ? 0 : event.key === "End" ? last : event.key in keys ? now + keys[event.key] : null;
    if (to === null) return;
    event.preventDefault();
    this.pointed = this.shown[Math.max(0, Math.min(last, to))].date;
  }

  #open() {
    if (this.pointed !== null) this.dispatchEvent(new CustomEvent("day", { detail: this.shown[this.#at()] }));
  }
}

const within = (value, low, high) => Math.max(low, Math.min(high, value));
const round = (pixel) => pixel.toFixed(1);

function companionName(address) {
  return `${address.replace(/-(\d+)$/, "/$1")} ${/-T-\d+$/.test(address) ? "(paid)" : "(listed)"}`;
}

/** Days that follow each other with a figure, broken where one is missing. */
function runs(rows, field) {
  const found = [];
  let run = null;
  for (const each of rows) {
    if (each[field] === null) {
      run = null;
      continue;
    }
    if (!run || each.at !== run.at(-1).at + 1) found.push((run = []));
    run.push(each);
  }
  return found;
}

function band(rows, x, y) {
  return runs(rows, "p25").map((run) => {
    const upper = run.map((each) => `${round(x(each.at))} ${round(y(each.p75))}`);
    const lower = run.toReversed().map((each) => `${round(x(each.at))} ${round(y(each.p25))}`);
    return `M${[...upper, ...lower].join("L")}Z`;
  }).join("");
}

/** Stretches of days without a value. */
function stretches(rows) {
  return neighbours(rows.filter((each) => each.value === null), () => true);
}

function sameGrade(rows) {
  return neighbours(rows, (a, b) => a.grade === b.grade).map((run) => ({ ...run, grade: run.first.grade ?? "none" }));
}

function neighbours(rows, alike) {
  const found = [];
  for (const each of rows) {
    const run = found.at(-1);
    if (run && each.at === run.to + 1 && alike(run.first, each)) run.to = each.at;
    else found.push({ from: each.at, to: each.at, first: each });
  }
  return found;
}

/** Names of months, or of days where the span is short, with room between them. */
function calendar(first, last, inner) {
  const short = last - first < 45;
  const found = [];
  for (let number = first; number <= last; number++) {
    const date = dateOf(number);
    if (short ? (number - first) % 7 === 0 : date.endsWith("-01")) found.push({ at: number, date });
  }
  const every = Math.max(1, Math.ceil(found.length / Math.max(2, Math.floor(inner / 64))));
  return found.filter((_, i) => i % every === 0).map(({ at, date }) => ({
    at, text: short ? format.shortDay(date) : format.month(`-${date.slice(0, 7)}`),
    anchor: at - first < (last - first) * 0.03 ? "start" : "middle",
  }));
}

function spoken(day) {
  const level = day.value === null ? `withheld: ${day.reason || day.fault}` : `${words.value(day.value)}, grade ${day.grade}`;
  const median = day.median ? `, median ${words.value(day.median)}` : "";
  return `${format.day(day.date)}: ${level}${median}`;
}

customElements.define("index-history", IndexHistory);
