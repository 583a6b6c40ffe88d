// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.server.collect.Capture;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;
import outcry.server.collect.Request;
import outcry.server.collect.SourceTable;

/// The recorded answers of the tables of token prices (rule I-65).
class TokenSourcesTest {
  @Test
  void openRouterAsksDollarsForOneTokenInText() {
    Recorded.check(new OpenRouter(), "openrouter.json");
  }

  @Test
  void modelsDevAsksDollarsForAMillionTokens() {
    Recorded.check(new ModelsDev(), "models-dev.json");
  }

  @Test
  void liteLlmAsksDollarsForOneTokenInScientificNotation() {
    Recorded.check(new LiteLlm(), "litellm.json");
  }

  @Test
  void portkeyAsksCentsForOneToken() {
    Recorded.check(new Portkey(), "openai", "portkey-openai.json");
  }

  @Test
  void llmPricesSaysWhatHolds() {
    Recorded.check(new LlmPrices(), "current", "llm-prices-current.json");
  }

  @Test
  void llmPricesSaysWhatHeldAndWhatWill() {
    Recorded.check(new LlmPrices(), "historical", "llm-prices-historical.json");
  }

  @Test
  void genaiPricesHasPricesToComeAndPricesForSomeHours() {
    Recorded.check(new GenaiPrices(), "genai-prices.json");
  }

  @Test
  void bedrockAsksDollarsForAThousandTokensByRegion() {
    Recorded.check(new Bedrock(), "eu-west-1", "bedrock-offer.json");
    Recorded.check(new Bedrock(), "us-east-1", "bedrock-products.json");
  }

  @Test
  void bedrocksSecondListSellsMillionsUnderTheNameOfAService() {
    Recorded.check(new Bedrock(), "us-east-1-marketplace", "bedrock-marketplace.json");
    var parts = new Bedrock().requests("").stream().map(Request::part).toList();
    assertEquals(6, parts.size(), "both lists of three regions: " + parts);
  }

  @Test
  void portkeyHasPricesOfSomeRegionsBesideThePriceOfNone() {
    Recorded.check(new Portkey(), "bedrock", "portkey-bedrock.json");
  }

  @Test
  void ofSeveralLengthsOfPromptTheFirstIsTheLongOne() {
    Recorded.check(new LiteLlm(), "litellm-limits.json");
  }

  @Test
  void aPriceThatEndsBeforeItBeginsIsNoPrice() {
    var bytes =
        ("{\"prices\":[{\"id\":\"gpt-5.5\",\"vendor\":\"openai\",\"name\":\"GPT\",\"input\":1,"
                + "\"from_date\":\"2026-05-01\",\"to_date\":\"2026-04-01\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    var capture = Capture.of("llm-prices", "historical", Recorded.TAKEN, bytes);
    assertEquals(
        "1 | refused bad-time | OpenAI | gpt-5.5", Recorded.rows(new LlmPrices(), capture));
  }

  @Test
  void aPlainTableIsReadAsTheContractSays() {
    Recorded.check(new PlainCsv(), "plain.csv", "plain.csv");
  }

  @Test
  void everySourceIsAskedOnlyAtItsOwnHostsAndHasTerms() {
    for (PriceSource source : TokenSources.all()) {
      var hosts = SourceTable.of(source.id()).hosts();
      var asked =
          source.requests("").stream().map(request -> request.address().getHost()).distinct();
      assertEquals(hosts, hosts.isEmpty() ? List.of() : asked.toList(), source.id());
    }
  }
}
