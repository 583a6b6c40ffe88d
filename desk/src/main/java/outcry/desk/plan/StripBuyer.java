// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongBiFunction;

/// Sends a plan to market, product by product and month by month, and keeps what came of it.
public final class StripBuyer {
  /// How far above the best offer the desk still pays, in per cent: far enough to walk a thin book,
  /// near enough not to pay anything for anything.
  private static final long REACH = 3;

  private final Orders orders;

  public StripBuyer(Orders orders) {
    this.orders = orders;
  }

  /// `offers` is the best offer of a product's month, micro-dollars; months that round to no lots
  /// are kept unfilled.
  public List<Fill> buy(HedgePlan plan, ToLongBiFunction<Product, YearMonth> offers) {
    var fills = new ArrayList<Fill>();
    for (var strip : plan.strips()) {
      for (var month : strip.months()) {
        fills.add(
            buy(plan, strip.product(), month, offers.applyAsLong(strip.product(), month.month())));
      }
    }
    return List.copyOf(fills);
  }

  private Fill buy(HedgePlan plan, Product product, Strip.Month month, long offer) {
    var outcome =
        month.lots() == 0
            ? new Orders.Outcome(0, 0, 0, "")
            : orders.buy(
                product.contract(month.month()), month.lots(), limit(offer, product.tick()));
    return new Fill(
        plan.date(),
        product,
        month.month(),
        month.units(),
        month.lots(),
        outcome.filled(),
        outcome.paid(),
        offer,
        outcome.trades(),
        outcome.refusal());
  }

  private static long limit(long offer, long tick) {
    return Math.ceilDiv(Math.multiplyExact(offer, 100 + REACH), 100 * tick) * tick;
  }
}
