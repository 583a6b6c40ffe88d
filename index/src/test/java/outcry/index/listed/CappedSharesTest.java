// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Shares under the caps (I-28): worked by hand, and against water poured drop by drop into a
/// thousand panels.
class CappedSharesTest {
  /// The cap on tiers lifts nobody above one and a half times his raw share.
  private static final int LIFT = 1_500;

  /// No limit on what the cap on tiers hands to others.
  private static final int FREE = 1_000_000;

  @Test
  void equalSharesUnderTheCapsStayEqual() {
    // Six providers, two tiers of two and two of one: a sixth each, a third a tier.
    var shares = CappedShares.of(ones(6), new int[] {0, 0, 1, 1, 2, 3}, 200, 350, FREE);
    assertTrue(shares.met());
    assertEquals("166666667 166666667 166666667 166666667 166666667 166666667", text(shares));
  }

  @Test
  void whatATierHasTooMuchGoesToTheOthersProRata() {
    // Six of twelve in tier 0 would have a half: they share 35 percent, the other six 65.
    var shares =
        CappedShares.of(ones(12), new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2}, 150, 350, FREE);
    assertTrue(shares.met());
    assertEquals(58_333_333, shares.shares()[0], "35 / 6");
    assertEquals(108_333_333, shares.shares()[6], "65 / 6");
    assertTrue(shares.capped()[0]);
    assertFalse(shares.capped()[6]);
  }

  @Test
  void whatAProviderHasTooMuchGoesToTheOthersProRata() {
    // 9 : 3 : 1 x 8 in four tiers: 45 percent is held at 20; 80 percent over weights 11 are 21.8
    // for
    // the second, held at 20; 60 percent over eight are 7.5 each.
    var weights = new double[] {9, 3, 1, 1, 1, 1, 1, 1, 1, 1};
    var tiers = new int[] {0, 1, 0, 0, 1, 1, 2, 2, 3, 3};
    var shares = CappedShares.of(weights, tiers, 200, 350, FREE);
    assertTrue(shares.met());
    assertEquals(
        "200000000 200000000 75000000 75000000 75000000 75000000 75000000 75000000 75000000"
            + " 75000000",
        text(shares));
  }

  @Test
  void aCapOnATierLeavesTheSharesInsideItUnderTheProviderCap() {
    // Tier 0 has 35 percent; 8 of its 14 weights would be 20, held at 15; the two others have 10
    // each.
    var weights = new double[] {8, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1};
    var tiers = new int[] {0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
    var shares = CappedShares.of(weights, tiers, 150, 350, FREE);
    assertTrue(shares.met());
    assertEquals("150000000 100000000 100000000", text(shares).substring(0, 29));
    assertEquals(81_250_000, shares.shares()[3], "65 / 8");
  }

  @Test
  void theCapOnTiersGivesWayWhereTheWholeDoesNotFit() {
    // One tier: five share everything there is.
    var one = CappedShares.of(ones(5), new int[5], 200, 350, LIFT);
    assertFalse(one.met());
    assertEquals("200000000 200000000 200000000 200000000 200000000", text(one));
    // Three have 20 each, and nobody may have more: the two of the first tier share 40, not 35.
    var five = CappedShares.of(ones(5), new int[] {0, 0, 1, 2, 3}, 200, 350, LIFT);
    assertFalse(five.met());
    assertEquals("200000000 200000000 200000000 200000000 200000000", text(five));
  }

  @Test
  void capsOnProvidersThatCannotSumToOneAreScaledUp() {
    var four = CappedShares.of(ones(4), new int[] {0, 1, 2, 3}, 200, 350, LIFT);
    assertFalse(four.met());
    assertEquals("250000000 250000000 250000000 250000000", text(four));
  }

  /// Nine of one tier and a lone one of another: with 35 percent for the nine the lone one would
  /// have most of the index.
  @Test
  void aLoneSellerDoesNotInheritTheWeightOfTheMany() {
    var shares =
        CappedShares.of(ones(10), new int[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 150, 350, LIFT);
    assertFalse(shares.met());
    assertEquals(150_000_000, shares.shares()[9], "one and a half times a tenth");
    assertEquals(94_444_444, shares.shares()[0], "85 / 9");
    // Sixteen of 29 in one tier: 35 percent for them, and 65 over 13 are within one and a half.
    var tiers = new int[29];
    for (int i = 16; i < 29; i++) tiers[i] = 1 + i % 3;
    var wide = CappedShares.of(ones(29), tiers, 150, 350, LIFT);
    assertTrue(wide.met());
    assertEquals(50_000_000, wide.shares()[28], "65 / 13");
    assertEquals(21_875_000, wide.shares()[0], "35 / 16");
  }

  @Test
  void fullGlassesThatHoldExactlyTheWholeAreMet() {
    var shares = CappedShares.of(ones(5), new int[] {0, 1, 2, 3, 4}, 200, 350, FREE);
    assertTrue(shares.met());
    assertEquals("200000000 200000000 200000000 200000000 200000000", text(shares));
  }

  @Test
  void aThousandPanelsFillLikeGlasses() {
    for (int seed = 0; seed < 1_000; seed++) {
      var random = new SplittableRandom(seed);
      int size = 1 + random.nextInt(30);
      var weights = new double[size];
      var tiers = new int[size];
      for (int i = 0; i < size; i++) {
        weights[i] = random.nextInt(3) == 0 ? Math.sqrt(1 + random.nextInt(10_000)) : 1;
        tiers[i] = random.nextInt(4);
      }
      int cap = size < 10 ? 200 : 150;
      var shares = CappedShares.of(weights, tiers, cap, 350, LIFT);
      var naive = NaiveShares.of(weights, tiers, cap / 1e3, 0.35, LIFT / 1e3);
      for (int i = 0; i < size; i++) {
        assertEquals(
            naive[i],
            shares.shares()[i] / 1e9,
            1.5e-9,
            "panel " + seed + ", provider " + i + ": " + Arrays.toString(naive));
      }
    }
  }

  private static double[] ones(int size) {
    var ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static String text(CappedShares shares) {
    return String.join(
        " ", Arrays.stream(shares.shares()).mapToObj(Long::toString).toArray(String[]::new));
  }
}
