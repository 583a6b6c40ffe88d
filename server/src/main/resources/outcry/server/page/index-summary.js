// SPDX-License-Identifier: Apache-2.0
// The value of a day, its grade in words, and what must not be overlooked.

import { html, nothing } from "lit";
import { withRules } from "./rules.js";
import * as format from "./format.js";
import * as words from "./indices-words.js";

export function headline(fixing) {
  const { before } = fixing;
  const moved = fixing.value !== null && before ? Number(fixing.value) - Number(before.value) : null;
  return html`
    <h2>${fixing.name} <span class="dim">${words.subject(fixing)}</span></h2>
    <div class="print">
      <p class="level">${fixing.withheld ? html`<span class="big warn" data-figure="value">Withheld</span>`
        : html`<span class="num big" data-figure="value" title="${fixing.value} ${fixing.currency}">${words.value(fixing.value)}</span>
          <span class="dim">${words.unit(fixing)}</span> ${words.change(moved, fixing.value)}${before
          ? html` <span class="dim">since ${format.shortDay(before.date)}</span>` : nothing}`}</p>
      <div class="graded">${words.badge(fixing.grade)}
        <p>${fixing.withheld ? html`<b>No value.</b> ${withRules(sentence(capital(fixing.reason)))} Withheld rather than invented.`
          : html`<b>Grade ${fixing.grade}:</b> ${words.isMade(fixing) ? "the worst of its parts’ grades" : words.grades[fixing.grade]}. ${resting(fixing.evidence)}`}
          ${fixing.explanation ? html`<span class="explained">${withRules(fixing.explanation)}</span>` : nothing}</p>
      </div>
    </div>
    ${fixing.downgrades.length ? html`<ul class="downgrades" aria-label="Remarks">${fixing.downgrades
      .map((each) => html`<li>${withRules(capital(each))}</li>`)}</ul>` : nothing}`;
}

/** What kind of evidence it is, and how good a kind. */
function resting({ level, text }) {
  if (level === 4) return html`It is <b>carried forward</b> from the last day with enough prices.`;
  if (level === 5) return html`It was <b>determined by people</b>, the last kind of evidence.`;
  const places = ["the best", "the second", "the third"];
  return html`It rests on <b>${text}</b>, ${places[level - 1]} of ${words.evidence.length} kinds of evidence.`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(text) {
  return text && !/[.!?]$/.test(text) ? `${text}.` : text;
}

/** What people did to this value, and whether the file is what was signed. */
export function banners(fixing, about) {
  const { oversight, correction } = fixing;
  return html`
    ${about.fault ? html`<p class="banner" role="alert"><b>This file is not what was published:</b> ${about.fault}</p>` : nothing}
    ${oversight ? html`<p class="banner"><b>Determined by people, not by the method.</b> ${oversight.proposed.person} proposed and
      ${oversight.approved.person} approved it: “${oversight.reason}” The method said
      ${oversight.computed === null ? "nothing: it withheld" : words.value(oversight.computed)}. ${withRules("(rule I-36)")}</p>` : nothing}
    ${correction ? html`<p class="banner"><b>Corrected.</b> First published as
      ${correction.value === null ? "withheld" : words.value(correction.value)}: “${correction.reason}” ${withRules("(rule I-35)")}</p>` : nothing}`;
}

export function figures(fixing, row, newest) {
  const { beside } = fixing;
  const exact = fixing.value ?? fixing.state?.level;
  return html`<dl class="figures">
    ${figure("Exact value", fixing.value === null ? format.none : fixing.value, fixing.unit === "points" ? "points, to the millionth" : `${fixing.currency}, to the micro-dollar`)}
    ${newest && row ? figure("30-day mean", words.value(row.mean30, exact), `of ${row.mean30Days} fixings`) : nothing}
    ${beside.median ? figure("Median of the day", words.value(beside.median, exact), apart(fixing)) : nothing}
    ${beside.p25 ? figure("Quartiles", html`${words.value(beside.p25, exact)} – ${words.value(beside.p75, exact)}`,
      `upper ${(beside.p75 / beside.p25).toFixed(2)} times the lower`) : nothing}
    ${words.isMade(fixing) ? figure("Parts", fixing.providers, "indices of the same day")
    : figure(capital(words.members(fixing, 2)), fixing.providers, `worth ${fixing.effectiveN.toFixed(1)} equal ones`)}
    ${words.isMade(fixing) ? nothing : figure("Carried", words.percent(fixing.carriedShare), fixing.carried
      ? `${fixing.carried} not seen on the day` : "all seen on the day")}
  </dl>`;
}

function apart(fixing) {
  if (fixing.value === null) return "of what counted";
  const share = fixing.beside.median / fixing.value - 1;
  return `${words.percent(Math.abs(share))} ${share >= 0 ? "above" : "below"} the level`;
}

function figure(name, value, note) {
  return html`<div><dt>${name}</dt><dd class="num">${value}</dd><dd class="dim note">${note}</dd></div>`;
}
