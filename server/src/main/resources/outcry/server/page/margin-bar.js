// SPDX-License-Identifier: Apache-2.0
// The answer in one look: how much money is there, how much of it is needed, what is free, and how far a call is.

import { html, svg, nothing } from "lit";
import { fill } from "./fill.js";
import * as format from "./format.js";

const wide = 1000;
export const most = 9;

/** The sentence over the picture. */
export function verdict(told, products) {
  const toCall = Number(told.toCall);
  const free = Number(told.free);
  if (toCall < 0) {
    return html`<b class="warn">Not covered.</b> ${format.cents(-toCall)} is missing and called for: until it is here, only
      orders that need less are taken.`;
  }
  if (isIdle(told)) return idle(told);
  const room = free < 0
    ? html`<b>Covered,</b> but the working orders ask ${format.cents(-free)} more than there is.`
    : html`<b>Covered.</b> ${format.cents(free)} is free to leave or to carry more.`;
  return html`${room} A call comes once ${format.cents(toCall)} is lost. ${nearest(products)} ${scenarios(told, toCall)}`;
}

/** The product whose price need go the least way. */
function nearest(products) {
  const near = products.filter((each) => each.share > -1).toSorted((a, b) => Math.abs(a.share) - Math.abs(b.share))[0];
  if (!near) return products.length ? "No product it holds would bring one alone, even worth nothing." : "";
  if (near.share > most) return "No product it is short of would bring one alone before its price is ten times as high.";
  return html`Nearest to it: ${near.product} ${near.share < 0 ? "falls" : "rises"} ${percent(Math.abs(near.share))}, all else
    standing still.`;
}

function scenarios(told, toCall) {
  const all = Object.values(told.losses.positions).flat().map(Number);
  if (!all.length || !told.positions.families.length) return "";
  const beyond = all.filter((loss) => loss > toCall).length;
  const worst = format.cents(Math.max(...all));
  const of = format.lots(all.length);
  return beyond ? `${format.lots(beyond)} of the model’s ${of} scenarios would bring one; the worst costs ${worst}.`
    : `None of the model’s ${of} scenarios would bring one; the worst costs ${worst}.`;
}

/** A share in words; beyond tenfold the figure says nothing more. */
export function percent(share) {
  if (share > most) return "more than tenfold";
  const part = share * 100;
  return `${part >= 100 ? format.lots(Math.round(part)) : part.toFixed(1)}\u00a0%`;
}

export function isIdle(told) {
  const need = told.withOrders;
  const nothingHeld = !told.rooms.length && !need.families.length && !need.flat.length && !need.options.length;
  return nothingHeld && !Number(told.required) && !Number(told.orderMargin);
}

function idle(told) {
  return Number(told.collateral) > 0
    ? html`<b>Nothing is held</b> and no order works, so nothing is required: all of it is free. Buy or sell a month on
      <a href="/">the market</a>; the table of one more lot says what a first one would need.`
    : html`<b>Nothing is here yet:</b> no money, no position, no order. The operator books what is paid in; then an order
      on <a href="/">the market</a> can be covered.`;
}

export function collateralBar(told) {
  const have = Number(told.collateral);
  const required = Number(told.required);
  const needed = required + Number(told.orderMargin);
  const scale = Math.max(have, needed, 1e-6);
  const x = (value) => (Math.max(0, Math.min(scale, value)) / scale) * wide;
  const part = (kind, from, to) => to > from
    ? svg`<rect class=${kind} x=${x(from)} y="0" height="30" width=${x(to) - x(from)}></rect>` : nothing;
  return html`
    <div class="picture" role="img" aria-label=${spoken(told)}>
      <svg class="bar" viewBox="0 0 ${wide} 30" preserveAspectRatio="none">
        ${part("required", 0, Math.min(required, have))}
        ${part("orders", required, Math.min(needed, have))}
        ${part("free", needed, have)}
        ${part("missing", have, needed)}
        <line class="edge" x1=${x(required)} x2=${x(required)} y1="0" y2="30"></line>
      </svg>
      ${have > required ? html`<div class="bracket" ${fill(required / scale)}><span>${format.cents(told.toCall)} to a call</span></div>`
        : html`<div class="bracket none"></div>`}
    </div>
    <dl class="figures">
      ${figure("", "Collateral", told.collateral, sources(told), "collateral")}
      ${figure("required", "Required", told.required, "for positions", "required")}
      ${figure("orders", "Order margin", told.orderMargin, "for what works", "order-margin")}
      ${Number(told.free) < 0 ? figure("missing", "Missing", -Number(told.free), "for all of it", "free")
        : figure("free", "Free", told.free, "may leave or carry more", "free")}
      ${figure("", Number(told.toCall) < 0 ? "Called for" : "Distance to a call", Math.abs(Number(told.toCall)),
        Number(told.toCall) < 0 ? "must come in" : "collateral less required", "to-call")}
    </dl>`;
}

function figure(key, name, value, note, id) {
  return html`<div><dt>${key ? html`<i class="key ${key}"></i>` : nothing}${name}</dt>
    <dd class="num" data-figure=${id}>${format.cents(value)}</dd><dd class="dim note">${note}</dd></div>`;
}

/** What the collateral is made of, where it is not cash alone. */
function sources(told) {
  const reserved = Number(told.reserved);
  const assets = Number(told.collateral) - Number(told.cash) + reserved;
  const parts = [`cash ${format.cents(told.cash)}`];
  if (reserved) parts.push(`${format.cents(reserved)} of it reserved`);
  if (assets > 0) parts.push(`assets count ${format.cents(assets)}`);
  return parts.length === 1 ? "all in cash" : parts.join(", ");
}

function spoken(told) {
  const call = Number(told.toCall) < 0 ? `called for ${format.cents(-Number(told.toCall))}`
    : `${format.cents(told.toCall)} to a call`;
  return `Collateral ${format.cents(told.collateral)}; required ${format.cents(told.required)}, order margin `
    + `${format.cents(told.orderMargin)}, free ${format.cents(told.free)}; ${call}`;
}
