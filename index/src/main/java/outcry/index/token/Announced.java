// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.Comparator;

/// A price announced for a later day: a step everybody can see coming (rule I-54).
///
/// @param model as the index names it
/// @param seller who will ask it
/// @param source who says so
/// @param said the day it was seen
/// @param from the day it takes effect
/// @param price micro-dollars per million tokens
public record Announced(
    String model, String seller, String source, LocalDate said, LocalDate from, long price) {
  /// By the day it takes effect.
  static final Comparator<Announced> ORDER =
      Comparator.comparing(Announced::from)
          .thenComparing(Announced::model)
          .thenComparing(Announced::seller)
          .thenComparing(Announced::source);
}
