// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import static outcry.core.contract.Contract.NONE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntFunction;
import outcry.core.engine.MarginExplanation;
import outcry.core.engine.PortfolioMargin;
import outcry.wire.AccountKind;

/// A copy of what an account has, with the terms its margin is worked out from, so that the sum can
/// be done at leisure while the market goes on. Money in micro-dollars.
///
/// The margin is computed by the exchange's own integer code ([PortfolioMargin]) from the same
/// positions, orders and model.
public record Holding(
    String account,
    String member,
    AccountKind kind,
    Assets assets,
    Map<String, Long> positions,
    Map<Integer, Exposure> exposures,
    Map<Integer, Long> margins,
    Map<Integer, OptionMark> options,
    PortfolioMargin.Model model) {

  /// What a lot of an option that is paid upfront is worth: units, and their price in
  /// micro-dollars.
  public record OptionMark(long multiplier, OptionalLong mark) {}

  /// To be called while the market is borrowed.
  public static Holding of(Market market, Account account) {
    return among(market, account, List.of());
  }

  /// The same with further contracts, of which it may have nothing.
  static Holding among(Market market, Account account, Collection<Integer> contracts) {
    var positions = new TreeMap<String, Long>();
    var margins = new TreeMap<Integer, Long>();
    var options = new TreeMap<Integer, OptionMark>();
    var exposures = account.exposures();
    contracts.forEach(number -> exposures.putIfAbsent(number, Exposure.NONE));
    exposures.forEach(
        (number, exposure) -> {
          var contract = market.contractNumbered(number);
          margins.put(number, contract.margin());
          if (contract.makeup().isUpfront()) {
            options.put(number, new OptionMark(contract.multiplier(), contract.mark()));
          }
          if (exposure.lots() != 0) {
            positions.put(contract.name(), exposure.lots());
          }
        });
    return new Holding(
        account.name(),
        account.member(),
        account.kind(),
        Assets.of(market, account),
        positions,
        exposures,
        margins,
        options,
        market.riskModel());
  }

  /// A margin calculation with this holding's model in force.
  public PortfolioMargin margin() {
    return new PortfolioMargin(model);
  }

  /// What an account needs and has: `free` is what may leave it or carry further orders.
  public record Standing(Assets assets, long required, long orderMargin) {
    public long cash() {
      return assets.cash();
    }

    public long collateral() {
      return assets.collateral();
    }

    public long free() {
      return collateral() - required - orderMargin;
    }
  }

  private void hold(PortfolioMargin margin, int number, Exposure of) {
    var option = options.get(number);
    if (option == null) {
      margin.hold(number, margins.get(number), of.lots(), of.buys(), of.sells());
    } else {
      margin.holdOption(
          number,
          margins.get(number),
          option.multiplier,
          option.mark.orElse(NONE),
          of.lots(),
          of.buys(),
          of.sells(),
          of.premium());
    }
  }

  /// Every number of its margin, and what one more lot of each of its contracts would need; `names`
  /// tells what a contract of a number is called.
  MarginExplanation explain(IntFunction<String> names) {
    var margin = margin();
    exposures.forEach((number, of) -> hold(margin, number, of));
    return margin.explain(assets.collateral(), names);
  }

  /// `margin` must have this holding's model in force ([#margin]); it serves many holdings in a
  /// row, one at a time.
  public Standing standing(PortfolioMargin margin) {
    margin.clear();
    exposures.forEach((number, of) -> hold(margin, number, of));
    long required = margin.required();
    return new Standing(assets, required, margin.total() - required);
  }
}
