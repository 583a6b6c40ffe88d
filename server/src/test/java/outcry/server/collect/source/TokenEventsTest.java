// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;
import outcry.index.name.ModelNames;
import outcry.index.name.SellerNames;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Kind;
import outcry.index.observation.Normaliser;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;

/// Two years of recorded list prices of four tables, through names and normaliser: which faults are
/// in them, and which of those are caught before any method sees them (rules I-64 and I-65).
class TokenEventsTest {
  private static final Path EVENTS =
      Path.of("..", "..", "shared", "data", "token_price_events.csv.gz");

  private static final Map<String, Component> COMPONENTS =
      Map.of(
          "input", Component.INPUT,
          "input_cached", Component.CACHED,
          "cache_write", Component.CACHE_WRITE,
          "output", Component.OUTPUT);

  private final ModelNames models = ModelNames.shipped();
  private final SellerNames sellers = SellerNames.shipped();
  private final Normaliser normaliser = Normaliser.shipped();

  @Test
  void unitSlipsAreCountedAndTheAbsurdOnesStopAtTheDoor() throws IOException {
    var slips = new TreeMap<String, Integer>();
    int ninetyfold = 0;
    int changes = 0;
    int stopped = 0;
    for (var f : events()) {
      if (!f[7].equals("change")) continue;
      changes++;
      var now = new BigDecimal(f[5]);
      var before = new BigDecimal(f[6]);
      if (now.signum() <= 0 || before.signum() <= 0 || now.compareTo(before) == 0) continue;
      var times = now.max(before).divide(now.min(before), 12, RoundingMode.HALF_UP);
      if (times.compareTo(new BigDecimal(90)) >= 0) ninetyfold++;
      if (!isPowerOfTen(times)) continue;
      slips.merge(f[1], 1, Integer::sum);
      boolean refused = reading(f, f[5]) instanceof Refusal || reading(f, f[6]) instanceof Refusal;
      if (refused) stopped++;
    }
    assertEquals(
        "of 1938 changes 29 are ninetyfold or more, 81 within 2 % of a power of ten:"
            + " {genai-prices=8, litellm=21, models.dev=16, portkey=36}; 7 of them stop at the"
            + " door",
        "of "
            + changes
            + " changes "
            + ninetyfold
            + " are ninetyfold or more, "
            + slips.values().stream().mapToInt(Integer::intValue).sum()
            + " within 2 % of a power of ten: "
            + slips
            + "; "
            + stopped
            + " of them stop at the door");
  }

  @Test
  void everyRecordedPriceIsReadOrRefusedWithAReason() throws IOException {
    var told = new TreeMap<String, Integer>();
    for (var f : events()) {
      if (f[7].equals("removed") || !COMPONENTS.containsKey(f[4])) continue;
      switch (reading(f, f[5])) {
        case Reading reading -> {
          told.merge("read", 1, Integer::sum);
          var back = BigDecimal.valueOf(reading.price(), 6);
          var said = new BigDecimal(f[5]).setScale(6, RoundingMode.HALF_UP);
          assertEquals(said.max(new BigDecimal("0.000001")), back, () -> String.join(",", f));
        }
        case Refusal refusal -> told.merge(refusal.code(), 1, Integer::sum);
        default -> throw new AssertionError(String.join(",", f));
      }
    }
    assertEquals("{absurd=41, read=23977, zero=3565}", told.toString());
  }

  /// Spellings that become one name ask one price at the laboratory itself, in every table: else
  /// two models had become one. The one exception is a table's stale pointer, cut from 1 to 0.80 a
  /// year before under the snapshot's name.
  @Test
  void spellingsOfOneModelAskOnePriceAtItsLaboratory() throws IOException {
    var laboratories = PriceFacts.shipped().models();
    var live = new TreeMap<String, TreeMap<String, String>>();
    for (var f : events()) {
      if (!f[4].equals("input") && !f[4].equals("output")) continue;
      var seller = sellers.named(f[2]);
      var model = models.named(f[3], seller);
      if (!model.listed() || !laboratories.get(model.model()).list().equals(seller)) continue;
      var group = String.join(" ", f[1], model.model(), model.region(), f[4]);
      var prices = live.computeIfAbsent(group, _ -> new TreeMap<>());
      if (f[7].equals("removed") || new BigDecimal(f[5]).signum() == 0) prices.remove(f[3]);
      else prices.put(f[3], f[5]);
    }
    live.values().removeIf(prices -> prices.size() < 2);
    int together = live.size();
    live.values().removeIf(prices -> prices.values().stream().distinct().count() == 1);
    assertEquals(
        "144 of which disagree {litellm claude-3.5-haiku  input="
            + "{claude-3-5-haiku-20241022=0.8, claude-3-5-haiku-latest=1}, "
            + "litellm claude-3.5-haiku  output="
            + "{claude-3-5-haiku-20241022=4, claude-3-5-haiku-latest=5}}",
        together + " of which disagree " + live);
  }

  /// What is made of a price: a {@link Reading} or a {@link Refusal}.
  private Object reading(String[] f, String price) {
    long day = LocalDate.parse(f[0]).atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
    var seller = sellers.named(f[2]);
    var model = models.named(f[3], seller);
    var amount = new BigDecimal(price);
    if (amount.signum() == 0) {
      return new Refusal(day, f[1], seller, model.model(), "zero", "price 0", 0, 1);
    }
    var seen =
        new Observation(
            day,
            day,
            f[1],
            seller,
            model.tier(),
            new Good.Tokens(
                model.model(),
                COMPONENTS.getOrDefault(f[4], Component.INPUT),
                ContextTier.SHORT,
                DayTier.ALL_DAY),
            1,
            model.region(),
            Terms.ON_DEMAND,
            Kind.LIST,
            new Price(
                amount.movePointRight(12).setScale(0, RoundingMode.HALF_UP).longValueExact(),
                Currency.USD,
                PriceUnit.MTOK),
            0,
            "",
            0,
            1);
    var answers = new ArrayList<Object>();
    normaliser.take(seen, answers::add, answers::add);
    return answers.getFirst();
  }

  private static boolean isPowerOfTen(BigDecimal times) {
    for (int power = 1; power <= 7; power++) {
      var apart = times.movePointLeft(power).subtract(BigDecimal.ONE).abs();
      if (apart.compareTo(new BigDecimal("0.02")) <= 0) return true;
    }
    return false;
  }

  private static List<String[]> events() throws IOException {
    assumeTrue(Files.exists(EVENTS), "skipped: no recorded token prices in ../shared/data");
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(EVENTS)), StandardCharsets.UTF_8))) {
      in.readLine();
      return in.lines().map(line -> line.split(",", -1)).toList();
    }
  }
}
