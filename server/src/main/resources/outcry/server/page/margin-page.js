// SPDX-License-Identifier: Apache-2.0
// An account's margin as a picture: what is there, what is needed, why, and how far a call is.

import { LitElement, html, nothing } from "lit";
import { MarginReader } from "./margin-reader.js";
import { collateralBar, isIdle, verdict } from "./margin-bar.js";
import { waterfall } from "./margin-steps.js";
import { addOns, calls, oneMoreLot, reachOfProducts, rooms } from "./margin-tables.js";
import { roving } from "./roving.js";
import { masthead, notice } from "./masthead.js";
import { onTheme } from "./theme.js";
import * as format from "./format.js";
import "./scenario-losses.js";
import "./statement-links.js";

class MarginPage extends LitElement {
  static properties = { view: { state: true }, sorted: { state: true } };

  constructor() {
    super();
    this.view = "positions";
    this.sorted = true;
    this.reader = new MarginReader(() => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.requestUpdate());
    this.back = () => this.reader.choose(named());
    addEventListener("popstate", this.back);
    this.reader.start(named());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme();
    removeEventListener("popstate", this.back);
  }

  updated() {
    const { account } = this.reader;
    document.title = account ? `Margin of ${account} · Outcry` : "Margin · Outcry";
  }

  render() {
    const { told, status } = this.reader;
    return html`
      ${this.#head()}
      ${notice(status)}
      <main class="sheet margin">${told ? this.#told(told) : this.#untold()}</main>`;
  }

  #head() {
    const { accounts, account, stream } = this.reader;
    return masthead("/margin", stream, html`
      <div class="products" role="radiogroup" aria-label="Account" @keydown=${roving}>
        ${accounts.map((each) => html`<button role="radio" aria-checked=${each === account}
          tabindex=${each === account ? 0 : -1} @click=${() => this.#choose(each)}>${each}</button>`)}
      </div>`);
  }

  #choose(account) {
    history.pushState(null, "", `/margin/${encodeURIComponent(account)}`);
    this.reader.choose(account);
  }

  /** Nothing to draw: no account named, none of that name, no right to see it, or not here yet. */
  #untold() {
    const { account, fault, accounts } = this.reader;
    if (!account) {
      return html`<section class="telling"><h2>Whose margin?</h2>
        <p>${accounts.length ? "Choose an account above." : html`Name the account in the address: <code>/margin/NAME</code>.`}</p>
        ${accounts.length ? nothing : this.#keyForm()}</section>`;
    }
    if (!fault) return html`<section class="telling"><p class="dim">Reading the margin of ${account}.</p></section>`;
    if (fault.status === 404) {
      return html`<section class="telling"><h2>There is no account ${account}</h2>
        <p>No account of that name is open here.${accounts.length ? " Choose one above." : " Names are exact, capitals included."}</p></section>`;
    }
    return html`<section class="telling"><h2>The margin of ${account} cannot be shown</h2><p>${fault.message}.</p>
      ${fault.status === 401 || fault.status === 403 ? this.#keyForm() : nothing}</section>`;
  }

  #keyForm() {
    const { key } = this.reader;
    return html`<form class="key-form" @submit=${this.#submitKey}>
      <label>Key <input name="key" type="password" autocomplete="off" required></label>
      <button class="theme">Use it in this tab</button>
      ${key ? html`<button type="button" class="theme" @click=${() => this.reader.useKey(null)}>Forget the one in use</button>` : nothing}
    </form>`;
  }

