// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import java.util.List;
import outcry.core.money.Micros;

/// What a spread is made of (rule X-21).
public record Spread(List<Leg> legs) {
  /// Buying a spread buys `ratio` lots of the leg, or sells them when it is negative. `weight`, in
  /// millionths, is the leg's part in the price.
  public record Leg(Contract contract, long ratio, long weight) {
    /// True when the buyer of the spread buys this leg.
    public boolean isBought() {
      return ratio > 0;
    }

    public long lots(long spreads) {
      return Math.abs(ratio) * spreads;
    }

    private boolean isOnce(int sign) {
      return ratio == sign && weight == sign * Micros.DOLLAR;
    }
  }

  public Spread {
    legs = List.copyOf(legs);
  }

  /// Near month against far month of one product, one lot each, quoted as their difference: what
  /// implied prices are made for.
  public boolean isCalendar() {
    return legs.size() == 2
        && near().isOnce(1)
        && far().isOnce(-1)
        && legs.get(0).contract().product == legs.get(1).contract().product
        && isMonth(legs.get(0).contract())
        && isMonth(legs.get(1).contract());
  }

  private static boolean isMonth(Contract contract) {
    return contract.strip == null && !contract.isOption();
  }

  /// Of a calendar spread: the leg that is bought with it.
  public Leg near() {
    return legs.get(legs.get(0).isBought() ? 0 : 1);
  }

  /// Of a calendar spread: the leg that is sold with it.
  public Leg far() {
    return legs.get(legs.get(0).isBought() ? 1 : 0);
  }

  public boolean uses(Contract contract) {
    return legs.stream().anyMatch(leg -> leg.contract() == contract);
  }
}
