// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.ArrayList;
import java.util.List;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.Screen;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// What came in for one UTC day.
final class TradingDay {
  private final Eligibility eligibility;
  private final List<Trade> reported = new ArrayList<>();
  private final Ineligible ineligible = new Ineligible();
  private final List<Refusal> refusals = new ArrayList<>();
  private boolean truncated;

  TradingDay(Eligibility eligibility) {
    this.eligibility = eligibility;
  }

  void take(Reading reading) {
    var reject = eligibility.reject(reading);
    if (reject.isEmpty()) {
      reported.add(eligibility.trade(reading));
    } else {
      ineligible.add(reject.get().screen(), reading.group(), reading.seen(), reject.get().reason());
    }
  }

  void refuse(Refusal refusal) {
    truncated |= isCut(refusal);
    if (!refusal.good().isEmpty()) refusals.add(refusal);
  }

  /// Was a payload cut off?
  static boolean isCut(Refusal refusal) {
    return refusal.code().equals("truncated");
  }

  boolean truncated() {
    return truncated;
  }

  /// Eligible trades in one order, each once.
  List<Trade> trades() {
    var once = new ArrayList<Trade>();
    for (var trade : sorted()) {
      if (once.isEmpty() || !trade.sameAs(once.getLast())) once.add(trade);
    }
    return once;
  }

  /// Everything seen that is no eligible trade.
  List<Dropped> dropped() {
    var all = new Ineligible();
    ineligible.list().forEach(all::add);
    Trade last = null;
    for (var trade : sorted()) {
      if (last != null && trade.sameAs(last)) {
        all.add(
            new Dropped(
                Screen.DUPLICATE,
                trade.seller(),
                1,
                trade.input(),
                trade.line(),
                "the same trade as reported by " + last.contributor() + " (rule I-43)"));
      } else {
        last = trade;
      }
    }
    return all.list();
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /// Share of the day's observations of the good that were refused, 0 to 1. Who may not be used is
  /// no fault of the day.
  double refusedShare() {
    long refused = refusals.stream().filter(each -> !each.code().equals("forbidden")).count();
    long all = reported.size() + ineligible.count() + refused;
    return all == 0 ? 0 : (double) refused / all;
  }

  WorkedDay worked(TransactedTerms terms) {
    var trades = trades();
    return WorkedDay.of(trades, Caps.of(trades, terms), terms);
  }

  private List<Trade> sorted() {
    var sorted = new ArrayList<>(reported);
    sorted.sort(Trade.ORDER);
    return sorted;
  }
}
