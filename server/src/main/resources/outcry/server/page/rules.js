// SPDX-License-Identifier: Apache-2.0
// Sentences that name rules: every number leads to the rule.

import { html } from "lit";

const number = /(?<![\w/.-])([TXMSDI]-[1-9]\d?)(?![\w-])/;

export function withRules(sentence) {
  return String(sentence ?? "").split(number)
    .map((part, i) => (i % 2 ? html`<a href="/rulebook/${part}">${part}</a>` : part));
}
