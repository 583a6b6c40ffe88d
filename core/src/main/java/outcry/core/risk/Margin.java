// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// Initial margin of an account, and the check before an order.
///
/// `required` is what the positions need; `total` adds the worst the working orders could bring;
/// the difference is the order margin (rules M-1, M-2). A number compared with collateral, never a
/// transfer. The source of the tail measure: expected shortfall is subadditive, so that the margin
/// of the parts bounds the margin of the whole.
public final class Margin {
  /// A need too large to count: more than any collateral, so that it fails on the safe side instead
  /// of overflowing.
  public static final long UNBOUNDED = Long.MAX_VALUE / 4;

  private RiskModel model = RiskModel.NONE;
  private ScenarioLosses scenarios = new ScenarioLosses(model);

  /// Puts a model in force, whole.
  public void use(RiskModel next) {
    model = next;
    scenarios = new ScenarioLosses(next);
  }

  public RiskModel model() {
    return model;
  }

  public long required(Account account) {
    return of(account, false);
  }

  /// Required and order margin together.
  public long total(Account account) {
    return of(account, true);
  }

  private long of(Account account, boolean withOrders) {
    try {
      return Math.min(UNBOUNDED, sum(account, withOrders));
    } catch (ArithmeticException _) {
      return UNBOUNDED;
    }
  }

  private long sum(Account account, boolean withOrders) {
    long flat = 0;
    scenarios.clear();
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (line != null) {
        var losses = model.losses(line.contract);
        if (losses == null) {
          flat = Math.addExact(flat, flat(line, withOrders));
        } else {
          scenarios.add(losses, line, withOrders);
        }
      }
    }
    return Math.addExact(flat, scenarios.margin());
  }

  private static long flat(Line line, boolean withOrders) {
    long lots =
        withOrders
            ? Math.max(Math.abs(line.lots + line.buys), Math.abs(line.lots - line.sells))
            : Math.abs(line.lots);
    return Math.multiplyExact(line.contract.margin, lots);
  }

  /// Enough, not necessary: with `lots` more working, what the account could need is still within
  /// its collateral (rule M-4). Two numbers and no vector.
  public boolean surelyCovered(
      Account account, Contract contract, boolean buy, long lots, long collateral) {
    long bound = account.marginBound();
    return bound >= 0 && boundWith(bound, contract, buy, lots) <= collateral;
  }

  /// An upper bound of the total once `lots` more work; saturates instead of overflowing.
  public long boundWith(long bound, Contract contract, boolean buy, long lots) {
    long alone = model.alone(contract, buy);
    if (Math.multiplyHigh(alone, lots) != 0 || alone * lots < 0) {
      return UNBOUNDED;
    }
    long sum = bound + alone * lots;
    return sum < 0 || sum > UNBOUNDED ? UNBOUNDED : sum;
  }
}
