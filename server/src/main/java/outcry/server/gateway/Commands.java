// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;

/// Where doors hand in commands.
public interface Commands {
  /// Submits one command as `CommandWriter` wrote it; its sender and sequence are stamped here. Any
  /// thread may call.
  ///
  /// The answer comes once every reader of the live event stream has seen the command's events, so
  /// what the door reads afterwards contains them. It fails with [Unavailable] when the venue
  /// cannot take the command, or stops before its outcome is known. Stages that depend on it run on
  /// the thread all readers share: keep them short or make them async.
  CompletableFuture<Outcome> submit(DirectBuffer command, int offset, int length);
}
