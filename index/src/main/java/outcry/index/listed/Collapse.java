// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import outcry.index.fixing.Screen;
import outcry.index.observation.Kind;
import outcry.index.observation.Tier;

/// Makes one price a provider out of a day's readings (rules I-23 and I-24): exact duplicates once,
/// the reference form before others at a factor, the median of what is left.
final class Collapse {
  /// A billion GPU-hours, in thousandths: nobody offers more, and the sum of millions fits.
  private static final long MOST_QUANTITY = 1_000_000_000_000L;

  private static final String TWICE = "the same reading twice (rule I-24)";

  private final ListedTerms terms;
  private final Offers offers;
  private final DayBook book;
  private final Tally tally;

  Collapse(ListedTerms terms, Offers offers, DayBook book, Tally tally) {
    this.terms = terms;
    this.offers = offers;
    this.book = book;
    this.tally = tally;
  }

  /// By provider name.
  List<Quote> quotes() {
    var ends = new int[offers.groups().size()];
    for (int row = 0; row < book.size(); row++) ends[group(row)]++;
    var starts = new int[ends.length];
    for (int group = 1; group < starts.length; group++)
      starts[group] = starts[group - 1] + ends[group - 1];
    System.arraycopy(starts, 0, ends, 0, ends.length);
    var rows = new int[book.size()];
    for (int row = 0; row < rows.length; row++) rows[ends[group(row)]++] = row;
    var quotes = new ArrayList<Quote>();
    offers
        .groups()
        .forEach(
            (name, group) -> {
              if (ends[group] == starts[group]) return;
              quotes.add(quote(name, Arrays.copyOfRange(rows, starts[group], ends[group])));
            });
    return quotes;
  }

  private int group(int row) {
    return offers.group(book.offer(row));
  }

  private Fit fit(int row) {
    return offers.get(book.offer(row)).fit();
  }

  private Quote quote(String provider, int[] all) {
    int[] rows = preferred(provider, unique(provider, all));
    var prices = new long[rows.length];
    boolean weighted = true;
    int firm = 0;
    int newest = 0;
    var tiers = new int[Tier.values().length];
    var forms = new TreeSet<String>();
    int factor = fit(rows[0]).factor();
    for (int i = 0; i < rows.length; i++) {
      var offer = offers.get(book.offer(rows[i]));
      prices[i] = offer.fit().adjust(book.price(rows[i]));
      weighted &= book.quantity(rows[i]) > 0;
      if (offer.kind() == Kind.FIRM) firm++;
      tiers[offer.tier().ordinal()]++;
      if (offer.fit().basis() != null) forms.add(offer.fit().basis().form());
      if (offer.fit().factor() != factor) factor = 0;
      newest = Math.max(newest, book.second(rows[i]));
    }
    long price = weighted ? Median.weighted(prices, quantities(rows)) : Median.plain(prices);
    return new Quote(
        provider,
        most(tiers),
        price,
        newest,
        rows.length,
        2 * firm > rows.length,
        String.join(" and ", forms),
        factor,
        seenTwice(rows, prices, price));
  }

  /// Of equal readings the one with the largest quantity stays; of these the first.
  private int[] unique(String provider, int[] rows) {
    int mask = Integer.highestOneBit(Math.max(1, rows.length)) * 4 - 1;
    var places = new int[mask + 1];
    int kept = 0;
    for (int row : rows) {
      int place = hash(row) & mask;
      while (places[place] != 0 && !same(rows[places[place] - 1], row)) place = (place + 1) & mask;
      if (places[place] == 0) {
        rows[kept] = row;
        places[place] = ++kept;
        continue;
      }
      int other = rows[places[place] - 1];
      boolean better = better(row, other);
      if (better) rows[places[place] - 1] = row;
      int drop = better ? other : row;
      tally.add(provider, Screen.DUPLICATE, TWICE, 1, book.input(drop), book.line(drop));
    }
    return Arrays.copyOf(rows, kept);
  }

  private int hash(int row) {
    long mixed =
        (book.price(row) * 31 + book.offer(row)) * 86_413L + book.second(row) * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ (mixed >>> 29));
  }

  private boolean same(int one, int other) {
    return book.offer(one) == book.offer(other)
        && book.second(one) == book.second(other)
        && book.price(one) == book.price(other);
  }

  private boolean better(int one, int other) {
    if (book.quantity(one) != book.quantity(other))
      return book.quantity(one) > book.quantity(other);
    return book.input(one) != book.input(other)
        ? book.input(one) < book.input(other)
        : book.line(one) < book.line(other);
  }

  /// The reference form where the provider quotes it; otherwise the other forms, at their factors.
  private int[] preferred(String provider, int[] rows) {
    int reference = 0;
    for (int row : rows) if (fit(row).reference()) reference++;
    if (reference == 0 || reference == rows.length) return rows;
    var chosen = new int[reference];
    int next = 0;
    for (int row : rows) {
      var fit = fit(row);
      if (fit.reference()) chosen[next++] = row;
      else
        tally.add(
            provider,
            Screen.ANOTHER_GOOD,
            "%s form, used only when the seller quotes no %s that day (rule I-23)"
                .formatted(fit.basis().form(), terms.scope().form()),
            1,
            book.input(row),
            book.line(row));
    }
    return chosen;
  }

  private long[] quantities(int[] rows) {
    var quantities = new long[rows.length];
    for (int i = 0; i < rows.length; i++)
      quantities[i] = Math.min(book.quantity(rows[i]), MOST_QUANTITY);
    return quantities;
  }

  private static Tier most(int[] tiers) {
    int most = 0;
    for (int tier = 1; tier < tiers.length; tier++) if (tiers[tier] > tiers[most]) most = tier;
    return Tier.values()[most];
  }

  private boolean seenTwice(int[] rows, long[] prices, long price) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int i = 0; i < rows.length; i++) {
      if (!Ratio.within(prices[i], price, terms.confirm())) continue;
      first = Math.min(first, book.second(rows[i]));
      last = Math.max(last, book.second(rows[i]));
    }
    return last >= first && last - first >= terms.capturesApart();
  }
}
