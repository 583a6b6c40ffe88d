// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/// How the venue's threads wait for work: spin, yield, then sleep for up to `outcry.idle.micros`
/// (system property, 1000).
///
/// Several threads share few cores; a thread that spins starves its neighbours. Lower the bound to
/// measure speed.
public final class Idle {
  private static final long LONGEST_MICROS = Long.getLong("outcry.idle.micros", 1000);

  private Idle() {}

  public static IdleStrategy strategy() {
    return new BackoffIdleStrategy(
        10, 20, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(LONGEST_MICROS));
  }
}
