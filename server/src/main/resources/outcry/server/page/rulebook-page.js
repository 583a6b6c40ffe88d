// SPDX-License-Identifier: Apache-2.0
// The rulebook: a document, or the rule a number leads to.

import { LitElement, html, nothing } from "lit";
import { fetchDocument, read } from "./door.js";
import { markdown } from "./markdown.js";
import { masthead } from "./masthead.js";
import { onTheme } from "./theme.js";

class RulebookPage extends LitElement {
  static properties = { documents: { state: true }, shown: { state: true }, text: { state: true }, fault: { state: true } };

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.stopTheme = onTheme(() => this.requestUpdate());
    this.back = () => this.#open();
    addEventListener("popstate", this.back);
    this.addEventListener("click", (event) => this.#follow(event));
    this.#open();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopTheme();
    removeEventListener("popstate", this.back);
  }

  updated(changed) {
    document.title = this.shown ? `${this.rule ?? this.shown.title} · Rulebook · Outcry` : "Rulebook · Outcry";
    this.querySelector(".month[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!changed.has("text") && !changed.has("shown") && !this.arrived) return;
    this.arrived = false;
    const place = this.text && this.rule ? this.querySelector(`#${CSS.escape(this.rule)}`) : null;
    if (place) {
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
    } else if (this.text) scrollTo(0, 0);
  }

  async #open() {
    try {
      this.documents ??= (await read("rulebook")).documents;
      const [, , asked] = location.pathname.split("/").map(decodeURIComponent);
      const wanted = (asked || "index").toLowerCase();
      const has = (each) => each.rules.find((rule) => rule.rule.toLowerCase() === wanted);
      const found = this.documents.find((each) => each.document === wanted) ?? this.documents.find(has);
      if (!found) throw new Error(`there is no rule and no document ${asked}`);
      this.rule = has(found)?.rule ?? null;
      this.arrived = true;
      if (this.shown !== found) {
        const text = await (await fetchDocument(`rulebook/${found.document}`)).text();
        Object.assign(this, { shown: found, text });
      }
      this.fault = null;
      this.requestUpdate();
    } catch (fault) {
      this.fault = fault;
    }
  }

  render() {
    const { documents, shown, text, fault } = this;
    return html`${masthead("/rulebook", null)}
      ${documents ? html`<nav class="months" aria-label="Documents">${documents.map((each) => html`<a class="month"
        href="/rulebook/${each.document}" aria-current=${each === shown ? "page" : nothing}><span>${each.title}</span></a>`)}</nav>` : nothing}
      <main class="sheet rulebook">
        ${fault ? html`<section class="telling"><h2>Nothing here</h2><p>${fault.message}.</p></section>`
          : text ? html`<nav class="rules" aria-label="Rules">${shown.rules.map((each) => html`<a href="/rulebook/${each.rule}"
              aria-current=${each.rule === this.rule ? "true" : nothing}><span class="number">${each.rule}</span> ${each.name.replaceAll(/[*`]/g, "").split(". ")[0].slice(0, 60)}</a>`)}</nav>
            <article>${markdown(text, (address) => this.#address(address))}</article>` : nothing}
      </main>`;
  }

  /** Documents of the rulebook lead to one another; what lies elsewhere in the repository is not served. */
  #address(address) {
    const [, document, anchor] = /^([a-z-]+)\.md(?:#(.*))?$/.exec(address) ?? [];
    if (!document || !this.documents.some((each) => each.document === document)) return null;
    const rule = /^([a-z]-\d+)/i.exec(anchor ?? "")?.[1].toUpperCase();
    return `/rulebook/${rule ?? document}`;
  }

  #follow(event) {
    const link = event.target.closest?.("a[href^='/rulebook']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    this.#open();
  }
}

customElements.define("rulebook-page", RulebookPage);
