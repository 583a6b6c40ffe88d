// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;

/// The case as one page that needs nothing else.
public final class HtmlReport {
  private HtmlReport() {}

  public static String of(CaseFigures f) {
    var page = Html.page("Hedging a compute bill", "");
    head(page, f);
    deviations(page, f);
    variance(page, f);
    costs(page, f);
    funding(page, f);
    Residue.write(page, f);
    Strips.write(page, f);
    method(page, f);
    return page.closed();
  }

  private static void head(Html page, CaseFigures f) {
    var e = f.effect();
    page.raw("<header>\n<p class=\"eyebrow\">Outcry hedging desk</p>\n")
        .say("h1", "Hedging a compute bill");
    page.raw("<p class=\"headline\">").raw(Svg.escape(Words.headline(f))).raw("</p>\n");
    page.say(
        "p",
        Words.span(f)
            + ". Each January the desk bought the year's strip; every order, margin and payment"
            + " went through the exchange.");
    page.raw("</header>\n<div class=\"tiles\">\n");
    page.tile(
        "Without hedge",
        Words.usd(e.unhedged()),
        "standard deviation of cost less budget, a month");
    page.tile("With hedge", Words.usd(e.hedged()), "the same months, the same budget");
    page.tile("Highest margin", Words.usd(f.maxMargin()), "initial margin of the desk's account");
    page.tile(
        "Own money tied up",
        Words.usd(f.maxPaidIn()),
        "at most: margin and variation not yet back");
    page.raw("</div>\n");
  }

  private static void deviations(Html page, CaseFigures f) {
    page.section(
        "Cost less budget",
        "How far each month's bill ended from the budget locked in January, USD. Above zero: the"
            + " month cost more than planned.");
    page.legend("bar-unhedged", "without hedge", "bar-hedged", "with hedge")
        .raw(Charts.deviations(f.months()))
        .end();
  }

  private static void variance(Html page, CaseFigures f) {
    var change = f.effect().change();
    page.section(
        "Variance removed",
        "Share of the variance of cost less budget that the hedge took away, had only one leg been"
            + " hedged and with both.");
    page.raw("<div class=\"shares\">\n");
    page.bar("GPU leg", change.gpu(), "bar-gpu", Words.percent(change.gpu()));
    page.bar("Token leg", change.token(), "bar-token", Words.percent(change.token()));
    page.bar("Both legs", change.both(), "bar-both", Words.percent(change.both()));
    page.raw("</div>\n");
    Words.warnings(f.effect()).forEach(warning -> page.say("p", warning));
    page.end();
  }

  private static void costs(Html page, CaseFigures f) {
    page.section(
        "Cost per month",
        "Paid to providers, what it came to after the hedge, and the budget, USD. Over all months:"
            + " paid "
            + Words.usd(f.cost())
            + ", budget "
            + Words.usd(f.budget())
            + ", hedge "
            + Words.signed(f.result())
            + " USD, of it fees "
            + Words.usd(f.fees())
            + ".");
    page.legend(
        "bar-unhedged",
        "paid to providers",
        "key-hedged",
        "after the hedge",
        "key-budget",
        "budget");
    page.raw(Charts.costs(f.months()));
    page.raw("<details><summary>Month by month</summary>\n");
    page.table(
        List.of(
            "<Month",
            "Budget",
            "Paid",
            "GPU hedge",
            "Token hedge",
            "After hedge",
            "Without hedge, against budget",
            "With hedge, against budget"),
        f.months().stream()
            .map(
                m ->
                    List.of(
                        m.month().toString(),
                        Money.whole(m.budget()),
                        Money.whole(m.cost()),
                        Words.signed(m.gpu()),
                        Words.signed(m.token()),
                        Money.whole(m.hedgedCost()),
                        Words.signed(m.unhedged()),
                        Words.signed(m.hedged())))
            .toList());
    page.raw("</details>\n").end();
  }

  private static void funding(Html page, CaseFigures f) {
    page.section(
        "Margin funding",
        "What the account had to hold, and the desk's own money in it after variation was paid and"
            + " received, USD. Below zero: variation received and taken home exceeds all"
            + " deposits.");
    page.legend("key-margin", "initial margin required", "key-paid", "own money in the account");
    page.raw(Charts.funding(f.margin())).end();
  }

  private static void method(Html page, CaseFigures f) {
    page.section(
        "How this is measured",
        "Every figure is computed when the report is made; change a price or the exposure and they"
            + " move.");
    page.raw("<ul>\n");
    page.say(
        "li",
        "Prices up to "
            + f.lastPrice()
            + ": "
            + f.prices()
            + ". Between facts a price stands still. Exposure: "
            + f.exposure()
            + ".");
    page.say(
        "li",
        "Budget: what the provider asked on the hedge date, moved along the forward curve to the"
            + " price at which the month could be locked; the same with and without hedge.");
    page.say(
        "li",
        "Hedge: units = quantity x provider price / index on the hedge date, in whole lots,"
            + " remainders carried to the next month. A model not yet released is planned at the"
            + " price of its predecessor. Nothing is estimated from later prices.");
    page.say(
        "li",
        "Result: final settlement (mean of the month's calendar-day fixings) less the price paid,"
            + " times lots, less fees.");
    page.say(
        "li",
        "Standard deviations are sample ones. Variance removed is 1 - variance with hedge /"
            + " variance without.");
    page.say(
        "li",
        f.trades()
            + " trades, "
            + f.commands()
            + " commands; the exchange's end state has hash "
            + f.stateHash()
            + ".");
    page.raw("</ul>\n").end();
  }
}
