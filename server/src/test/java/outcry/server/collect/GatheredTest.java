// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Of a broken answer nothing counts (rule I-61).
class GatheredTest {
  private final CornerPrices corner = new CornerPrices("http://127.0.0.1");

  @Test
  void aWholeAnswerGivesWhatIsInItAndSaysWhatIsNot() {
    var gathered = gathered("{\"h100\": [2.5, 0, -1, \"soon\", 9e9, 1e-13]}", true);
    assertEquals(1, gathered.observations().size());
    assertEquals(
        """
        zero: corner page1:2: price 0 says unknown or free, and is no price (rule I-61)
        not-positive: corner page1:3: price -1 is below 0 (rule I-61)
        malformed: corner page1:4: price 'soon' is not a number (rule I-61)
        absurd: corner page1:5: price 9E+9 is over 9000000 (rule I-61)
        absurd: corner page1:6: price 1E-13 is below 0.000000000001 (rule I-61)\
        """,
        reasons(gathered));
  }

  @Test
  void anAnswerThatBrokeOffGivesNothingThoughItReadsWell() {
    assertEquals(
        "truncated: corner page1: it broke off after 15 bytes; the capture is kept, nothing in it"
            + " counts (rule I-61)",
        reasons(gathered("{\"h100\": [2.5]}", false)));
  }

  @Test
  void anAnswerThatEndsInTheMiddleGivesNothingThoughItsBeginningReadsWell() {
    var half = gathered("{\"h100\": [2.5, 2.6", true);
    assertEquals(0, half.observations().size());
    assertEquals("truncated", half.refusals().getFirst().code());
    var other = gathered("<html>moved</html>", true);
    assertEquals(0, other.observations().size());
    assertEquals("malformed", other.refusals().getFirst().code());
    assertEquals("truncated", gathered("", true).refusals().getFirst().code());
  }

  @Test
  void aNumberNobodyMeansIsNoNumber() {
    var gathered = gathered("{\"h100\": [1e999999999, 1e-999999999, 2.5]}", true);
    assertEquals(1, gathered.observations().size());
    assertEquals(2, gathered.refusals().size());
  }

  @Test
  void aListThatLostMoreThanHalfIsThereButNotWhole() {
    var bytes = "{\"h100\": [2.5, 2.6, 2.7, 2.8]}".getBytes(StandardCharsets.UTF_8);
    var capture = Capture.of("corner", "page1", Recorded.TAKEN, bytes);
    var half = Gathered.of(corner, capture);
    assertEquals(half, half.comparedWith(8, capture), "rule I-62");
    assertEquals(half, half.comparedWith(0, capture));
    var shrunk = half.comparedWith(10, capture);
    assertEquals(4, shrunk.observations().size());
    assertEquals(
        "truncated: corner page1: 4 observations, where the last capture had 10; more than half is"
            + " missing (rule I-62)",
        reasons(shrunk));
  }

  private Gathered gathered(String answer, boolean complete) {
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    return Gathered.of(corner, Capture.of("corner", "page1", Recorded.TAKEN, bytes, complete));
  }

  private static String reasons(Gathered gathered) {
    return gathered.refusals().stream()
        .map(refusal -> refusal.code() + ": " + refusal.reason())
        .collect(Collectors.joining("\n"));
  }
}
