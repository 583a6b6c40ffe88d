// SPDX-License-Identifier: Apache-2.0
// How numbers and dates are written on the page. Prices and money arrive as decimal strings.

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const minus = "\u2212";

export const none = "\u2013";

const absent = (value) => value === null || value === undefined || value === "";

/** Decimals of a tick: "0.005" has three. */
export function decimals(tick) {
  const text = String(tick ?? "0.001");
  const dot = text.indexOf(".");
  return dot < 0 ? 0 : text.slice(dot + 1).replace(/0+$/, "").length;
}

export function price(value, digits) {
  return absent(value) ? none : signed(Number(value).toFixed(digits));
}

/** Whole dollars with separators; cents are noise at this width. */
export function money(value) {
  return absent(value) ? none : signed(whole.format(Math.round(Number(value))));
}

/** To the cent, where a reader may want to do the sum again. */
export function cents(value) {
  return absent(value) ? none : signed(exact.format(Number(value)));
}

/** "H100-2026-12" as H100 Dec 26, and what follows the month of an option or strip. */
export function contract(name) {
  const found = /^(.+)-(\d{4}-\d{2})(?:-(.+))?$/.exec(name);
  return found ? [found[1], month(`-${found[2]}`), found[3]].filter(Boolean).join(" ") : name;
}

/** "H100" of "H100-2026-12", as contracts are named here. */
export function product(name) {
  return name.replace(/-\d{4}-\d{2}(-.*)?$/, "");
}

export function lots(value) {
  return absent(value) ? none : signed(whole.format(Number(value)));
}

/** With its sign, so that long and short do not hang on colour alone. */
export function change(text, value) {
  return value > 0 ? `+${text}` : text;
}

export function month(contract) {
  const found = /(\d{4})-(\d{2})$/.exec(contract ?? "");
  return found ? `${months[Number(found[2]) - 1]} ${found[1].slice(2)}` : (contract ?? none);
}

export function day(date) {
  if (absent(date)) return none;
  const at = new Date(`${date}T00:00:00Z`);
  return `${weekdays[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

export function shortDay(date) {
  const at = new Date(`${date}T00:00:00Z`);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
}

export function clock(instant) {
  return absent(instant) ? none : String(instant).slice(11, 19);
}

function signed(text) {
  return text.startsWith("-") ? (/[1-9]/.test(text) ? minus + text.slice(1) : text.slice(1)) : text;
}
