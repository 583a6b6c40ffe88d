// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.core.clearing.Waterfall.Bearer;
import outcry.core.clearing.Waterfall.Borne;
import outcry.core.money.Micros;
import outcry.wire.LossLayer;

/// The worked defaults of the rulebook: a defaulter with margin 20,000 and a fund share of 10,000,
/// own capital 5,000 and 3,000, four survivors.
class WaterfallTest {
  private static final String FUND = "B 12000 C 8000 D 6000 E 4000";
  private static final String ASSESSED = "B 33000 C 22000 D 16500 E 11000";
  private static final String GAINS = "B 50000 C 30000 D 10000.01";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "D01 | 15000    | margin A 15000.00",
        "D02 | 28000    | margin A 20000.00, own-fund A 8000.00",
        "D03 | 33000    | margin A 20000.00, own-fund A 10000.00, skin1 3000.00",
        "D04 | 50000.01 | margin A 20000.00, own-fund A 10000.00, skin1 5000.00, "
            + "fund B 6000.01, fund C 4000.00, fund D 3000.00, fund E 2000.00",
        "D05 | 67000    | margin A 20000.00, own-fund A 10000.00, skin1 5000.00, "
            + "fund B 12000.00, fund C 8000.00, fund D 6000.00, fund E 4000.00, skin2 2000.00",
        "D06 | 100000.01 | margin A 20000.00, own-fund A 10000.00, skin1 5000.00, "
            + "fund B 12000.00, fund C 8000.00, fund D 6000.00, fund E 4000.00, skin2 3000.00, "
            + "assessment B 12800.00, assessment C 8533.34, assessment D 6400.00, "
            + "assessment E 4266.67",
        "D07 | 200000   | margin A 20000.00, own-fund A 10000.00, skin1 5000.00, "
            + "fund B 12000.00, fund C 8000.00, fund D 6000.00, fund E 4000.00, skin2 3000.00, "
            + "assessment B 33000.00, assessment C 22000.00, assessment D 16500.00, "
            + "assessment E 11000.00, gains B 27500.00, gains C 16500.00, gains D 5500.00",
        "D08 | 250000   | margin A 20000.00, own-fund A 10000.00, skin1 5000.00, "
            + "fund B 12000.00, fund C 8000.00, fund D 6000.00, fund E 4000.00, skin2 3000.00, "
            + "assessment B 33000.00, assessment C 22000.00, assessment D 16500.00, "
            + "assessment E 11000.00, gains B 50000.00, gains C 30000.00, gains D 10000.01, "
            + "tear-up C 5699.99, tear-up E 3800.00",
      })
  void aLossFallsDownTheLayers(String name, String loss, String expected) {
    var result = Waterfall.allocate(Micros.parse(loss), layers());
    assertEquals(expected.replaceAll(" +", " "), text(result.borne()), name);
    assertEquals(0, result.unallocated(), name);
  }

  @Test
  void whatIsMoreThanAllLayersStaysUnallocated() {
    var result = Waterfall.allocate(Micros.parse("400000"), layers());
    long all = layers().stream().mapToLong(Bearer::available).sum();
    assertEquals(Micros.parse("400000") - all, result.unallocated());
  }

  @Test
  void whatComesBackGoesTheOtherWay() {
    var borne = Waterfall.allocate(Micros.parse("67000"), layers()).borne();
    // D12: 20,000 back of a loss of 67,000: own capital behind the fund first, then the fund.
    assertEquals(
        List.of("B 7200.00", "C 4800.00", "D 3600.00", "E 2400.00", "skin2 2000.00"),
        back("20000", borne));
    assertEquals(List.of("skin2 1999.99"), back("1999.99", borne));
  }

  private static List<String> back(String amount, List<Borne> borne) {
    var shares = Waterfall.recover(Micros.parse(amount), borne);
    var lines = new ArrayList<String>();
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] != 0) {
        var member = borne.get(i).bearer().member();
        lines.add((member.isEmpty() ? "skin2" : member) + " " + Micros.text(shares[i], 2));
      }
    }
    return lines;
  }

  @Test
  void anyLossIsBorneExactlyAndInOrder() {
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var layers = random(random);
      long all = layers.stream().mapToLong(Bearer::available).sum();
      long loss = random.nextLong(all + all / 4 + 2);
      var result = Waterfall.allocate(loss, layers);
      var story = "seed %d: %d over %s: %s".formatted(seed, loss, layers, result);
      long sum = result.borne().stream().mapToLong(Borne::amount).sum();
      assertEquals(loss, sum + result.unallocated(), story);
      assertEquals(Math.max(0, loss - all), result.unallocated(), story);
      for (var borne : result.borne()) {
        assertTrue(borne.amount() <= borne.bearer().available(), story);
        boolean emptied =
            layers.stream()
                .filter(each -> each.layer().value() < borne.bearer().layer().value())
                .allMatch(each -> each.available() == taken(each, result.borne()));
        assertTrue(emptied, story);
      }
      back(random, result.borne(), story);
    }
  }

  private static void back(Random random, List<Borne> borne, String story) {
    long sum = borne.stream().mapToLong(Borne::amount).sum();
    long amount = sum == 0 ? 0 : random.nextLong(sum + 1);
    long[] back = Waterfall.recover(amount, borne);
    assertEquals(amount, Arrays.stream(back).sum(), story);
    for (int i = 0; i < back.length; i++) {
      assertTrue(back[i] >= 0 && back[i] <= borne.get(i).amount(), story);
      for (int later = i + 1; back[i] > 0 && later < back.length; later++) {
        boolean sameLayer = borne.get(later).bearer().layer() == borne.get(i).bearer().layer();
        assertTrue(sameLayer || back[later] == borne.get(later).amount(), story);
      }
    }
  }

  private static long taken(Bearer bearer, List<Borne> borne) {
    return borne.stream().filter(each -> each.bearer() == bearer).mapToLong(Borne::amount).sum();
  }

  private static List<Bearer> random(Random random) {
    var layers = new ArrayList<Bearer>();
    for (var layer : LossLayer.values()) {
      int count = layer == LossLayer.NULL_VAL ? 0 : random.nextInt(5);
      for (int i = 0; i < count; i++) {
        layers.add(new Bearer(layer, "m" + i, i, Micros.CENT * random.nextInt(5_000_000)));
      }
    }
    return layers;
  }

  private static List<Bearer> layers() {
    var layers = new ArrayList<Bearer>();
    add(layers, LossLayer.MARGIN, "A 20000");
    add(layers, LossLayer.OWN_FUND, "A 10000");
    layers.add(new Bearer(LossLayer.SKIN1, "", 0, Micros.parse("5000")));
    add(layers, LossLayer.FUND, FUND);
    layers.add(new Bearer(LossLayer.SKIN2, "", 0, Micros.parse("3000")));
    add(layers, LossLayer.ASSESSMENT, ASSESSED);
    add(layers, LossLayer.GAINS, GAINS);
    add(layers, LossLayer.TEAR_UP, "C 9000 E 6000");
    return layers;
  }

  private static void add(List<Bearer> layers, LossLayer layer, String bearers) {
    var words = bearers.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      layers.add(new Bearer(layer, words[i], i, Micros.parse(words[i + 1])));
    }
  }

  private static String text(List<Borne> borne) {
    return borne.stream()
        .map(
            each ->
                each.bearer().layer().name().toLowerCase().replace('_', '-')
                    + (each.bearer().member().isEmpty() ? "" : " " + each.bearer().member())
                    + " "
                    + Micros.text(each.amount(), 2))
        .collect(Collectors.joining(", "));
  }
}
