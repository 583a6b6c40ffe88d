// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.TreeMap;
import outcry.core.contract.Contract.Averaging;
import outcry.core.money.Micros;

/// The benchmark's official values as the clearing house received them, by index and calendar day.
public final class Fixings {
  private static final int ENOUGH_PERCENT = 80;

  /// `used`: a final settlement was made of it, so that it may no longer be replaced.
  public record Fixing(long value, boolean used) {}

  @FunctionalInterface
  public interface Visitor {
    void onFixing(String index, int date, Fixing fixing);
  }

  private final TreeMap<String, TreeMap<Integer, Fixing>> byIndex = new TreeMap<>();

  /// Null when there is none.
  public Fixing get(String index, int date) {
    var days = byIndex.get(index);
    return days == null ? null : days.get(date);
  }

  public void put(String index, int date, Fixing fixing) {
    byIndex.computeIfAbsent(index, _ -> new TreeMap<>()).put(date, fixing);
  }

  /// The latest dated at or before `date`; null when there is none.
  public Fixing latest(String index, int date) {
    var days = byIndex.get(index);
    var entry = days == null ? null : days.floorEntry(date);
    return entry == null ? null : entry.getValue();
  }

  /// How many days of the month have a fixing.
  public int count(Averaging month) {
    var days = byIndex.get(month.index());
    return days == null ? 0 : days.subMap(month.from(), true, month.to(), true).size();
  }

  public static boolean isEnough(int fixings, Averaging month) {
    return fixings * 100L >= (long) ENOUGH_PERCENT * month.days();
  }

  /// Mean of the days that have one, half-up to 0.0001 USD (rule S-5).
  public long mean(Averaging month) {
    return Micros.mean(sum(month), count(month), Micros.SETTLEMENT_STEP);
  }

  /// Of the days that have one.
  public long sum(Averaging month) {
    long sum = 0;
    for (var fixing :
        byIndex.get(month.index()).subMap(month.from(), true, month.to(), true).values()) {
      sum = Math.addExact(sum, fixing.value());
    }
    return sum;
  }

  public void markUsed(Averaging month) {
    var days = byIndex.get(month.index());
    if (days != null) {
      days.subMap(month.from(), true, month.to(), true)
          .replaceAll((_, fixing) -> new Fixing(fixing.value(), true));
    }
  }

  public void forEach(Visitor visitor) {
    byIndex.forEach(
        (index, days) -> days.forEach((date, fixing) -> visitor.onFixing(index, date, fixing)));
  }
}
