// SPDX-License-Identifier: Apache-2.0
// Trades of the selected contract, newest first. The arrow says which side came in: up a buyer, down a seller.

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Panel } from "./panel.js";
import * as format from "./format.js";

const shown = 60;
const arrows = { buy: "▲", sell: "▼" };
const sides = { buy: "up", sell: "down" };

class TradesTape extends Panel {
  static topics = ["trades", "selection"];

  render() {
    const { trades, instrument } = this.market;
    const digits = format.decimals(instrument?.tick);
    return html`
      <h3>Trades <span class="dim">newest first, UTC</span></h3>
      <div class="heads tape-row"><span>Time</span><span>Price</span><span>Lots</span></div>
      <ol class="tape" tabindex="0" aria-label="Trades">
        ${trades.length ? repeat(trades.slice(0, shown), (each) => each.trade, (each) => row(each, digits))
          : html`<li class="empty dim">No trade yet</li>`}
      </ol>`;
  }
}

function row(trade, digits) {
  return html`<li class="tape-row">
    <span class="num dim">${format.clock(trade.t)}</span>
    <span class="num ${sides[trade.aggressor] ?? ""}"><i aria-label=${trade.aggressor}>${arrows[trade.aggressor] ?? ""}</i>
      ${format.price(trade.price, digits)}</span>
    <span class="num">${format.lots(trade.qty)}</span>
  </li>`;
}

customElements.define("trades-tape", TradesTape);
