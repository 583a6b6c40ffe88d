// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import outcry.server.scenario.Words;
import tools.jackson.databind.JsonNode;

/// One channel of the stream: the number of its last push, and who listens.
///
/// Every push names the number of the one before, so that a client sees at once when it has missed
/// one. A push is encoded once and shared by all who listen.
final class Channel {
  private final String name;
  private final Set<Subscriber> subscribers = new CopyOnWriteArraySet<>();
  private long seq;

  Channel(String name) {
    this.name = name;
  }

  boolean isIdle() {
    return subscribers.isEmpty();
  }

  /// Sends the newcomer where the channel stands, and everything after that.
  synchronized void join(Subscriber subscriber, long time, JsonNode snapshot) {
    subscriber.push(encode("snapshot", seq, null, time, snapshot));
    subscribers.add(subscriber);
  }

  /// The same for a channel whose numbers are given elsewhere; it stands at `number`.
  synchronized void joinAt(long number, Subscriber subscriber, long time, JsonNode snapshot) {
    seq = number;
    join(subscriber, time, snapshot);
  }

  void leave(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  synchronized void delta(long time, JsonNode data) {
    push("delta", seq + 1, time, data);
  }

  synchronized void deltaAt(long number, long time, JsonNode data) {
    push("delta", number, time, data);
  }

  /// The whole state anew.
  synchronized void snapshot(long time, JsonNode data) {
    push("snapshot", seq + 1, time, data);
  }

  synchronized void snapshotAt(long number, long time, JsonNode data) {
    push("snapshot", number, time, data);
  }

  private void push(String type, long next, long time, JsonNode data) {
    var message = encode(type, next, seq, time, data);
    seq = next;
    for (var subscriber : subscribers) {
      subscriber.push(message);
    }
  }

  private byte[] encode(String type, long number, Long previous, long time, JsonNode data) {
    var push = Json.object().put("ch", name).put("type", type).put("seq", number);
    push.put("prevSeq", previous).put("ts", Words.time(time));
    push.set("data", data);
    return Json.bytes(push);
  }
}
