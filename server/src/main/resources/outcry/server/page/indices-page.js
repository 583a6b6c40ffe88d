// SPDX-License-Identifier: Apache-2.0
// The indices: all of them in one table, or one of them with everything behind its value.

import { LitElement, html, nothing } from "lit";
import { IndicesReader } from "./indices-reader.js";
import { masthead, notice } from "./masthead.js";
import { onTheme } from "./theme.js";
import { indicesTable } from "./indices-table.js";
import { banners, figures, headline } from "./index-summary.js";
import { panel } from "./index-panel.js";
import { downloads, method, recompute, revisions, sources } from "./index-behind.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";
import "./index-history.js";
import "./index-dots.js";

class IndicesPage extends LitElement {
  static properties = { order: { state: true } };

  constructor() {
    super();
    this.order = "price";
    this.reader = new IndicesReader(() => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.requestUpdate());
    this.back = () => this.reader.choose(named());
    addEventListener("popstate", this.back);
    this.addEventListener("click", (event) => this.#follow(event));
    this.reader.start(named());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme();
    removeEventListener("popstate", this.back);
  }

  updated() {
    const { address, fixing } = this.reader;
    this.querySelector(".month[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    document.title = address ? `${fixing?.name ?? address} · Outcry` : "Indices · Outcry";
  }

  render() {
    const { status, stream, indices, address, about, history } = this.reader;
    return html`
      ${masthead("/index", stream)}
      ${notice(status)}
      ${address && indices ? this.#strip(indices) : nothing}
      <main class="sheet">${this.#main(indices, address, about, history)}</main>`;
  }

  #main(indices, address, about, history) {
    const { fault } = this.reader;
    if (fault && (fault.status === 404 || !(address ? about : indices))) return this.#untold(fault);
    if (address ? !about : !indices) return html`<section class="telling"><p class="dim">Reading the archive.</p></section>`;
    return address ? this.#one(about, history) : indicesTable(indices);
  }

  #untold(fault) {
    if (fault.code === "no-archive") {
      return html`<section class="telling"><h2>No archive of fixings is served here</h2>
        <p>The benchmark administrator’s archive is a folder. Make one, then show it:</p>
        <pre><code>./outcry index publish --archive benchmark --date 2026-07-31 --observations prices.csv
./outcry serve --benchmark benchmark</code></pre></section>`;
    }
    if (fault.status === 404) {
      return html`<section class="telling"><h2>Not in the archive</h2><p>${fault.message}.</p>
        <p><a href="/index">All indices</a></p></section>`;
    }
    return html`<section class="telling"><h2>The archive cannot be read</h2><p>${fault.message}.</p></section>`;
  }

  #strip(indices) {
    return html`<nav class="months" aria-label="Index">${words.grouped(indices).flatMap((group) => group.members).map((each) => html`<a class="month"
      href="/index/${each.address}" aria-current=${each.address === this.reader.address ? "page" : nothing}>
      <span>${each.name}</span><span class="num">${words.value(each.value)}</span>${words.badge(each.grade)}</a>`)}</nav>`;
  }

  #one(about, history) {
    const { fixing, other, fault, indices } = this.reader;
    const row = indices?.find((each) => each.address === this.reader.address);
    const at = history.findIndex((each) => each.date === about.date);
    const isShort = fixing.panel?.length < 14;
    const to = (each) => `/index/${this.reader.address}/${each.date}`;
    if (fixing.fault) {
      return html`<section class="telling"><h2>The fixing of ${about.date} cannot be read</h2><p>${fixing.fault}</p></section>`;
    }
    return html`
      <section class="summary" aria-label="Fixing">
        <nav class="days" aria-label="Day">
          ${at > 0 ? html`<a href=${to(history[at - 1])} rel="prev" aria-label="the fixing before">◂</a>` : html`<span class="dim">◂</span>`}
          <span class="num">${format.day(about.date)}</span>
          ${at < history.length - 1 ? html`<a href=${to(history[at + 1])} rel="next" aria-label="the next fixing">▸</a>
            <a href="/index/${this.reader.address}">newest</a>` : html`<span class="dim">▸</span>`}
        </nav>
        ${headline(fixing)}
        ${fault ? html`<p class="warn">Not newer than this: ${fault.message}</p>` : nothing}
        ${banners(fixing, about)}
        ${figures(fixing, row, about.date === row?.date)}
      </section>
      <section class="whole" aria-label="History">
        <index-history .days=${history} .other=${other} .chosen=${about.date} .name=${fixing.name}
          @day=${(event) => this.#go(to(event.detail))}></index-history>
      </section>
      <div class="column wide">${panel(fixing, this.order, (order) => (this.order = order),
        new Set(indices?.map((each) => each.address)))}${isShort ? method(fixing, about) : nothing}</div>
      <div class="column">
        ${words.isMade(fixing) ? nothing : html`<section aria-label="Prices by tier"><h3>Prices by tier</h3>
          <index-dots .fixing=${fixing}></index-dots></section>`}
        ${recompute(fixing, about)}
        ${downloads(this.reader.address, fixing, about)}
        ${revisions(this.reader.address, about)}
        ${isShort ? nothing : method(fixing, about)}
        ${sources(about)}
      </div>`;
  }

  /** Links among these pages are followed without loading anew. */
  #follow(event) {
    const link = event.target.closest?.("a[href^='/index']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.#go(link.getAttribute("href"));
  }

  #go(address) {
    const before = this.reader.address;
    history.pushState(null, "", address);
    this.reader.choose(named());
    if (this.reader.address !== before) scrollTo(0, 0);
  }
}

function named() {
  const [, , address, date] = location.pathname.split("/").map(decodeURIComponent);
  return { address: address || null, date: date || null };
}

customElements.define("indices-page", IndicesPage);