  #submitKey(event) {
    event.preventDefault();
    this.reader.useKey(new FormData(event.currentTarget).get("key").trim());
  }

  #told(told) {
    const need = told[this.view];
    const losses = told.losses[this.view];
    const premiums = this.view === "withOrders" ? Number(told.premiums) : 0;
    const digits = (contract) => this.#digits(contract);
    const more = html`<section aria-label="One more lot"><h3>One more lot</h3>${oneMoreLot(told)}</section>`;
    const held = !isIdle(told);
    return html`
      <section class="summary" aria-label="Summary">
        <h2>${told.account} <span class="dim">${owner(told)}</span></h2>
        <p class="verdict">${verdict(told, this.#products(told))}</p>
        ${this.reader.fault ? html`<p class="warn">Not newer than this: ${this.reader.fault.message}</p>` : nothing}
        ${collateralBar(told)}
      </section>
      <div class="column">
        ${held ? html`<section aria-label="Requirement">
          <h3>How the requirement comes about
            ${choices("What counts", [["positions", "Positions"], ["withOrders", "With orders"]], this.view, (to) => (this.view = to))}</h3>
          ${waterfall(need, this.view === "withOrders" ? "Required with orders" : "Required", premiums)}
        </section>
        <section aria-label="Distance to a call"><h3>How far prices may go</h3>
          ${reachOfProducts(told, this.#products(told))}${rooms(told, digits)}</section>
        <section aria-label="Add-ons"><h3>Add-ons</h3>${addOns(need)}</section>` : nothing}
        ${held ? nothing : more}
      </div>
      <div class="column">
        ${held ? html`<section aria-label="Scenarios">
          <h3><span>Profit and loss in every scenario</span>
            ${need.sets.length ? choices("Order", [[true, "Worst first"], [false, "In order"]], this.sorted, (to) => (this.sorted = to)) : nothing}</h3>
          ${this.#scenarios(told, need, losses)}
        </section>${more}` : nothing}
        <section aria-label="Calls"><h3>Calls</h3>${calls(told)}</section>
        <section aria-label="Statement"><h3>Statement</h3>
          <statement-links .account=${told.account} .key=${this.reader.key}></statement-links>
          <details class="inset"><summary>${this.reader.key ? "Another key" : "Use a key"}</summary>${this.#keyForm()}</details>
        </section>
      </div>`;
  }

  #scenarios(told, need, losses) {
    if (!told.model) {
      return html`<p class="empty">No margin model is in force, so there are no scenarios: every contract asks its flat margin
        for each lot, of the longer or the shorter side with what works on it.</p>`;
    }
    const drawn = need.sets.filter((each) => each.scenarios && losses[each.set]?.length);
    if (!need.families.length || !drawn.length) {
      return html`<p class="empty dim">Model ${told.model} has no scenarios for what is held: it asks flat margin.</p>`;
    }
    const mayCall = this.view === "positions" && Number(told.toCall) >= 0;
    const draw = (set) => html`<scenario-losses .set=${set} .losses=${losses[set.set]} .sorted=${this.sorted}
      .call=${mayCall ? Number(told.toCall) : null}></scenario-losses>`;
    const isBeyond = mayCall && Object.values(losses).flat().some((loss) => Number(loss) > Number(told.toCall));
    const counted = drawn.filter((each) => each.counts);
    const others = drawn.filter((each) => !each.counts);
    return html`<p class="foot dim">Model ${told.model}${told.version ? `, version ${told.version}` : ""}. Losses hang below the
      line, gains stand above it, cut off where they are larger than half the worst loss. The full ones are the
      tail, whose mean is dashed${isBeyond ? "; below the red line lies a call" : ""}.</p>
      ${counted.map(draw)}
      <p class="together">Together, all positions at once: ${counted.map((each, i) => html`${i ? " + " : ""}${
        Number(each.weight) === 1 ? "" : `${each.weight} × `}<span class="num">${format.cents(each.tail)}</span>`)}
        = <b class="num" data-figure="joint">${format.cents(need.joint)}</b></p>
      ${others.length ? html`<details class="others"><summary>${others.length} more, below another set of their group</summary>
        ${others.map(draw)}</details>` : nothing}`;
  }

  /** What is held of each product, options aside: every month of it may move by one share of its price. */
  #products(told) {
    const { instruments } = this.reader;
    const all = new Map();
    for (const room of told.rooms) {
      const listed = instruments.get(room.contract);
      const product = listed?.product ?? format.product(room.contract);
      if (listed?.underlying || !Number(room.from)) continue;
      const each = all.get(product) ?? { product, value: 0, months: 0, front: room, digits: this.#digits(room.contract) };
      each.value += room.lots * room.multiplier * Number(room.from);
      each.months += 1;
      all.set(product, each);
    }
    return [...all.values()].filter((each) => each.value)
      .map((each) => ({ ...each, share: -Number(told.toCall) / each.value }));
  }

  #digits(contract) {
    return format.decimals(this.reader.instruments.get(contract)?.tick);
  }
}

function named() {
  const found = /^\/margin\/(.+)$/.exec(location.pathname);
  return found ? decodeURIComponent(found[1]) : null;
}

function owner(told) {
  return told.member && told.member !== told.account ? `${told.kind} account of ${told.member}` : `${told.kind} account`;
}

function choices(label, all, chosen, choose) {
  return html`<span class="choices" role="radiogroup" aria-label=${label} @keydown=${roving}>
    ${all.map(([id, name]) => html`<button role="radio" aria-checked=${chosen === id} tabindex=${chosen === id ? 0 : -1}
      @click=${() => choose(id)}>${name}</button>`)}</span>`;
}

customElements.define("margin-page", MarginPage);
