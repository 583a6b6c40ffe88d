// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Somebody who says what compute costs: where to ask and how to read the answer.
///
/// Reading is a function of the capture alone: no clock, no network. The same bytes give the same
/// observations for ever.
public interface PriceSource {
  /// The id of its row in the table of terms, and the `source` of its observations.
  String id();

  /// What to ask first.
  ///
  /// @param key the operator's key, empty for a source that needs none
  List<Request> requests(String key);

  /// The same source asked in other regions than the usual ones.
  ///
  /// @throws IllegalArgumentException when it has no list for each region, or one is no region
  default PriceSource in(List<String> regions) {
    throw new IllegalArgumentException(id() + " has one list for all regions");
  }

  /// What to ask next, having this answer: paging. A request made with {@link Request#at} sends the
  /// key again.
  default Optional<Request> next(Request asked, Capture answer) {
    return Optional.empty();
  }

  /// What must never be kept, such as addresses of private persons: whatever it matches is blanked
  /// before an answer is hashed. Such an answer has to fit in memory.
  default Optional<Pattern> secret() {
    return Optional.empty();
  }

  /// Reads a whole capture, in its order.
  ///
  /// @throws UnreadablePayload when it has not the shape this source is known for; nothing taken
  ///   before counts
  void read(Capture capture, ObservationSink sink) throws UnreadablePayload;
}
