// SPDX-License-Identifier: Apache-2.0
// Every participant's positions and what stands behind them. A venue shows this openly only as a demonstration.

import { html } from "lit";
import { Panel } from "./panel.js";
import { fill } from "./fill.js";
import * as format from "./format.js";

class Participants extends Panel {
  static topics = ["participants", "selection"];

  render() {
    const { participants, contract } = this.market;
    return html`
      <h3>Participants <span class="dim">money in dollars, net lots below; <a href="/margin">a name opens its margin</a></span></h3>
      <div class="scroll" tabindex="0">
        <table>
          <thead><tr>
            <th scope="col">Account</th>
            <th scope="col" class="num">${contract ? format.month(contract) : ""}</th>
            <th scope="col" class="num">Cash</th>
            <th scope="col" class="num">Margin</th>
            <th scope="col" class="num orders">On orders</th>
            <th scope="col" class="num">Free</th>
            <th scope="col" class="num used">Used</th>
          </tr></thead>
          <tbody>${participants?.length ? participants.map((each) => this.#row(each)) : this.#empty(participants)}</tbody>
        </table>
      </div>`;
  }

  #row(each) {
    const { contract } = this.market;
    const required = Number(each.required);
    const onOrders = Number(each.orderMargin ?? 0);
    const backing = required + onOrders + Number(each.free);
    const used = backing > 0 ? (required + onOrders) / backing : required > 0 ? 1 : 0;
    return html`<tr class="sums">
      <th scope="row"><a href="/margin/${encodeURIComponent(each.account)}">${each.account}</a></th>
      <td class="num">${position(each.positions[contract])}</td>
      <td class="num">${format.money(each.cash)}</td>
      <td class="num">${format.money(each.required)}</td>
      <td class="num orders">${format.money(onOrders)}</td>
      <td class="num ${Number(each.free) < 0 ? "warn" : ""}">${format.money(each.free)}</td>
      <td class="num used"><span class="gauge" data-tight=${used > 0.9} ${fill(used)}></span>
        <span>${Math.round(used * 100)}%</span></td>
    </tr>
    <tr class="held"><td colspan="7">${byProduct(each.positions)}</td></tr>`;
  }

  #empty(participants) {
    return html`<tr><td colspan="7" class="dim">${participants ? "No account is open" : "Waiting for accounts"}</td></tr>`;
  }
}

function position(lots) {
  const held = Number(lots ?? 0);
  return held ? html`<span class=${held > 0 ? "up" : "down"}>${format.change(format.lots(held), held)}</span>`
    : html`<span class="dim">0</span>`;
}

function byProduct(positions) {
  const sums = new Map();
  for (const [contract, lots] of Object.entries(positions ?? {})) {
    const product = format.product(contract);
    sums.set(product, (sums.get(product) ?? 0) + Number(lots));
  }
  const held = [...sums].filter(([, lots]) => lots);
  if (!held.length) return html`no position`;
  return held.map(([product, lots]) => html`<span class="lot">${product}
    <span class="num">${format.change(format.lots(lots), lots)}</span></span>`);
}

customElements.define("participants-table", Participants);
