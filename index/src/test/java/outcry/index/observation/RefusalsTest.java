// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every refusal counts, and the first few of a kind say why (rule I-18).
class RefusalsTest {
  @Test
  void millionsOfOneKindTakeFewObjectsAndLoseNoCount() {
    var all = new Refusals();
    for (int line = 1; line <= 1_000_000; line++) {
      all.add(refusal("zero", line % 2 == 0 ? "acme" : "beta", line));
    }
    assertEquals(1_000_000, all.size());
    var counts =
        all.stream().collect(Collectors.groupingBy(Refusal::provider, Collectors.counting()));
    assertEquals(500_000L, counts.get("acme"));
    assertEquals(1, all.getFirst().line());
    assertEquals(2 * Refusals.FIRST, all.stream().map(Refusal::line).distinct().count());
    assertSame(all.get(999_997), all.get(999_999));
  }

  @Test
  void anotherReasonProviderOrGoodIsAnotherKind() {
    var all = new Refusals();
    for (int line = 1; line <= 100; line++) all.add(refusal("zero", "acme", line));
    all.add(refusal("absurd", "acme", 101));
    all.add(refusal("zero", "beta", 102));
    assertEquals(101, all.get(100).line());
    assertEquals(102, all.get(101).line());
    all.clear();
    assertEquals(0, all.size());
  }

  private static Refusal refusal(String code, String provider, int line) {
    return new Refusal(0, "corner", provider, "H100", code, "line " + line, 0, line);
  }
}
