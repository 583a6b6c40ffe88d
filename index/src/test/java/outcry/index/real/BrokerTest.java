// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;

/// Three weeks of a broker's table, every half hour: the median of its offers jumps by a quarter
/// when one seller's offers run out, while the sellers hardly change a price.
class BrokerTest {
  /// The mark is a fifth; measured, 11.6 % against 269 %.
  @Test
  void theIndexIsFarCalmerThanTheMedianOfOffers() {
    var index = values(Road.fix("H100", Records.broker()));
    var offers = List.copyOf(Records.brokerOfferMedians().values());
    assertEquals(21, index.size(), "a fixing on every day of the file");
    double listed = Road.volatility(index);
    double naive = Road.volatility(offers);
    assertTrue(
        listed * 5 <= naive,
        () ->
            "the index at %.1f %% a year, the offers at %.1f %%"
                .formatted(100 * listed, 100 * naive));
    assertTrue(listed * 20 <= naive, "it used to be a twentieth: " + listed + " of " + naive);
  }

  /// Carried for a day, then left out without an effect on the level; back, it goes on from where
  /// it was (rules I-25 and I-29).
  @Test
  void oneProvidersOffersVanishingMoveThePrintByLessThanOnePercent() {
    var all = Road.of(Records.broker());
    var h100 = all.readings().stream().filter(each -> each.seen().good().name().equals("H100"));
    var road = new Road(h100.toList(), List.of());
    var honest = road.fix("H100");
    var worst = new TreeMap<Double, String>();
    for (var provider : providers(honest)) {
      for (var day = honest.firstKey().plusDays(1);
          !day.isAfter(honest.lastKey());
          day = day.plusDays(1)) {
        var gone = day;
        var left = road.with(gone::equals, provider, _ -> Stream.empty()).fix("H100");
        honest.forEach(
            (date, fixing) ->
                worst.put(
                    Math.abs((double) left.get(date).value() / fixing.value() - 1),
                    provider + " gone on " + gone + ", print of " + date));
      }
    }
    assertTrue(worst.lastKey() < 0.01, () -> "worst: " + worst.lastEntry());
  }

  @Test
  void aSellerWhoseTermsForbidAnIndexIsRefusedByName() {
    var road = Road.of(Records.broker());
    assertEquals(
        List.of("forbidden"),
        road.refusals().stream().map(each -> each.code()).distinct().toList());
    assertTrue(
        road.fix("H100").values().stream()
            .flatMap(day -> day.panel().stream())
            .noneMatch(row -> row.provider().equalsIgnoreCase("runpod") && row.weight() > 0));
  }

  private static TreeSet<String> providers(TreeMap<LocalDate, Determination> days) {
    var names = new TreeSet<String>();
    for (var day : days.values()) {
      day.panel().stream()
          .filter(row -> row.weight() > 0)
          .forEach(row -> names.add(row.provider()));
    }
    return names;
  }

  private static List<Double> values(TreeMap<LocalDate, Determination> days) {
    var values = new ArrayList<Double>();
    days.values().stream()
        .filter(day -> day.value() > 0)
        .forEach(day -> values.add(day.value() / 1e6));
    return values;
  }
}
