// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rule I-2: a price is exact to the micro-dollar.
class DollarsTest {

  @ParameterizedTest(name = "{0} is {1} micro-dollars")
  @CsvSource({
    "3.10, 3100000",
    "12.29, 12290000",
    "98.32/8, 12290000",
    "27.4471/8, 3430888",
    "0.0028, 2800",
    "0.000001, 1",
    "5, 5000000",
    "1/3, 333333",
    "2/3, 666667",
  })
  void aPriceIsReadExactly(String text, long micros) {
    assertEquals(micros, Dollars.parse(text));
  }

  @ParameterizedTest(name = "''{0}'' is no price")
  @ValueSource(
      strings = {
        "",
        "0",
        "0.00",
        "-1",
        "3,10",
        "1.0000001",
        "1.",
        ".5",
        "1e3",
        "10/0",
        "10/",
        "NaN",
        "free"
      })
  void anythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Dollars.parse(text));
  }

  @Test
  void aPriceIsWrittenAsPeopleWriteIt() {
    assertEquals("3.99", Dollars.text(3_990_000));
    assertEquals("6.155", Dollars.text(6_155_000));
    assertEquals("0.0028", Dollars.text(2_800));
    assertEquals("3.3700", Dollars.text(3_370_000, 4));
    assertEquals("-0.50", Dollars.text(-500_000));
  }

  @Test
  void aQuotientIsRoundedHalfUp() {
    assertEquals(3, Dollars.divideHalfUp(5, 2));
    assertEquals(2, Dollars.divideHalfUp(9, 4));
  }
}
