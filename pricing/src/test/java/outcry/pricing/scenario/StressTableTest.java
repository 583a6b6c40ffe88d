// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Rule M-15: what is written down because no record is long enough to hold it.
class StressTableTest {
  private static final List<Factor> ALL = new ArrayList<>();

  static {
    for (var family : Family.values()) {
      family.factors().forEach(name -> ALL.add(new Factor(name, family)));
    }
  }

  @Test
  void twentyFiveRowsAreTwoHundredAndFiftyScenarios() {
    assertEquals(25, StressTable.house().rows().size());
    assertEquals(250, StressTable.house().scenarios(ALL).size());
    StressTable.house().rows().forEach(row -> assertFalse(row.seen().isBlank(), row.name()));
  }

  @Test
  void aRowComesInFiveShapesOfTheCurveAndTwoSizes() {
    var glut =
        StressTable.house().scenarios(ALL).stream()
            .filter(s -> s.name().startsWith("glut of GPUs, "))
            .toList();

    assertEquals(10, glut.size());
    assertEquals(-0.45, glut.get(0).move("H100", 0), 1e-15);
    assertEquals(-0.45, glut.get(0).move("H100", 1), 1e-15);
    assertEquals(-0.30, glut.get(1).move("H100", 1), 1e-15, "two thirds of it");
    assertEquals(-0.225, glut.get(2).move("H100", 1), 1e-15, "fading");
    assertEquals(0, glut.get(4).move("H100", 1), 1e-15, "near end");
    assertEquals(-0.225, glut.get(6).move("H100", 0), 1e-15, "far end first");
    assertEquals(0.1125, glut.get(8).move("H100", 1), 1e-15, "twist");
    assertEquals(0, glut.get(0).move("TFO"), 1e-15);
  }

  @Test
  void everyFactorHasARallyAndACrash() {
    for (var factor : ALL) {
      double[] moves =
          StressTable.house().scenarios(ALL).stream()
              .mapToDouble(s -> s.move(factor.name(), 0.25))
              .sorted()
              .toArray();
      assertTrue(moves[5] < -0.2, factor.name() + " falls by " + moves[5] + " six times");
      assertTrue(moves[244] > 0.2, factor.name() + " rises by " + moves[244] + " six times");
    }
  }

  @Test
  void aFactorNobodyWroteAboutMovesAsItsFamily() {
    var other = List.of(new Factor("MI300X", Family.GPU));

    assertEquals(-0.5, StressTable.house().scenarios(other).get(50).move("MI300X"), 1e-15);
  }

  @Test
  void aTableOfOnesOwnIsCheckedRowByRow() {
    var fault =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    StressTable.parse(
                        "own.csv", "name,GPU,TOKEN,volatility,seen\nbust,-100,0,0,never\n"))
            .getMessage();
    assertEquals("own.csv row 2 moves GPU by \"-100\"; it is above -100 and at most 1000", fault);
  }
}
