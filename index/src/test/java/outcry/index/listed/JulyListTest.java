// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Grade;
import outcry.index.fixing.State;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// The list offers of July 2026 (27 snapshots, 32 providers): the method on pages somebody really
/// published (I-22 to I-30). Data: GPU rental price data by gpurentalprices.com.
class JulyListTest {
  private static final Path FILE =
      Path.of("..", "..", "shared", "data", "gpu_list_offers_2026-07-05_2026-07-31.csv.gz");
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 5);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 31);

  @Test
  void everyDayOfTheMonthHasASoberFixing() throws IOException {
    var readings = readings();
    for (var index : List.of("H100", "H200", "B200", "A100")) {
      var made = walk(index, readings);
      System.out.println(table(made));
      assertEquals(0, made.getFirst().value(), "one seller on the first day is no base");
      for (int day = 1; day < made.size(); day++) {
        var today = made.get(day);
        assertTrue(today.withheld().isEmpty(), today::toString);
        assertTrue(today.grade().orElseThrow().compareTo(Grade.D) < 0, today::toString);
        long before = day == 1 ? today.value() : made.get(day - 1).value();
        double move = Math.abs(Math.log((double) today.value() / before));
        assertTrue(move < 0.015, () -> "a move of " + move + ": " + today);
      }
      var last = made.getLast();
      assertTrue(last.grade().orElseThrow().compareTo(Grade.B) <= 0, last::toString);
      assertTrue(last.effectiveN() > 10, last::toString);
    }
  }

  @Test
  void theLevelsAreThoseOfTheMarket() throws IOException {
    var readings = readings();
    assertAll(
        () -> assertBetween(2.95, 3.05, walk("H100", readings).getLast()),
        () -> assertBetween(3.95, 4.15, walk("H200", readings).getLast()),
        () -> assertBetween(6.90, 7.30, walk("B200", readings).getLast()),
        () -> assertBetween(1.70, 1.85, walk("A100", readings).getLast()));
  }

  @Test
  void noJokeReachesAFixing() throws IOException {
    var readings = readings();
    for (var index : List.of("H100", "H200", "B200", "A100")) {
      var terms = ((ListedMethod) Catalogue.find(index)).terms();
      for (var made : walk(index, readings)) {
        for (var row : made.panel()) {
          boolean sober = terms.floor() <= row.price() && row.price() <= terms.ceiling();
          assertTrue(row.weight() == 0 || sober, row::toString);
        }
      }
    }
  }

  @Test
  void aSpoofOfOneDayAndAVanishedProviderHardlyMoveThePrint() throws IOException {
    var readings = readings();
    var day = LocalDate.of(2026, 7, 25);
    var honest = walk("H100", readings);
    var providers = new TreeSet<String>();
    honest.getLast().panel().forEach(row -> providers.add(row.provider()));
    assertTrue(providers.size() >= 29, providers::toString);
    double spoof = 0;
    double gone = 0;
    for (var provider : providers) {
      var spoofed = new ArrayList<Reading>();
      var without = new ArrayList<Reading>();
      for (var reading : readings) {
        boolean his = reading.group().equals(provider);
        boolean then = !date(reading).isBefore(day);
        spoofed.add(his && date(reading).equals(day) ? raised(reading) : reading);
        if (!(his && then)) without.add(reading);
      }
      spoof = Math.max(spoof, worst(honest, walk("H100", spoofed)));
      gone = Math.max(gone, worst(honest, walk("H100", without)));
    }
    var story =
        String.format(
            Locale.ROOT,
            "%d providers: +50 %% for a day moves the print by %.3f %%, a vanished one by %.3f %%",
            providers.size(),
            100 * spoof,
            100 * gone);
    System.out.println(story);
    assertTrue(spoof < 0.005 && gone < 0.01, story);
  }

  /// The factors of rule I-23, estimated again from the file.
  @Test
  void theBasisFactorsAreTheRatiosOfSellersThatAskBoth() throws IOException {
    var readings = readings();
    assertEquals("1.213 from 27 seller-days of 1", factor(readings, "H100", "PCIe", 79, 81));
    assertEquals("1.231 from 70 seller-days of 3", factor(readings, "H100", "NVL", 79, 96));
    assertEquals("1.150 from 65 seller-days of 3", factor(readings, "A100", "PCIe", 79, 81));
    assertEquals("0.000 from 0 seller-days of 0", factor(readings, "H200", "NVL", 139, 144));
    for (var terms : Listed.current()) {
      for (var factor : terms.scope().factors())
        assertEquals(
            "%.3f from %d seller-days of %d"
                .formatted(factor.thousandths() / 1e3, factor.pairs(), factor.sellers()),
            factor(readings, terms.index(), factor.form(), factor.memoryFrom(), factor.memoryTo()));
    }
  }

  private static String factor(
      List<Reading> readings, String gpu, String form, int memoryFrom, int memoryTo) {
    var both = new TreeMap<String, TreeMap<LocalDate, List<List<Long>>>>();
    for (var reading : readings) {
      var card = (Good.Gpu) reading.seen().good();
      if (!card.name().equals(gpu) || reading.seen().terms() != Terms.ON_DEMAND) continue;
      boolean reference =
          card.form().equals("SXM") && (card.memoryGb() == 80 || card.memoryGb() == 141);
      boolean other =
          card.form().equals(form) && memoryFrom <= card.memoryGb() && card.memoryGb() <= memoryTo;
      if (!reference && !other) continue;
      both.computeIfAbsent(reading.group(), _ -> new TreeMap<>())
          .computeIfAbsent(date(reading), _ -> List.of(new ArrayList<>(), new ArrayList<>()))
          .get(reference ? 0 : 1)
          .add(reading.price());
    }
    var sellers = new ArrayList<Double>();
    int pairs = 0;
    for (var days : both.values()) {
      var ratios =
          days.values().stream()
              .filter(day -> !day.get(0).isEmpty() && !day.get(1).isEmpty())
              .map(day -> median(day.get(0)) / median(day.get(1)))
              .toList();
      pairs += ratios.size();
      if (!ratios.isEmpty()) sellers.add(median(ratios));
    }
    double factor = sellers.isEmpty() ? 0 : median(sellers);
    return String.format(
        Locale.ROOT, "%.3f from %d seller-days of %d", factor, pairs, sellers.size());
  }

  private static double median(List<? extends Number> numbers) {
    var sorted = numbers.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double worst(List<Determination> honest, List<Determination> other) {
    double worst = 0;
    for (int day = 1; day < honest.size(); day++)
      worst =
          Math.max(worst, Math.abs((double) other.get(day).value() / honest.get(day).value() - 1));
    return worst;
  }

  private static void assertBetween(double least, double most, Determination made) {
    double value = made.value() / 1e6;
    assertTrue(least <= value && value <= most, made::toString);
  }

  private static String table(List<Determination> made) {
    var text = new StringBuilder();
    for (var day : made) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s %-12s N %5.2f, %2d providers, median %.2f %s%n",
              day.name(),
              day.date(),
              day.withheld().isEmpty() ? Days.print(day) : "withheld",
              day.effectiveN(),
              day.providers(),
              day.beside().median() / 1e6,
              String.join("; ", day.downgrades())));
    }
    return text.toString();
  }

  private static List<Determination> walk(String index, List<Reading> readings) {
    var run = Catalogue.find(index).resume(State.NONE);
    readings.forEach(run::take);
    var made = new ArrayList<Determination>();
    FIRST.datesUntil(LAST.plusDays(1)).forEach(date -> made.add(run.close(date)));
    return made;
  }

  private static Reading raised(Reading reading) {
    return new Reading(reading.seen(), reading.group(), reading.price() * 3 / 2);
  }

  private static LocalDate date(Reading reading) {
    return LocalDate.ofEpochDay(Math.floorDiv(reading.seen().observed(), 86_400L));
  }

  private static List<Reading> readings() throws IOException {
    assumeTrue(
        Files.exists(FILE), "skipped: no list offers in ../shared/data beside the repository");
    var readings = new ArrayList<Reading>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      var columns = Arrays.asList(lines.readLine().split(","));
      for (var line = lines.readLine(); line != null; line = lines.readLine())
        readings.add(reading(columns, line.split(",", -1), readings.size() + 2));
    }
    return readings;
  }

  private static Reading reading(List<String> columns, String[] fields, int line) {
    long observed = Instant.parse(fields[columns.indexOf("observed_at")]).getEpochSecond();
    long price =
        new BigDecimal(fields[columns.indexOf("price")])
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    var terms = fields[columns.indexOf("terms")].toUpperCase(Locale.ROOT).replace('-', '_');
    var seen =
        new Observation(
            observed,
            observed,
            fields[columns.indexOf("source")],
            fields[columns.indexOf("provider")],
            Tier.named(fields[columns.indexOf("tier")]),
            new Good.Gpu(
                fields[columns.indexOf("good")],
                fields[columns.indexOf("form")],
                Integer.parseInt(fields[columns.indexOf("memory_gb")]),
                ""),
            Integer.parseInt(fields[columns.indexOf("count")]),
            fields[columns.indexOf("region")],
            Terms.valueOf(terms),
            Kind.LIST,
            new Price(price * 1_000_000, Currency.USD, PriceUnit.GPU_HOUR),
            0,
            "",
            0,
            line);
    return new Reading(seen, seen.provider(), price);
  }
}
