// SPDX-License-Identifier: Apache-2.0
// Sets an element's --fill as a share of its width. Through the object model, because the page allows no inline styles.

import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";

class Fill extends Directive {
  render() {
    return noChange;
  }

  update(part, [share]) {
    const percent = `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
    part.element.style.setProperty("--fill", percent);
    return noChange;
  }
}

export const fill = directive(Fill);
