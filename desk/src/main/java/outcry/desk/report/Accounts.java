// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import outcry.desk.exposure.Exposure;
import outcry.desk.exposure.Market;
import outcry.desk.plan.Fill;
import outcry.desk.plan.HedgePlan;
import outcry.desk.plan.Leg;
import outcry.desk.plan.Product;

/// Puts bill, budget and hedge of every month together.
///
/// The budget of a covered purchase is its units of the index at the price the month was locked at:
/// what the provider asked at hedge time, moved along the forward curve. The deviation of a hedged
/// month then falls apart exactly:
///
///     cost - result - budget =
///         (cost - units x settlement)                            provider against index
///       + (units - lots x multiplier) x (settlement - lock)      lots against need
///       + fees
///       + (cost - budget) of what nothing covers
public final class Accounts {
  private final List<Line> lines = new ArrayList<>();
  private final TreeMap<YearMonth, MonthAccount> months = new TreeMap<>();
  private final Market market;
  private final ToLongBiFunction<Product, YearMonth> settlement;

  /// `settlement` is the final settlement price of a product's month.
  public Accounts(Market market, ToLongBiFunction<Product, YearMonth> settlement) {
    this.market = market;
    this.settlement = settlement;
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }

  public List<MonthAccount> months() {
    return List.copyOf(months.values());
  }

  /// Adds the purchases of a plan and the fills that hedged them.
  public void add(HedgePlan plan, List<Fill> fills) {
    Map<String, Fill> byContract = new HashMap<>();
    fills.forEach(fill -> byContract.put(fill.product().contract(fill.month()), fill));
    for (var need : plan.needs()) {
      var month = need.row().month();
      long cost = cost(need.row());
      long budget = need.at(byContract.get(need.product().contract(month)).locked());
      long left = cost - need.at(settlement.applyAsLong(need.product(), month));
      lines.add(new Line(need.row(), cost, budget, left, need.beta(), need.product().name(), ""));
      merge(new MonthAccount(month, cost, budget, 0, 0, 0, left, 0));
    }
    for (var bare : plan.uncovered()) {
      long cost = cost(bare.row());
      long left = cost - bare.budget();
      lines.add(new Line(bare.row(), cost, bare.budget(), left, 0, bare.product(), bare.why()));
      merge(new MonthAccount(bare.row().month(), cost, bare.budget(), 0, 0, 0, 0, left));
    }
    fills.forEach(this::hedge);
  }

  private void hedge(Fill fill) {
    long net =
        fill.filled() == 0
            ? 0
            : fill.result(settlement.applyAsLong(fill.product(), fill.month())) - fill.fees();
    boolean gpu = fill.product().leg() == Leg.GPU;
    merge(new MonthAccount(fill.month(), 0, 0, gpu ? net : 0, gpu ? 0 : net, fill.fees(), 0, 0));
  }

  private long cost(Exposure row) {
    return row.cost(market).orElseThrow(() -> new IllegalArgumentException("no price for " + row));
  }

  private void merge(MonthAccount more) {
    months.merge(
        more.month(),
        more,
        (a, b) ->
            new MonthAccount(
                a.month(),
                Math.addExact(a.cost(), b.cost()),
                Math.addExact(a.budget(), b.budget()),
                Math.addExact(a.gpu(), b.gpu()),
                Math.addExact(a.token(), b.token()),
                Math.addExact(a.fees(), b.fees()),
                Math.addExact(a.basis(), b.basis()),
                Math.addExact(a.uncovered(), b.uncovered())));
  }
}
