// SPDX-License-Identifier: Apache-2.0
// From what the families need alone to what is required, step by step. The table is the picture: a screen reader gets
// the same rows.

import { html, svg, nothing } from "lit";
import * as format from "./format.js";

const wide = 1000;
const family = (name) => name || "Contracts of no family";

/** A few contracts by name, many by product. */
function named(contracts) {
  if (contracts.length < 4) return contracts.map(format.contract).join(", ");
  return `${[...new Set(contracts.map(format.product))].join(", ")}: ${contracts.length} contracts`;
}

/** Steps of one portfolio: {label, note, by} moves the sum, {label, sum} tells where it stands. */
function steps(need, name, premiums) {
  const list = [...risk(need)];
  const beyond = Number(need.shortMinimum) - Number(need.risk);
  if (beyond > 0) {
    const note = `short options ask ${format.cents(need.shortMinimum)} at least`;
    list.push({ label: "Short-option minimum", note, by: beyond });
  }
  for (const [name, charges] of Map.groupBy(need.addOns, (each) => each.name)) {
    const by = charges.reduce((sum, each) => sum + Number(each.amount), 0);
    if (by) list.push({ label: `Add-on: ${name}`, note: named(charges.map((each) => each.contract)), by });
  }
  if (Number(need.flatMargin)) {
    const lines = need.flat.map((each) => `${format.contract(each.contract)} ${format.lots(each.lots)} × ${format.cents(each.perLot)}`);
    list.push({ label: "Flat margin", note: lines.join(", "), by: Number(need.flatMargin) });
  }
  if (need.options.length) list.push(options(need));
  list.push({ label: name, sum: Number(need.required), strong: true });
  if (premiums) list.push({ label: "Premiums of working buys", note: "", by: premiums });
  return list;
}

function* risk(need) {
  if (need.families.length > 1) {
    for (const each of need.families) {
      yield { label: `${family(each.family)} alone`, note: named(each.contracts), by: Number(each.margin) };
    }
    yield offset(need);
    yield { label: "Scenario risk", sum: Number(need.risk) };
  } else if (need.families.length) {
    const [only] = need.families;
    yield { label: "Scenario risk", note: named(only.contracts), by: Number(need.risk) };
  }
}

/** What the families give each other, and what the cap leaves uncounted (drawn hollow). */
function offset(need) {
  const given = Number(need.offset);
  const counted = Number(need.sumOfFamilies) - Number(need.risk);
  const capped = given - counted;
  const share = `${Math.round(Number(need.offsetCap) * 100)} %`;
  const note = capped > 0
    ? `they give each other ${format.cents(given)}; the cap of ${share} leaves ${format.cents(counted)}`
    : `all they give each other; the cap of ${share} does not bind`;
  return { label: "Offset between families", note, by: -counted, hollow: Math.max(0, capped) };
}

function options(need) {
  const value = Number(need.optionValue);
  const counted = Number(need.need) - Number(need.required);
  const note = need.options.map((each) =>
    `${format.contract(each.contract)} ${format.lots(each.lots)} × ${format.cents(each.perLot)}`).join(", ");
  const more = value > counted ? `; of ${format.cents(value)} this much counts` : "";
  return { label: value < 0 ? "Options sold, to buy back" : "Value of options held", note: note + more, by: -counted };
}

/** `name` is what the sum is called, `premiums` what working buys of options would cost besides. */
export function waterfall(need, name, premiums) {
  const list = steps(need, name, premiums);
  let at = 0;
  for (const each of list) {
    each.from = each.sum === undefined ? at : 0;
    at = each.sum ?? at + each.by;
    each.to = at;
  }
  if (premiums) list.push({ label: "Needed in all", sum: at, from: 0, to: at, strong: true });
  const low = Math.min(0, ...list.map((each) => Math.min(each.from, each.to - (each.hollow ?? 0))));
  const high = Math.max(1e-6, ...list.map((each) => Math.max(each.from, each.to)));
  const x = (value) => ((value - low) / (high - low)) * wide;
  return html`<table class="steps"><caption class="unseen">How the requirement comes about</caption>
    <tbody>${list.map((each) => row(each, x))}</tbody></table>`;
}

function row(each, x) {
  const isSum = each.sum !== undefined;
  const kind = isSum ? "sum" : each.by < 0 ? "less" : "more";
  const left = Math.min(each.from, each.to);
  const figure = isSum ? format.cents(each.sum) : format.change(format.cents(each.by), each.by);
  return html`<tr class=${each.strong ? "strong" : kind}>
    <th scope="row">${each.label}${each.note ? html`<small class="dim">${each.note}</small>` : nothing}</th>
    <td class="drawn"><svg viewBox="0 0 ${wide} 14" preserveAspectRatio="none" aria-hidden="true">
      ${each.hollow ? svg`<rect class="hollow" x=${x(each.to - each.hollow)} y="1" height="12"
        width=${x(each.to) - x(each.to - each.hollow)}></rect>` : nothing}
      <rect class=${kind} x=${x(left)} y="1" height="12" width=${Math.max(1.5, x(Math.max(each.from, each.to)) - x(left))}></rect>
    </svg></td>
    <td class="num" data-step=${each.label}>${figure}</td>
  </tr>`;
}
