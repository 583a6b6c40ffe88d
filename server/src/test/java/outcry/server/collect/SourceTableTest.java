// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.server.collect.SourceTerms.Permission;

/// A source's terms are data (rule I-60).
class SourceTableTest {
  @Test
  void everySourceHasItsTermsAndEveryRowItsSource() {
    assertEquals(
        List.copyOf(SourceTable.shipped().keySet()).stream().sorted().toList(),
        Sources.all().stream().map(PriceSource::id).sorted().toList());
  }

  @Test
  void whoForbidsAnIndexIsOffUnlessNamed() {
    for (var id : List.of("runpod", "vastai")) {
      assertEquals(Permission.NO, SourceTable.of(id).index(), id);
      assertFalse(SourceTable.of(id).onByDefault(), id);
    }
    assertTrue(SourceTable.of("gpurentalprices").onByDefault());
    assertFalse(SourceTable.of("lambda").onByDefault(), "it needs a key");
  }

  @Test
  void theOpenDataIsAttributed() {
    var terms = SourceTable.of("gpurentalprices");
    assertEquals("GPU rental price data by gpurentalprices.com", terms.attribution());
    assertTrue(terms.terms().contains("CC BY 4.0"), terms.terms());
  }

  @Test
  void aSourceAsksOnlyAtItsOwnHostsAndKeepsItsKeyOutOfTheAddress() {
    var astray = new ArrayList<String>();
    for (var source : Sources.all()) {
      var terms = SourceTable.of(source.id());
      for (var request : source.requests("a-key")) {
        var address = request.address();
        if (!terms.hosts().contains(address.getHost())
            || !address.getScheme().equals("https")
            || address.toString().contains("a-key")) {
          astray.add(source.id() + " asks " + address);
        }
      }
    }
    assertEquals(List.of(), astray);
  }
}
