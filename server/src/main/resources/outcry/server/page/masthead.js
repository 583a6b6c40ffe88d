// SPDX-License-Identifier: Apache-2.0
// The top of every page that is not the market: where one is, what may be chosen, the state of the line, the theme.

import { html, nothing } from "lit";
import { theme, toggleTheme } from "./theme.js";

const lines = { connecting: "connecting", live: "live", recovering: "gap, reading again", down: "offline, retrying" };
const all = [["/", "Market"], ["/index", "Index"], ["/margin", "Margin"], ["/rulebook", "Rules"]];

/** The pages of the house; the one that is shown is marked. */
export function places(here) {
  return html`<nav class="where" aria-label="Pages">${all.map(([address, name]) => html`<a href=${address}
    aria-current=${address === here ? "page" : nothing}>${name}</a>`)}</nav>`;
}

/** `here` is the address of the page's own place, `middle` what it puts between places and line. */
export function masthead(here, stream, middle = nothing) {
  return html`<header class="venue">
    <h1><a href="/">Outcry</a></h1>
    ${places(here)}
    ${middle}
    ${stream ? html`<div class="line" data-state=${stream.state} role="status"><span class="lamp"></span><span
      class="words">${lines[stream.state]}</span></div>` : nothing}
    <button class="theme" @click=${toggleTheme} aria-label="Switch to the ${theme() === "dark" ? "light" : "dark"} theme">
      ${theme() === "dark" ? "Light" : "Dark"}</button>
  </header>`;
}

/** The plain words that say what is simulated. */
export function notice(status) {
  return status?.simulated ? html`<p class="notice"><b>Simulated</b> ${status.notice || "Participants are programs."}</p>` : nothing;
}
