// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// One row for everybody who spoke or was expected to (rule I-30), with a sentence.
record PanelRows(ListedTerms terms, LocalDate date, boolean base, boolean determined) {
  private static final long DAY = 86_400;

  List<PanelRow> rows(List<Candidate> candidates, DayBook book, List<Dropped> dropped) {
    var rows = new ArrayList<PanelRow>();
    var named = new TreeSet<String>();
    for (var candidate : candidates) {
      rows.add(row(candidate));
      named.add(candidate.provider);
    }
    book.refusals()
        .forEach(
            (provider, refusal) -> {
              if (named.add(provider)) rows.add(silent(provider, Screen.REFUSED, refusal.reason()));
            });
    for (var each : dropped) {
      if (named.add(each.provider()))
        rows.add(silent(each.provider(), Screen.ANOTHER_GOOD, each.reason()));
    }
    rows.sort(Comparator.comparing(PanelRow::provider));
    return rows;
  }

  private static PanelRow silent(String provider, Screen screen, String reason) {
    return new PanelRow(provider, "", 0, 0, 0, 0, 0, 0, screen, false, reason);
  }

  private PanelRow row(Candidate candidate) {
    boolean seen = candidate.seen();
    return new PanelRow(
        candidate.provider,
        candidate.tier,
        candidate.price,
        seen
            ? date.toEpochDay() * DAY + candidate.quote.newest()
            : candidate.before.seen().toEpochDay() * DAY,
        seen ? candidate.quote.records() : 0,
        candidate.share / 1e9,
        candidate.change,
        candidate.tracked,
        screen(candidate),
        candidate.carried(),
        reason(candidate));
  }

  private static Screen screen(Candidate candidate) {
    if (!candidate.passes()) return candidate.screen;
    if (candidate.limited) return Screen.LIMITED;
    return candidate.capped ? Screen.CAPPED : Screen.INCLUDED;
  }

  private String reason(Candidate candidate) {
    if (candidate.price == 0) return candidate.finding;
    var asks = asks(candidate);
    if (candidate.screen == Screen.ENTRANT) return asks + ", " + entrant(candidate);
    if (!candidate.passes()) return asks + ", " + candidate.finding;
    if (!determined) return asks + ", passes the screens on a day without enough others";
    return asks + ", " + move(candidate) + share(candidate);
  }

  private String asks(Candidate candidate) {
    var price = Dollars.text(candidate.price);
    if (candidate.carried()) return price + " carried from " + candidate.before.seen();
    var quote = candidate.quote;
    var median = quote.records() == 1 ? "" : ", median of " + quote.records();
    if (quote.factor() == 1_000) return "asks " + price + median;
    var factor = quote.factor() == 0 ? "their factors" : Dollars.text(quote.factor() * 1_000L, 3);
    return "asks %s as %s%s (%s times %s)"
        .formatted(price, terms.scope().form(), median, quote.forms(), factor);
  }

  private String entrant(Candidate candidate) {
    if (candidate.anotherCard) return "another form at another price: an entrant again (rule I-23)";
    if (candidate.accepted() == 0) return "counts from its second day (rule I-29)";
    if (candidate.startsAgain)
      return "moved by more than "
          + Words.share(terms.confirm() / 1e3)
          + " within "
          + terms.seasonDays()
          + " days of joining: an entrant again (rule I-29)";
    if (candidate.tracked == 0)
      return "not seen twice at one price yet, counts when it is (rule I-29)";
    return "back, counts from tomorrow on from its tracked "
        + Dollars.text(candidate.tracked)
        + " (rule I-29)";
  }

  private String move(Candidate candidate) {
    if (base) return "in the base";
    if (candidate.limited)
      return String.format(
          Locale.ROOT,
          "held to %+.2f %% a day: tracked at %s (rule I-29)",
          100 * StrictMath.expm1(candidate.change),
          Dollars.text(candidate.tracked));
    if (candidate.label.changed()) return "another form at the same price: no change (rule I-23)";
    if (candidate.change == 0) return "unchanged";
    return String.format(
        Locale.ROOT, "%+.2f %% since the last fixing", 100 * StrictMath.expm1(candidate.change));
  }

  private String share(Candidate candidate) {
    return candidate.capped ? "; weight at a cap (rule I-28)" : "";
  }
}
