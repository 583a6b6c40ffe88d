// SPDX-License-Identifier: Apache-2.0
package outcry.desk;

import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.desk.exposure.Market;

/// Prices written down in a test: `price("H100", "Lambda", "2026-01-01", 3_000_000)`.
public final class TestMarket implements Market {
  private final SortedMap<String, SortedMap<String, TreeMap<LocalDate, Long>>> prices =
      new TreeMap<>();
  private final SortedMap<String, TreeMap<LocalDate, Long>> levels = new TreeMap<>();

  public TestMarket price(String good, String provider, String since, long micros) {
    prices
        .computeIfAbsent(good, _ -> new TreeMap<>())
        .computeIfAbsent(provider, _ -> new TreeMap<>())
        .put(LocalDate.parse(since), micros);
    return this;
  }

  public TestMarket level(String index, String since, long micros) {
    levels.computeIfAbsent(index, _ -> new TreeMap<>()).put(LocalDate.parse(since), micros);
    return this;
  }

  @Override
  public Collection<String> goods() {
    return prices.keySet();
  }

  @Override
  public Collection<String> providers(String good) {
    return prices.get(good).keySet();
  }

  @Override
  public OptionalLong price(String good, String provider, LocalDate day) {
    return last(prices.get(good).get(provider), day);
  }

  @Override
  public OptionalLong level(String index, LocalDate day) {
    return last(levels.getOrDefault(index, new TreeMap<>()), day);
  }

  @Override
  public LocalDate lastDay() {
    return LocalDate.of(2026, 12, 31);
  }

  private static OptionalLong last(TreeMap<LocalDate, Long> steps, LocalDate day) {
    var last = steps.floorEntry(day);
    return last == null ? OptionalLong.empty() : OptionalLong.of(last.getValue());
  }
}
