// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Dollars;
import outcry.index.observation.Tier;

/// The rulebook facts of the indices.
class RulebookTest {

  @Test
  void contractsSettleOnEightIndices() {
    var settling =
        Rulebook.indices().stream().filter(IndexTerms::settles).map(IndexTerms::index).toList();
    assertEquals(
        List.of(
            "H100-L/1",
            "H200-L/1",
            "B200-L/1",
            "A100-L/1",
            "TFI-L/1",
            "TFO-L/1",
            "TSB-L/1",
            "TOB-L/1"),
        settling);
  }

  /// Rule I-15: the version of the method is part of the name.
  @Test
  void everyNameCarriesItsVersionOnce() {
    var names = new HashSet<String>();
    for (var terms : Rulebook.indices()) {
      assertTrue(names.add(terms.index()), terms.index() + " is there twice");
      assertTrue(terms.index().endsWith("-L/" + terms.method().version()), terms.index());
    }
    var terms = Rulebook.indices().getFirst();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new IndexTerms(
                "H100-L/2",
                "H100",
                "",
                "GPU-hour",
                Tier.NEOCLOUD,
                3,
                250,
                3,
                terms.basket(),
                terms.method(),
                true));
  }

  /// Rule I-12: the workload is fixed and divided once.
  @Test
  void aWorkloadIsAFixedMix() {
    var chat = new Basket.Workload("chat", 3, 0, 1);
    assertEquals(Dollars.parse("11.25"), chat.price(Dollars.parse("5"), 0, Dollars.parse("30")));
    var agent = new Basket.Workload("agentic", 2, 7, 1);
    assertEquals(
        Dollars.parse("4.35"),
        agent.price(Dollars.parse("5"), Dollars.parse("0.50"), Dollars.parse("30")));
    assertEquals(3, chat.price(2, 0, 4), "10/4 is 2.5 micro-dollars, half up");
  }

  /// Rule I-4: an index has one tier.
  @Test
  void everyTierOfSellersHasItsOwnIndices() {
    for (var tier : List.of(Tier.HYPERSCALER, Tier.NEOCLOUD, Tier.SERVERLESS, Tier.MARKETPLACE)) {
      assertEquals(4, Rulebook.indices().stream().filter(t -> t.tier() == tier).count(), tier + "");
    }
  }
}
