// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.clearing.LargestRemainderTest.cents;

import org.junit.jupiter.api.Test;
import outcry.core.money.Micros;

/// Cover-2: the two largest uncovered losses in the worst scenario, and a tenth more.
class FundSizingTest {
  /// D15. Uncovered losses of A, B, C in two scenarios.
  private static final long[][] UNCOVERED = {
    cents("14000", "6000"), cents("9500", "15000"), cents("2000", "7000")
  };

  @Test
  void theWorstScenarioOfTwoMembersDecides() {
    var need = FundSizing.need(UNCOVERED);
    assertEquals(0, need.scenario());
    assertEquals(Micros.parse("23500"), need.covered());
    assertEquals(Micros.parse("25850"), need.required());
  }

  @Test
  void itIsSharedBySizeAndByStress() {
    // 70 % of 25,850 by requirements 3:2:1, 30 % by losses 14,000 : 9,500 : 2,000.
    var shares =
        FundSizing.contributions(
            Micros.parse("25850"),
            cents("6000", "4000", "2000"),
            cents("14000", "9500", "2000"),
            0);
    assertArrayEquals(cents("13305.15", "8920.79", "3624.06"), shares);
  }

  @Test
  void nobodyBringsLessThanTheFloor() {
    var shares =
        FundSizing.contributions(
            Micros.parse("1000"), cents("9", "0"), cents("5", "0"), Micros.parse("50"));
    assertArrayEquals(cents("1000", "50"), shares);
  }

  @Test
  void nothingUncoveredNeedsNoFund() {
    var need = FundSizing.need(new long[][] {{0, 0}, {0, 0}});
    assertEquals(-1, need.scenario());
    assertEquals(0, need.required());
    assertEquals(0, FundSizing.need(new long[0][]).required());
  }
}
