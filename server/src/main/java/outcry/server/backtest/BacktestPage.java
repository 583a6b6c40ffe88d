// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outcry.desk.report.Html;
import outcry.pricing.backtest.Portfolio.Kind;
import outcry.pricing.backtest.VolatilityDoubling;
import outcry.server.backtest.BacktestResult.Doubling;
import outcry.server.backtest.BacktestResult.Judged;
import outcry.server.backtest.BacktestResult.Tally;
import outcry.server.backtest.BacktestResult.Tested;

/// The result as one page that needs nothing else.
public final class BacktestPage {
  private static final String TITLE = "Does the margin cover what happens?";

  private BacktestPage() {}

  public static String of(BacktestResult result) {
    var page = Html.page(TITLE, Html.style(BacktestPage.class, "backtest.css"));
    head(page, result);
    result.sets().forEach(tested -> set(page, tested));
    result.doublings().forEach(doubling -> doubling(page, doubling));
    method(page);
    return page.closed();
  }

  private static void head(Html page, BacktestResult result) {
    page.raw("<header>\n<p class=\"eyebrow\">Outcry clearing house</p>\n").say("h1", TITLE);
    page.raw("<p class=\"headline\">");
    page.raw(
        "Margin is to cover 99 of 100 two-day losses. Every portfolio below was margined each"
            + " day with what was known that evening.</p>\n");
    page.say("p", result.prices());
    page.raw("</header>\n<div class=\"tiles\">\n");
    for (var tested : result.sets()) {
      var all = tested.all();
      page.tile(
          title(tested),
          BacktestText.percent(all.coverage()),
          all.moving() == 0
              ? "no price moved"
              : "covered; "
                  + BacktestText.percent(all.coverageWhenMoving())
                  + " of days on which a price moved");
    }
    for (var doubling : result.doublings()) {
      page.tile(
          "Volatility doubles from " + percent(doubling.market().yearly()),
          String.format(Locale.ROOT, "× %.2f", doubling.reactions().getFirst().steepest()),
          "steepest rise of the house's margin in a day");
    }
    page.raw("</div>\n");
  }

