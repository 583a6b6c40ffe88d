// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

/// Stops the venue without a further word to the log: whoever calls it found that going on would
/// lose or falsify something. Returns at once; only the first reason counts.
@FunctionalInterface
public interface Halt {
  /// `reason` is one plain sentence for the operator; `cause` may be null.
  void because(String reason, Throwable cause);
}
