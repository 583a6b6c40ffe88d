// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.CommandWriter.ABSENT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dollars as text outside, micro-dollars inside.
class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "3.105, 3105000",
    "3.10, 3100000",
    "-0.000001, -1",
    "0, 0",
    "-0, 0",
    "000.5, 500000",
    "3.1000000000000, 3100000",
    "9223372036854.775807, 9223372036854775807",
  })
  void aDecimalIsMicroDollars(String text, long micros) {
    assertEquals(micros, Decimals.micros(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10000001", "0.0000001", "9223372036854.775808", "-99999999999999999"})
  void whatIsNoWholeNumberOfThemIsAbsent(String text) {
    assertTrue(Decimals.isDecimal(text));
    assertEquals(ABSENT, Decimals.micros(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".5", "5.", "1e3", "+1", " 1", "1 ", "1,000", "NaN", "0x1", "١"})
  void otherTextIsNoDecimal(String text) {
    assertFalse(Decimals.isDecimal(text));
  }

  @Test
  void pricesHaveTheDecimalsOfTheirTickOrMore() {
    assertEquals("3.100", Decimals.price(3_100_000, 3));
    assertEquals("3.1025", Decimals.price(3_102_500, 3));
    assertEquals("100", Decimals.price(100_000_000, 0));
    assertEquals("-0.000001", Decimals.price(-1, 2));
    assertEquals("0.00", Decimals.price(0, 2));
  }

  @Test
  void moneyHasSix() {
    assertEquals("-365.000000", Decimals.money(-365_000_000));
    assertEquals("0.000001", Decimals.money(1));
  }
}
