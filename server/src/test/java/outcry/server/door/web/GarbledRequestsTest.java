// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests with something broken in them are answered in words, whatever it is: the door never
/// fails.
class GarbledRequestsTest {
  private static final Map<String, String> BODIES =
      new TreeMap<>(
          Map.of(
              "/v1/orders?account=labs",
              Visit.order("b1", "buy", 5, "3.10"),
              "/v1/operator/products",
              "{\"product\":\"X\",\"kind\":\"token\",\"multiplier\":1,\"tick\":\"0.01\",\"fee\":\"1\"}",
              "/v1/operator/contracts",
              "{\"contract\":\"X\",\"product\":\"H100\",\"reference\":\"3.10\",\"lastTrade\":\"2026-12-30\","
                  + "\"settlement\":{\"index\":\"I\",\"from\":\"2026-12-01\",\"to\":\"2026-12-31\"}}",
              "/v1/operator/deposits",
              "{\"account\":\"labs\",\"amount\":\"12.34\",\"ref\":\"r\"}",
              "/v1/operator/fixings",
              "{\"index\":\"I\",\"date\":\"2026-12-01\",\"value\":\"3.12\"}",
              "/v1/operator/settle",
              "{\"date\":\"2026-12-01\",\"cycle\":\"final\",\"prices\":{\"H100-2026-12\":\"3.10\"}}",
              "/v1/operator/risk-arrays",
              "{\"model\":\"m\",\"sets\":[{\"name\":\"s\",\"group\":\"g\",\"weight\":\"0.5\",\"tail\":2}],"
                  + "\"arrays\":{\"H100-2026-12\":{\"s\":[\"1\",\"-2\",\"3.5\"]}}}",
              "/v1/operator/keys",
              "{\"account\":\"labs\",\"role\":\"participant\"}"));
  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "-",
          "0",
          "9999999999999999999",
          "1e999",
          "null",
          "true",
          "\\u0000",
          "\\ud800",
          "\"\"",
          "{}",
          "[]",
          ".",
          "é",
          "\u0000",
          "\n",
          "2026-02-30");

  @TempDir Path data;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20261201})
  void whateverIsBrokenTheAnswerSaysSo(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var statuses = new TreeMap<Integer, Integer>();
    try (var visit = Visit.to(data)) {
      var paths = List.copyOf(BODIES.keySet());
      for (int i = 0; i < 300; i++) {
        var path = paths.get(random.nextInt(paths.size()));
        var body = garble(BODIES.get(path), random);
        var answer = visit.call("POST", path, visit.operator, body);
        statuses.merge(answer.status(), 1, Integer::sum);
        assertTrue(answer.status() < 500, () -> path + " " + body + " " + answer);
        if (answer.status() != 200) {
          assertFalse(answer.text("code").isEmpty(), () -> body + " " + answer);
          assertFalse(answer.text("message").isEmpty(), () -> body + " " + answer);
        }
      }
      assertTrue(statuses.size() >= 3, "only " + statuses);
      assertEquals("up", visit.get("/health").text("status"));
    }
  }

  /// Cuts a piece out, puts one in, or both.
  private static String garble(String body, SplittableRandom random) {
    int at = random.nextInt(body.length());
    int cut = random.nextInt(Math.min(6, body.length() - at));
    var piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
    return body.substring(0, at) + piece + body.substring(at + cut);
  }
}
