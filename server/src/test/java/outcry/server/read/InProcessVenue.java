// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.server.feed.FrameConsumer;
import outcry.server.feed.FrameReader;
import outcry.server.feed.FrameWriter;
import outcry.server.gateway.Commands;
import outcry.server.gateway.Outcome;

/// A whole venue without network, log or threads: a real exchange, real frames and a real read
/// model, one command at a time.
public final class InProcessVenue implements Commands {
  private static final int SENDER = 1;
  private static final int SENDER_AT = 8;
  private static final int SEQUENCE_AT = SENDER_AT + Integer.BYTES;
  private static final int LOG_STEP = 64;

  private final Exchange exchange = new Exchange();
  private final FrameWriter frames = new FrameWriter();
  private final FrameReader reader = new FrameReader();
  private final ReadModel model = new ReadModel();
  private final List<FrameConsumer> followers = new CopyOnWriteArrayList<>();
  private final ExpandableArrayBuffer command = new ExpandableArrayBuffer();
  private long sequence;
  private long position;
  private long time = Instant.parse("2026-11-02T09:00:00Z").toEpochMilli();
  private int framesOfTheLastCommand;

  public InProcessVenue() {
    image(model);
    follow(model);
  }

  /// Shows a reader every command from now on.
  public void follow(FrameConsumer consumer) {
    followers.add(consumer);
  }

  /// Shows a reader the state as it stands, as at the start of an event stream.
  public synchronized void image(FrameConsumer consumer) {
    frames.image(
        position,
        time,
        exchange,
        (buffer, offset, length) -> reader.read(buffer, offset, length, consumer));
  }

  @Override
  public synchronized CompletableFuture<Outcome> submit(
      DirectBuffer buffer, int offset, int length) {
    command.putBytes(0, buffer, offset, length);
    command.putInt(SENDER_AT, SENDER);
    command.putLong(SEQUENCE_AT, ++sequence);
    time++;
    position += LOG_STEP;
    exchange.apply(time, command, 0, length);
    var tape = exchange.tape();
    var entries = new byte[tape.length()];
    tape.bytes().getBytes(0, entries);
    framesOfTheLastCommand = 0;
    frames.events(position, time, SENDER, sequence, tape, this::show);
    return CompletableFuture.completedFuture(new Outcome(position, time, entries));
  }

  private void show(DirectBuffer frame, int offset, int length) {
    framesOfTheLastCommand++;
    for (var follower : followers) {
      reader.read(frame, offset, length, follower);
    }
  }

  int framesOfTheLastCommand() {
    return framesOfTheLastCommand;
  }

  /// The next command happens at this time.
  public synchronized void clock(long millis) {
    time = millis - 1;
  }

  /// Submits what `write` writes.
  public Outcome send(ToIntFunction<CommandWriter> write) {
    var writer = new CommandWriter();
    return submit(writer.buffer(), 0, write.applyAsInt(writer)).join();
  }

  public ReadModel model() {
    return model;
  }

  public synchronized long hash() {
    return exchange.hash();
  }

  /// The exchange itself, for a test that compares.
  public Exchange exchange() {
    return exchange;
  }
}
