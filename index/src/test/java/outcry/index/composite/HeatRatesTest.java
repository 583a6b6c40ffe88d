// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outcry.index.composite.HeatRate.Scenario;

class HeatRatesTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-09-09");
  private static final LocalDate SECOND = LocalDate.parse("2026-09-01");

  private final HeatRates rates =
      new HeatRates(
          List.of(
              rate("v5.1", FIRST, 2_000_000),
              rate("v5.1", FIRST, 1_000_001),
              rate("v5.1", FIRST, 3_000_000),
              rate("v5.1", FIRST, 2_000_001),
              rate("v6.1", SECOND, 6_000_000)));

  @Test
  void theRateOfADayIsTheMedianOfTheNewestRoundPublishedByThen() {
    assertEquals(
        """
        2025-09-08 none
        2025-09-09 v5.1 of 4: 2000001
        2026-08-31 v5.1 of 4: 2000001
        2026-09-01 v6.1 of 1: 6000000\
        """,
        Stream.of("2025-09-08", "2025-09-09", "2026-08-31", "2026-09-01")
            .map(day -> day + " " + on(day))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void anotherCardModelOrScenarioIsAnotherRate() {
    assertEquals(
        "[Optional.empty, Optional.empty, Optional.empty]",
        List.of(
                rates.on(SECOND, "deepseek-r1", "H200", Scenario.SERVER),
                rates.on(SECOND, "gpt-oss-120b", "B200", Scenario.SERVER),
                rates.on(SECOND, "deepseek-r1", "B200", Scenario.OFFLINE))
            .toString());
  }

  @Test
  void noTokensOrNoCardsAreNoRate() {
    assertEquals(
        "5.1-0001: 0 thousandths of a token on 8 GPUs are no rate",
        assertThrows(IllegalArgumentException.class, () -> rate("v5.1", FIRST, 0)).getMessage());
  }

  private String on(String day) {
    return rates
        .on(LocalDate.parse(day), "deepseek-r1", "B200", Scenario.SERVER)
        .map(rate -> rate.round() + " of " + rate.entries() + ": " + rate.milliTokens())
        .orElse("none");
  }

  private static HeatRate rate(String round, LocalDate published, long milliTokens) {
    return new HeatRate(
        "deepseek-r1",
        "B200",
        Scenario.SERVER,
        "fp4",
        round,
        published,
        "5.1-0001",
        "A submitter",
        8,
        milliTokens);
  }
}
