// SPDX-License-Identifier: Apache-2.0
// Prices of all months of the product, beside the index they will settle on and the curve of the last settlement.

import { html } from "lit";
import { Panel } from "./panel.js";
import { Chart, axis } from "./chart.js";
import * as format from "./format.js";

const spot = "Index";

class ForwardCurve extends Panel {
  static topics = ["curve", "quotes", "selection"];

  firstUpdated() {
    this.chart = new Chart(this.querySelector(".canvas"));
    this.chart.on("click", (event) => {
      const contract = this.market.curve?.points[event.dataIndex - 1]?.contract;
      if (contract) this.market.select(contract);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.chart?.dispose();
  }

  render() {
    const points = this.market.curve?.points ?? [];
    return html`
      <h3>Forward curve <span class="keys dim"><i class="key-now"></i>now <i class="key-before"></i>last settlement
        <i class="key-index"></i>index</span></h3>
      <div class="canvas" role="img" aria-label="Forward curve of ${this.market.product}: ${points
        .map((each) => `${format.month(each.contract)} ${each.price}`).join(", ")}"></div>`;
  }

  updated() {
    const { curve, instruments, contract } = this.market;
    const points = (curve?.points ?? []).map((each) => {
      const quote = instruments.get(each.contract);
      return { ...each, ...middle(quote), before: quote?.settlement ?? null, selected: each.contract === contract };
    });
    const digits = format.decimals(this.market.instrument?.tick);
    this.chart.show((palette) => drawing(palette, points, curve?.index ?? null, digits));
  }
}

function drawing(palette, points, index, digits) {
  const names = [spot, ...points.map((each, i) => month(each.contract, i === 0))];
  const line = (color, width, more) => ({ type: "line", lineStyle: { color, width, ...more }, itemStyle: { color } });
  return {
    animation: false,
    grid: { left: 14, right: 58, top: 12, bottom: 26 },
    xAxis: axis(palette, { type: "category", data: names, boundaryGap: true, axisLabel: { margin: 10 } }),
    yAxis: axis(palette, { type: "value", scale: true, position: "right", splitNumber: 4,
      axisLabel: { formatter: (value) => value.toFixed(digits), margin: 8 } }),
    series: [
      { ...line(palette.faint, 1.4, { type: [4, 3] }), showSymbol: false, silent: true,
        data: ["-", ...points.map((each) => each.before ?? "-")] },
      { ...line(palette.ink, 1.6), showAllSymbol: true, cursor: "pointer",
        data: ["-", ...points.map((each) => point(palette, each))] },
      { ...line(palette.mark, 0), symbol: "diamond", symbolSize: 10, silent: true,
        data: index ? [index.value, ...points.map(() => "-")] : [],
        markLine: { silent: true, symbol: "none", label: { show: false },
          lineStyle: { color: palette.mark, width: 1, type: [1, 4] }, data: index ? [{ yAxis: Number(index.value) }] : [] } },
    ],
  };
}

/** Between bid and ask when there are both: last trades of months that trade seldom make a crooked curve. */
function middle(quote) {
  return quote?.bid && quote.ask ? { price: (Number(quote.bid) + Number(quote.ask)) / 2, source: "mid" } : {};
}

/** The year is told once, and again when it turns. */
function month(contract, first) {
  const name = format.month(contract);
  return first || name.startsWith("Jan") ? name : name.slice(0, 3);
}

/** A point made by the market is full, one carried over from a settlement is hollow; the selected month is ringed. */
function point(palette, each) {
  const market = each.source === "trade" || each.source === "mid";
  return {
    value: each.price ?? "-",
    symbol: "circle",
    symbolSize: each.selected ? 10 : 6,
    itemStyle: { color: market ? palette.ink : palette.panel, borderColor: each.selected ? palette.up : palette.ink,
      borderWidth: each.selected ? 3 : 1.4 },
  };
}

customElements.define("forward-curve", ForwardCurve);
