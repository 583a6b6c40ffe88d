// SPDX-License-Identifier: Apache-2.0
// What a portfolio loses in every scenario of one set. Losses hang below the line, gains stand above it; the tail, whose
// mean counts, is full. The pointer or the arrow keys name a scenario.

import { LitElement, html, svg, nothing } from "lit";
import * as format from "./format.js";

const high = 100;
const many = 6;
const keys = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, PageUp: -20, PageDown: 20 };

class ScenarioLosses extends LitElement {
  static properties = {
    set: { attribute: false }, losses: { attribute: false }, sorted: { attribute: false }, call: { attribute: false },
    pointed: { state: true },
  };

  constructor() {
    super();
    this.pointed = null;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("sorted")) this.pointed = null;
    const tail = new Set(this.set.worst.map((each) => each.scenario));
    const columns = this.losses.map((loss, i) => ({ scenario: i + 1, loss: Number(loss), tail: tail.has(i + 1) }));
    const worst = columns.toSorted((a, b) => b.loss - a.loss || a.scenario - b.scenario);
    worst.forEach((each, i) => (each.rank = i + 1));
    this.columns = this.sorted ? worst : columns;
    this.worst = worst;
  }

  render() {
    const { set, columns } = this;
    const at = Math.min(this.pointed ?? columns.indexOf(this.worst[0]), columns.length - 1);
    const bottom = Math.max(0, this.worst[0].loss);
    const best = Math.max(0, -this.worst.at(-1).loss);
    const top = bottom > 0 ? Math.min(best, bottom / 2) : best;
    const y = (loss) => top + bottom > 0 ? ((top + loss) / (top + bottom)) * high : high / 2;
    const bars = (which) => columns.map((each, i) => (which(each) ? bar(i, columns.length, y(0), y(each.loss)) : "")).join("");
    return html`
      <h4>${title(set)} <span class="dim rule">${this.#rule()}</span>
        <span class="num">${format.cents(set.tail)}</span></h4>
      <svg class="losses" viewBox="0 0 ${columns.length} ${high}" preserveAspectRatio="none" tabindex="0" role="slider"
        aria-label="Scenarios of ${set.set || "the model"}${this.sorted ? ", worst first" : ""}" aria-valuemin="1"
        aria-valuemax=${columns.length} aria-valuenow=${at + 1} aria-valuetext=${spoken(columns[at], this.columns.length)}
        @pointermove=${this.#move} @pointerdown=${this.#move} @pointerleave=${() => (this.pointed = null)} @keydown=${this.#key}>
        <path class="gain" d=${bars((each) => each.loss < 0)}></path>
        <path class="loss" d=${bars((each) => each.loss > 0 && !each.tail)}></path>
        <path class="tail" d=${bars((each) => each.loss > 0 && each.tail)}></path>
        <line class="zero" x1="0" x2=${columns.length} y1=${y(0)} y2=${y(0)}></line>
        ${Number(set.tail) > 0 ? svg`<line class="mean" x1="0" x2=${columns.length} y1=${y(Number(set.tail))}
          y2=${y(Number(set.tail))}></line>` : nothing}
        ${this.call > 0 && this.call < bottom ? svg`<line class="call" x1="0" x2=${columns.length} y1=${y(this.call)}
          y2=${y(this.call)}><title>Below this line lies a call</title></line>` : nothing}
        <rect class="pointed" x=${at} y="0" width="1" height=${high}></rect>
      </svg>
      ${this.#readout(columns[at])}
      ${this.#table()}`;
  }

  /** How the tail is made, and how much of it counts. */
  #rule() {
    const { set } = this;
    const one = set.worst.length === 1;
    const mean = one ? `the largest loss of ${set.scenarios}` : `mean of the ${set.worst.length} largest losses of ${set.scenarios}`;
    const counts = !set.counts ? ", below another set of its group" : Number(set.weight) === 1 ? "" : `, counts × ${set.weight}`;
    return mean + counts;
  }

  #readout(each) {
    const parts = this.set.worst.find((loss) => loss.scenario === each.scenario)?.parts;
    return html`<p class="readout-line"><b>Scenario ${each.scenario}</b> ${outcome(each)}
      <span class="dim">${rank(each)}</span>
      ${parts ? html`<span class="parts dim">${brought(parts)}</span>` : nothing}</p>`;
  }

  #table() {
    const { set } = this;
    return html`<details><summary>The ${set.worst.length === 1 ? "scenario" : `${set.worst.length} scenarios`} of the tail in figures</summary>
      <div class="scroll" tabindex="0"><table>
        <thead><tr><th scope="col">Scenario</th><th scope="col" class="num">Loss</th><th scope="col">What it is made of</th></tr></thead>
        <tbody>${set.worst.map((each) => html`<tr><th scope="row">${each.scenario}</th>
          <td class="num">${format.cents(each.loss)}</td>
          <td class="made">${brought(each.parts)}</td></tr>`)}</tbody>
      </table></div></details>`;
  }

  #move(event) {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * this.columns.length);
    this.pointed = Math.max(0, Math.min(this.columns.length - 1, at));
  }

  #key(event) {
    const last = this.columns.length - 1;
    const now = this.pointed ?? this.columns.indexOf(this.worst[0]);
    const to = event.key === "Home" ? 0 : event.key === "End" ? last : event.key in keys ? now + keys[event.key] : null;
    if (to === null) return;
    event.preventDefault();
    this.pointed = Math.max(0, Math.min(last, to));
  }
}

const words = { fhs: "filtered history", floor: "long-run volatility", jump: "list-price jumps", stress: "written stress" };

/** The model's own name of the set, and what the house's are. */
function title(set) {
  return html`${set.set || "Scenarios"}${set.set in words ? html`<span class="dim">${words[set.set]}</span>` : nothing}`;
}

/** Profit and loss of each contract, or of each product where there are many; the largest first. */
function brought(parts) {
  const all = Object.entries(parts);
  const name = all.length > many ? format.product : format.contract;
  const sums = new Map();
  for (const [contract, loss] of all) sums.set(name(contract), (sums.get(name(contract)) ?? 0) - Number(loss));
  return [...sums].filter(([, sum]) => sum).toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([each, sum]) => html`<span>${each} <span class="num">${format.change(format.cents(sum), sum)}</span></span>`);
}

function bar(i, count, zero, end) {
  const width = count > 120 ? 1 : 0.8;
  return `M${i} ${zero}h${width}V${end}h${-width}z`;
}

function outcome(each) {
  return each.loss > 0 ? html`loses <span class="num down">${format.cents(each.loss)}</span>`
    : each.loss < 0 ? html`gains <span class="num up">${format.cents(-each.loss)}</span>` : "changes nothing";
}

function rank(each) {
  return each.tail ? `in the tail, number ${each.rank} from the worst` : `number ${each.rank} from the worst`;
}

function spoken(each, of) {
  const what = each.loss > 0 ? `loses ${format.cents(each.loss)}` : each.loss < 0 ? `gains ${format.cents(-each.loss)}` : "changes nothing";
  return `Scenario ${each.scenario} ${what}, ${rank(each)} of ${of}`;
}

customElements.define("scenario-losses", ScenarioLosses);
