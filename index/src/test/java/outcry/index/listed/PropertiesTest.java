// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.State;
import outcry.index.observation.Observation;
import outcry.index.observation.Reading;

/// What must hold on every market (I-24, I-28, I-29), whatever happens in it.
class PropertiesTest {
  private static final int MARKETS = 40;
  private static final int DAYS = 30;

  @Test
  void theOrderOfRowsDoesNotMatter() {
    forEveryMarket(
        (seed, days) -> {
          var shuffled = new ArrayList<Reading>();
          days.forEach(day -> shuffled.addAll(day.readings()));
          Collections.shuffle(shuffled, new Random(seed));
          var run = Catalogue.find("H100").resume(State.NONE);
          shuffled.forEach(run::take);
          days.forEach(day -> day.refusals().forEach(run::refuse));
          var made = days.stream().map(day -> run.close(day.date())).toList();
          assertEquals(walk(days, UnaryOperator.identity()), made, "market " + seed);
        });
  }

  @Test
  void theOrderOfFilesDoesNotMatter() {
    forEveryMarket(
        (seed, days) -> {
          var straight = walk(days, UnaryOperator.identity());
          var turned = walk(days, reading -> withInput(reading, 1 - reading.seen().input()));
          for (int day = 0; day < DAYS; day++) {
            assertEquals(straight.get(day).value(), turned.get(day).value(), "market " + seed);
            assertEquals(straight.get(day).panel(), turned.get(day).panel(), "market " + seed);
            assertEquals(straight.get(day).next(), turned.get(day).next(), "market " + seed);
          }
        });
  }

  @Test
  void everyRowTwiceChangesNothing() {
    forEveryMarket(
        (seed, days) -> {
          var once = walk(days, UnaryOperator.identity());
          var run = Catalogue.find("H100").resume(State.NONE);
          for (int day = 0; day < DAYS; day++) {
            for (var reading : days.get(day).readings()) {
              run.take(reading);
              run.take(reading);
            }
            days.get(day).refusals().forEach(run::refuse);
            var twice = run.close(days.get(day).date());
            assertEquals(once.get(day).value(), twice.value(), "market " + seed);
            assertEquals(once.get(day).panel(), twice.panel(), "market " + seed);
          }
        });
  }

  @Test
  void theCountedSharesAreOneAndUnderTheirCaps() {
    forEveryMarket(
        (seed, days) -> {
          for (var made : walk(days, UnaryOperator.identity())) {
            double sum = made.panel().stream().mapToDouble(row -> row.weight()).sum();
            if (made.providers() > 0) assertEquals(1, sum, 3e-8, made::toString);
            boolean met = made.downgrades().stream().noneMatch(each -> each.contains("caps"));
            double cap = made.providers() < 10 ? 0.2 : 0.15;
            if (met && made.providers() >= 4)
              made.panel().forEach(row -> assertTrue(row.weight() <= cap + 1e-9, made::toString));
          }
        });
  }

  /// From the same state, whatever one provider asks: the print moves by its share times the speed
  /// limit at most, against the print in which it asks what it had asked.
  @Test
  void oneProviderMovesThePrintNoFurtherThanSpeedLimitTimesItsShare() {
    var panel = new ArrayList<String>();
    var tiers = List.of("neocloud", "neocloud", "serverless", "marketplace", "hyperscaler");
    for (int i = 0; i < 25; i++)
      panel.add("seller%02d %s %.2f".formatted(i, tiers.get(i % 5), 2.0 + 0.1 * i));
    for (int size : new int[] {5, 6, 9, 10, 15, 25}) {
      var sellers = panel.subList(0, size);
      var days = new Days("H100");
      days.day(sellers.toArray(String[]::new));
      var base = days.day(sellers.toArray(String[]::new));
      var date = LocalDate.of(2026, 7, 3);
      for (int seller = 0; seller < size; seller++) {
        for (double factor : new double[] {0.1, 0.5, 0.8, 0.96, 1.04, 1.2, 1.5, 10}) {
          var spoofed = new ArrayList<>(sellers);
          var words = spoofed.get(seller).split(" ");
          words[2] = "%.2f".formatted(Double.parseDouble(words[2]) * factor);
          spoofed.set(seller, String.join(" ", words));
          var moved = new Days("H100", base.next(), date).day(spoofed.toArray(String[]::new));
          double share = Days.row(base, words[0]).weight();
          assertTrue(
              Math.abs(StrictMath.log((double) moved.value() / base.value()))
                  <= share * 0.05 + 1e-6,
              () -> String.join(" ", words) + " of " + size + ": " + moved);
        }
      }
    }
  }

  @Test
  void aLeaverChangesNothing() {
    for (int size : new int[] {6, 10, 20}) {
      var sellers = new ArrayList<String>();
      for (int i = 0; i < size; i++)
        sellers.add(
            "seller%02d %s %.2f"
                .formatted(
                    i,
                    i % 3 == 0 ? "neocloud" : i % 3 == 1 ? "serverless" : "marketplace",
                    2.0 + i * 0.07));
      for (int gone = 0; gone < size; gone++) {
        var days = new Days("H100");
        days.day(sellers.toArray(String[]::new));
        var base = days.day(sellers.toArray(String[]::new));
        var rest = new ArrayList<>(sellers);
        rest.remove(gone);
        for (int day = 0; day < 5; day++)
          assertEquals(base.value(), days.day(rest.toArray(String[]::new)).value());
      }
    }
  }

  private interface Law {
    void holds(long seed, List<Market.Day> days);
  }

  private static void forEveryMarket(Law law) {
    for (long seed = 2_000; seed < 2_000 + MARKETS; seed++)
      law.holds(seed, new Market(seed, DAYS).days());
  }

  private static List<Determination> walk(List<Market.Day> days, UnaryOperator<Reading> as) {
    var run = Catalogue.find("H100").resume(State.NONE);
    var made = new ArrayList<Determination>();
    for (var day : days) {
      day.readings().forEach(reading -> run.take(as.apply(reading)));
      day.refusals().forEach(run::refuse);
      made.add(run.close(day.date()));
    }
    return made;
  }

  private static Reading withInput(Reading reading, int input) {
    var seen = reading.seen();
    return new Reading(
        new Observation(
            seen.observed(),
            seen.effective(),
            seen.source(),
            seen.provider(),
            seen.tier(),
            seen.good(),
            seen.count(),
            seen.region(),
            seen.terms(),
            seen.kind(),
            seen.price(),
            seen.quantity(),
            seen.buyer(),
            input,
            seen.line()),
        reading.group(),
        reading.price());
  }
}
