// SPDX-License-Identifier: Apache-2.0
package outcry.server.feed;

import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Subscription;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import outcry.wire.FrameDecoder;

/// Reads the live event stream on its own thread and shows every frame to its consumers, one after
/// the other.
///
/// The order of the consumers is a promise: the read model comes before the gateway, so that an
/// answer to a command never runs ahead of what can be read. Consumers must not block: the exchange
/// waits for the slowest reader.
public final class EventReader implements AutoCloseable {
  private static final int FRAGMENTS = 64;

  private final Subscription subscription;
  private final List<FrameConsumer> consumers;
  private final FrameReader frames = new FrameReader();
  private final Consumer<Throwable> broken;
  private final IdleStrategy idle;
  private final Thread thread;
  private volatile boolean running = true;

  private EventReader(
      Subscription subscription,
      List<FrameConsumer> consumers,
      IdleStrategy idle,
      Consumer<Throwable> broken) {
    this.subscription = subscription;
    this.consumers = List.copyOf(consumers);
    this.idle = idle;
    this.broken = broken;
    this.thread = Thread.ofPlatform().name("event-reader").daemon().unstarted(this::run);
  }

  /// Joins the stream at its beginning: call it after the publication is open and before anything
  /// is written.
  public static EventReader join(
      Aeron aeron,
      EventPublication events,
      List<FrameConsumer> consumers,
      IdleStrategy idle,
      Consumer<Throwable> broken) {
    var subscription = aeron.addSubscription(EventPublication.CHANNEL, EventPublication.STREAM);
    while (subscription.imageBySessionId(events.sessionId()) == null) {
      idle.idle();
    }
    var reader = new EventReader(subscription, consumers, idle, broken);
    reader.thread.start();
    return reader;
  }

  private void run() {
    var assembler =
        new FragmentAssembler(
            (buffer, offset, length, _) -> frames.read(buffer, offset, length, this::show));
    try {
      while (running) {
        idle.idle(subscription.poll(assembler, FRAGMENTS));
      }
    } catch (RuntimeException | Error e) {
      broken.accept(e);
    }
  }

  private void show(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    for (var consumer : consumers) {
      consumer.onFrame(frame, entries, offset, length);
    }
  }

  @Override
  public void close() {
    running = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    subscription.close();
  }
}
