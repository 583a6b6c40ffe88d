// SPDX-License-Identifier: Apache-2.0
// The selected contract in one line: what it is, what it trades at, and how much of it there is.

import { html, nothing } from "lit";
import { Panel } from "./panel.js";
import * as format from "./format.js";

class QuoteStrip extends Panel {
  static topics = ["quotes", "book", "trades", "bars", "selection"];

  render() {
    const at = this.market.instrument;
    if (!at) return html`<section class="quote"><p class="dim">Waiting for the first listing.</p></section>`;
    const digits = format.decimals(at.tick);
    const last = this.market.trades[0]?.price ?? at.last;
    const moved = last && at.settlement ? Number(last) - Number(at.settlement) : 0;
    return html`
      <section class="quote" aria-label="Quote">
        <div class="name">
          <h2>${at.product} ${format.month(at.contract)}<span class="state" data-state=${at.state}>${at.state}</span></h2>
          <p class="dim">${terms(at)}</p>
        </div>
        <div class="last">
          <span class="num big ${tone(moved)}">${format.price(last ?? at.settlement ?? at.reference, digits)}</span>
          <span class="num ${tone(moved)}">${moved ? html`${moved > 0 ? "▲" : "▼"}
            ${format.price(Math.abs(moved), digits)}` : nothing}</span>
        </div>
        <dl class="facts">${this.#facts(at, digits, last)}</dl>
      </section>`;
  }

  #facts(at, digits, last) {
    const bid = this.market.best("bids");
    const ask = this.market.best("asks");
    const index = this.market.fixings.at(-1)?.value;
    const basis = index && last ? Number(last) - Number(index) : null;
    return [
      ...(collects(at.state) ? [auction(at, digits)] : []),
      ["Bid", html`<span class="up">${format.price(bid?.price, digits)}</span>`, bid && `× ${format.lots(bid.qty)}`],
      ["Ask", html`<span class="down">${format.price(ask?.price, digits)}</span>`, ask && `× ${format.lots(ask.qty)}`],
      ["Settlement", format.price(at.settlement, digits)],
      [at.index ? html`Index <a href="/index/${at.index.replace("/", "-")}">${at.index}</a>` : "Index", format.price(index, digits)],
      ["Basis", basis === null ? format.none : format.change(format.price(basis, digits), basis)],
      ["Open interest", format.lots(at.openInterest)],
      ["Volume", format.lots(at.volume)],
      ["Last trading day", at.lastTrade ? format.shortDay(at.lastTrade) : format.none],
    ].map(([name, value, more]) => html`<div><dt>${name}</dt>
      <dd class="num">${value}${more ? html` <small class="dim">${more}</small>` : nothing}</dd></div>`);
  }
}

/** Whether orders are collected for a call auction. */
function collects(state) {
  return state === "pre-open" || state === "no-cancel" || state === "paused";
}

/** What the call auction would do now. */
function auction(at, digits) {
  const price = html`<strong>${format.price(at.indicative, digits)}</strong>`;
  return ["Auction now", price, at.indicative && `× ${format.lots(at.indicativeQty)}`];
}

function tone(moved) {
  return moved > 0 ? "up" : moved < 0 ? "down" : "";
}

/** Units in a lot, and what the contract settles on. */
function terms(at) {
  const lot = `${format.lots(at.multiplier)} ${at.unit ?? "units"} a lot`;
  if (!at.from) return lot;
  return `${lot}, mean of ${format.shortDay(at.from)} to ${format.shortDay(at.to)}`;
}

customElements.define("quote-strip", QuoteStrip);
