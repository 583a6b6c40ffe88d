// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.Map;
import java.util.TreeMap;
import outcry.core.account.Line;
import outcry.core.risk.Margin;
import outcry.core.risk.RiskModel;
import outcry.wire.AccountKind;

/// A copy of what an account has, with the terms its margin is worked out from, so that the sum can
/// be done at leisure while the market goes on. Money in micro-dollars.
///
/// The margin is computed by the exchange's own integer code ([Margin]) from the same positions,
/// orders and model.
public record Holding(
    String account,
    String member,
    AccountKind kind,
    long cash,
    Map<String, Long> positions,
    Map<Integer, Exposure> exposures,
    Map<Integer, Product> products,
    RiskModel model) {

  static Holding of(Market market, Account account) {
    var positions = new TreeMap<String, Long>();
    var products = new TreeMap<Integer, Product>();
    var exposures = account.exposures();
    exposures.forEach(
        (number, exposure) -> {
          var contract = market.contractNumbered(number);
          products.put(number, contract.product());
          if (exposure.lots() != 0) {
            positions.put(contract.name(), exposure.lots());
          }
        });
    return new Holding(
        account.name(),
        account.member(),
        account.kind(),
        account.cash(),
        positions,
        exposures,
        products,
        market.riskModel());
  }

  /// What an account needs and has: `free` is what may leave it or carry further orders.
  public record Standing(long cash, long required, long orderMargin) {
    public long collateral() {
      return cash;
    }

    public long free() {
      return cash - required - orderMargin;
    }
  }

  public Standing standing() {
    var margin = new Margin();
    margin.use(model);
    return standing(margin);
  }

  /// With a margin that has this holding's model in force, for many holdings in a row.
  public Standing standing(Margin margin) {
    var held = new outcry.core.account.Account(0, account, member, kind);
    exposures.forEach((number, exposure) -> lay(held.line(terms(number)), exposure));
    long required = margin.required(held);
    return new Standing(cash, required, margin.total(held) - required);
  }

  private static void lay(Line line, Exposure exposure) {
    line.lots = exposure.lots();
    line.buys = exposure.buys();
    line.sells = exposure.sells();
  }

  private outcry.core.contract.Contract terms(int number) {
    var product = products.get(number);
    return new outcry.core.contract.Contract(
        number,
        "",
        new outcry.core.contract.Product(
            product.number(),
            product.name(),
            product.kind(),
            product.multiplier(),
            product.tick(),
            product.margin(),
            product.fee()),
        outcry.core.contract.Contract.NONE,
        outcry.core.contract.Contract.NO_DATE,
        null);
  }
}
