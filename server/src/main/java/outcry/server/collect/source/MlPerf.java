// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import outcry.index.composite.HeatRate;
import outcry.index.composite.HeatRates;
import outcry.index.name.ModelNames;
import outcry.index.observation.Good;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.Json;
import outcry.server.collect.Request;
import outcry.server.collect.UnreadablePayload;
import tools.jackson.databind.JsonNode;

/// The summaries of MLPerf Inference rounds, read into heat rates: tokens a second of one GPU. Both
/// layouts are read, that of v4.1 to v5.1 (`a#`, `Nodes`, `Performance_Result`) and that of v6.1
/// (`accelerators_per_node`, `number_of_nodes`, `Result`). Only the closed division counts, where
/// everybody runs the same model, and only what is measured in tokens a second.
///
/// Accelerators are stated per node: without the number of nodes a large system looks many times as
/// fast as it is. The two accuracies of a model that report the same result are one result. MLPerf
/// is a trademark of MLCommons; a figure is quoted with its round and entry.
public final class MlPerf {
  /// Days on which rounds became public. A round that is not here is as old as its capture.
  private static final Map<String, LocalDate> PUBLISHED =
      Map.of(
          "v4.0", LocalDate.of(2024, 3, 27),
          "v4.1", LocalDate.of(2024, 8, 28),
          "v5.0", LocalDate.of(2025, 4, 2),
          "v5.1", LocalDate.of(2025, 9, 9),
          "v6.0", LocalDate.of(2026, 4, 1));

  private static final ModelNames MODELS = ModelNames.shipped();
  private static final BigDecimal MOST = new BigDecimal(1_000_000_000);
  private static final int MOST_GPUS = 100_000;

  private MlPerf() {}

  /// What a summary says, and what of it cannot be used.
  public record Summary(HeatRates rates, List<Refusal> refusals) {
    public Summary {
      refusals = List.copyOf(refusals);
    }
  }

  /// The summaries that are public; the part is the round.
  public static List<Request> requests() {
    var at = "https://raw.githubusercontent.com/mlcommons/inference_results_";
    return List.of(
        Request.get("v5.0", at + "v5.0/main/summary_results.json"),
        Request.get("v5.1", at + "v5.1/main/summary_results.json"),
        Request.get("v6.1", at + "v6.1/main/summary.json"));
  }

  /// Reads a summary; the part of the capture names the round where the entries do not.
  ///
  /// @throws UnreadablePayload when it is no list of results
  public static Summary read(Capture capture) throws UnreadablePayload {
    var root = Json.of(capture);
    if (!root.isContainer()) {
      throw new UnreadablePayload("malformed", "the summary is no list of results");
    }
    var rates = new LinkedHashSet<HeatRate>();
    var refusals = new ArrayList<Refusal>();
    var seen = new LinkedHashSet<String>();
    int line = 0;
    for (var result : root.values()) {
      line++;
      if (!isTokens(result)) continue;
      try {
        var rate = rate(result, capture, line);
        if (seen.add(identity(rate, result))) rates.add(rate);
      } catch (UnreadablePayload e) {
        refusals.add(refusal(capture, line, result, e));
      }
    }
    return new Summary(new HeatRates(List.copyOf(rates)), refusals);
  }

  private static boolean isTokens(JsonNode result) {
    var division = either(result, "Division", "Category").toLowerCase(Locale.ROOT);
    var units = either(result, "Performance_Units", "Units").toLowerCase(Locale.ROOT);
    return units.equals("tokens/s") && !division.equals("open");
  }

  private static HeatRate rate(JsonNode result, Capture capture, int line)
      throws UnreadablePayload {
    var accelerator = either(result, "Accelerator", "accelerator_model_name");
    var gpu = GpuName.in(accelerator);
    if (accelerator.contains(",") || gpu.isEmpty()) {
      throw new UnreadablePayload("unknown-good", "accelerator '" + accelerator + "'");
    }
    var model = MODELS.named(model(result), "").model();
    if (model.isEmpty()) throw new UnreadablePayload("malformed", "the result names no model");
    var scenario = HeatRate.Scenario.named(Json.text(result, "Scenario"));
    if (scenario.isEmpty()) {
      throw new UnreadablePayload(
          "unknown-terms", "scenario '" + Json.text(result, "Scenario") + "'");
    }
    int gpus = gpus(result);
    var round = round(result, capture);
    return new HeatRate(
        model,
        card(gpu.get()),
        scenario.get(),
        Json.text(result, "weight_data_types").toLowerCase(Locale.ROOT).replace(" ", ""),
        round,
        PUBLISHED.getOrDefault(round, capture.taken().atZone(ZoneOffset.UTC).toLocalDate()),
        entry(result, line),
        either(result, "Submitter", "Organization"),
        gpus,
        milliTokens(result, gpus));
  }

