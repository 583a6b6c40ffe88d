// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.time.LocalDate;
import java.util.List;

/// The official value of an index on a day.
///
/// @param value micro-dollars per unit
/// @param sources different sellers behind it (for a level: 1)
/// @param carried inputs not seen on the day itself
/// @param low lowest vote
/// @param high highest vote
/// @param inputs every price that counted, enough to compute the value again
/// @param explanation one sentence for people
public record Fixing(
    String index,
    LocalDate date,
    long value,
    Grade grade,
    int sources,
    int carried,
    long low,
    long high,
    List<Input> inputs,
    String explanation) {

  public Fixing {
    inputs = List.copyOf(inputs);
  }
}
