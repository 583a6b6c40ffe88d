// SPDX-License-Identifier: Apache-2.0
// A drawing area that follows its box and the theme. Whoever owns it says what to draw, given the colours.

import * as echarts from "echarts";
import { colours, onTheme } from "./theme.js";

export const font = getComputedStyle(document.documentElement).fontFamily;

export class Chart {
  #drawing;
  #option = null;
  #stopTheme;
  #box;

  constructor(element) {
    this.#drawing = echarts.init(element, null, { renderer: "canvas" });
    this.#box = new ResizeObserver(() => this.#drawing.resize());
    this.#box.observe(element);
    this.#stopTheme = onTheme(() => this.#draw());
  }

  /** `option(colours)` answers the whole drawing. */
  show(option) {
    this.#option = option;
    this.#draw();
  }

  on(event, listener) {
    this.#drawing.on(event, listener);
  }

  onBlank(event, listener) {
    this.#drawing.getZr().on(event, listener);
  }

  dispose() {
    this.#box.disconnect();
    this.#stopTheme();
    this.#drawing.dispose();
  }

  #draw() {
    if (this.#option) this.#drawing.setOption(this.#option(colours()), { lazyUpdate: true });
  }
}

/** An axis in the page's manner: no ticks, hairlines, small dim figures. */
export function axis(palette, more) {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: palette.dim, fontFamily: font, fontSize: 11, hideOverlap: true, ...more.axisLabel },
    splitLine: { show: more.type === "value", lineStyle: { color: palette.line, width: 1 } },
    ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== "axisLabel")),
  };
}
