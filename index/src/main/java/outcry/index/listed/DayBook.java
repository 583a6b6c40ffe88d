// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import outcry.index.fixing.Screen;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// Everything heard about the good of an index on one day, in columns of primitives: 28 bytes a
/// reading, 36 when quantities are said.
final class DayBook {
  /// Never evidence of this index, so its absence is no fault of the day (rule I-2).
  private static final String FORBIDDEN = "forbidden";

  /// The seller stopped selling: its last price is not carried any further.
  static final String WITHDRAWN = "withdrawn";

  /// A line cut off: the source answered by half.
  private static final String TRUNCATED = "truncated";

  private int[] offers = new int[16];
  private int[] seconds = new int[16];
  private long[] prices = new long[16];
  private int[] inputs = new int[16];
  private int[] lines = new int[16];

  /// Thousandths of a GPU-hour; null until one reading says a quantity.
  private long[] quantities;

  private int size;
  private long elsewhere;

  /// Readings of other goods under the same name, by offer: how many, and input and line of the
  /// first.
  private final TreeMap<Integer, int[]> another = new TreeMap<>();

  private final TreeMap<Integer, int[]> announced = new TreeMap<>();

  /// First refusal of each provider, by name as the source wrote it.
  private final TreeMap<String, Refusal> refusals = new TreeMap<>();

  private final TreeSet<String> withdrawn = new TreeSet<>();
  private int refused;
  private boolean truncated;

  void take(int offer, Observation seen, long price) {
    if (size == offers.length) grow();
    offers[size] = offer;
    seconds[size] = (int) Math.floorMod(seen.observed(), 86_400L);
    prices[size] = price;
    inputs[size] = seen.input();
    lines[size] = seen.line();
    if (seen.quantity() > 0 && quantities == null) quantities = new long[offers.length];
    if (quantities != null) quantities[size] = seen.quantity();
    size++;
  }

  /// A reading that is another good.
  void another(int offer, Observation seen) {
    count(another, offer, seen);
  }

  /// A price announced for a later day.
  void announced(int offer, Observation seen) {
    count(announced, offer, seen);
  }

  private void count(TreeMap<Integer, int[]> cases, int offer, Observation seen) {
    elsewhere++;
    var count =
        cases.computeIfAbsent(offer, _ -> new int[] {0, Integer.MAX_VALUE, Integer.MAX_VALUE});
    count[0]++;
    boolean first = seen.input() < count[1] || (seen.input() == count[1] && seen.line() < count[2]);
    if (!first) return;
    count[1] = seen.input();
    count[2] = seen.line();
  }

  void refuse(Refusal refusal) {
    if (refusal.code().equals(FORBIDDEN)) return;
    if (refusal.code().equals(WITHDRAWN)) {
      withdrawn.add(refusal.provider());
      return;
    }
    refused++;
    truncated |= refusal.code().equals(TRUNCATED);
    if (refusal.provider().isEmpty() || refusal.good().isEmpty()) return;
    refusals.merge(refusal.provider(), refusal, DayBook::first);
  }

  private static Refusal first(Refusal one, Refusal other) {
    boolean earlier =
        one.input() < other.input() || (one.input() == other.input() && one.line() <= other.line());
    return earlier ? one : other;
  }

  void tellOthers(Offers known, Tally tally) {
    another.forEach(
        (number, count) -> {
          var offer = known.get(number);
          tally.add(
              offer.group(),
              Screen.ANOTHER_GOOD,
              offer.fit().another(),
              count[0],
              count[1],
              count[2]);
        });
    announced.forEach(
        (number, count) ->
            tally.add(
                known.get(number).group(),
                Screen.ANOTHER_GOOD,
                "announced for a later day (rule I-22)",
                count[0],
                count[1],
                count[2]));
  }

  int size() {
    return size;
  }

  int offer(int row) {
    return offers[row];
  }

  int second(int row) {
    return seconds[row];
  }

  long price(int row) {
    return prices[row];
  }

  int input(int row) {
    return inputs[row];
  }

  int line(int row) {
    return lines[row];
  }

  long quantity(int row) {
    return quantities == null ? 0 : quantities[row];
  }

  TreeMap<String, Refusal> refusals() {
    return refusals;
  }

  TreeSet<String> withdrawn() {
    return withdrawn;
  }

  int refused() {
    return refused;
  }

  boolean truncated() {
    return truncated;
  }

  /// All that spoke of the good under its name, refused or not.
  long observations() {
    return size + elsewhere + refused;
  }

  private void grow() {
    int larger = size + (size >> 1) + 16;
    offers = Arrays.copyOf(offers, larger);
    seconds = Arrays.copyOf(seconds, larger);
    prices = Arrays.copyOf(prices, larger);
    inputs = Arrays.copyOf(inputs, larger);
    lines = Arrays.copyOf(lines, larger);
    if (quantities != null) quantities = Arrays.copyOf(quantities, larger);
  }
}
