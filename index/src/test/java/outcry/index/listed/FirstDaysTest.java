// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The road of an ordinary panel: a base, an entrant, a leaver, days without enough providers.
class FirstDaysTest {
  private static final String PANEL =
      """
      aster neocloud 2.00
      birch neocloud 3.00
      cedar serverless 3.50
      dogwood marketplace 4.00
      elder hyperscaler 5.00
      """;

  @Test
  void theBaseIsTheWeightedMedianAndAnUnchangedPanelLeavesIt() {
    var days = new Days("H100");
    // Two providers in one tier share 35 percent; the other three have 20 each, all scaled to one.
    assertEquals("3.500000 C", Days.print(days.day(PANEL)));
    assertEquals("3.500000 C", Days.print(days.day(PANEL)));
  }

  @Test
  void tooFewProvidersCarryTheLevelForThreeDaysAndThenNothingIsSaid() {
    var days = new Days("H100");
    days.day(PANEL);
    assertEquals("3.500000 C", Days.print(days.day("")), "prices of yesterday still stand (I-25)");
    assertEquals("3.500000 D", Days.print(days.day("")));
    assertEquals("3.500000 D", Days.print(days.day("")));
    assertEquals("3.500000 D", Days.print(days.day("")));
    assertEquals(
        "withheld: 0 providers counted, 4 are needed, and the level of 2026-07-02 has been carried"
            + " for 3 days, the limit (rule I-30)",
        Days.print(days.day("")));
  }
}
