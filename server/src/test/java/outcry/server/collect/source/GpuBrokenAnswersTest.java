// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outcry.server.collect.Capture;
import outcry.server.collect.Gathered;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;

/// Whatever a GPU source answers, it is read or refused, and nothing is thrown (rule I-61).
class GpuBrokenAnswersTest {
  private static final Map<String, PriceSource> RECORDED =
      new TreeMap<>(
          Map.of(
              "gpurentalprices.json", new GpuRentalPrices(),
              "skypilot.csv", new SkyPilot(),
              "lambda.json", new Lambda(),
              "runpod.json", new RunPod(),
              "vastai.json", new VastAi(),
              "azure.json", new AzureRetail(),
              "aws-ec2.csv", new AwsEc2(),
              "gcp.json", new GcpSkus()));

  private static final List<String> ODD =
      List.of("null", "[]", "{}", "\"\"", "1e999999999", "-1", "true", "\u0000", ",,,", "\"", "\n");

  @Test
  void aJsonAnswerCutAnywhereGivesNothing() {
    var read = new ArrayList<String>();
    RECORDED.forEach(
        (name, source) -> {
          if (!name.endsWith(".json")) return;
          var whole = new String(Recorded.bytes(name)).strip().getBytes();
          for (int cut = 0; cut < whole.length; cut += 7) {
            var gathered = gathered(source, Arrays.copyOf(whole, cut));
            if (!gathered.observations().isEmpty() || gathered.refusals().size() != 1) {
              read.add(name + " cut after " + cut + " bytes: " + gathered);
            }
          }
        });
    assertEquals(List.of(), read);
  }

  @Test
  void aMutatedAnswerIsReadOrRefused() {
    var random = new Random(20261008);
    RECORDED.forEach(
        (name, source) -> {
          for (int round = 0; round < 300; round++) {
            var answer = mutated(Recorded.text(name), random);
            assertDoesNotThrow(() -> gathered(source, answer.getBytes()), () -> name + answer);
          }
        });
  }

  /// A value of another kind in place of some, a piece taken out, or a byte changed.
  private static String mutated(String text, Random random) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 ->
          text.substring(0, at)
              + text.substring(at)
                  .replaceFirst(
                      "(?<=: ?)[^,\\]}]+|(?<=,)[^,]*", ODD.get(random.nextInt(ODD.size())));
      case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 9));
      default -> text.substring(0, at) + (char) random.nextInt(128) + text.substring(at + 1);
    };
  }

  private static Gathered gathered(PriceSource source, byte[] answer) {
    return Gathered.of(source, Capture.of(source.id(), "nebius", Recorded.TAKEN, answer));
  }
}
