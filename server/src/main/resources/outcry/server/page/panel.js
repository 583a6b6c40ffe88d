// SPDX-License-Identifier: Apache-2.0
// What every part of the page has in common: it lies in the page's own tree, so that one style sheet reaches it, and
// it draws itself again when a topic it watches has changed.

import { LitElement } from "lit";

export class Panel extends LitElement {
  static properties = { market: { attribute: false } };
  static topics = [];
  #stop = null;

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("market") && this.market) this.#watch();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.market) this.#watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  #watch() {
    this.#stop?.();
    this.#stop = this.market.watch(this.constructor.topics, () => this.requestUpdate());
  }
}
