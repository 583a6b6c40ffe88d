// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.pricing.margin.Span.Commodity;
import outcry.pricing.margin.Span.InterCommodity;
import outcry.pricing.margin.Span.Leg;
import outcry.pricing.margin.Span.Row;
import outcry.pricing.option.Right;

/// Rule M-19: the sixteen scenarios, on worked examples.
class SpanTest {
  /// H100 at 3.10, a lot of 1,000 hours; price scan 0.60, volatility scan a fifth, one day on.
  private static final Future FUTURE =
      new Future("F", "H100", 3_100_000, 1_000, 1_000, 0.15, 0, 31);

  private static final Option CALL =
      new Option("C", FUTURE, Right.CALL, 3_250_000, 60, false, new double[0], 0.5, 0.04, 2);
  private static final double SCAN = 600_000;

  @Test
  void aPublishedCallAndACoveredWrite() {
    // L. McMillan, Options as a Strategic Investment, chapter 34: results, so losses are negative
    double[] call = {
      460, -610, 2640, 1730, -1270, -2340, 5210, 4540, -2540, -3430, 8060, 7640, -3380, -3990, 3130,
      -1500
    };
    double[] covered = {
      -460, 610, 690, 1600, -2060, -990, 1460, 2130, -4130, -3240, 1940, 2360, -6620, -6010, 3870,
      -5500
    };
    var losses = new ArrayList<Double>();
    var future = new ArrayList<Double>();
    for (int s = 0; s < 16; s++) {
      losses.add(-call[s]);
      future.add(-(covered[s] + call[s]));
    }
    var file =
        file(List.of(new Row("C", true, 410, 20, 0, 0, 0, 0, losses), future("F", 0, future)));

    var alone = SpanRequirement.of(file, Map.of("C", 1L)).parts().getFirst();
    assertEquals(3_990, alone.scan());
    assertEquals(14, alone.scenario());
    var write = SpanRequirement.of(file, Map.of("F", 1L, "C", -1L)).parts().getFirst();
    assertEquals(6_620, write.scan());
    assertEquals(13, write.scenario());
  }

  @Test
  void tenFuturesAgainstFifteenCalls() {
    double[] expected = {
      -47.08, 50.71, -150.84, -47.30, 35.65, 118.05, -274.10, -174.45, 97.22, 157.85, -414.47,
      -325.83, 139.20, 177.21, -486.12, 62.34
    };
    var call = SpanBuilder.HOUSE.losses(CALL, SCAN);
    for (int s = 0; s < 16; s++) {
      assertEquals(expected[s], call.get(s), 0.005, "scenario " + (s + 1));
    }
    assertEquals(187.009, CALL.value() / 1e6, 5e-4);
    assertEquals(0.4412, SpanBuilder.HOUSE.compositeDelta(CALL, SCAN), 5e-5);

    var file =
        file(
            List.of(
                future("F", 1, SpanBuilder.HOUSE.losses(FUTURE, SCAN)),
                new Row("C", true, 3.1, 0.6, 0.2, 0.4412, CALL.value() / 1e6, 0, call)));
    var asked = SpanRequirement.of(file, Map.of("F", 10L, "C", -15L));
    assertEquals(5_064.90, asked.risk(), 0.005);
    assertEquals(16, asked.parts().getFirst().scenario());
    assertEquals(-2_805.14, asked.optionValue(), 0.006);
    assertEquals(7_870.04, asked.total(), 0.006);
  }

  @Test
  void twoGenerationsReleasePartOfEachOther() {
    var file =
        new Span(
            "c",
            List.of(
                new Commodity("H100", List.of(scan("H100", 600)), 0, 0),
                new Commodity("H200", List.of(scan("H200", 840)), 0, 0)),
            List.of(new InterCommodity(List.of(new Leg("H100", 1), new Leg("H200", -1)), 0.6)));

    var asked = SpanRequirement.of(file, Map.of("H100", 8L, "H200", -6L));
    assertEquals(4_800, asked.parts().get(0).scan(), 1e-9);
    assertEquals(5_040, asked.parts().get(1).scan(), 1e-9);
    assertEquals(2_160, asked.parts().get(0).credit(), 1e-9);
    assertEquals(3_024, asked.parts().get(1).credit(), 1e-9);
    assertEquals(4_656, asked.total(), 1e-9);
    // the other way round, and on one side, where nothing offsets
    assertEquals(4_656, SpanRequirement.of(file, Map.of("H100", -8L, "H200", 6L)).total(), 1e-9);
    assertEquals(9_840, SpanRequirement.of(file, Map.of("H100", 8L, "H200", 6L)).total(), 1e-9);
  }

