// SPDX-License-Identifier: Apache-2.0
// What stands beside the pictures, in figures: how far prices may go, add-ons bracket by bracket, one more lot, calls.

import { html, nothing } from "lit";
import { most, percent } from "./margin-bar.js";
import * as format from "./format.js";

/** Every month of a product moving by the same share of its price. */
export function reachOfProducts(told, products) {
  if (Number(told.toCall) < 0) return html`<p class="empty">The account is in a call: no price needs to move.</p>`;
  if (!products.length) return html`<p class="empty dim">No position whose price could bring a call.</p>`;
  return html`<table><thead><tr><th scope="col">Product</th><th scope="col" class="num">A call comes when it</th>
    <th scope="col" class="num">First month then</th></tr></thead>
    <tbody>${products.map((each) => html`<tr><th scope="row">${each.product}
      <small class="dim">${each.months === 1 ? format.contract(each.front.contract) : `${each.months} months`}</small></th>
      <td class="num" data-reach=${each.product}>${fall(each)}
        <svg class="reach" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="0" height="3"
          width=${Math.min(1, Math.abs(each.share)) * 100}></rect></svg></td>
      <td class="num">${each.share <= -1 || each.share > most ? format.none
        : format.price(Number(each.front.from) * (1 + each.share), each.digits)}
        <small class="dim">now ${format.price(each.front.from, each.digits)}</small></td></tr>`)}</tbody></table>`;
}

function fall(each) {
  if (each.share <= -1) return html`<span class="dim">no fall is enough</span>`;
  return html`<span class=${each.share < 0 ? "down" : "up"}>${each.share < 0 ? "falls" : "rises"}</span>
    ${percent(Math.abs(each.share))}`;
}

/** One contract at a time. */
export function rooms(told, digits) {
  if (!told.rooms.length) return nothing;
  return html`<details class="inset"><summary>Contract by contract: ${told.rooms.length}</summary>
    <div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Contract</th><th scope="col" class="num">Lots</th><th scope="col" class="num">Settled</th>
      <th scope="col">May settle before a call</th></tr></thead>
    <tbody>${told.rooms.map((room) => html`<tr><th scope="row">${format.contract(room.contract)}</th>
      <td class="num"><span class=${room.lots > 0 ? "up" : "down"}>${format.change(format.lots(room.lots), room.lots)}</span></td>
      <td class="num">${format.price(room.from, digits(room.contract))}</td>
      <td class="num" data-room=${room.contract}>${room.lots > 0 ? "lower by" : "higher by"}
        ${format.price(room.move, digits(room.contract))}</td></tr>`)}</tbody></table></div></details>
    <p class="foot dim">A product moves by the same share in every month, all else standing still and the margin as it is, from the last settlement prices; lots traded since
      count from the price they were traded at.</p>`;
}

export function addOns(need) {
  if (!need.addOns.length && !need.shortMinimums.length) {
    return html`<p class="empty dim">None: no position is large, delivering or short of options.</p>`;
  }
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Add-on</th><th scope="col">Contract</th><th scope="col">Sum</th>
      <th scope="col" class="num">Amount</th></tr></thead>
    <tbody>${need.addOns.map((each) => html`<tr><th scope="row">${each.name}</th><td>${format.contract(each.contract)}</td>
      <td class="made">${brackets(each)}</td><td class="num">${format.cents(each.amount)}</td></tr>`)}
      ${need.shortMinimums.map((each) => html`<tr><th scope="row">short minimum</th><td>${format.contract(each.contract)}</td>
      <td class="made"><span class="num">${format.lots(each.lots)} short × ${format.cents(each.perLot)}</span></td>
      <td class="num">${format.cents(each.amount)}</td></tr>`)}</tbody></table></div>`;
}

/** "40 lots above 500 × 12.00". */
function brackets(each) {
  if (!each.brackets.length) return html`<span class="num dim">${format.lots(each.lots)} lots, below the first bracket</span>`;
  return each.brackets.map((of) => html`<span class="num">${format.lots(of.lots)} ${of.above ? html`<span class="dim">above
    ${format.lots(of.above)}</span>` : nothing} × ${format.cents(of.perLot)}</span>`);
}

export function oneMoreLot(told) {
  const held = new Set([...told.rooms, ...told.withOrders.flat, ...told.withOrders.options].map((each) => each.contract));
  told.withOrders.families.forEach((each) => each.contracts.forEach((name) => held.add(name)));
  const own = told.oneMoreLot.filter((each) => held.has(each.contract));
  const others = told.oneMoreLot.filter((each) => !held.has(each.contract));
  if (!told.oneMoreLot.length) return html`<p class="empty dim">No contract is listed.</p>`;
  return html`<div class="scroll" tabindex="0">
    ${own.length ? lotTable(own) : lotTable(others)}
    ${own.length && others.length ? html`<details><summary>${others.length} contracts it has nothing in</summary>
      ${lotTable(others)}</details>` : nothing}</div>
    <p class="foot dim">Change of what is required once the lot is there; then what its order asks while it works.
      Less than nothing: the lot offsets what is held.</p>`;
}

function lotTable(lots) {
  return html`<table><thead><tr><th scope="col">One more lot</th><th scope="col" class="num">Bought</th>
    <th scope="col" class="num">Sold</th><th scope="col" class="num">Buy order</th><th scope="col" class="num">Sell order</th></tr></thead>
    <tbody>${lots.map((each) => html`<tr><th scope="row">${format.contract(each.contract)}</th>
      ${[each.bought, each.sold, each.buyOrder, each.sellOrder].map((value) => html`<td class="num ${tone(value)}">${
        format.change(format.cents(value), Number(value))}</td>`)}</tr>`)}</tbody></table>`;
}

function tone(value) {
  return Number(value) < 0 ? "up" : Number(value) === 0 ? "dim" : "";
}

export function calls(told) {
  if (!told.calls.length) return html`<p class="empty dim">No call since the venue was started.</p>`;
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">Called</th><th scope="col" class="num">Required</th><th scope="col" class="num">Collateral</th>
      <th scope="col" class="num">For</th></tr></thead>
    <tbody>${told.calls.map((each) => html`<tr><th scope="row" class="num">${format.shortDay(each.t.slice(0, 10))}
      ${format.clock(each.t)}</th><td class="num">${format.cents(each.required)}</td>
      <td class="num">${format.cents(each.collateral)}</td><td class="num warn">${format.cents(each.amount)}</td></tr>`)}</tbody>
    </table></div>`;
}
