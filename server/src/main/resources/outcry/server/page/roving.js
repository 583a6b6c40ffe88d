// SPDX-License-Identifier: Apache-2.0
// A row of choices is one stop for the Tab key; the arrows, Home and End move inside it and choose.

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function roving(event) {
  const choices = [...event.currentTarget.querySelectorAll("button")];
  const at = choices.indexOf(document.activeElement);
  if (at < 0) return;
  let to = at;
  if (event.key in steps) to = (at + steps[event.key] + choices.length) % choices.length;
  else if (event.key === "Home") to = 0;
  else if (event.key === "End") to = choices.length - 1;
  else return;
  event.preventDefault();
  choices[to].focus();
  choices[to].click();
}
