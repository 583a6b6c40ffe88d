// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The chain of rule I-49 written down a second time, as slowly and plainly as possible: decimals,
/// quantities instead of worths, one seller and one price a model, every line with one share.
///
/// A day is a map from model to dollars. A line is a list of models, oldest first; the newest
/// priced one speaks from the day after it is first priced.
final class NaiveChain {
  private static final MathContext EXACT = new MathContext(60);

  private final Map<String, List<String>> lines;
  private final Map<String, Integer> laboratory;
  private final int least;
  private final Map<String, String> speaker = new TreeMap<>();
  private final Map<String, BigDecimal> quantity = new HashMap<>();
  private Map<String, BigDecimal> before = Map.of();
  private BigDecimal level = BigDecimal.ZERO;

  NaiveChain(Map<String, List<String>> lines, Map<String, Integer> shares, int least) {
    this.lines = lines;
    this.laboratory = shares;
    this.least = least;
  }

  /// Micro-dollars; 0 when too few lines can be compared.
  long day(Map<String, BigDecimal> prices) {
    if (level.signum() == 0) return base(prices);
    var old = BigDecimal.ZERO;
    var now = BigDecimal.ZERO;
    int matched = 0;
    for (var line : speaker.keySet()) {
      var model = speaker.get(line);
      if (!prices.containsKey(model) || !before.containsKey(model)) continue;
      matched++;
      old = old.add(quantity.get(line).multiply(before.get(model)));
      now = now.add(quantity.get(line).multiply(prices.get(model)));
    }
    if (matched < least) throw new IllegalStateException("the twin knows no gaps");
    level = level.multiply(now).divide(old, 0, RoundingMode.HALF_UP);
    succeed(prices);
    before = new HashMap<>(prices);
    return level.longValueExact();
  }

  private long base(Map<String, BigDecimal> prices) {
    var there = new ArrayList<String>();
    for (var line : lines.keySet()) if (!newest(line, prices).isEmpty()) there.add(line);
    if (there.size() < least) return 0;
    var shares = shares(there);
    for (var line : there) {
      var model = newest(line, prices);
      speaker.put(line, model);
      level = level.add(shares.get(line).multiply(prices.get(model)));
      quantity.put(line, shares.get(line).divide(prices.get(model), EXACT));
    }
    level = level.movePointRight(6).setScale(0, RoundingMode.HALF_UP);
    before = new HashMap<>(prices);
    return level.longValueExact();
  }

  /// Caps of 0.15 for lines that are all of different laboratories: raise the free ones until full.
  private Map<String, BigDecimal> shares(List<String> there) {
    var shares = new HashMap<String, BigDecimal>();
    var cap = new BigDecimal("0.15");
    if (cap.multiply(BigDecimal.valueOf(there.size())).compareTo(BigDecimal.ONE) < 0) {
      for (var line : there)
        shares.put(line, BigDecimal.ONE.divide(BigDecimal.valueOf(there.size()), EXACT));
      return shares;
    }
    var free = new ArrayList<>(there);
    var left = BigDecimal.ONE;
    while (true) {
      var sum = BigDecimal.ZERO;
      for (var line : free) sum = sum.add(BigDecimal.valueOf(laboratory.get(line)));
      var over = new ArrayList<String>();
      for (var line : free) {
        var share = left.multiply(BigDecimal.valueOf(laboratory.get(line))).divide(sum, EXACT);
        shares.put(line, share);
        if (share.compareTo(cap) > 0) over.add(line);
      }
      if (over.isEmpty()) return shares;
      for (var line : over) {
        shares.put(line, cap);
        left = left.subtract(cap);
        free.remove(line);
      }
    }
  }

  private void succeed(Map<String, BigDecimal> prices) {
    var worth = BigDecimal.ZERO;
    int shares = 0;
    for (var line : speaker.keySet()) {
      var model = speaker.get(line);
      worth = worth.add(quantity.get(line).multiply(prices.get(model)));
      shares += laboratory.get(line);
    }
    for (var line : lines.keySet()) {
      var newest = newest(line, prices);
      var model = speaker.get(line);
      if (newest.isEmpty() || newest.equals(model)) continue;
      var held =
          model == null
              ? worth
                  .multiply(BigDecimal.valueOf(laboratory.get(line)))
                  .divide(BigDecimal.valueOf(shares), EXACT)
              : quantity.get(line).multiply(prices.get(model));
      quantity.put(line, held.divide(prices.get(newest), EXACT));
      speaker.put(line, newest);
    }
  }

  private String newest(String line, Map<String, BigDecimal> prices) {
    var newest = "";
    for (var model : lines.get(line)) if (prices.containsKey(model)) newest = model;
    return newest;
  }
}
