// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lengths and times of day as the language writes them.
class TextsTest {
  @ParameterizedTest
  @CsvSource({"1ms, 1", "500ms, 500", "60s, 60000", "10m, 600000", "2h, 7200000", "007s, 7000"})
  void aLengthOfTimeIsAWholeNumberAndAUnit(String text, long millis) {
    assertEquals(millis, Texts.duration(text).getAsLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "s", "0s", "-1s", "1.5s", "1 s", "1d", "60S", "9999999999999s"})
  void otherTextIsNoLength(String text) {
    assertTrue(Texts.duration(text).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"00:00, 0", "09:30, 570", "24:00, 1440", "26:30, 1590", "47:59, 2879"})
  void aTimeOfDayMayRunIntoTheNext(String text, int minutes) {
    assertEquals(minutes, Texts.minute(text).getAsInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9:30", "09:60", "48:00", "0930", "09:30:00"})
  void otherTextIsNoTimeOfDay(String text) {
    assertTrue(Texts.minute(text).isEmpty());
  }
}