  @Test
  void monthsAgainstEachOtherAreCharged() {
    var months = List.of(scan("A", 600), scan("B", 600), scan("C", 600));
    var file = new Span("d", List.of(new Commodity("H100", months, 180, 0)), List.of());

    // net 5 lots at 600, and 7 spreads at 180
    assertEquals(
        4_260, SpanRequirement.of(file, Map.of("A", 10L, "B", -7L, "C", 2L)).total(), 1e-9);
  }

  @Test
  void farOptionsHaveALeast() {
    var losses = new ArrayList<Double>();
    for (int s = 0; s < 16; s++) {
      losses.add(s == 14 ? -3.0 : 0.0);
    }
    var row = new Row("C", true, 3.1, 0.6, 0.2, 0.01, 0, 0, losses);
    var file = new Span("e", List.of(new Commodity("H100", List.of(row), 0, 15)), List.of());

    var asked = SpanRequirement.of(file, Map.of("C", -40L));
    assertEquals(120, asked.parts().getFirst().scan(), 1e-9);
    assertEquals(600, asked.total(), 1e-9);
  }

  @Test
  void anExtremeFallStopsAtATick() {
    var losses = SpanBuilder.HOUSE.losses(FUTURE, 1_200_000);

    assertEquals(3_099.0 / 3, losses.get(15), 1e-9, "3.10 less 3.60 would be below nothing");
    assertEquals(-1_200, losses.get(14), 1e-9);
    assertTrue(SpanBuilder.HOUSE.losses(CALL, 1_200_000).get(15) <= CALL.value() / 3e6 + 0.005);
  }

  @Test
  void theFileOfAModelAsksTheSameOfOneFuture() {
    var instruments =
        List.<Instrument>of(Example.H100, Example.H100_FAR, Example.H200, Example.TFO);
    var published = Example.house().publish("m", 1, Example.TODAY, instruments);
    var file = SpanBuilder.HOUSE.of(published, instruments);

    for (var rate : published.rates()) {
      double asked = SpanRequirement.of(file, Map.of(rate.contract(), 1L)).total();
      assertEquals(Math.max(rate.buyer(), rate.seller()) / 1e6, asked, 0.01, rate.contract());
    }
    assertEquals(
        1, file.credits().size(), "GPUs release each other, not tokens: " + file.credits());
    assertTrue(file.credits().getFirst().rate() > 0.2, file.credits().toString());
    assertTrue(file.commodities().getFirst().interMonth() > 0);

    var table = SpanText.csv(file).lines().toList();
    assertEquals("scenario,volatility,1,-1,1,-1,1,-1,1,-1,1,-1,1,-1,1,-1,0,0", table.get(2));
    assertTrue(table.get(5).startsWith("contract,H100-2027-01,H100,future,3.1,"), table.get(5));
    var json = SpanText.json(file);
    assertTrue(
        json.startsWith("{\"model\":\"m\",\"scenarios\":[{\"price\":0,\"volatility\":1,"), json);
  }

  private static Row future(String name, double delta, List<Double> losses) {
    return new Row(name, false, 3.1, 0.6, 0, delta, 0, 0, losses);
  }

  private static Row scan(String name, double scan) {
    var losses = SpanScenario.ALL.stream().map(s -> -s.price() * s.covered() * scan).toList();
    return future(name, 1, losses);
  }

  private static Span file(List<Row> rows) {
    return new Span("example", List.of(new Commodity("H100", rows, 0, 0)), List.of());
  }
}
