// SPDX-License-Identifier: Apache-2.0
// The ladder: asks above, bids below, the spread between them. As many levels as the height allows.

import { html, nothing } from "lit";
import { Panel } from "./panel.js";
import { fill } from "./fill.js";
import * as format from "./format.js";

const row = 19;
const middle = 30;
const most = 20;

class OrderBook extends Panel {
  static topics = ["book", "selection", "quotes"];
  static properties = { levels: { state: true } };

  constructor() {
    super();
    this.levels = 8;
    this.measure = new ResizeObserver(([entry]) => {
      const half = (entry.contentRect.height - middle) / 2;
      this.levels = Math.max(1, Math.min(most, Math.floor(half / row)));
      entry.target.style.setProperty("--row", `${Math.min(24, Math.max(row, half / this.levels))}px`);
    });
  }

  firstUpdated() {
    this.measure.observe(this.querySelector(".ladder"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.measure.disconnect();
  }

  render() {
    const digits = format.decimals(this.market.instrument?.tick);
    const asks = this.#side("asks", (a, b) => a.at - b.at);
    const bids = this.#side("bids", (a, b) => b.at - a.at);
    const largest = Math.max(1, ...asks.map((each) => each.qty), ...bids.map((each) => each.qty));
    return html`
      <h3>Book <span class="dim">${this.#depth(bids, asks)}</span></h3>
      <div class="heads ladder-row"><span>Price</span><span>Lots</span><span>Orders</span><span>Sum</span></div>
      <div class="ladder" role="table" aria-label="Order book">
        <div role="rowgroup" aria-label="Asks">${this.#rows(asks, "ask", largest, digits).reverse()}</div>
        ${this.#spread(bids[0], asks[0], digits)}
        <div role="rowgroup" aria-label="Bids">${this.#rows(bids, "bid", largest, digits)}</div>
      </div>`;
  }

  #side(side, order) {
    const levels = [...this.market.book[side]].map(([price, level]) => ({ price, at: Number(price), ...level }));
    levels.sort(order);
    let sum = 0;
    return levels.slice(0, this.levels).map((level) => ({ ...level, sum: (sum += level.qty) }));
  }

  /** Always the same number of rows, so that the spread keeps its place while levels come and go. */
  #rows(levels, side, largest, digits) {
    return Array.from({ length: this.levels }, (_, i) => {
      const level = levels[i];
      if (!level) return html`<div class="ladder-row"></div>`;
      return html`<div class="ladder-row ${side}" role="row" ${fill(level.qty / largest)}>
        <span role="cell" class="num price">${format.price(level.price, digits)}</span>
        <span role="cell" class="num">${format.lots(level.qty)}</span>
        <span role="cell" class="num dim">${level.orders || nothing}</span>
        <span role="cell" class="num dim">${format.lots(level.sum)}</span>
      </div>`;
    });
  }

  #spread(bid, ask, digits) {
    if (!bid || !ask) {
      return html`<div class="spread dim">${bid ? "No offers" : ask ? "No bids" : "The book is empty"}</div>`;
    }
    const wide = ask.at - bid.at;
    const mid = (ask.at + bid.at) / 2;
    if (wide <= 0) return html`<div class="spread dim">Bids and offers meet: the auction will trade them</div>`;
    return html`<div class="spread">
      <span class="num">${format.price(mid, digits + 1)} <small class="dim">mid</small></span>
      <span class="num dim">spread ${format.price(wide, digits)} · ${((wide / mid) * 10000).toFixed(0)} bp</span>
    </div>`;
  }

  #depth(bids, asks) {
    const bid = bids.at(-1)?.sum ?? 0;
    const ask = asks.at(-1)?.sum ?? 0;
    return bid + ask ? html`<span class="num">${format.lots(bid)} bid, ${format.lots(ask)} offered</span>` : nothing;
  }
}

customElements.define("order-book", OrderBook);