  private static String title(Tested tested) {
    var name = tested.set().name();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static void set(Html page, Tested tested) {
    var path = tested.set().path();
    page.section(
        title(tested) + ", " + path.date(0) + " to " + path.lastDate(), tested.set().note());
    var charts = charts(tested);
    if (!charts.isEmpty()) {
      page.legend(
          "key-band", "margin of one million USD, long above and short below zero",
          "key-loss", "what the long position lost in two days",
          "key-struck", "loss not covered");
    }
    for (var chart : charts) {
      page.raw("<h3 class=\"chart\">").raw(chart.name().replace("long ", "")).raw("</h3>\n");
      page.raw(BacktestCharts.band(chart, opposite(tested, chart)));
    }
    worstSpread(tested)
        .ifPresent(
            spread ->
                page.raw("<h3 class=\"chart\">Largest shortfall: " + spread.name() + "</h3>\n")
                    .raw(BacktestCharts.losses(spread)));
    page.table(
        List.of(
            "<Portfolios",
            "Count",
            "Days",
            "Price moved",
            "Exceptions",
            "Covered",
            "Of moving days",
            "Yellow",
            "Red",
            "Largest shortfall"),
        tallies(tested));
    page.raw("<details><summary>Every portfolio</summary>\n");
    table(page, tested.named());
    page.raw("</details>\n<details><summary>The worst of the 200 synthetic ones</summary>\n");
    table(
        page,
        tested.of(Kind.SYNTHETIC).stream()
            .sorted(Comparator.comparingInt((Judged j) -> -j.verdict().exceptions()))
            .limit(20)
            .toList());
    page.raw("</details>\n<p class=\"note\">Source: ")
        .raw(escaped(String.join("; ", tested.set().sources())))
        .raw(".</p>\n")
        .end();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static List<List<String>> tallies(Tested tested) {
    var rows = new ArrayList<List<String>>();
    for (var tally : tested.kinds()) {
      rows.add(row(tally));
    }
    for (var tally : tested.products()) {
      rows.add(row(tally));
    }
    return rows;
  }

  private static List<String> row(Tally tally) {
    return List.of(
        tally.name(),
        "" + tally.portfolios(),
        "" + tally.days(),
        "" + tally.moving(),
        "" + tally.exceptions(),
        BacktestText.percent(tally.coverage()),
        tally.moving() == 0 ? "–" : BacktestText.percent(tally.coverageWhenMoving()),
        "" + tally.yellow(),
        "" + tally.red(),
        tally
            .worst()
            .map(j -> BacktestText.shortfall(j, j.verdict().worst().orElseThrow()))
            .orElse("–"));
  }

  private static void table(Html page, List<Judged> portfolios) {
    page.table(
        List.of(
            "<Portfolio",
            "Days",
            "Moved",
            "Exceptions",
            "Covered",
            "LR",
            "p",
            "LR in a row",
            "p",
            "<Zone",
            "Largest shortfall",
            "<On"),
        portfolios.stream().map(BacktestPage::row).toList());
  }

  private static List<String> row(Judged judged) {
    var v = judged.verdict();
    return List.of(
        judged.name(),
        "" + v.days(),
        "" + v.moving(),
        "" + v.exceptions(),
        BacktestText.percent(v.coverage()),
        BacktestText.number(v.kupiec()),
        BacktestText.chance(v.kupiecChance()),
        BacktestText.number(v.independence()),
        BacktestText.chance(v.independenceChance()),
        v.zone().name().toLowerCase(Locale.ROOT),
        v.worst().map(o -> BacktestText.shortfall(judged, o)).orElse("–"),
        v.worst().map(o -> o.date().toString()).orElse("–"));
  }

  /// H100, and the outright position with the most exceptions beside it.
  private static List<Judged> charts(Tested tested) {
    var bought =
        tested.of(Kind.OUTRIGHT).stream().filter(j -> j.name().startsWith("long ")).toList();
    var charts =
        new ArrayList<>(bought.stream().filter(j -> j.name().equals("long H100")).toList());
    bought.stream()
        .filter(j -> !charts.contains(j) && exceptions(tested, j) > 0)
        .max(Comparator.comparingInt(j -> exceptions(tested, j)))
        .ifPresent(charts::add);
    return charts;
  }

  private static int exceptions(Tested tested, Judged bought) {
    return bought.verdict().exceptions() + opposite(tested, bought).verdict().exceptions();
  }

  private static Judged opposite(Tested tested, Judged bought) {
    var name = bought.name().replace("long ", "short ");
    return tested.of(Kind.OUTRIGHT).stream()
        .filter(j -> j.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Judged> worstSpread(Tested tested) {
    var spreads = new ArrayList<>(tested.of(Kind.GENERATION));
    spreads.addAll(tested.of(Kind.GPU_TOKEN));
    return Tally.of("spreads", spreads).worst();
  }

  private static void doubling(Html page, Doubling doubling) {
    double yearly = doubling.market().yearly();
    page.section(
        "Volatility doubles from " + percent(yearly) + " to " + percent(2 * yearly) + " a year",
        doubling.reactions().getFirst().replays().size()
            + " made-up markets with normal moves; the picture shows the first, the margin of one"
            + " million USD of H100. Restored: margin covers 99 % of the new market's losses.");
    page.legend(
        "key-house", "house model",
        "key-floored", "filtered history with floor",
        "key-bare", "filtered history alone",
        "key-need", "needed after the doubling");
    page.raw(BacktestCharts.doubling(doubling));
    page.table(
        List.of(
            "<Rule",
            "Steepest rise in a day",
            "Days until restored (median)",
            "Slowest",
            "Covered in the 120 days after"),
        doubling.reactions().stream()
            .map(
                r ->
                    List.of(
                        r.rule(),
                        String.format(Locale.ROOT, "× %.3f", r.steepest()),
                        BacktestText.days(r.restored()),
                        BacktestText.days(r.slowest()),
                        BacktestText.percent(r.coverage())))
            .toList());
    page.end();
  }

  private static void method(Html page) {
    page.section("How this is measured", "Rule M-20 of the rulebook.");
    page.raw("<ul>\n");
    page.say(
        "li",
        "A portfolio is sized anew each day at one million USD a leg, margined with the levels up"
            + " to that day, and its loss taken two days later. Loss above margin is an"
            + " exception.");
    page.say(
        "li",
        "LR is the proportion-of-failures ratio at 1 % over all days, p its chance when the model"
            + " is right. LR in a row compares the chance of an exception after a day with one and"
            + " after a day without, on every second day, because neighbouring windows share a"
            + " day. Zones are the traffic light of bank supervision.");
    page.say(
        "li",
        "Price moved counts the days after which a price of the portfolio changed within two days."
            + " List prices stand still for weeks: coverage of all days then says little, that of"
            + " moving days is the harder figure.");
    page.say(
        "li",
        "There is no record of forward prices or implied volatilities. Months are priced off a"
            + " flat curve and options at 60 % before and after; what a slope or a volatility does"
            + " of itself is not in these figures.");
    page.say(
        "li",
        "Never: margin was not sufficient within "
            + VolatilityDoubling.AFTER
            + " days. Largest shortfall: in per cent of the money at stake, longs and shorts"
            + " added.");
    page.raw("</ul>\n").end();
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
