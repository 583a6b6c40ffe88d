// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import outcry.index.fact.PriceFacts;

/// The page `./outcry index` prints.
class FixingTableTest {

  private final Benchmark house = new Benchmark(PriceFacts.shipped());

  @Test
  void thePageShowsEveryIndexItsEvidenceAndItsSources() {
    var page = FixingTable.text(house, house.lastDate());
    assertTrue(page.startsWith("fixings of 2026-10-10, USD per unit\n"), page);
    for (var terms : house.indices())
      assertTrue(page.contains("\n" + terms.index() + " "), terms.index());
    assertTrue(page.contains("prices are carried, not simulated"));
    assertTrue(page.contains("GPU rental price data by gpurentalprices.com (CC BY 4.0)"));
    assertTrue(page.contains("no fixing: 2 voters known, 3 needed (rule I-8)"));
  }

  /// Rule I-5: list prices carried forward are counted as carried.
  @Test
  void theH100LineInFull() {
    var line =
        FixingTable.text(house, house.lastDate())
            .lines()
            .filter(l -> l.startsWith("H100-L/1"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "H100-L/1 H100 SXM 80 GB, neoclouds 3.3700 GPU-hour 15 15 1.9900 - 6.1550 3.3700 B",
        line.replaceAll(" +", " "));
  }

  @Test
  void rowsAreTheSameAsThePage() {
    var rows = FixingTable.rows(house, house.lastDate());
    assertEquals(house.indices().size(), rows.size());
    for (var row : rows)
      assertEquals(row.fixing().isEmpty(), !row.absence().isEmpty(), row.terms().index());
  }

  @Test
  void thePageReadsTheSameEverywhere() {
    var here = Locale.getDefault();
    var page = FixingTable.text(house, house.lastDate());
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(page, FixingTable.text(house, house.lastDate()));
    } finally {
      Locale.setDefault(here);
    }
  }
}
