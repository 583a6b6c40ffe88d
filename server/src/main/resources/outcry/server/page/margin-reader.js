// SPDX-License-Identifier: Apache-2.0
// What the margin page knows: one account's margin as the door explains it, read again whenever the stream says that
// the account has changed, about once a second at most. What was read stays until something newer is here.

import { read } from "./door.js";
import { Stream } from "./stream.js";

const patience = 800;
const keptKey = "outcry.key";

export class MarginReader {
  account = null;
  told = null;
  fault = null;
  accounts = [];
  instruments = new Map();
  status = null;
  key = null;
  #notify;
  #row = "";
  #timer = 0;
  #reading = false;
  #again = false;

  constructor(notify) {
    this.#notify = notify;
    this.key = kept();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.stream = new Stream(`${scheme}://${location.host}/v1/stream`, () => notify());
  }

  start(account) {
    this.account = account;
    this.stream.subscribe("status", (_, status) => this.#set({ status }));
    this.stream.subscribe("settlements", (type) => type === "delta" && this.#changed());
    if (this.key) this.#subscribeOwn();
    else this.stream.subscribe("participants", (_, data) => this.#watch(data.participants ?? []));
    this.stream.open();
    this.#readInstruments();
    this.#listAccounts();
    this.#read();
  }

  choose(account) {
    if (this.key) return location.reload();
    this.account = account;
    this.told = null;
    this.fault = null;
    this.#row = "";
    this.#notify();
    this.#read();
  }

  /** A key is kept as long as the tab. The page starts anew with it, and with what it may see. */
  useKey(key) {
    try {
      if (key) sessionStorage.setItem(keptKey, key);
      else sessionStorage.removeItem(keptKey);
    } catch {
      // Storage may be forbidden; then a key cannot be used here.
    }
    location.reload();
  }

  #subscribeOwn() {
    this.stream.greeting = { op: "auth", key: this.key, ...(this.account ? { account: this.account } : {}) };
    for (const channel of ["account", "positions", "orders"]) {
      this.stream.subscribe(channel, () => this.#changed());
    }
  }

  #watch(participants) {
    this.accounts = participants.map((each) => each.account);
    const row = JSON.stringify(participants.find((each) => each.account === this.account));
    if (row && row !== this.#row) {
      this.#row = row;
      this.#changed();
    }
    this.#notify();
  }

  async #listAccounts() {
    if (!this.key) return;
    const all = await read("participants", {}, this.key).catch(() => null);
    if (all) this.#set({ accounts: all.participants.map((each) => each.account) });
  }

  async #readInstruments() {
    const listed = await read("instruments").catch(() => ({ instruments: [] }));
    this.#set({ instruments: new Map(listed.instruments.map((each) => [each.contract, each])) });
  }

  #changed() {
    this.#timer ||= setTimeout(() => this.#read(), patience);
  }

  async #read() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const { account } = this;
    if (!account) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      const told = await read(`accounts/${encodeURIComponent(account)}/margin`, {}, this.key);
      if (account === this.account) this.#set({ told, fault: null });
    } catch (fault) {
      if (account === this.account) this.#set({ fault });
    } finally {
      this.#reading = false;
      if (this.#again || account !== this.account) {
        this.#again = false;
        this.#changed();
      }
    }
  }

  #set(values) {
    Object.assign(this, values);
    this.#notify();
  }
}

function kept() {
  try {
    return sessionStorage.getItem(keptKey);
  } catch {
    return null;
  }
}
