// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;
import outcry.index.median.Basket;

/// The price of a fixed capability (rule I-59), with scores made up for the test.
class QualityTest {
  private static final Basket.Workload CHAT = new Basket.Workload("chat", 3, 0, 1);

  @Test
  void theCheapestModelThatIsGoodEnough() {
    var scores = Map.of("gpt-5.6-luna", 40.0, "gpt-5.6-terra", 50.0, "claude-opus-5", 60.0);
    var quality = new Quality(PriceFacts.shipped(), scores, 50, CHAT, 400);
    var history = quality.history(LocalDate.of(2026, 7, 9), LocalDate.of(2026, 8, 1));
    assertEquals(2, history.size(), history.toString());
    assertEquals(5_625_000, history.getFirst().price(), "3 parts at 2.50 and one at 15");
    assertEquals(LocalDate.of(2026, 7, 30), history.getLast().date());
    assertEquals(4_500_000, history.getLast().price(), "3 parts at 2 and one at 12");
    assertTrue(history.getLast().text().contains("no contract settles on this"));
    var low = new Quality(PriceFacts.shipped(), scores, 40, CHAT, 400);
    assertEquals("gpt-5.6-luna", low.on(LocalDate.of(2026, 8, 1)).orElseThrow().model());
    var high = new Quality(PriceFacts.shipped(), scores, 61, CHAT, 400);
    assertTrue(high.on(LocalDate.of(2026, 8, 1)).isEmpty());
  }
}
