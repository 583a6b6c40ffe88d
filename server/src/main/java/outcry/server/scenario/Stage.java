// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.core.engine.View;
import outcry.server.feed.EventTime;
import outcry.wire.AccountKind;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.TradedDecoder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A fresh exchange that one scenario drives: sends it commands as sender 1, numbers and writes out
/// what it says.
///
/// There is no clock but the scenario's, so the same lines give the same events on every machine.
final class Stage {
  private static final int SENDER = 1;

  private final CommandWriter writer = new CommandWriter();
  private final Scenario.Tap tap;
  private final Consumer<ObjectNode> out;
  private final boolean quiet;
  private final EventTime at = new EventTime();
  private Exchange exchange = new Exchange();
  private Names names = new Names();
  private EventJson json = new EventJson(names);
  private Line line;
  private long time;
  private long sequence;
  private long events;
  private long trades;

  /// `out` takes every event; when `quiet`, only the answers to `show`. `tap` takes them as they
  /// are on the wire.
  Stage(Consumer<ObjectNode> out, boolean quiet, Scenario.Tap tap) {
    this.tap = tap;
    this.out = out;
    this.quiet = quiet;
  }

  Names names() {
    return names;
  }

  View view() {
    return exchange.view();
  }

  /// One line happens: first the time it says, then what it says.
  void play(Line next) throws LineFault {
    var step = Language.step(next);
    long at = next.timeOr(time);
    if (at < time) {
      throw new LineFault(
          "t goes back: %s is before %s".formatted(Words.time(at), Words.time(time)));
    }
    line = next;
    time = at;
    step.happen(this);
  }

  /// Applies a command, and passes on what it brought about.
  void send(Command command) {
    int length = command.write(writer, names);
    writer.stamp(SENDER, ++sequence);
    exchange.apply(time, writer.buffer(), 0, length);
    at.begin(time);
    exchange.tape().forEach(this::onEvent);
  }

  private void onEvent(int templateId, DirectBuffer buffer, int offset, int length) {
    long when = at.of(templateId, buffer, offset);
    tap.take(sequence, when, templateId, buffer, offset);
    if (EventJson.shows(templateId)) {
      events++;
      if (!quiet) {
        out.accept(json.write(templateId, buffer, offset, when, events, line));
      }
    }
    if (templateId == TradedDecoder.TEMPLATE_ID) {
      trades++;
    }
    names.learn(templateId, buffer, offset);
  }

  /// An account that was never declared is a house account of a member of the same name.
  void openIfNew(String account) {
    if (names.accountNumber(account) == 0) {
      send((to, _) -> to.openAccount(account, account, AccountKind.HOUSE));
    }
  }

  /// The answer to a `show`, to be filled in by the caller.
  void show(ObjectNode fields) {
    out.accept(event("shown").setAll(fields));
  }

  /// Refuses what the exchange was never asked: a `show` of something unknown.
  void refuse(String reason, String text) {
    var event = event("refused").put("cmd", line.command()).put("reason", reason);
    if (!quiet) {
      out.accept(event.put("text", text));
    }
  }

  private ObjectNode event(String word) {
    var event = JsonNodeFactory.instance.objectNode().put("seq", ++events);
    return event.put("t", Words.time(time)).put("event", word);
  }

  /// Writes the whole exchange down and goes on with one made from that; also the names are learned
  /// anew.
  void restart() {
    var records = new ArrayList<byte[]>();
    exchange.snapshot(
        (buffer, offset, length) -> {
          var copy = new byte[length];
          buffer.getBytes(offset, copy);
          records.add(copy);
        });
    restore(records);
  }

  private void restore(List<byte[]> records) {
    var header = new MessageHeaderDecoder();
    var buffer = new UnsafeBuffer();
    exchange = new Exchange();
    names = new Names();
    json = new EventJson(names);
    boolean complete = false;
    for (var record : records) {
      buffer.wrap(record);
      complete = exchange.restore(buffer, 0, record.length);
      names.learn(header.wrap(buffer, 0).templateId(), buffer, 0);
    }
    if (!complete) {
      throw new IllegalStateException("the snapshot has no end record");
    }
  }

  long events() {
    return events;
  }

  long trades() {
    return trades;
  }

  long hash() {
    return exchange.hash();
  }
}
