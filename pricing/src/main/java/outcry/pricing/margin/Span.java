// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.List;

/// A SPAN-style risk file: what one long lot loses in sixteen scenarios, and what is charged and
/// credited around it (rule M-19). It is published beside the arrays in force for outside systems;
/// it is not what the clearing house asks for.
///
/// Money in dollars, losses positive.
public record Span(String model, List<Commodity> commodities, List<InterCommodity> credits) {
  private static final int SCENARIOS = 16;

  /// Contracts that are scanned together.
  ///
  /// @param interMonth charge for each spread of one delta between months
  /// @param shortMinimum least for each short option lot
  public record Commodity(String name, List<Row> rows, double interMonth, double shortMinimum) {
    public Commodity {
      rows = List.copyOf(rows);
    }
  }

  /// One contract.
  ///
  /// @param delta of one lot in lots of its future: 1, or the composite delta of an option
  /// @param value of one lot of an option paid upfront, that stands against the requirement; 0 else
  /// @param delivery charge for each lot in the month of the fixings
  public record Row(
      String contract,
      boolean option,
      double price,
      double priceScan,
      double volatilityScan,
      double delta,
      double value,
      double delivery,
      List<Double> losses) {
    public Row {
      losses = List.copyOf(losses);
      if (losses.size() != SCENARIOS) {
        throw new IllegalArgumentException(
            contract + " has " + losses.size() + " losses; a file of this kind has sixteen");
      }
    }
  }

  /// Legs on opposite sides release part of each other's price risk.
  ///
  /// @param legs in order; a leg of a long spread has the sign of its `ratio`
  /// @param rate share of each leg's risk that is credited
  public record InterCommodity(List<Leg> legs, double rate) {
    public InterCommodity {
      legs = List.copyOf(legs);
      if (legs.size() < 2 || !(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "a credit of "
                + rate
                + " over "
                + legs.size()
                + " legs; a credit is from 0 to 1 and has two legs or more");
      }
    }
  }

  /// @param ratio deltas of the commodity in one spread
  public record Leg(String commodity, double ratio) {}

  public Span {
    commodities = List.copyOf(commodities);
    credits = List.copyOf(credits);
  }
}
