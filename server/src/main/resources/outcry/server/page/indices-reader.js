// SPDX-License-Identifier: Apache-2.0
// What the index pages know: all indices, and of one of them its history, the signed fixing of a day and what stands
// beside it. Read again when the stream tells of a new fixing, and when the reader comes back to the page.

import { read } from "./door.js";
import { Stream } from "./stream.js";

const patience = 600;

export class IndicesReader {
  indices = null;
  address = null;
  date = null;
  history = null;
  other = null;
  fixing = null;
  about = null;
  fault = null;
  status = null;
  #notify;
  #timer = 0;
  #turn = 0;

  constructor(notify) {
    this.#notify = notify;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.stream = new Stream(`${scheme}://${location.host}/v1/stream`, () => notify());
  }

  start(place) {
    Object.assign(this, place);
    this.stream.subscribe("status", (_, status) => this.#set({ status }));
    this.stream.subscribe("index", (type) => type === "delta" && this.#changed());
    this.stream.open();
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#changed());
    this.#read();
  }

  /** Another index, or another day of the same. */
  choose({ address, date }) {
    const other = address !== this.address;
    this.#set({ address, date, fault: null, ...(other ? { history: null, other: null, fixing: null, about: null } : {}) });
    this.#read();
  }

  #changed() {
    if (this.fault?.code === "no-archive") return;
    this.#timer ||= setTimeout(() => this.#read(), patience);
  }

  async #read() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const turn = ++this.#turn;
    const { address, date } = this;
    const mine = (values) => turn === this.#turn && this.#set(values);
    const all = read("indices").then(({ indices }) => mine({ indices }));
    const one = address ? this.#readOne(address, date).then(mine) : null;
    try {
      await Promise.all([all, one]);
      mine({ fault: null });
    } catch (fault) {
      mine({ fault });
    }
  }

  async #readOne(address, date) {
    const path = `indices/${encodeURIComponent(address)}`;
    const [history, about] = await Promise.all([read(`${path}/fixings`), read(`${path}/about`, date ? { date } : {})]);
    const fixing = await read(`${path}/fixings/${about.date}`).catch((fault) => ({ fault: fault.message }));
    const beside = companion(about);
    const other = beside ? { name: beside, days: (await read(`indices/${beside}/fixings`)).fixings } : null;
    return { address: history.address, history: history.fixings, about, fixing, other };
  }

  #set(values) {
    Object.assign(this, values);
    this.#notify();
  }
}

/** The same index by the other kind of evidence: what was paid beside what is asked, and the other way round. */
function companion({ address, siblings }) {
  const wanted = /-T-\d+$/.test(address) ? /-L-\d+$/ : /-T-\d+$/;
  return siblings.findLast((each) => wanted.test(each));
}
