// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;
import java.util.Locale;

/// The part of the report a hedger should read twice: what stayed unhedged, and why.
final class Residue {
  private Residue() {}

  static void write(Html page, CaseFigures f) {
    var left = f.effect().left();
    page.section(
        "What stayed unhedged, and why",
        "The desk pays providers, not the index. Where the hedged deviation of "
            + Words.usd(f.effect().hedged())
            + " comes from, as shares of its variance; a negative share works against the others.");
    page.raw("<div class=\"shares\">\n");
    page.bar("Provider against index", left.basis(), "bar-gpu", Words.percent(left.basis()));
    page.bar(
        "Nothing bought against it",
        left.uncovered(),
        "bar-token",
        Words.percent(left.uncovered()));
    page.bar(
        "Whole lots, unfilled orders", left.sizing(), "bar-both", Words.percent(left.sizing()));
    page.bar("Fees", left.fees(), "bar-unhedged", Words.percent(left.fees()));
    page.raw("</div>\n");
    page.raw("<div class=\"reasons\">\n");
    page.table(
        List.of(
            "<Provider",
            "<Bought",
            "Months",
            "Paid, USD",
            "<Hedge",
            "Beta",
            "Deviation before",
            "Deviation left",
            "<Why"),
        f.purchases().stream().map(Residue::row).toList());
    page.raw(
        "</div><p class=\"note\">Beta: units of the index one unit stood for. Deviations are"
            + " standard deviations a month, USD; \"left\" is after a hedge of exactly the needed"
            + " units.</p>\n");
    page.end();
  }

  private static List<String> row(Purchases p) {
    return List.of(
        p.provider(),
        p.bought(),
        Integer.toString(p.months()),
        Money.whole(p.cost()),
        hedge(p),
        beta(p),
        Money.whole(p.unhedged()),
        Money.whole(p.left()),
        p.verdict());
  }

  static String hedge(Purchases p) {
    return p.product().isEmpty() ? "none" : p.product();
  }

  static String beta(Purchases p) {
    if (p.highBeta() == 0) {
      return "";
    }
    var low = String.format(Locale.ROOT, "%.2f", p.lowBeta());
    var high = String.format(Locale.ROOT, "%.2f", p.highBeta());
    return low.equals(high) ? low : low + " to " + high;
  }
}
