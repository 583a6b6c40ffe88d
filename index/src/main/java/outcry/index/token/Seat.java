// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the index holds of a line: who speaks for it, at what prices it was last counted, and what
/// the quantity held was worth then.
///
/// @param line `Anthropic/opus`
/// @param speaker the model whose price is the line's
/// @param worth quantity times price, in parts of {@link Shares#ONE} of the year's base
/// @param prices of the speaker by seller, on the last determined day
/// @param since the day it took its seat
record Seat(
    String line, String speaker, long worth, SortedMap<String, Long> prices, LocalDate since) {

  Seat {
    prices = new TreeMap<>(prices);
  }

  Seat worth(long value) {
    return new Seat(line, speaker, value, prices, since);
  }

  Seat spokenBy(String model, SortedMap<String, Long> at) {
    return new Seat(line, model, worth, at, since);
  }
}
