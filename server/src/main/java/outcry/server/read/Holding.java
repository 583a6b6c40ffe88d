// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.Map;
import java.util.TreeMap;
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
    PortfolioMargin.Model model) {

  /// To be called while the market is borrowed.
  public static Holding of(Market market, Account account) {
    var positions = new TreeMap<String, Long>();
    var margins = new TreeMap<Integer, Long>();
    var exposures = account.exposures();
    exposures.forEach(
        (number, exposure) -> {
          var contract = market.contractNumbered(number);
          margins.put(number, contract.margin());
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

  /// `margin` must have this holding's model in force ([#margin]); it serves many holdings in a
  /// row, one at a time.
  public Standing standing(PortfolioMargin margin) {
    margin.clear();
    exposures.forEach(
        (number, of) -> margin.hold(number, margins.get(number), of.lots(), of.buys(), of.sells()));
    long required = margin.required();
    return new Standing(assets, required, margin.total() - required);
  }
}
