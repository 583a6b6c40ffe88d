// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;

/// Initial margin of an account, and the check before an order.
///
/// `required` is what the positions need; `total` adds the worst the working orders could bring;
/// the difference is the order margin (rules M-1, M-2, M-6 to M-9). A number compared with
/// collateral, never a transfer. The source of the tail measure: expected shortfall is subadditive,
/// so that the margin of the parts bounds the margin of the whole.
public final class Margin {
  /// A need too large to count: more than any collateral, so that it fails on the safe side instead
  /// of overflowing.
  public static final long UNBOUNDED = Long.MAX_VALUE / 4;

  private static final int NO_FAMILY = -1;
  private static final int SEVERAL = -2;

  private RiskModel model = RiskModel.NONE;
  private ScenarioLosses joint = new ScenarioLosses(model);
  private ScenarioLosses part = joint;

  /// Of the portfolio added up last.
  private long gross;

  /// Puts a model in force, whole.
  public void use(RiskModel next) {
    model = next;
    joint = new ScenarioLosses(next);
    part = new ScenarioLosses(next);
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

  /// Lots × largest move over all lines, of the portfolio added up last; saturated.
  public long gross() {
    return gross;
  }

  private long of(Account account, boolean withOrders) {
    try {
      return Math.min(UNBOUNDED, sum(account, withOrders));
    } catch (ArithmeticException _) {
      gross = UNBOUNDED;
      return UNBOUNDED;
    }
  }

  private long sum(Account account, boolean withOrders) {
    long beside = 0;
    long minimum = 0;
    long value = 0;
    long premiums = 0;
    int family = NO_FAMILY;
    gross = 0;
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (line.isIdle()) {
        continue;
      }
      var risk = model.of(line.contract);
      if (risk == null || risk.losses == null) {
        beside = Math.addExact(beside, flat(line, withOrders));
      } else {
        family = family == NO_FAMILY || family == risk.family ? risk.family : SEVERAL;
        gross = plus(gross, risk.largestMove, lots(line, withOrders));
      }
      if (risk != null) {
        beside = Math.addExact(beside, risk.addOns(lots(line, withOrders)));
        long shorts = Math.multiplyExact(risk.shortMinimum, line.shorts(withOrders));
        minimum = Math.addExact(minimum, shorts);
      }
      if (line.contract.isUpfront()) {
        value = Math.addExact(value, line.netOptionValue());
        premiums = Math.addExact(premiums, withOrders ? line.premiums : 0);
      }
    }
    long risk = family == NO_FAMILY ? 0 : scenarios(account, withOrders, family);
    long need = Math.addExact(Math.max(risk, minimum), beside);
    return Math.addExact(Math.max(0, Math.subtractExact(need, value)), premiums);
  }

  private static long lots(Line line, boolean withOrders) {
    return Math.max(line.longs(withOrders), line.shorts(withOrders));
  }

  /// Rule M-1. Whoever holds an option paid upfront cannot lose more than its value.
  public static long flat(Line line, boolean withOrders) {
    var contract = line.contract;
    long longs = Math.multiplyExact(flat(contract, true), line.longs(withOrders));
    return Math.max(longs, Math.multiplyExact(contract.margin, line.shorts(withOrders)));
  }

  private static long flat(Contract contract, boolean buy) {
    return buy && contract.isUpfront()
        ? Math.min(contract.margin, contract.optionValue())
        : contract.margin;
  }

  /// Rule M-6: all families together, or each by itself with no more offset than the cap allows,
  /// whichever is more. A single family, if `family` names one, is simply the sum.
  private long scenarios(Account account, boolean withOrders, int family) {
    joint.clear();
    if (family != SEVERAL) {
      add(joint, account, withOrders, family);
      return joint.margin();
    }
    long sum = 0;
    long largest = 0;
    for (int each = 0; each < model.families.size(); each++) {
      part.clear();
      if (add(part, account, withOrders, each)) {
        long alone = part.margin();
        sum = Math.addExact(sum, alone);
        largest = Math.max(largest, alone);
        add(joint, account, withOrders, each);
      }
    }
    return Math.max(joint.margin(), capped(sum, largest, model.charges.offsetCap()));
  }

  /// What is left of the families' margins when the smaller ones are offset up to the cap: (1 -
  /// cap) × sum + cap × largest, rounded up.
  public static long capped(long sum, long largest, long cap) {
    long smaller = sum - largest;
    long kept = Micros.DOLLAR - cap;
    long whole = Math.multiplyExact(smaller / Micros.DOLLAR, kept);
    long rest = Math.ceilDiv(smaller % Micros.DOLLAR * kept, Micros.DOLLAR);
    return Math.addExact(largest, Math.addExact(whole, rest));
  }

  private boolean add(ScenarioLosses to, Account account, boolean withOrders, int family) {
    boolean any = false;
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (!line.isIdle()) {
        var risk = model.of(line.contract);
        if (risk != null && risk.losses != null && risk.family == family) {
          to.add(risk, line, withOrders);
          any = true;
        }
      }
    }
    return any;
  }

  /// Enough, not necessary: with `lots` more working, what the account could need is still within
  /// its collateral (rule M-4). Two numbers, the brackets of one contract and no vector. What it
  /// found is remembered when it suffices.
  public boolean surelyCovered(
      Account account, Line line, boolean buy, long lots, long premium, long collateral) {
    if (account.marginBound() < 0) {
      return false;
    }
    var risk = model.of(line.contract);
    long bound = boundWith(account.marginBound(), risk, line, buy, lots, premium);
    if (bound > collateral || bound == UNBOUNDED) {
      return false;
    }
    long gross = account.grossBound();
    if (risk != null) {
      gross = plus(gross, risk.largestMove, lots);
      if (gross >= model.grossLimit) {
        return false;
      }
    }
    account.marginBound(bound, gross);
    return true;
  }

  /// An upper bound of the total once `lots` more work; saturates instead of overflowing.
  private static long boundWith(
      long bound, ContractRisk risk, Line line, boolean buy, long lots, long premium) {
    long with = plus(plus(bound, alone(risk, line.contract, buy), lots), 1, premium);
    return risk == null || risk.addOns == ContractRisk.NO_ADD_ONS
        ? with
        : withAddOns(with, risk, line, buy, lots);
  }

  private static long withAddOns(long bound, ContractRisk risk, Line line, boolean buy, long lots) {
    long longs = line.longs(true);
    long shorts = line.shorts(true);
    long after =
        buy
            ? Math.max(Math.max(0, line.lots + line.buys + lots), shorts)
            : Math.max(longs, Math.max(0, line.sells - line.lots + lots));
    try {
      long more = risk.addOns(after) - risk.addOns(Math.max(longs, shorts));
      return plus(bound, 1, more);
    } catch (ArithmeticException _) {
      return UNBOUNDED;
    }
  }

  /// What one working lot adds at most, whatever the account holds, without add-ons: the parts are
  /// subadditive.
  private static long alone(ContractRisk risk, Contract contract, boolean buy) {
    if (risk == null) {
      return flat(contract, buy);
    }
    long minimum = buy ? 0 : risk.shortMinimum;
    return risk.losses == null
        ? plus(minimum, 1, flat(contract, buy))
        : Math.max(minimum, buy ? risk.aloneBuy : risk.aloneSell);
  }

  /// `sum + each × count`, saturated; none of them is negative.
  private static long plus(long sum, long each, long count) {
    if (Math.multiplyHigh(each, count) != 0 || each * count < 0) {
      return UNBOUNDED;
    }
    long total = sum + each * count;
    return total < 0 || total > UNBOUNDED ? UNBOUNDED : total;
  }
}
