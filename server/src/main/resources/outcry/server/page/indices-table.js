// SPDX-License-Identifier: Apache-2.0
// All indices of the archive, each in a line with its last three months.

import { html, svg, nothing } from "lit";
import * as format from "./format.js";
import * as words from "./indices-words.js";

const wide = 160;
const high = 26;

export function indicesTable(indices) {
  if (!indices.length) {
    return html`<section class="telling"><h2>The archive is empty</h2>
      <p>No fixing has been published into it yet; <code>./outcry index publish</code> does.</p></section>`;
  }
  return html`<section class="whole all">
    <h2>Indices</h2>
    <p class="dim lead">What AI compute costs, once a day. Every fixing is signed, names its inputs and can be
      <a href="/rulebook/I-32">computed again by anybody</a>; a day without enough prices has no value rather than an invented one. Who answers for it,
      and how to object: <a href="/rulebook/benchmark-statement">the benchmark statement</a>.</p>
    <table class="indices">
      <thead><tr><th scope="col">Index</th><th scope="col" class="num">Value</th><th scope="col">Grade</th>
        <th scope="col" class="num">Change</th><th scope="col" class="num mean">30-day mean</th>
        <th scope="col" class="recent">Last ${recentDays(indices)} days</th><th scope="col" class="rests">Rests on</th>
        <th scope="col" class="num date">Day</th></tr></thead>
      ${words.grouped(indices).map((group) => html`<tbody>
        <tr class="group"><th colspan="8" scope="rowgroup">${group.title}</th></tr>
        ${group.members.map(row)}</tbody>`)}
    </table></section>`;
}

function recentDays(indices) {
  return Math.max(...indices.map((each) => each.recent.length));
}

function row(each) {
  return html`<tr data-index=${each.address}>
    <th scope="row"><a href="/index/${each.address}">${each.name}</a><small class="dim">${words.subject(each)}</small></th>
    <td class="num"><b>${each.value === null ? "withheld" : words.value(each.value)}</b><small class="dim">${each.value === null
      ? lastValue(each) : words.unit(each)}</small></td>
    <td>${words.badge(each.grade)}</td>
    <td class="num">${words.change(each.change, each.value)}${each.change === null ? nothing
      : html`<small class="dim">since ${format.shortDay(each.previousDate)}</small>`}</td>
    <td class="num mean">${words.value(each.mean30)}<small class="dim">${each.mean30Days === 30 ? nothing
      : `of ${each.mean30Days} ${each.mean30Days === 1 ? "day" : "days"}`}</small></td>
    <td class="recent">${sparkline(each)}</td>
    <td class="rests">${each.fault ? html`<span class="warn">damaged: ${each.fault}</span>` : rests(each)}</td>
    <td class="num date">${format.shortDay(each.date)} ${each.date.slice(0, 4)}</td>
  </tr>`;
}

function lastValue(each) {
  return each.lastValue === null ? "never had one" : `${words.value(each.lastValue)} on ${format.shortDay(each.lastDate)}`;
}

function rests(each) {
  if (each.withheld) return html`<span class="dim">${each.reason}</span>`;
  const worth = words.isMade(each) ? "" : `, worth ${each.effectiveN.toFixed(1)} equal ones`;
  return html`${each.evidence}<small class="dim">${each.providers} ${words.members(each, each.providers)}${worth}</small>`;
}

/** A line with gaps where the value was withheld; the dot is the last value. */
function sparkline(each) {
  const values = each.recent.map((day) => (day.value === null ? null : Number(day.value)));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return html`<span class="dim">${known.length ? "one day" : format.none}</span>`;
  const low = Math.min(...known);
  const top = Math.max(...known);
  const x = (i) => 2 + (i / (values.length - 1)) * (wide - 6);
  const y = (value) => (top === low ? high / 2 : 3 + ((top - value) / (top - low)) * (high - 6));
  let pen = "M";
  const path = values.map((value, i) => {
    if (value === null) {
      pen = "M";
      return "";
    }
    const step = `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = "L";
    return step;
  }).join("");
  const last = values.findLastIndex((value) => value !== null);
  return html`<svg class="sparkline" viewBox="0 0 ${wide} ${high}" role="img"
    aria-label="between ${words.value(low)} and ${words.value(top)}">
    <path d=${path}></path>${svg`<circle cx=${x(last)} cy=${y(values[last])} r="2.2"></circle>`}</svg>`;
}
