// SPDX-License-Identifier: Apache-2.0
// The WebSocket side of the page. Every channel is a snapshot followed by deltas, each naming its predecessor.
// A delta whose predecessor was not seen is a gap: the channel is asked for again and starts from a new snapshot.

const firstRetry = 500;
const lastRetry = 8000;
const quiet = 15000;

export class Stream {
  #url;
  #socket = null;
  #channels = new Map();
  #retry = firstRetry;
  #notify;
  #heartbeat = 0;
  state = "connecting";
  gaps = 0;
  pushes = 0;
  greeting = null;

  /** Every connection begins with `greeting` when there is one; `notify` is told when the state of the line changes: connecting, live, recovering or down. */
  constructor(url, notify) {
    this.#url = url;
    this.#notify = notify;
  }

  open() {
    this.#set(this.state === "down" ? "down" : "connecting");
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#retry = firstRetry;
      this.#channels.forEach((channel) => (channel.seq = null));
      if (this.greeting) socket.send(JSON.stringify(this.greeting));
      this.#send("subscribe", [...this.#channels.keys()]);
      this.#set("live");
      this.#heartbeat = setInterval(() => this.#send("ping"), quiet);
    };
    socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    socket.onclose = () => this.#closed(socket);
  }

  /** `receive(type, data, push)` gets the snapshot first and then every delta, without holes. */
  subscribe(name, receive) {
    this.#channels.set(name, { receive, seq: null });
    this.#send("subscribe", [name]);
  }

  unsubscribe(name) {
    if (this.#channels.delete(name)) this.#send("unsubscribe", [name]);
  }

  /** The sequence number the channel has reached; null before its snapshot. */
  seq(name) {
    return this.#channels.get(name)?.seq ?? null;
  }

  #receive(push) {
    const channel = this.#channels.get(push.ch);
    if (!channel) return;
    if (push.type === "delta") {
      if (channel.seq === null || push.seq <= channel.seq) return;
      if (push.prevSeq !== channel.seq) return this.#recover(push.ch, channel);
    } else if (this.state === "recovering") {
      this.#set("live");
    }
    channel.seq = push.seq;
    this.pushes++;
    channel.receive(push.type, push.data, push);
  }

  #recover(name, channel) {
    this.gaps++;
    channel.seq = null;
    this.#set("recovering");
    this.#send("unsubscribe", [name]);
    this.#send("subscribe", [name]);
  }

  #closed(socket) {
    if (socket !== this.#socket) return;
    clearInterval(this.#heartbeat);
    this.#set("down");
    setTimeout(() => this.open(), this.#retry);
    this.#retry = Math.min(this.#retry * 2, lastRetry);
  }

  #send(op, channels) {
    if (this.#socket?.readyState !== WebSocket.OPEN || channels?.length === 0) return;
    this.#socket.send(JSON.stringify(channels ? { op, channels } : { op }));
  }

  #set(state) {
    this.state = state;
    this.#notify(state);
  }
}
