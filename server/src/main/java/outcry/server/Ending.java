// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Why the venue ends. The first reason counts, but a worse one may still replace a milder.
final class Ending {
  /// How it is to be closed.
  enum Manner {
    /// Asked for: the state is put in a snapshot.
    ORDERLY,
    /// Something runs out, but a snapshot still has room.
    IN_TIME,
    /// Nothing more may be written.
    AT_ONCE
  }

  /// `cause` may be null.
  record Reason(Manner manner, String words, Throwable cause) {}

  private final AtomicReference<Reason> reason = new AtomicReference<>();
  private final CountDownLatch begun = new CountDownLatch(1);

  void because(Manner manner, String words, Throwable cause) {
    reason.accumulateAndGet(
        new Reason(manner, words, cause),
        (had, now) -> had == null || now.manner().compareTo(had.manner()) > 0 ? now : had);
    begun.countDown();
  }

  Optional<Reason> reason() {
    return Optional.ofNullable(reason.get());
  }

  boolean isAtOnce() {
    return reason().filter(known -> known.manner() == Manner.AT_ONCE).isPresent();
  }

  Reason await() throws InterruptedException {
    begun.await();
    return reason.get();
  }

  boolean await(long millis) throws InterruptedException {
    return begun.await(millis, TimeUnit.MILLISECONDS);
  }
}
