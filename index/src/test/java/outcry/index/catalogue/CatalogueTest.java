// SPDX-License-Identifier: Apache-2.0
package outcry.index.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/// An index is found under every name people call it by (I-15).
class CatalogueTest {
  @Test
  void theBareNameIsTheListedIndex() {
    for (var name : new String[] {"H100", "h100", " H100-L ", "H100-L/2", "h100-l/2"})
      assertEquals("H100 L/2", found(name), name);
    assertEquals("A100 A/1", found("a100-a"));
  }

  @Test
  void aNameNobodyUsesIsAnsweredWithThoseNearIt() {
    var refusal = assertThrows(NoSuchIndex.class, () -> Catalogue.find("H1000"));
    assertTrue(
        refusal.getMessage().startsWith("no index is called 'H1000'; near it: H100-"),
        refusal::getMessage);
    assertTrue(
        assertThrows(NoSuchIndex.class, () -> Catalogue.find("B20O"))
            .getMessage()
            .contains("B200-L/2"));
  }

  @Test
  void noTwoMethodsShareAFullName() {
    var names = new HashSet<String>();
    for (var method : Catalogue.all())
      assertTrue(names.add(method.index() + "-" + method.version()), method::toString);
  }

  private static String found(String name) {
    var method = Catalogue.find(name);
    return method.index() + " " + method.version();
  }
}
