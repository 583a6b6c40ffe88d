// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.composite.HeatRate;
import outcry.index.composite.HeatRate.Scenario;
import outcry.index.composite.HeatRates;
import outcry.server.collect.Capture;
import outcry.server.collect.Recorded;
import outcry.server.collect.UnreadablePayload;

/// Heat rates out of the summaries of benchmark rounds.
class MlPerfTest {
  private static final Path RESULTS =
      Path.of("..", "..", "shared", "data", "mlperf_inference_tokens_per_gpu.csv");

  @Test
  void theLayoutUpToTheRoundOf2025() throws UnreadablePayload {
    check("v5.1", "mlperf-v5.1");
  }

  @Test
  void theLayoutOf2026() throws UnreadablePayload {
    check("v6.1", "mlperf-v6.1");
  }

  @Test
  void whatIsNoSummaryIsUnreadable() {
    for (var text : new String[] {"", "3", "[{", "\"results\""}) {
      var capture =
          Capture.of("mlperf", "v5.1", Recorded.TAKEN, text.getBytes(StandardCharsets.UTF_8));
      assertThrows(UnreadablePayload.class, () -> MlPerf.read(capture), text);
    }
  }

  @Test
  void strangeNumbersAreRefusedOneByOne() throws UnreadablePayload {
    var good = Recorded.text("mlperf-v6.1.json");
    var told = new StringBuilder();
    for (var bad :
        new String[] {"-1", "0", "1e999999999", "1e-999999999", "\"many\"", "{}", "null", "NaN"}) {
      for (var field : new String[] {"\"Result\": 1116000.0", "\"number_of_nodes\": 18"}) {
        var name = field.substring(0, field.indexOf(':') + 2);
        var summary = read("v6.1", good.replace(field, name + bad));
        told.append(summary.rates().measured().size()).append(' ');
        told.append(summary.refusals().getFirst().code()).append(' ');
      }
    }
    assertEquals(
        "1 malformed 1 malformed 1 malformed 1 malformed 1 absurd 1 malformed 1 absurd 1 malformed "
            + "1 malformed 1 malformed 1 malformed 1 malformed 1 malformed 1 malformed "
            + "1 malformed 1 malformed ",
        told.toString());
  }

  /// The figures of the rounds as published, entry by entry, in the layout they were published in.
  @Test
  void thePublishedRoundsGiveTheirKnownRates() throws IOException, UnreadablePayload {
    assumeTrue(Files.exists(RESULTS), "skipped: no benchmark results in ../shared/data");
    var measured = new ArrayList<HeatRate>();
    for (var round : List.of("v5.1", "v6.1")) {
      measured.addAll(read(round, summary(round)).rates().measured());
    }
    var rates = new HeatRates(measured);
    assertEquals(
        """
        2025-09-08 llama-2-70b B200 none
        2025-09-09 llama-2-70b H100 v5.1 of 2: 3819.947
        2025-09-09 llama-2-70b B200 v5.1 of 15: 12397.638
        2025-09-09 deepseek-r1 B200 v5.1 of 5: 1828.838
        2026-10-07 deepseek-r1 GB300 v5.1 of 2: 2862.736
        2026-10-08 deepseek-r1 GB300 v6.1 of 1: 8447.288
        """,
        tell(rates, "2025-09-08", "llama-2-70b", "B200")
            + tell(rates, "2025-09-09", "llama-2-70b", "H100")
            + tell(rates, "2025-09-09", "llama-2-70b", "B200")
            + tell(rates, "2025-09-09", "deepseek-r1", "B200")
            + tell(rates, "2026-10-07", "deepseek-r1", "GB300")
            + tell(rates, "2026-10-08", "deepseek-r1", "GB300"));
  }

  private static String tell(HeatRates rates, String day, String model, String gpu) {
    var rate =
        rates
            .on(LocalDate.parse(day), model, gpu, Scenario.SERVER)
            .map(
                one ->
                    one.round()
                        + " of "
                        + one.entries()
                        + ": "
                        + BigDecimal.valueOf(one.milliTokens(), 3))
            .orElse("none");
    return day + " " + model + " " + gpu + " " + rate + "\n";
  }

  /// The flat results of a round, written as a summary of its time.
  private static String summary(String round) throws IOException {
    boolean later = round.equals("v6.1");
    var entries = new ArrayList<String>();
    for (var line : Files.readAllLines(RESULTS)) {
      var f = line.split(",", -1);
      if (!f[0].equals(round)) continue;
      var names =
          later
              ? "Organization accelerator_model_name accelerators_per_node number_of_nodes"
                  + " MlperfModel Scenario weight_data_types Result Units Platform"
              : "Submitter Accelerator a# Nodes UsedModel Scenario weight_data_types"
                  + " Performance_Result Performance_Units ID";
      var values = List.of(f[2], f[4], f[6], "1", f[7], f[8], f[9], f[10], "Tokens/s", f[1]);
      var fields = new ArrayList<String>();
      for (int i = 0; i < values.size(); i++) {
        fields.add("\"" + names.split(" ")[i] + "\":\"" + values.get(i) + "\"");
      }
      entries.add("{" + String.join(",", fields) + "}");
    }
    return "[" + String.join(",", entries) + "]";
  }

  private static void check(String round, String name) throws UnreadablePayload {
    var expected =
        Recorded.text(name + ".expected")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceAll("\\s*\\|\\s*", " | ").strip())
            .collect(Collectors.joining("\n"));
    var summary = read(round, Recorded.text(name + ".json"));
    var told = new ArrayList<String>();
    for (var rate : summary.rates().measured()) {
      told.add(
          String.join(
              " | ",
              rate.entry() + " " + rate.submitter(),
              (rate.model() + " " + rate.gpu() + " " + rate.scenario() + " " + rate.precision())
                  .strip(),
              rate.gpus() + "",
              rate.milliTokens() + "",
              rate.round() + " " + rate.published()));
    }
    for (var one : summary.refusals()) {
      told.add(one.line() + " refused " + one.code() + " | " + one.provider() + " | " + one.good());
    }
    assertEquals(expected, String.join("\n", told), name);
  }

  private static MlPerf.Summary read(String round, String text) throws UnreadablePayload {
    return MlPerf.read(
        Capture.of("mlperf", round, Recorded.TAKEN, text.getBytes(StandardCharsets.UTF_8)));
  }
}
