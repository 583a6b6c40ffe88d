// SPDX-License-Identifier: Apache-2.0
// The top of the page: products, contract months, the trading day, the state of the line, and the plain words that
// say what is simulated.

import { html, nothing } from "lit";
import { Panel } from "./panel.js";
import { roving } from "./roving.js";
import { places } from "./masthead.js";
import { theme, toggleTheme, onTheme } from "./theme.js";
import * as format from "./format.js";

const lines = {
  connecting: "connecting",
  live: "live",
  recovering: "gap, reading again",
  down: "offline, retrying",
};

class VenueBar extends Panel {
  static topics = ["quotes", "status", "selection", "line", "book"];

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme();
  }

  render() {
    const { market } = this;
    return html`
      <header class="venue">
        <h1>Outcry</h1>
        ${places("/")}
        <div class="products" role="radiogroup" aria-label="Product" @keydown=${roving}>
          ${market.products.map((product) => this.#choice(product, product === market.product,
            () => market.selectProduct(product)))}
        </div>
        <dl class="day"><dt>Trading day</dt><dd>${format.day(market.status?.tradingDate)}</dd></dl>
        ${this.#line()}
        <button class="theme" @click=${toggleTheme}
          aria-label="Switch to the ${theme() === "dark" ? "light" : "dark"} theme">
          ${theme() === "dark" ? "Light" : "Dark"}
        </button>
      </header>
      ${this.#notice()}
      <div class="months" role="radiogroup" aria-label="Contract month" @keydown=${roving}>
        ${market.live(market.product).map((each) => this.#month(each))}
      </div>`;
  }

  #choice(content, chosen, choose) {
    return html`<button role="radio" aria-checked=${chosen} tabindex=${chosen ? 0 : -1}
      @click=${choose}>${content}</button>`;
  }

  #month(each) {
    const digits = format.decimals(each.tick);
    const price = each.last ?? each.settlement ?? each.reference;
    const moved = Number(each.last ?? each.settlement) - Number(each.settlement);
    const content = html`<span>${format.month(each.contract)}</span>
      <span class="num">${format.price(price, digits)}</span>
      <span class="num ${moved > 0 ? "up" : moved < 0 ? "down" : "dim"}">
        ${each.last && each.settlement ? format.change(format.price(moved, digits), moved) : nothing}</span>`;
    return this.#choice(content, each.contract === this.market.contract, () => this.market.select(each.contract));
  }

  #line() {
    const { stream, contract, fault } = this.market;
    const seq = stream.seq(`book.${contract}`);
    const words = fault && stream.state === "live" ? fault : lines[stream.state];
    return html`<div class="line" data-state=${stream.state} data-seq=${seq ?? ""} role="status"
      title="Stream of the book, its sequence number, and gaps recovered since the page was opened">
      <span class="lamp"></span><span class="words">${words}</span>
      <span class="num dim seq">${seq === null ? nothing : html`#${format.lots(seq)}`}</span>
      ${stream.gaps ? html`<span class="num dim gaps">${stream.gaps} ${stream.gaps === 1 ? "gap" : "gaps"}</span>` : nothing}
    </div>`;
  }

  #notice() {
    const { status } = this.market;
    if (!status?.simulated) return nothing;
    return html`<p class="notice"><b>Simulated</b> ${status.notice
      || "Index levels between the dated facts follow a simulated path; participants are programs."}</p>`;
  }
}

customElements.define("venue-bar", VenueBar);
