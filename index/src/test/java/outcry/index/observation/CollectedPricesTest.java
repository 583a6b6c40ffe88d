// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Facts against the price files they were checked with. The files are not part of the repository:
/// a folder `shared/data` beside it. Without them this class says that it checked nothing.
class CollectedPricesTest {

  private static final String OFFERS = "gpu_list_offers_2026-07-05_2026-07-31.csv.gz";
  private static final String GCP = "gpu_gcp_price_events_2022-02_2026-03.csv.gz";
  private static final String TOKENS = "token_price_events.csv.gz";

  private final PriceFacts facts = PriceFacts.shipped();

  /// Every fact of July 2026 attributed to gpurentalprices.com stands in its file of that month.
  @Test
  void rentalFactsStandInTheRentalFile() throws IOException {
    var rows = rows(OFFERS);
    int checked = 0;
    for (var fact : facts.observations()) {
      boolean july = fact.date().getYear() == 2026 && fact.date().getMonthValue() == 7;
      if (!fact.source().equals("gpurentalprices") || !july) continue;
      var provider =
          fact.provider()
              .toLowerCase()
              .replaceAll("[ .]", "")
              .replace("verda", "datacrunch")
              .replace("ovhcloud", "ovh")
              .replace("googlecloud", "gcp")
              .replace("latitudesh", "latitude");
      boolean found =
          rows.stream()
              .anyMatch(
                  r ->
                      r.get(0).startsWith(fact.date().toString())
                          && r.get(2).equals(provider)
                          && r.get(4).equals(fact.good())
                          && r.get(9).equals("on-demand")
                          && cents(r.get(11)) == cents(Dollars.text(fact.price())));
      assertTrue(found, "not in the file: " + fact);
      checked++;
    }
    assertTrue(checked > 50, "checked " + checked);
  }

  @Test
  void googleCloudFactsStandInTheCalculatorsHistory() throws IOException {
    var rows = rows(GCP);
    for (var expected :
        List.of("2024-05-21,a3-highgpu-8g,11.06125", "2024-05-21,a2-ultragpu-8g,5.068798")) {
      var part = expected.split(",");
      assertTrue(
          rows.stream()
              .anyMatch(
                  r ->
                      r.get(0).equals(part[0])
                          && r.get(2).equals("us-central1")
                          && r.get(3).equals(part[1])
                          && r.get(7).equals("on-demand")
                          && r.get(9).equals(part[2])),
          expected);
    }
  }

  @Test
  void tokenFactsStandInThePriceFiles() throws IOException {
    var rows = rows(TOKENS);
    for (var expected :
        List.of(
            "models.dev,openai,gpt-5.5,input,5",
            "models.dev,openai,gpt-5.5,output,30",
            "models.dev,amazon-bedrock,amazon.nova-pro-v1:0,output,3.2",
            "litellm,openai,gpt-4o,input,2.5",
            "models.dev,deepseek,deepseek-v4-pro,output,3.48",
            "models.dev,anthropic,claude-opus-4-5,output,25",
            "litellm,groq,groq/llama-3.3-70b-versatile,output,0.79")) {
      var part = expected.split(",");
      assertTrue(
          rows.stream()
              .anyMatch(
                  r ->
                      r.get(1).equals(part[0])
                          && r.get(2).equals(part[1])
                          && r.get(3).equals(part[2])
                          && r.get(4).equals(part[3])
                          && r.get(5).equals(part[4])),
          expected);
    }
  }

  private static long cents(String dollars) {
    return Dollars.divideHalfUp(
        new java.math.BigDecimal(dollars).movePointRight(6).longValue(), 10_000);
  }

  private static List<List<String>> rows(String name) throws IOException {
    var file =
        Stream.of("../shared/data", "../../shared/data")
            .map(Path::of)
            .map(p -> p.resolve(name))
            .filter(Files::exists)
            .findFirst();
    Assumptions.assumeTrue(
        file.isPresent(), "SKIPPED: no " + name + " in a folder shared/data beside the repository");
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file.get())), StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }
  }
}
