// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;
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
