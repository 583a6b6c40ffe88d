// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Normaliser;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;
import outcry.server.collect.Capture;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;
import outcry.server.collect.UnreadablePayload;

/// Rule I-65: one price in seven tables, in the unit of each, is one price.
class UnitsAgreeTest {
  private record Table(PriceSource source, String part, String answer) {}

  private static final List<Table> TABLES =
      List.of(
          new Table(
              new OpenRouter(),
              "all",
              "{'data':[{'id':'amazon/nova-pro-v1','pricing':{'prompt':'0.0000041'}}]}"),
          new Table(
              new ModelsDev(),
              "all",
              "{'amazon-bedrock':{'models':{'amazon.nova-pro-v1:0':{'cost':{'input':4.1}}}}}"),
          new Table(
              new LiteLlm(),
              "all",
              "{'amazon.nova-pro-v1:0':{'litellm_provider':'bedrock_converse',"
                  + "'input_cost_per_token':4.1e-06}}"),
          new Table(
              new LlmPrices(),
              "current",
              "{'prices':[{'id':'nova-pro','vendor':'amazon','name':'Nova Pro','input':4.10}]}"),
          new Table(
              new GenaiPrices(),
              "all",
              "[{'id':'aws','models':[{'id':'amazon.nova-pro-v1:0','prices':{'input_mtok':4.1}}]}]"),
          new Table(
              new Portkey(),
              "bedrock",
              "{'amazon.nova-pro-v1:0':{'pricing_config':{'pay_as_you_go':"
                  + "{'request_token':{'price':0.00041}}}}}"),
          new Table(
              new Bedrock(),
              "us-east-1",
              "[{'product':{'attributes':{'model':'Nova"
                  + " Pro','usagetype':'USE1-NovaPro-input-tokens'}},'terms':{'OnDemand':{'T':{'priceDimensions':{'D':{'unit':'1K"
                  + " tokens','pricePerUnit':{'USD':'0.0041000000'}}}}}}}]"));

  @Test
  void theSamePriceFromSevenSourcesIsOnePrice() throws UnreadablePayload {
    var told = new StringBuilder();
    for (var table : TABLES) {
      var seen = only(table);
      told.append(
          "%-12s %-11s %-8s %13s %-8s %-9s -> %d%n"
              .formatted(
                  table.source().id(),
                  seen.provider(),
                  seen.good().name(),
                  BigDecimal.valueOf(seen.price().amount(), 12)
                      .stripTrailingZeros()
                      .toPlainString(),
                  seen.price().currency().parts() == 100 ? "cents" : "dollars",
                  seen.price().unit().text(),
                  micros(seen)));
    }
    assertEquals(
        """
        openrouter   OpenRouter  nova-pro     0.0000041 dollars  token     -> 4100000
        models.dev   AWS Bedrock nova-pro           4.1 dollars  mtok      -> 4100000
        litellm      AWS Bedrock nova-pro     0.0000041 dollars  token     -> 4100000
        llm-prices   AWS Bedrock nova-pro           4.1 dollars  mtok      -> 4100000
        genai-prices AWS Bedrock nova-pro           4.1 dollars  mtok      -> 4100000
        portkey      AWS Bedrock nova-pro       0.00041 cents    token     -> 4100000
        aws-bedrock  AWS Bedrock nova-pro        0.0041 dollars  1k-tokens -> 4100000
        """,
        told.toString());
  }

  private static Observation only(Table table) throws UnreadablePayload {
    var bytes = table.answer().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    var seen = new ArrayList<Observation>();
    var sink =
        new ObservationSink() {
          @Override
          public void take(Observation observation) {
            seen.add(observation);
          }

          @Override
          public void refuse(Refusal refusal) {
            throw new AssertionError(refusal.reason());
          }
        };
    var id = table.source().id();
    table.source().read(Capture.of(id, table.part(), Recorded.TAKEN, bytes), sink);
    assertEquals(1, seen.size(), id + " " + seen);
    return seen.getFirst();
  }

  /// What the normaliser makes of it: micro-dollars for a million tokens.
  private static long micros(Observation seen) {
    var prices = new ArrayList<Long>();
    Normaliser.shipped()
        .take(
            seen,
            reading -> prices.add(reading.price()),
            refusal -> {
              throw new AssertionError(refusal.reason());
            });
    return prices.getFirst();
  }
}
