// SPDX-License-Identifier: Apache-2.0
// Candles of the selected contract against the index it settles on. Up is blue and hollow, down is orange and full:
// readable without telling red from green.

import { html, nothing } from "lit";
import { Panel } from "./panel.js";
import { Chart, axis, font } from "./chart.js";
import * as format from "./format.js";

const intervals = [["1d", "Day"], ["1h", "1 h"], ["5m", "5 min"], ["1m", "1 min"]];
const slotWidth = 12;

class PriceChart extends Panel {
  static topics = ["bars", "selection"];
  static properties = { pointed: { state: true } };

  constructor() {
    super();
    this.pointed = null;
  }

  firstUpdated() {
    this.chart = new Chart(this.querySelector(".canvas"));
    this.chart.on("updateAxisPointer", (event) => (this.pointed = event.axesInfo?.[0]?.value ?? null));
    this.chart.onBlank("globalout", () => (this.pointed = null));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chart?.dispose();
  }

  render() {
    const { market } = this;
    this.slots = this.#slots();
    return html`
      <h3><span><span class="title">Price</span>${this.#readout()}</span>
        <span class="choices" role="radiogroup" aria-label="Candle length">
          ${intervals.map(([id, name]) => html`<button role="radio" aria-checked=${market.interval === id}
            @click=${() => market.setInterval(id)}>${name}</button>`)}
        </span></h3>
      <div class="canvas" role="img" aria-label=${this.#spoken()}></div>`;
  }

  updated() {
    const digits = format.decimals(this.market.instrument?.tick);
    this.chart.show((palette) => drawing(palette, this.slots, digits));
  }

  /** One slot a candle or fixing, in time: {at, bar, index}. */
  #slots() {
    const { bars, fixings, interval } = this.market;
    const values = new Map(fixings.map((each) => [each.date, Number(each.value)]));
    const candles = new Map(bars.map((each) => [each.at, each]));
    const times = interval === "1d" ? [...new Set([...values.keys(), ...candles.keys()])].sort() : [...candles.keys()];
    const room = Math.max(30, Math.floor((this.clientWidth || 900) / slotWidth));
    return times.slice(-room).map((at) => (
      { at, bar: candles.get(at) ?? null, index: values.get(at.slice(0, 10)) ?? null }));
  }

  #readout() {
    const digits = format.decimals(this.market.instrument?.tick);
    const slot = this.slots[this.pointed ?? this.slots.length - 1] ?? null;
    if (!slot) return nothing;
    const { bar, index } = slot;
    const figure = (name, value) => html`<span class="dim">${name}</span> <span class="num">${value}</span> `;
    return html`<span class="readout">
      <span class="num dim">${label(slot.at)}</span>
      ${bar ? html`${figure("O", format.price(bar.open, digits))}${figure("H", format.price(bar.high, digits))}
        ${figure("L", format.price(bar.low, digits))}${figure("C", format.price(bar.close, digits))}
        ${figure("Vol", format.lots(bar.volume))}` : nothing}
      ${index === null ? nothing : html`<span class="key-index"></span>${figure("Index", format.price(index, digits + 1))}`}
    </span>`;
  }

  #spoken() {
    const last = this.slots.findLast((slot) => slot.bar);
    return last ? `Candles of ${this.market.contract}, last close ${last.bar.close}` : "No candle yet";
  }
}

function label(at) {
  return at.length > 10 ? format.clock(at).slice(0, 5) : format.shortDay(at);
}

function drawing(palette, slots, digits) {
  const times = slots.map((slot) => slot.at);
  const last = slots.findLast((slot) => slot.bar)?.bar;
  return {
    animation: false,
    grid: [
      { left: 10, right: 58, top: 10, bottom: 62 },
      { left: 10, right: 58, height: 34, bottom: 24 },
    ],
    axisPointer: {
      show: true, snap: true, link: [{ xAxisIndex: "all" }], triggerTooltip: false,
      lineStyle: { color: palette.faint, type: "solid" }, label: { show: false },
    },
    xAxis: [
      axis(palette, { type: "category", data: times, gridIndex: 0, axisLabel: { show: false } }),
      axis(palette, { type: "category", data: times, gridIndex: 1, axisLabel: { formatter: label, margin: 8 } }),
    ],
    yAxis: [
      axis(palette, { type: "value", scale: true, position: "right", gridIndex: 0, splitNumber: 4,
        axisPointer: { show: false },
        axisLabel: { formatter: (value) => value.toFixed(digits), showMinLabel: false, margin: 8 } }),
      axis(palette, { type: "value", gridIndex: 1, axisPointer: { show: false }, splitLine: { show: false },
        axisLabel: { show: false } }),
    ],
    series: [candles(palette, slots, last, digits), index(palette, slots), volume(palette, slots)],
  };
}

function candles(palette, slots, last, digits) {
  return {
    type: "candlestick", xAxisIndex: 0, yAxisIndex: 0, barMaxWidth: 11,
    data: slots.map(({ bar }) => (bar ? [bar.open, bar.close, bar.low, bar.high] : "-")),
    itemStyle: { color: palette.panel, borderColor: palette.up, color0: palette.down, borderColor0: palette.down,
      borderWidth: 1.2 },
    markLine: {
      silent: true, symbol: "none", precision: 6,
      lineStyle: { color: palette.dim, type: [2, 3], width: 1 },
      label: { position: "end", formatter: () => last?.close.toFixed(digits) ?? "", color: palette.panel,
        backgroundColor: palette.ink, padding: [0, 4], lineHeight: 17, fontSize: 11, fontFamily: font },
      data: last ? [{ yAxis: last.close }] : [],
    },
  };
}

function index(palette, slots) {
  return {
    type: "line", xAxisIndex: 0, yAxisIndex: 0, z: 3, showSymbol: false, connectNulls: true, silent: true,
    lineStyle: { color: palette.mark, width: 1.6 }, itemStyle: { color: palette.mark },
    data: slots.map((slot) => slot.index ?? "-"),
  };
}

function volume(palette, slots) {
  return {
    type: "bar", xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 11, silent: true,
    itemStyle: { color: palette.faint },
    data: slots.map(({ bar }) => bar?.volume ?? "-"),
  };
}

customElements.define("price-chart", PriceChart);
