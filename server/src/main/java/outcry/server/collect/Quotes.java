// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import outcry.index.observation.Refusal;

/// The quotes of one capture.
///
/// @param capture what is read
/// @param sink where they go
public record Quotes(Capture capture, ObservationSink sink) {
  /// A quote on this line, from 1: a row of a table, an entry of a list, in the capture's order.
  public Quote at(int line) {
    return new Quote(capture, sink, line);
  }

  /// Says that the source cut its answer: what is there counts, and the fixing knows that more is
  /// missing.
  ///
  /// @param good of which some is missing; empty for all
  public void cut(int line, String good, String reason) {
    sink.refuse(
        new Refusal(
            capture.taken().getEpochSecond(),
            capture.source(),
            "",
            good,
            "truncated",
            capture.source() + " " + capture.part() + ": " + reason + " (rule I-62)",
            0,
            line));
  }
}
