// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;

/// Many readings in little memory: what a row says of its offer is kept once for all rows that say
/// it, the rest in columns, some 40 bytes a reading. Only grows; a reading is made anew whenever it
/// is asked for.
public final class Readings extends AbstractList<Reading> implements RandomAccess {

  /// The offers of several days, kept once for all of them.
  public static final class Known {
    private final Map<Offer, Offer> offers = new HashMap<>();
    private Offer recent;

    private Offer of(Reading reading) {
      if (recent != null && recent.isOf(reading)) return recent;
      var seen = reading.seen();
      var offer =
          new Offer(
              seen.source(),
              seen.provider(),
              reading.group(),
              seen.tier(),
              seen.good(),
              seen.count(),
              seen.region(),
              seen.terms(),
              seen.kind(),
              seen.price().currency(),
              seen.price().unit(),
              seen.buyer(),
              seen.input());
      var same = offers.putIfAbsent(offer, offer);
      recent = same == null ? offer : same;
      return recent;
    }
  }

  private record Offer(
      String source,
      String provider,
      String group,
      Tier tier,
      Good good,
      int count,
      String region,
      Terms terms,
      Kind kind,
      Currency currency,
      PriceUnit unit,
      String buyer,
      int input) {

    /// By identity: rows of one file share their texts. A false no costs only a look-up.
    boolean isOf(Reading reading) {
      var seen = reading.seen();
      return seen.good() == good
          && seen.provider() == provider
          && seen.source() == source
          && reading.group() == group
          && seen.tier() == tier
          && seen.count() == count
          && seen.region() == region
          && seen.terms() == terms
          && seen.kind() == kind
          && seen.price().currency() == currency
          && seen.price().unit() == unit
          && seen.buyer() == buyer
          && seen.input() == input;
    }
  }

  private final Known known;
  private Offer[] offers = new Offer[16];
  private long[] observed = new long[16];
  private long[] amounts = new long[16];
  private long[] prices = new long[16];
  private int[] lines = new int[16];

  /// Null until one reading holds from another time than it was seen.
  private long[] effective;

  /// Null until one reading says a quantity.
  private long[] quantities;

  private int size;

  /// Readings that share what they say of offers with others.
  public Readings(Known known) {
    this.known = known;
  }

  @Override
  public boolean add(Reading reading) {
    if (size == lines.length) grow();
    var seen = reading.seen();
    offers[size] = known.of(reading);
    observed[size] = seen.observed();
    amounts[size] = seen.price().amount();
    prices[size] = reading.price();
    lines[size] = seen.line();
    if (effective == null && seen.effective() != seen.observed()) {
      effective = Arrays.copyOf(observed, observed.length);
    }
    if (effective != null) effective[size] = seen.effective();
    if (quantities == null && seen.quantity() != 0) quantities = new long[lines.length];
    if (quantities != null) quantities[size] = seen.quantity();
    size++;
    return true;
  }

  @Override
  public Reading get(int index) {
    if (index < 0 || index >= size) throw new IndexOutOfBoundsException(index);
    var offer = offers[index];
    return new Reading(
        new Observation(
            observed[index],
            effective == null ? observed[index] : effective[index],
            offer.source,
            offer.provider,
            offer.tier,
            offer.good,
            offer.count,
            offer.region,
            offer.terms,
            offer.kind,
            new Price(amounts[index], offer.currency, offer.unit),
            quantities == null ? 0 : quantities[index],
            offer.buyer,
            offer.input,
            lines[index]),
        offer.group,
        prices[index]);
  }

  @Override
  public int size() {
    return size;
  }

  private void grow() {
    int larger = size + (size >> 1);
    offers = Arrays.copyOf(offers, larger);
    observed = Arrays.copyOf(observed, larger);
    amounts = Arrays.copyOf(amounts, larger);
    prices = Arrays.copyOf(prices, larger);
    lines = Arrays.copyOf(lines, larger);
    if (effective != null) effective = Arrays.copyOf(effective, larger);
    if (quantities != null) quantities = Arrays.copyOf(quantities, larger);
  }
}
