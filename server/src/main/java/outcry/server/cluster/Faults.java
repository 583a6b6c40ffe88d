// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.exceptions.AeronException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears every error of the driver, the archive and the consensus module.
///
/// Their threads go on after an error and would report a lost disk thousands of times a second: the
/// same words are written once in ten seconds with a count, and a storm of them stops the venue.
final class Faults implements ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int STORM = 200;
  private static final int KINDS = 100;

  private static final class Seen {
    private long since;
    private int count;
  }

  private final Map<String, Seen> seen = new HashMap<>();
  private final Halt halt;
  private volatile boolean stopping;

  Faults(Halt halt) {
    this.halt = halt;
  }

  /// From now on errors are part of the way down: they are not written and stop nothing.
  void stopping() {
    stopping = true;
  }

  @Override
  public void onError(Throwable error) {
    if (stopping) {
      LOG.debug("while stopping", error);
      return;
    }
    if (error instanceof AgentTerminationException) {
      halt.because("a thread of the node ended: " + words(error), error);
      return;
    }
    if (error instanceof AeronException known && known.category() == AeronException.Category.WARN) {
      LOG.info(words(error)); // what the libraries call a warning mends itself
      return;
    }
    report(error, System.nanoTime());
  }

  private synchronized void report(Throwable error, long now) {
    if (seen.size() >= KINDS) {
      seen.clear();
    }
    var kind = seen.computeIfAbsent(words(error).replaceAll("[0-9]+", "#"), _ -> new Seen());
    if (kind.count == 0 || now - kind.since > QUIET_NANOS) {
      LOG.warn("{}{}", words(error), kind.count > 1 ? " (" + (kind.count - 1) + " more)" : "");
      LOG.debug("in full", error);
      kind.since = now;
      kind.count = 1;
    } else if (++kind.count == STORM) {
      halt.because("the node reports the same error without end: " + words(error), error);
    }
  }

  /// Its message, or what it is when it has none.
  static String words(Throwable error) {
    return error.getMessage() == null ? error.getClass().getName() : error.getMessage();
  }
}
