// SPDX-License-Identifier: Apache-2.0
// What stands behind a fixing: its files, how to compute it again, what was ever mended, the method, the sources.

import { html, nothing } from "lit";
import { withRules } from "./rules.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";

export function recompute(fixing, about) {
  return html`<section aria-label="Recompute"><h3>Compute it again</h3>
    <div class="said">
      ${command(about.recompute)}
      <p class="dim">It checks hash and signature, reads the inputs, walks the method and prints <code>identical</code>, or the
        first difference. Elsewhere: put the downloads below into one folder and say
        <code>./outcry index recompute ${fixing.date}.json</code>. Why everything is as it is says
        <code>./outcry index explain</code> of the same file.</p>
      <dl class="seals">
        <div><dt>Hash</dt><dd class="hash">${fixing.hash}</dd></div>
        <div><dt>Signed by</dt><dd class="hash">${fixing.key}</dd></div>
        ${fixing.previous ? html`<div><dt>Goes on from</dt><dd class="hash">${format.shortDay(fixing.previous.date)}, ${fixing.previous.hash}</dd></div>` : nothing}
      </dl></div></section>`;
}

function command(text) {
  const copy = (event) => {
    const button = event.currentTarget;
    navigator.clipboard?.writeText(text).then(() => (button.textContent = "copied"), () => {});
  };
  return html`<p class="command"><code>${text}</code><button class="theme" @click=${copy}>copy</button></p>`;
}

export function downloads(address, fixing, about) {
  const path = `/v1/indices/${address}`;
  const { date, previous } = fixing;
  return html`<section aria-label="Downloads"><h3>Downloads</h3>
    <ul class="files said">
      <li><a href="${path}/fixings/${date}" download="${date}.json">the signed fixing</a> <span class="dim">JSON, one line</span></li>
      ${about.inputs.map((each) => input(path, fixing, each))}
      ${previous ? html`<li><a href="${path}/fixings/${previous.date}" download=${lastPart(previous.file ?? `${previous.date}.json`)}>the
        fixing before</a> <span class="dim">${format.shortDay(previous.date)}, which this one goes on from</span></li>` : nothing}
      <li>the whole history: <a href="${path}/fixings?format=csv" download="${address}.csv">CSV</a>,
        <a href="${path}/fixings">JSON</a></li>
    </ul></section>`;
}

const lastPart = (path) => path.replace(/^.*[\\/]/, "");

function input(path, fixing, each) {
  const what = each.observations === undefined ? "" : `${format.lots(each.observations)} observations, ${format.lots(each.refused)} refused`;
  const role = each.role && each.role !== "observations" ? `${each.role}, ` : "";
  return html`<li>${each.available ? html`<a href="${path}/inputs/${fixing.date}?file=${encodeURIComponent(each.name)}"
      download=${each.name.replace(/\.gz$/, "")}>${each.name}</a>` : html`<span>${each.name}</span> <span class="dim">not kept here</span>`}
    <span class="dim">${role}${what}</span>${each.sha256 ? html`<small class="hash dim">SHA-256 ${each.sha256}</small>` : nothing}</li>`;
}

/** Everything that ever stood under another value, for ever. */
export function revisions(address, about) {
  const days = [...Map.groupBy(about.revised, (each) => each.date)].toReversed();
  return html`<section aria-label="Corrections and overrides"><h3>Corrections and overrides</h3>
    ${days.length ? html`<ul class="said mended">${days.map(([date, all]) => html`<li><b class="num"><a href="/index/${address}/${date}">${format.day(date)}</a></b>
      ${all.map((each) => revision(address, each))}</li>`)}</ul>`
    : html`<p class="empty dim">None: every value stands as it was first published.</p>`}</section>`;
}

function revision(address, each) {
  const link = `/v1/indices/${address}/fixings/${each.date}?revision=${each.revision}`;
  return html`<small><a href=${link}>${each.revision ? `revision ${each.revision}` : "first published"}</a>
    <span class="num">${each.value === null ? "withheld" : words.value(each.value)}</span>
    ${each.people ? html`<span class="warn">by oversight</span> ${each.people.join(" and ")}: “${each.because}”`
      : each.because ? html`<span class="warn">corrected</span> “${each.because}”` : nothing}
    <span class="dim hash">${each.hash.slice(0, 12)}</span></small>`;
}

export function method(fixing, about) {
  const told = about.method;
  if (!told) return nothing;
  return html`<section aria-label="Method"><h3>Method ${fixing.method}</h3>
    <div class="said">
      <ol class="steps-of">${told.words.map((each) => html`<li>${withRules(each)}</li>`)}</ol>
      ${told.coefficients.length ? html`<details open><summary>Coefficients</summary><table class="coefficients"><tbody>${told.coefficients.map((each) => html`<tr>
        <th scope="row">${each.name}</th><td class="num">${each.value}</td><td>${withRules(each.rule)}</td></tr>`)}</tbody></table></details>` : nothing}
    </div></section>`;
}

export function sources(about) {
  if (!about.sources?.length) return nothing;
  return html`<section aria-label="Sources"><h3>Sources</h3><ul class="files said">${about.sources.map((each) => html`<li>
    ${each.address ? html`<a href=${each.address} rel="noopener noreferrer">${each.attribution || each.title}</a>` : each.attribution || each.title}
    <span class="dim">${each.terms}</span>${each.redistribution === "no" ? html`<small class="warn">its observations may not be passed on</small>` : nothing}</li>`)}</ul></section>`;
}
