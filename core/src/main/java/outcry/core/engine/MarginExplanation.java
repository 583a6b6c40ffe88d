// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;

/// An account's margin as arithmetic anyone can redo (rule M-12): every number that went into it,
/// and the sums they make. Money in micro-dollars.
///
/// `positions` is what the positions need, `withOrders` the same with everything that works.
/// `premiums`: of working buys of options paid upfront.
public record MarginExplanation(
    String model,
    long version,
    Need positions,
    Need withOrders,
    long premiums,
    long collateral,
    List<OneMoreLot> oneMoreLot) {

  public long required() {
    return positions.required;
  }

  public long orderMargin() {
    return withOrders.required + premiums - positions.required;
  }

  public long free() {
    return collateral - withOrders.required - premiums;
  }

  /// How much collateral may fall before the account is called; negative when it is (rule M-5).
  public long toCall() {
    return collateral - positions.required;
  }

  /// One portfolio: `need` = max(risk, short minimum) + add-ons + flat, and `required` = max(0,
  /// need − option value).
  public record Need(
      Risk risk,
      List<PerLot> shortMinimums,
      List<AddOnCharge> addOns,
      List<PerLot> flat,
      List<PerLot> options,
      long shortMinimum,
      long addOn,
      long flatMargin,
      long optionValue,
      long need,
      long required) {}

  /// Rule M-6. `offset` is what families give each other, `allowed` the most of it that counts;
  /// `risk` = max(joint, sum − allowed).
  public record Risk(
      List<SetTail> sets,
      List<Family> families,
      long joint,
      long sum,
      long largest,
      long cap,
      long offset,
      long allowed,
      long risk) {}

  public record Family(String name, List<String> contracts, long margin) {}

  /// The tail of a set over all contracts (rule M-2): the mean of its `worst` losses. `losses` are
  /// those of all its scenarios in order. `counts`: whether it is the largest of its group.
  public record SetTail(
      String set,
      String group,
      long weight,
      int scenarios,
      List<Long> losses,
      List<Loss> worst,
      long tail,
      boolean counts) {}

  /// A scenario counted from 1, what the portfolio loses in it, and what each contract brings.
  public record Loss(int scenario, long loss, List<Part> parts) {}

  public record Part(String contract, long loss) {}

  public record PerLot(String contract, long lots, long perLot, long amount) {}

  /// Rule M-7, bracket by bracket.
  public record AddOnCharge(
      String contract, String name, long lots, List<Bracket> brackets, long amount) {}

  /// `lots` of the line lie above `above` and not beyond the bracket.
  public record Bracket(long above, long lots, long perLot, long amount) {}

  /// What the account would need more (negative: less) after buying or selling one lot, and what
  /// the order would ask of it while it works, premium aside.
  public record OneMoreLot(
      String contract, long bought, long sold, long buyOrder, long sellOrder) {}
}
