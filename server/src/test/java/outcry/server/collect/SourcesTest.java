// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// Whose broken answer is whose loss (rule I-62).
class SourcesTest {
  @Test
  void aTableOfModelsIsNoLossToAnIndexOfCards() {
    assertFalse(Sources.speaksOf("litellm", "H100"::equalsIgnoreCase));
    assertTrue(Sources.speaksOf("litellm", good -> !good.equals("H100")));
    assertTrue(Sources.speaksOf("aws-ec2", "H100"::equalsIgnoreCase));
    assertFalse(Sources.speaksOf("aws-ec2", good -> !good.matches("[ABH]\\d+")));
    assertTrue(Sources.speaksOf("somebody else", "H100"::equalsIgnoreCase));
  }

  @Test
  void everySourceSpeaksOfCardsOrOfModels() {
    var ids = new HashSet<String>();
    for (var source : Sources.all()) assertTrue(ids.add(source.id()), source.id());
    assertEquals(16, ids.size());
  }
}
