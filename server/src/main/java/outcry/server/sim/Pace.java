// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How fast simulated days pass. A day takes its time or as long as its work takes, whichever is
/// longer; whoever waits here is woken by [#stop()].
final class Pace {
  private final long day;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long began;

  Pace(Duration day) {
    this.day = day.toNanos();
  }

  void dayBegins() {
    began = System.nanoTime();
  }

  /// Waits until this share of the day has passed; `false` when the demonstration is to end.
  boolean until(double share) {
    long left = began + (long) (day * share) - System.nanoTime();
    try {
      return !stopped.await(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void stop() {
    stopped.countDown();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
