// SPDX-License-Identifier: Apache-2.0
// The panel of a day: who counted and for how much; below them everybody who did not, and why.

import { html, nothing } from "lit";
import { fill } from "./fill.js";
import { roving } from "./roving.js";
import { withRules } from "./rules.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";

const orders = {
  price: ["By price", (a, b) => (a.price ?? Infinity) - (b.price ?? Infinity)],
  weight: ["By weight", (a, b) => b.weight - a.weight || a.price - b.price],
  provider: ["By name", (a, b) => a.provider.localeCompare(b.provider)],
};

/** `known` are the addresses of the indices one can go to. */
export function panel(fixing, order, choose, known) {
  const rows = fixing.panel.toSorted(orders[order][1]);
  const counted = rows.filter(words.counted);
  const others = rows.filter((row) => !words.counted(row));
  const made = words.isMade(fixing);
  const member = made ? "Index" : fixing.unit === "Mtok" ? "Model" : "Provider";
  const heaviest = Math.max(1e-9, ...counted.map((row) => row.weight));
  const part = effects(fixing);
  return html`
    <section aria-label="Panel"><h3><span>${made ? "Parts" : `Panel: ${counted.length} counted`}</span>
      <span class="choices" role="radiogroup" aria-label="Order" @keydown=${roving}>${Object.entries(orders).map(([id, [name]]) => html`<button
        role="radio" aria-checked=${id === order} tabindex=${id === order ? 0 : -1} @click=${() => choose(id)}>${name}</button>`)}</span></h3>
      ${counted.length ? html`<table class="panel-rows">
        <thead><tr><th scope="col">${member}</th><th scope="col" class="num">${made ? "Value" : "Price"}</th><th scope="col" class="weigh">Weight</th>
          <th scope="col">${made ? "Part" : "Screen"}</th></tr></thead>
        <tbody>${counted.map((row) => counting(row, fixing, heaviest, known, effect(part(row))))}</tbody></table>`
    : html`<p class="empty dim">Nobody counted on this day.</p>`}
    </section>
    ${others.length ? html`<section aria-label="Not counted"><h3>Not counted: ${others.length}</h3>
      <table class="panel-rows">
        <thead><tr><th scope="col">Provider</th><th scope="col" class="num">Price</th><th scope="col">Why</th></tr></thead>
        <tbody>${others.map(apart)}</tbody></table></section>` : nothing}
    ${tally("Observations dropped", fixing.dropped, (each) => each.screen)}
    ${tally("Observations refused", fixing.refused, (each) => each.code)}`;
}

function counting(row, fixing, heaviest, known, moved) {
  const address = row.provider.replace("/", "-");
  return html`<tr data-provider=${row.provider}>
    <th scope="row">${known.has(address) ? html`<a href="/index/${address}">${row.provider}</a>`
      : html`${row.provider}<small class="dim">${row.tier}</small>`}</th>
    <td class="num">${words.value(row.price, fixing.value ?? row.price)}${seen(row, fixing)}</td>
    <td class="weigh"><span class="weight" data-capped=${row.verdict === "capped"} ${fill(row.weight / heaviest)}></span>
      <span class="num">${words.percent(row.weight)}</span><small class="dim num" title="what its own move did to the print">${moved}</small></td>
    <td>${screen(row)}<small class="dim">${withRules(row.reason)}</small></td>
  </tr>`;
}

function apart(row) {
  return html`<tr data-provider=${row.provider}>
    <th scope="row">${row.provider}<small class="dim">${row.tier}</small></th>
    <td class="num">${row.price === null ? format.none : words.value(row.price)}</td>
    <td>${screen(row)}<small class="dim">${withRules(row.reason)}</small></td>
  </tr>`;
}

function screen(row) {
  return html`<span class="screen" data-verdict=${row.verdict} title=${words.screens[row.screen] ?? ""}>${row.screen.replace("-", " ")}</span>`;
}

/** When it was seen, of how many observations; carried says that it was the day before. */
function seen(row, fixing) {
  const several = row.records > 1 && row.tier !== "index" ? `${row.records} seen` : "";
  const at = row.observed?.startsWith(fixing.date) ? "" : row.observed ? format.shortDay(row.observed.slice(0, 10)) : "";
  const parts = [row.carried ? "carried" : "", at, several].filter(Boolean);
  const held = row.tracked !== null && row.tracked !== row.price && row.screen === "limited";
  return html`<small class="dim">${held ? `counts as ${words.value(row.tracked)}` : parts.join(", ")}</small>`;
}

/** Parts of the print's change in percent of it that add up: a chain multiplies, a blend adds, a spread has none. */
function effects(fixing) {
  const ratio = Number(fixing.value) / Number(fixing.before?.value);
  const logs = fixing.panel.reduce((sum, row) => sum + row.weight * row.change, 0);
  const scale = logs === 0 ? 1 : Math.expm1(logs) / logs;
  const ways = [(row) => row.weight * row.change * scale, (row) => -ratio * row.weight * Math.expm1(-row.change)];
  const addsUp = (part) => Math.abs(fixing.panel.reduce((sum, row) => sum + part(row), 0) - (ratio - 1)) < 1e-6;
  return ways.find(addsUp) ?? (() => 0);
}

function effect(part) {
  if (Math.abs(part) < 5e-6) return "";
  return `${part > 0 ? "+" : "\u2212"}${(100 * Math.abs(part)).toFixed(3)} %`;
}

/** Single observations that never reached a provider's price, counted by reason. */
function tally(title, list, code) {
  if (!list.length) return nothing;
  const sum = list.reduce((all, each) => all + each.count, 0);
  return html`<section aria-label=${title}><h3>${title}: ${format.lots(sum)}</h3>
    <table class="panel-rows"><thead><tr><th scope="col">Provider</th><th scope="col" class="num">Number</th>
      <th scope="col">Why, and the first of them</th></tr></thead>
      <tbody>${list.map((each) => html`<tr><th scope="row">${each.provider}</th><td class="num">${format.lots(each.count)}</td>
        <td><span class="screen" data-verdict="dropped">${code(each).replaceAll("-", " ")}</span><small class="dim">${withRules(each.reason)}
          <span class="at" title=${each.first}>${each.first.replace(/^.*\//, "")}</span></small></td></tr>`)}</tbody></table></section>`;
}
