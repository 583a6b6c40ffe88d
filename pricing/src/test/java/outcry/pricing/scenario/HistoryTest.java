// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void factorsOfOnePeriodMoveTogether() {
    var scenarios =
        History.scenarios(
            Map.of("H100", new double[] {-0.02, 0.03}, "TFO", new double[] {0, -0.2}));

    assertEquals(2, scenarios.size());
    assertEquals(0.03, scenarios.get(1).move("H100"));
    assertEquals(-0.2, scenarios.get(1).move("TFO"));
  }

  @Test
  void aNewListingTakesTheMeanMoveOfItsFamily() {
    double none = Double.NaN;
    var scenarios =
        History.scenarios(
            Map.of(
                "H100",
                new double[] {-0.02},
                "A100",
                new double[] {-0.06},
                "B200",
                new double[] {none}));

    assertEquals(-0.04, scenarios.getFirst().move("B200"), 1e-15);
    assertEquals(0, scenarios.getFirst().move("TFI"), "no token price, no token move");
  }

  @Test
  void historiesOfDifferentLengthAreRefused() {
    var message =
        assertThrows(
                IllegalArgumentException.class,
                () -> History.scenarios(Map.of("H100", new double[1], "A100", new double[2])))
            .getMessage();
    assertTrue(message.contains("lengths must agree"), message);
  }

  @Test
  void noPriceLosesMoreThanAllOfItself() {
    assertThrows(
        IllegalArgumentException.class, () -> new Scenario("impossible", Map.of("H100", -1.01)));
    Stress.moves()
        .forEach(s -> assertTrue(s.moves().values().stream().allMatch(m -> m > -1), s.name()));
  }
}
