// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.server.benchmark.MethodDocument.Coefficient;

/// No index of the house is published without its method in words and every number it uses.
class MethodDocumentTest {
  @Test
  void everyIndexOfTheHouseSaysHowItIsMade() {
    var silent = new ArrayList<String>();
    for (var method : Catalogue.all()) {
      var name = method.index() + "-" + method.version();
      var document = MethodDocument.of(name);
      if (document.isEmpty()) {
        silent.add(name);
        continue;
      }
      for (var words : document.get().words()) {
        assertTrue(words.matches(".*\\(rules? I-\\d+.*\\)\\."), name + ": " + words);
      }
      for (var each : document.get().coefficients()) {
        assertTrue(each.rule().matches("I-\\d+"), name + ": " + each);
        assertFalse(each.value().isEmpty(), name + ": " + each);
      }
    }
    assertEquals("[]", silent.toString(), "indices without words");
  }

  @Test
  void theNumbersAreThoseOfTheMethod() {
    var listed = MethodDocument.of("H100-L/2").orElseThrow().coefficients();
    assertTrue(
        listed.contains(new Coefficient("most of the weight a tier has", "35 %", "I-28")),
        listed::toString);
    assertTrue(
        listed.contains(new Coefficient("largest move of a provider a day", "5 %", "I-29")),
        listed::toString);
    var paid = MethodDocument.of("h100-t").orElseThrow().coefficients();
    assertTrue(paid.contains(new Coefficient("trades needed", "20", "I-46")), paid::toString);
    assertTrue(MethodDocument.of("GB300-L/9").isEmpty());
  }
}
