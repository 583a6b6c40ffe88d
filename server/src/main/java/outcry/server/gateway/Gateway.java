// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import io.aeron.Aeron;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import outcry.server.cluster.Idle;
import outcry.server.cluster.Pass;
import outcry.server.feed.FrameConsumer;

/// One numbered sender: takes commands from any thread, puts them on the log in one order, answers
/// with their events.
///
/// At most [#QUEUE] commands wait and [InFlight#WINDOW] are on their way; beyond that a submission
/// fails at once. What is not answered in time is sent again under the same number, which the
/// exchange applies once.
public final class Gateway implements Commands, AutoCloseable {
  /// Every number belongs to one gateway for ever; the venue's own doors share this one.
  public static final int DOORS = 1;

  /// A command's greatest length; the log carries 2 MiB, events need a little more than their
  /// command.
  public static final int LONGEST = 3 << 19;

  private static final int QUEUE = 8192;
  private static final long LAST_ANSWERS_SECONDS = 5;

  private final ManyToOneConcurrentArrayQueue<Submission> queue =
      new ManyToOneConcurrentArrayQueue<>(QUEUE);
  private final InFlight inFlight = new InFlight();
  private final int sender;
  private final Answers answers;
  private Thread thread;
  private volatile boolean open = true;
  private volatile boolean running = true;
  private volatile boolean ready;
  private volatile boolean ended;

  public Gateway(int sender) {
    this.sender = sender;
    this.answers = new Answers(sender, inFlight);
  }

  /// To be registered as the last reader of the event stream.
  public FrameConsumer answers() {
    return answers;
  }

  /// Begins to connect; [#isReady()] says when the numbering is known. Commands may be submitted
  /// before.
  public void start(Aeron aeron, Pass pass) {
    var uplink = new Uplink(aeron, pass, sender, answers, inFlight);
    thread = Thread.ofPlatform().name("gateway-" + sender).daemon().start(() -> run(uplink));
  }

  public boolean isReady() {
    return ready;
  }

  @Override
  public CompletableFuture<Outcome> submit(DirectBuffer command, int offset, int length) {
    if (length < Submission.SHORTEST || length > LONGEST) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(
              "a command has %d to %d bytes, this one %d"
                  .formatted(Submission.SHORTEST, LONGEST, length)));
    }
    if (!open) {
      return refused("the venue is stopping; the command was not taken");
    }
    var submission = new Submission(command, offset, length);
    if (!queue.offer(submission)) {
      return refused("%d commands are waiting; the command was not taken".formatted(QUEUE));
    }
    if (ended) {
      abandon(); // came in after the gateway's thread emptied the queue for the last time
    }
    return submission.answer();
  }

  private static CompletableFuture<Outcome> refused(String message) {
    return CompletableFuture.failedFuture(new Unavailable(message));
  }

  private void run(Uplink uplink) {
    var idle = Idle.strategy();
    try (uplink) {
      while (running) {
        int work = uplink.work();
        ready = uplink.isReady();
        while (ready && inFlight.hasRoom()) {
          var submission = queue.poll();
          if (submission == null) {
            break;
          }
          inFlight.add(sender, submission);
          work++;
        }
        idle.idle(work);
      }
    } finally {
      running = false;
      open = false;
      ended = true;
      abandon();
    }
  }

  /// Only the gateway's thread takes from the queue; this one call does so when that has ended.
  private synchronized void abandon() {
    queue.drain(
        waiting ->
            waiting
                .answer()
                .completeExceptionally(
                    new Unavailable("the venue stopped; the command was not taken")));
    for (long number = inFlight.answered() + 1; number <= inFlight.last(); number++) {
      var sent = inFlight.get(number);
      if (sent != null) {
        sent.answer()
            .completeExceptionally(
                new Unavailable(
                    "the venue stopped before the outcome of this command was known; look for it"
                        + " when the venue is back"));
      }
    }
  }

  /// Takes no more commands and waits a few seconds for the answers still owed.
  public void finish() {
    open = false;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWERS_SECONDS);
    while (ready
        && running
        && !(queue.isEmpty() && inFlight.isEmpty())
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /// Ends at once; commands without an answer fail.
  @Override
  public void close() {
    open = false;
    running = false;
    if (thread == null) {
      ended = true;
      abandon();
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
