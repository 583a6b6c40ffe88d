// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Keeping readings in columns loses nothing of them (rule I-16).
class ReadingsTest {

  @Test
  void whatIsKeptComesBack() {
    var rows = new StringBuilder(Told.HEADER.replace("\n", ",effective_at,buyer\n"));
    for (int i = 0; i < 100; i++) {
      var row =
          i % 3 == 0
              ? Told.tokens("1." + i, "USD", "mtok")
              : Told.gpu("2." + i, "USc", "offer", "8");
      var quantity = i > 30 && i % 4 == 0 ? "" + i : "";
      var effective = i > 60 && i % 5 == 0 ? "2026-09-01" : "";
      if (i % 3 != 0) row = row.replace("2." + i, i + "00.5");
      rows.append(
          row.replace("\n", quantity + "," + effective + "," + (i % 7 == 0 ? "lab" : "") + "\n"));
    }
    var told = Told.file(rows.toString(), Normaliser.shipped());
    assertEquals("[]", told.refused.toString());
    var known = new Readings.Known();
    var kept = new Readings(known);
    var others = new Readings(known);
    kept.addAll(told.readings);
    others.addAll(told.readings.reversed());
    assertEquals(told.readings, kept);
    assertEquals(told.readings.reversed(), others);
  }
}
