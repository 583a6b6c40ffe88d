// SPDX-License-Identifier: Apache-2.0
// The account's statement to keep: read with the key of the tab, since a statement is shown to nobody without one.

import { LitElement, html, nothing } from "lit";
import { fetchDocument } from "./door.js";

const formats = [["html", "Page"], ["csv", "CSV"], ["json", "JSON"]];

class StatementLinks extends LitElement {
  static properties = {
    account: { attribute: false }, key: { attribute: false }, date: { state: true }, fault: { state: true },
  };

  createRenderRoot() {
    return this;
  }

  render() {
    if (!this.key) {
      return html`<p class="empty dim">Statements are for those who have a key to the account.</p>`;
    }
    return html`<div class="statements">
      <label>Day <input type="date" @change=${(event) => (this.date = event.target.value)}></label>
      ${formats.map(([format, name]) => html`<button class="theme" @click=${() => this.#keep(format)}>${name}</button>`)}
      <span class="dim">without a day: the last one settled</span></div>
      ${this.fault ? html`<p class="empty warn" role="alert">${this.fault}</p>` : nothing}`;
  }

  async #keep(format) {
    const parameters = this.date ? { format, date: this.date } : { format };
    try {
      const document = await fetchDocument(`accounts/${encodeURIComponent(this.account)}/statement`, parameters, this.key);
      this.fault = null;
      this.#save(document, `${this.account}${this.date ? `-${this.date}` : ""}.${format}`);
    } catch (fault) {
      this.fault = fault.message;
    }
  }

  #save(content, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(content), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
}

customElements.define("statement-links", StatementLinks);
