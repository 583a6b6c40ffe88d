// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import outcry.desk.exposure.Exposure;
import outcry.desk.plan.Fill;
import outcry.desk.plan.HedgePlan;
import outcry.desk.plan.Product;
import outcry.desk.plan.StripBuyer;
import outcry.desk.report.Accounts;
import outcry.pricing.margin.Requirement;
import outcry.wire.AccountKind;

/// Walks through the fact history day by day: fixings every day; on business days marks, variation,
/// margin and expiry; on the first of them in January the strip of the year.
final class Replay {
  /// A plan and what came of it.
  private record Hedged(HedgePlan plan, List<Fill> fills) {}

  private final FactMarket market;
  private final Listings listings;
  private final Curves curves;
  private final HouseModel riskDesk;
  private final CaseExchange venue = new CaseExchange();
  private final Makers makers = new Makers(venue);
  private final Treasury treasury = new Treasury(venue);
  private final StripBuyer buyer = new StripBuyer(new CoreOrders(venue, treasury));
  private final Map<Product, List<YearMonth>> open = new LinkedHashMap<>();
  private final List<Hedged> hedges = new ArrayList<>();
  private final Map<String, Integer> fixings = new HashMap<>();
  private final Consumer<String> progress;

  Replay(FactMarket market, Consumer<String> progress) {
    this.market = market;
    this.progress = progress;
    listings = new Listings(market);
    curves = new Curves(market);
    riskDesk = new HouseModel(market, curves);
  }

  /// Hedges and settles all of it; afterwards every position has expired.
  void run(List<Exposure> rows) {
    var years = new TreeMap<Integer, List<Exposure>>();
    rows.forEach(
        row -> years.computeIfAbsent(row.month().getYear(), _ -> new ArrayList<>()).add(row));
    Listings.ALL.forEach(venue::list);
    makers.open();
    venue.open(Treasury.FUND, AccountKind.CLIENT);
    if (!years.isEmpty()) {
      walk(LocalDate.of(years.firstKey(), 1, 1), BusinessDays.firstOf(years.lastKey()), years);
    }
    check();
  }

  private void walk(LocalDate from, LocalDate lastHedge, Map<Integer, List<Exposure>> years) {
    for (var day = from; !day.isAfter(lastHedge) || !open.isEmpty(); day = day.plusDays(1)) {
      venue.day(day);
      fix(day);
      if (BusinessDays.is(day)) {
        if (day.equals(BusinessDays.firstOf(day.getYear())) && years.containsKey(day.getYear())) {
          hedge(HedgePlan.of(day, years.get(day.getYear()), listings, market));
        }
        settle(day);
      }
    }
  }

  CaseExchange venue() {
    return venue;
  }

  Treasury treasury() {
    return treasury;
  }

  List<Fill> fills() {
    return hedges.stream().flatMap(hedged -> hedged.fills().stream()).toList();
  }

  Accounts accounts() {
    var accounts =
        new Accounts(market, (product, month) -> venue.expired().get(product.contract(month)));
    hedges.forEach(hedged -> accounts.add(hedged.plan(), hedged.fills()));
    return accounts;
  }

  private void fix(LocalDate day) {
    for (var product : Listings.ALL) {
      market
          .fixing(product.index(), day)
          .ifPresent(
              value -> {
                venue.fix(product.index(), day, value);
                fixings.merge(product.contract(YearMonth.from(day)), 1, Integer::sum);
              });
    }
  }

  private void hedge(HedgePlan plan) {
    for (var strip : plan.strips()) {
      for (var month : strip.months()) {
        var fair = curves.price(strip.product(), month.month(), plan.date());
        venue.list(strip.product(), month.month(), fair);
        open.computeIfAbsent(strip.product(), _ -> new ArrayList<>()).add(month.month());
      }
    }
    if (!open.isEmpty()) {
      var model = riskDesk.model(plan.date(), open);
      venue.publish(model);
      treasury.prepare(Requirement.of(model, wanted(plan)));
    }
    quote(plan);
    var fills = buyer.buy(plan, this::offer);
    hedges.add(new Hedged(plan, fills));
    treasury.note(plan.date());
    long lots = fills.stream().mapToLong(Fill::filled).sum();
    progress.accept(
        plan.date() + ": bought " + lots + " lots of " + plan.strips().size() + " products");
  }

  private void quote(HedgePlan plan) {
    for (var strip : plan.strips()) {
      for (var month : strip.months()) {
        long fair = curves.price(strip.product(), month.month(), plan.date());
        makers.quote(strip.product(), strip.product().contract(month.month()), fair);
      }
    }
  }

  private long offer(Product product, YearMonth month) {
    var view = venue.view();
    return view.touch(view.contract(product.contract(month))).ask();
  }

  private static Map<String, Long> wanted(HedgePlan plan) {
    var lots = new HashMap<String, Long>();
    for (var strip : plan.strips()) {
      strip
          .months()
          .forEach(month -> lots.put(strip.product().contract(month.month()), month.lots()));
    }
    return lots;
  }

  private void settle(LocalDate day) {
    if (open.isEmpty()) {
      return;
    }
    venue.publish(riskDesk.model(day, open));
    var marks = new LinkedHashMap<String, Long>();
    open.forEach(
        (product, months) -> {
          for (var month : months) {
            if (day.isBefore(month.atEndOfMonth()) || !enough(product, month)) {
              marks.put(product.contract(month), curves.price(product, month, day));
            }
          }
        });
    var calls = venue.settle(marks);
    treasury.payIn(calls.getOrDefault(Treasury.FUND, 0L));
    boolean newMonth = BusinessDays.onOrBefore(day.minusDays(1)).getMonth() != day.getMonth();
    open.values().forEach(months -> months.removeIf(month -> !day.isBefore(month.atEndOfMonth())));
    open.values().removeIf(List::isEmpty);
    if (newMonth || open.isEmpty()) {
      treasury.sweep();
    }
    treasury.note(day);
  }

  /// A month settles on its fixings when four days in five have one; else at the last mark.
  private boolean enough(Product product, YearMonth month) {
    return fixings.getOrDefault(product.contract(month), 0) * 100L >= 80L * month.lengthOfMonth();
  }

  /// At the end the fund's cash is what it paid in and what its contracts brought, to the
  /// micro-dollar.
  private void check() {
    long result = 0;
    for (var fill : fills()) {
      if (fill.filled() > 0) {
        result +=
            fill.result(venue.expired().get(fill.product().contract(fill.month()))) - fill.fees();
      }
    }
    long cash = treasury.cash();
    if (cash != treasury.paidIn() + result) {
      throw new IllegalStateException(
          "the fund holds "
              + cash
              + " micro-dollars, but paid in "
              + treasury.paidIn()
              + " and its contracts brought "
              + result);
    }
  }
}
