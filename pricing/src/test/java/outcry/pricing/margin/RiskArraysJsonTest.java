// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;

class RiskArraysJsonTest {
  private static final ScenarioSet STRESS =
      new ScenarioSet(
          "stress",
          "stress",
          250_000,
          1,
          List.of(new Scenario("up", Map.of()), new Scenario("down", Map.of())));

  @Test
  void aModelIsOneCommandOfTheScenarioLanguage() {
    var model =
        new RiskArrays(
            "house/2026-11-23",
            4,
            List.of(STRESS),
            List.of(new RiskArrays.Losses("H100-2026-12", 0, new long[] {-219_000_000, 5})),
            Map.of("H100-2026-12", "gpu"),
            800_000,
            Map.of("H100-2026-12", Map.of("concentration", List.of(new Bracket(200, 1_500_000)))),
            Map.of("H100-2026-12-C3", 15_500_000L));

    assertEquals(
        """
        {"cmd":"riskArrays","model":"house/2026-11-23","version":4,\
        "sets":[{"name":"stress","group":"stress","weight":"0.25","tail":1}],\
        "arrays":{"H100-2026-12":{"stress":["-219","0.000005"]}},\
        "families":{"H100-2026-12":"gpu"},"offsetCap":"0.8",\
        "addOns":{"H100-2026-12":{"concentration":[[200,"1.5"]]}},\
        "shortMinimum":{"H100-2026-12-C3":"15.5"}}\
        """,
        RiskArraysJson.line(model));
  }

  @Test
  void aModelOfArraysAloneSaysNoMore() {
    var model = new RiskArrays("m", List.of(STRESS), List.of());

    assertEquals(
        "{\"model\":\"m\",\"sets\":[{\"name\":\"stress\",\"group\":\"stress\",\"weight\":\"0.25\","
            + "\"tail\":1}],\"arrays\":{}}",
        RiskArraysJson.body(model));
  }
}
