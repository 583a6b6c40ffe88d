// SPDX-License-Identifier: Apache-2.0
// The part of Markdown the rulebook is written in: headings, paragraphs, lists, tables, listings; code, stress and links.

import { html } from "lit";
import { withRules } from "./rules.js";

const inline = /(`[^`]+`|\*\*[^*]+\*\*|(?<![\w*])\*[^*\s](?:[^*]*[^*\s])?\*(?!\w)|\[[^\]]+\]\([^)]+\))/;

/** A document as what lit draws. `link` says where a relative address leads; null: it is no link here. */
export function markdown(text, link) {
  return blocks(text.replaceAll("\r", "").split("\n"), link);
}

function blocks(lines, link) {
  const drawn = [];
  for (let i = 0; i < lines.length;) {
    const [block, next] = take(lines, i, link);
    if (block) drawn.push(block);
    i = next;
  }
  return drawn;
}

function take(lines, at, link) {
  const line = lines[at];
  if (!line.trim()) return [null, at + 1];
  if (line.startsWith("```")) return listing(lines, at);
  if (/^ {4}\S/.test(line)) return indented(lines, at);
  const heading = /^(#{1,4}) (.+)$/.exec(line);
  if (heading) return [headed(heading[1].length, heading[2], link), at + 1];
  if (line.startsWith("|")) return table(lines, at, link);
  if (/^(- |\d+\. )/.test(line)) return list(lines, at, link);
  return paragraph(lines, at, link);
}

function headed(level, text, link) {
  const rule = /^([A-Z]-\d+)\b\s*(.*)$/.exec(text);
  const words = rule ? html`<span class="number">${rule[1]}</span> ${spans(rule[2], link)}` : spans(text, link);
  const id = rule ? rule[1] : text.toLowerCase().replace(/[^\w]+/g, "-");
  if (level === 1) return html`<h2 id=${id} tabindex="-1">${words}</h2>`;
  return html`<h3 id=${id} tabindex="-1" class="depth-${level}">${words}</h3>`;
}

function listing(lines, at) {
  let end = at + 1;
  while (end < lines.length && !lines[end].startsWith("```")) end++;
  return [html`<pre tabindex="0"><code>${lines.slice(at + 1, end).join("\n")}</code></pre>`, end + 1];
}

function indented(lines, at) {
  let end = at;
  while (end < lines.length && (/^ {4}/.test(lines[end]) || (!lines[end].trim() && /^ {4}/.test(lines[end + 1] ?? "")))) end++;
  return [html`<pre tabindex="0"><code>${lines.slice(at, end).map((each) => each.slice(4)).join("\n")}</code></pre>`, end];
}

function table(lines, at, link) {
  let end = at;
  while (end < lines.length && lines[end].startsWith("|")) end++;
  const [head, , ...rows] = lines.slice(at, end).map(cells);
  return [html`<div class="scroll" tabindex="0"><table><thead><tr>${head.map((each) => html`<th scope="col">${spans(each, link)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((each) => html`<td>${spans(each, link)}</td>`)}</tr>`)}</tbody></table></div>`, end];
}

function cells(line) {
  return line.replace(/^\||\|\s*$/g, "").split(/(?<!\\)\|/).map((each) => each.trim().replaceAll("\\|", "|"));
}

function list(lines, at, link) {
  const ordered = /^\d/.test(lines[at]);
  const items = [];
  let end = at;
  for (; end < lines.length && lines[end].trim(); end++) {
    const begins = /^(?:- |\d+\. )(.*)$/.exec(lines[end]);
    if (begins) items.push(begins[1]);
    else items[items.length - 1] += ` ${lines[end].trim()}`;
  }
  const drawn = items.map((each) => html`<li>${spans(each, link)}</li>`);
  return [ordered ? html`<ol class="list">${drawn}</ol>` : html`<ul class="list">${drawn}</ul>`, end];
}

function paragraph(lines, at, link) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !/^(#{1,4} |```|\||- |\d+\. )/.test(lines[end])) end++;
  return [html`<p>${spans(lines.slice(at, end).join(" "), link)}</p>`, end];
}

function spans(text, link) {
  return text.split(inline).map((part, i) => {
    if (i % 2 === 0) return withRules(part);
    if (part.startsWith("`")) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith("**")) return bold(part.slice(2, -2), link);
    if (part.startsWith("*")) return html`<em>${spans(part.slice(1, -1), link)}</em>`;
    const [, words, address] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    const to = link(address);
    return to ? html`<a href=${to}>${spans(words, link)}</a>` : spans(words, link);
  });
}

/** A rule that stands in a list begins with its number in bold; the number is its place. */
function bold(text, link) {
  return /^[A-Z]-\d+$/.test(text) ? html`<b class="number" id=${text} tabindex="-1">${text}</b>` : html`<b>${spans(text, link)}</b>`;
}
