// SPDX-License-Identifier: Apache-2.0
package outcry.bench.trip;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/// Puts load on a trip: at a fixed rate whatever the answers do, or as fast as a window of
/// unanswered messages allows.
///
/// At a fixed rate a message's time runs from the moment it was meant to be sent, so that a stall
/// is charged to every message it delayed.
final class Load implements Trip.Answers, AutoCloseable {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static final int BURST = 32;

  private final Trip trip;
  private final IdleStrategy idle =
      new BackoffIdleStrategy(
          10, 20, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(50));
  private final Histogram times = new Histogram(LONGEST, 3);
  private long sent;
  private volatile long answered;

  Load(Function<Trip.Answers, Trip> trip) {
    this.trip = trip.apply(this);
  }

  @Override
  public void onAnswer(long intended) {
    times.recordValue(Math.max(0, System.nanoTime() - intended));
    long next = answered + 1; // one thread answers
    answered = next;
  }

  /// Times in nanoseconds.
  Histogram atRate(int perSecond, double seconds) {
    begin();
    long total = (long) (perSecond * seconds);
    double interval = 1e9 / perSecond;
    long start = System.nanoTime();
    long goal = sent + total;
    for (long first = sent; sent < goal; ) {
      int work = 0;
      while (work < BURST && sent < goal) {
        long intended = start + (long) ((sent - first) * interval);
        if (System.nanoTime() < intended || !trip.send(intended)) {
          break;
        }
        sent++;
        work++;
      }
      idle.idle(work + trip.poll());
    }
    drain();
    return times.copy();
  }

  /// Answers a second with at most `window` messages under way.
  double most(int window, double seconds) {
    begin();
    long before = answered;
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      int work = 0;
      while (work < BURST && sent - answered < window && trip.send(System.nanoTime())) {
        sent++;
        work++;
      }
      idle.idle(work + trip.poll());
    }
    double rate = (answered - before) / ((System.nanoTime() - start) / 1e9);
    drain();
    return rate;
  }

  private void begin() {
    drain();
    times.reset();
  }

  private void drain() {
    long deadline = System.nanoTime() + PATIENCE;
    while (answered < sent) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%d of %d messages were not answered".formatted(sent - answered, sent));
      }
      idle.idle(trip.poll());
    }
  }

  @Override
  public void close() {
    trip.close();
  }
}
