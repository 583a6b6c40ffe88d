// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;
import outcry.index.observation.Tier;

/// A named seller's price for a named good from a given day on.
///
/// @param date the day from which the price holds (seen, or announced to take effect)
/// @param good `H100`, `H200`, `B200`, `A100`, or `<model>.input`, `<model>.cached`,
///   `<model>.output`
/// @param provider the seller: a cloud, a laboratory, a host of open models
/// @param tier the part of the market the good belongs to here
/// @param price micro-dollars per `unit`, always positive: zero means unknown or free and is no
///   price
/// @param unit `GPU-hour`, or `Mtok` for a million tokens
/// @param source the id of the {@link Source} that saw it
public record PriceFact(
    LocalDate date, String good, String provider, Tier tier, long price, String unit, String source)
    implements Fact {

  public PriceFact {
    if (price <= 0)
      throw new IllegalArgumentException("a price is positive, not " + price + " micro-dollars");
  }
}
