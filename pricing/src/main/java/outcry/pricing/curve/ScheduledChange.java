// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.curve;

import java.time.LocalDate;

/// A change of the index level that is public before it happens: a vendor's announced list price,
/// for example. From `effective` on the level is `ratio` times what it would have been (1.5 = half
/// as much again).
public record ScheduledChange(LocalDate effective, double ratio) {
  public ScheduledChange {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException(
          "scheduled change of "
              + effective
              + " has ratio "
              + ratio
              + "; a ratio is a positive number");
    }
  }
}
