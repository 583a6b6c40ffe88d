// SPDX-License-Identifier: Apache-2.0
// What the page knows of the venue: read once over REST, then kept true by the stream. Panels watch topics and are
// told at most some ten times a second, however fast the market moves.

import { read } from "./door.js";
import { Stream } from "./stream.js";

const patience = 90;
const rereadMillis = 2000;
const keptTrades = 200;
const keptFixings = 120;
const keptBars = 120;

export class Market {
  status = null;
  instruments = new Map();
  products = [];
  product = null;
  contract = null;
  book = { bids: new Map(), asks: new Map() };
  trades = [];
  interval = "1d";
  bars = [];
  fixings = [];
  curve = null;
  participants = null;
  fault = null;
  #wanted = null;
  #watchers = new Map();
  #dirty = new Set();
  #timer = 0;

  constructor() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.stream = new Stream(`${scheme}://${location.host}/v1/stream`, () => this.#changed("line"));
  }

  async start(wanted) {
    this.stream.open();
    this.stream.subscribe("status", (_, status) => this.#setStatus(status));
    this.stream.subscribe("index", (_, data) => this.#fixed(data.fixings ?? []));
    this.stream.subscribe("participants", (_, data) => this.#setParticipants(data));
    this.stream.subscribe("settlements", (type) => type === "delta" && this.#reread());
    this.#wanted = wanted;
    await this.#reread();
    setInterval(() => this.#reread(), rereadMillis);
  }

  /** Calls back with fresh data on any of the topics; the answer stops it. */
  watch(topics, listener) {
    for (const topic of topics) {
      if (!this.#watchers.has(topic)) this.#watchers.set(topic, new Set());
      this.#watchers.get(topic).add(listener);
    }
    return () => topics.forEach((topic) => this.#watchers.get(topic).delete(listener));
  }

  /** Contracts that can still trade, those of one product when it is named. */
  live(product) {
    return [...this.instruments.values()].filter(
      (each) => each.state !== "expired" && (!product || each.product === product));
  }

  get instrument() {
    return this.instruments.get(this.contract) ?? null;
  }

  selectProduct(product) {
    const months = this.live(product);
    const rank = Math.max(0, this.live(this.product).findIndex((each) => each.contract === this.contract));
    const next = months[Math.min(rank, months.length - 1)];
    if (next) this.select(next.contract);
  }

  select(contract) {
    if (contract === this.contract) return;
    this.#leave();
    const product = this.instruments.get(contract).product;
    this.contract = contract;
    this.book = { bids: new Map(), asks: new Map() };
    this.trades = [];
    this.bars = [];
    if (product !== this.product) {
      this.product = product;
      this.curve = null;
      this.fixings = [];
    }
    history.replaceState(null, "", `#${contract}`);
    this.stream.subscribe(`book.${contract}`, (type, data) => this.#booked(type, data));
    this.stream.subscribe(`trades.${contract}`, (type, data) => this.#traded(type, data.trades ?? []));
    this.#changed("selection", "book", "trades", "bars", "curve", "quotes");
    this.#load(contract);
  }

  setInterval(interval) {
    this.interval = interval;
    this.bars = [];
    this.#changed("bars");
    this.#loadBars(this.contract);
  }

  /** The best price of a side, with its lots. */
  best(side) {
    let best = null;
    for (const [text, level] of this.book[side]) {
      const at = Number(text);
      if (best === null || (side === "bids" ? at > best.at : at < best.at)) best = { at, price: text, ...level };
    }
    return best;
  }

  #leave() {
    if (!this.contract) return;
    this.stream.unsubscribe(`book.${this.contract}`);
    this.stream.unsubscribe(`trades.${this.contract}`);
  }

  async #reread() {
    await this.#guarded(async () => {
      const listed = await read("instruments");
      this.instruments = new Map(listed.instruments.map((each) => [each.contract, each]));
      this.products = [...new Set(this.live().map((each) => each.product))];
      if (!this.live().some((each) => each.contract === this.contract)) this.#moveOn();
      this.#changed("quotes");
      if (!this.contract) return;
      const product = this.product;
      const curve = await read("curve", { product });
      if (product === this.product) this.curve = curve;
      this.#changed("curve");
    });
  }

  /** Nothing is selected yet, or what was has expired: the front month takes its place. */
  #moveOn() {
    const live = this.live();
    const next = live.find((each) => each.contract === this.#wanted) ?? this.live(this.product)[0] ?? live[0];
    if (next) this.select(next.contract);
  }

  async #load(contract) {
    await this.#guarded(async () => {
      const index = this.instrument?.index;
      const unfixed = { fixings: [] };
      const [fixings, trades] = await Promise.all([
        index ? read("index", { name: index, limit: keptFixings }).catch(() => unfixed) : unfixed,
        read("trades", { contract, limit: keptTrades }),
      ]);
      if (contract !== this.contract) return;
      this.fixings = fixings.fixings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
      this.#take(trades.trades);
      this.#changed("bars", "trades");
    });
    await this.#loadBars(contract);
    await this.#reread();
  }

  async #loadBars(contract) {
    await this.#guarded(async () => {
      const interval = this.interval;
      const answer = await read("bars", { contract, interval, limit: keptBars });
      if (contract !== this.contract || interval !== this.interval) return;
      this.bars = answer.bars.map(bar).toSorted((a, b) => (a.at < b.at ? -1 : 1));
      this.#changed("bars");
    });
  }

  #setStatus(status) {
    this.status = status;
    this.#changed("status");
  }

  #setParticipants(data) {
    this.participants = data.participants ?? [];
    this.#changed("participants");
  }

  #fixed(fixings) {
    const index = this.instrument?.index;
    for (const fixing of fixings.filter((each) => each.name === index)) {
      this.fixings = this.fixings.filter((each) => each.date !== fixing.date).concat(fixing).slice(-keptFixings);
    }
    this.#changed("bars");
  }

  #booked(type, data) {
    if (type === "snapshot") this.book = { bids: new Map(), asks: new Map() };
    for (const side of ["bids", "asks"]) {
      for (const [price, qty, orders] of data[side] ?? []) {
        if (qty === "0") this.book[side].delete(price);
        else this.book[side].set(price, { qty: Number(qty), orders: Number(orders) });
      }
    }
    this.#changed("book");
  }

  #traded(type, trades) {
    const fresh = this.#take(trades);
    if (type === "delta") fresh.forEach((trade) => this.#extend(trade));
    this.#changed("trades", "bars");
  }

  /** Adds trades not seen yet, newest first, and answers them oldest first. */
  #take(trades) {
    const known = new Set(this.trades.map((each) => each.trade));
    const fresh = trades.filter((each) => !known.has(each.trade));
    this.trades = fresh.concat(this.trades)
      .toSorted((a, b) => Number(b.trade) - Number(a.trade)).slice(0, keptTrades);
    return fresh.toSorted((a, b) => Number(a.trade) - Number(b.trade));
  }

  /** The running candle takes a trade; a new interval opens a new candle. */
  #extend(trade) {
    const at = this.#slot(trade);
    const last = this.bars.at(-1);
    const price = Number(trade.price);
    if (last && last.at === at) {
      this.bars[this.bars.length - 1] = {
        at, open: last.open, high: Math.max(last.high, price), low: Math.min(last.low, price), close: price,
        volume: last.volume + Number(trade.qty),
      };
    } else if (!last || last.at < at) {
      this.bars.push({ at, open: price, high: price, low: price, close: price, volume: Number(trade.qty) });
      this.bars = this.bars.slice(-keptBars);
    }
  }

  #slot(trade) {
    if (this.interval === "1d") return this.status?.tradingDate ?? String(trade.t).slice(0, 10);
    const minutes = { "1m": 1, "5m": 5, "1h": 60 }[this.interval];
    const step = minutes * 60000;
    return new Date(Math.floor(Date.parse(trade.t) / step) * step).toISOString();
  }

  async #guarded(work) {
    try {
      await work();
      if (this.fault) this.#setFault(null);
    } catch (fault) {
      this.#setFault(fault.message);
    }
  }

  #setFault(fault) {
    this.fault = fault;
    this.#changed("line");
  }

  #changed(...topics) {
    topics.forEach((topic) => this.#dirty.add(topic));
    this.#timer ||= setTimeout(() => this.#tell(), patience);
  }

  #tell() {
    this.#timer = 0;
    const listeners = new Set([...this.#dirty].flatMap((topic) => [...(this.#watchers.get(topic) ?? [])]));
    this.#dirty.clear();
    listeners.forEach((listener) => listener());
  }
}

function bar(from) {
  return {
    at: from.date ?? from.t,
    open: Number(from.open), high: Number(from.high), low: Number(from.low), close: Number(from.close),
    volume: Number(from.volume),
  };
}
