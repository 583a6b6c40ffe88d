// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.util.concurrent.CountDownLatch;
import outcry.server.Venue;

/// Runs a venue in this process until it ends, and turns a signal into an orderly stop.
///
/// The process then ends with the venue's own exit code, also when it was a signal that stopped it.
final class Watchman {
  private final Venue venue;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int code = 1;

  Watchman(Venue venue) {
    this.venue = venue;
  }

  /// Opens the venue and answers its exit code when it has closed.
  int serve() {
    return serve(() -> {}, () -> {});
  }

  /// The same, with something to do once it is open and once it has closed.
  int serve(Runnable whenOpen, Runnable whenClosed) {
    var signal = new Thread(this::onSignal, "signal");
    Runtime.getRuntime().addShutdownHook(signal);
    try {
      venue.open();
      whenOpen.run();
      code = venue.run();
      return code;
    } finally {
      whenClosed.run();
      ended.countDown();
      forget(signal);
    }
  }

  /// Without a signal the command says how the process ends: it may know of more than the venue.
  private static void forget(Thread signal) {
    try {
      Runtime.getRuntime().removeShutdownHook(signal);
    } catch (IllegalStateException _) {
      // the signal is what ended it
    }
  }

  private void onSignal() {
    venue.stop();
    try {
      ended.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
