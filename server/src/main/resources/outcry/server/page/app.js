// SPDX-License-Identifier: Apache-2.0
// The page: one screen when there is room, one panel at a time when there is not.

import { LitElement, html } from "lit";
import { Market } from "./market.js";
import { roving } from "./roving.js";
import "./venue-bar.js";
import "./quote-strip.js";
import "./price-chart.js";
import "./order-book.js";
import "./trades-tape.js";
import "./forward-curve.js";
import "./participants.js";

const panels = [
  ["chart", "Chart"],
  ["book", "Book"],
  ["trades", "Trades"],
  ["curve", "Curve"],
  ["participants", "Margin"],
];

class Page extends LitElement {
  static properties = { shown: { state: true } };

  constructor() {
    super();
    this.shown = "chart";
    this.market = new Market();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.market.start(decodeURIComponent(location.hash.slice(1)));
  }

  render() {
    const { market } = this;
    return html`
      <venue-bar .market=${market}></venue-bar>
      <quote-strip .market=${market}></quote-strip>
      <nav class="panels" role="tablist" aria-label="Panel" @keydown=${roving}>
        ${panels.map(([id, name]) => html`
          <button role="tab" aria-selected=${this.shown === id} tabindex=${this.shown === id ? 0 : -1}
            @click=${() => (this.shown = id)}>${name}</button>`)}
      </nav>
      <main data-shown=${this.shown}>
        <price-chart class="panel" data-panel="chart" .market=${market}></price-chart>
        <order-book class="panel" data-panel="book" .market=${market}></order-book>
        <trades-tape class="panel" data-panel="trades" .market=${market}></trades-tape>
        <forward-curve class="panel" data-panel="curve" .market=${market}></forward-curve>
        <participants-table class="panel" data-panel="participants" .market=${market}></participants-table>
      </main>`;
  }
}

customElements.define("outcry-page", Page);