  /// An NVL or PCIe card is slower than the SXM card of its name, and another one.
  private static String card(Good.Gpu gpu) {
    boolean other = !gpu.form().isEmpty() && !gpu.form().equals("SXM");
    return other ? gpu.name() + "-" + gpu.form() : gpu.name();
  }

  /// Cards in the whole system: those of a node times the nodes. Where the summary states the total
  /// as well, the two must agree.
  private static int gpus(JsonNode result) throws UnreadablePayload {
    int perNode = whole(result, "a#", "accelerators_per_node");
    int nodes = whole(result, "Nodes", "number_of_nodes");
    long gpus = (long) perNode * nodes;
    var total = Json.number(result, "total_accelerators");
    if (total.isPresent() && total.get().compareTo(BigDecimal.valueOf(gpus)) != 0) {
      throw new UnreadablePayload(
          "contradiction",
          perNode + " on each of " + nodes + " nodes are not " + total.get() + " accelerators");
    }
    if (gpus > MOST_GPUS) throw new UnreadablePayload("absurd", gpus + " accelerators");
    return (int) gpus;
  }

  private static int whole(JsonNode result, String earlier, String later) throws UnreadablePayload {
    var name = result.has(earlier) ? earlier : later;
    var number = Json.number(result, name);
    if (number.isEmpty()
        || number.get().signum() <= 0
        || number.get().compareTo(BigDecimal.valueOf(MOST_GPUS)) > 0
        || number.get().stripTrailingZeros().scale() > 0) {
      throw new UnreadablePayload(
          "malformed", name + " '" + Json.text(result, name) + "' is no number of 1 to 100,000");
    }
    return number.get().intValueExact();
  }

  private static long milliTokens(JsonNode result, int gpus) throws UnreadablePayload {
    var name = result.has("Performance_Result") ? "Performance_Result" : "Result";
    var tokens = Json.number(result, name);
    if (tokens.isEmpty() || tokens.get().signum() <= 0) {
      throw new UnreadablePayload("malformed", name + " '" + Json.text(result, name) + "'");
    }
    if (tokens.get().compareTo(MOST) > 0) {
      throw new UnreadablePayload("absurd", "more than " + MOST + " tokens a second");
    }
    long milli =
        tokens.get().compareTo(new BigDecimal("0.0001")) < 0
            ? 0
            : tokens
                .get()
                .movePointRight(3)
                .divide(BigDecimal.valueOf(gpus), 0, RoundingMode.HALF_UP)
                .longValueExact();
    if (milli == 0) throw new UnreadablePayload("absurd", "less than 0.001 tokens a second");
    return milli;
  }

  /// The model without the accuracy it had to reach: `llama2-70b-99.9` is `llama2-70b`.
  private static String model(JsonNode result) {
    return either(result, "MlperfModel", "UsedModel").replaceFirst("-99(\\.9)?$", "");
  }

  private static String round(JsonNode result, Capture capture) {
    var said = Json.text(result, "version");
    return said.isEmpty() ? capture.part() : said;
  }

  private static String entry(JsonNode result, int line) {
    var id = Json.text(result, "ID");
    return id.isEmpty() ? either(result, "Platform", "System") + " #" + line : id;
  }

  private static String identity(HeatRate rate, JsonNode result) {
    return String.join(
        "|",
        rate.submitter(),
        either(result, "System", "Platform"),
        rate.model(),
        rate.gpu(),
        rate.scenario().name(),
        rate.gpus() + "",
        rate.milliTokens() + "");
  }

  private static String either(JsonNode result, String one, String other) {
    var text = Json.text(result, one);
    return text.isEmpty() ? Json.text(result, other) : text;
  }

  private static Refusal refusal(Capture capture, int line, JsonNode result, UnreadablePayload e) {
    return new Refusal(
        capture.taken().getEpochSecond(),
        capture.source(),
        either(result, "Submitter", "Organization"),
        MODELS.named(model(result), "").model(),
        e.code(),
        capture.part() + ":" + line + ": " + e.getMessage() + " (rule I-65)",
        0,
        line);
  }
}
