// SPDX-License-Identifier: Apache-2.0
package outcry.index.name;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Rule I-64: two captures of the same model meet, and two models never become one.
class ModelNamesTest {
  private final ModelNames models = ModelNames.shipped();
  private final SellerNames sellers = SellerNames.shipped();

  @Test
  void oneModelHasOneNameHoweverASourceSpellsIt() {
    assertNames(
        """
        openai/gpt-5.5                                    OpenRouter -> gpt-5.5
        openrouter/openai/gpt-5.5                         OpenRouter -> gpt-5.5
        gpt-5.5-2026-04-23                                OpenAI -> gpt-5.5
        GPT-5.5                                           OpenAI -> gpt-5.5
        claude-sonnet-4-5-20250929                        Anthropic -> claude-sonnet-4.5
        claude-sonnet-4-5@20250929                        Google Vertex -> claude-sonnet-4.5
        anthropic/claude-4.5-sonnet                       OpenRouter -> claude-sonnet-4.5
        anthropic.claude-sonnet-4-5-20250929-v1:0         AWS Bedrock -> claude-sonnet-4.5
        anthropic.claude-v2:1                             AWS Bedrock -> claude-2.1
        meta.llama3-3-70b-instruct-v1:0                   AWS Bedrock -> llama-3.3-70b
        accounts/fireworks/models/llama-v3p3-70b-instruct Fireworks -> llama-3.3-70b
        meta-llama/Llama-3.3-70B-Instruct-Turbo           Together -> llama-3.3-70b
        groq/llama-3.3-70b-versatile                      Groq -> llama-3.3-70b
        openai.gpt-oss-120b-1:0                           AWS Bedrock -> gpt-oss-120b
        hf:moonshotai/Kimi-K2.5                           Together -> kimi-k2.5
        xai/grok-4-1-fast-non-reasoning                   xAI -> grok-4.1-fast
        """);
  }

  @Test
  void aRegionIsKeptApartBecauseItHasItsOwnPrice() {
    assertNames(
        """
        eu.anthropic.claude-opus-4-5-20251101-v1:0     AWS Bedrock -> claude-opus-4.5 in eu
        global.anthropic.claude-opus-4-5-20251101-v1:0 AWS Bedrock -> claude-opus-4.5 in global
        bedrock/us-gov-west-1/amazon.nova-pro-v1:0     AWS Bedrock -> nova-pro in us-gov-west-1
        azure/eu/gpt-4o-mini-2024-07-18                Azure -> gpt-4o-mini in eu
        """);
  }

  @Test
  void anotherServiceUnderAFamousNameIsAnotherGood() {
    assertNames(
        """
        gpt-5.5-pro                              OpenAI -> gpt-5.5-pro
        openai/gpt-oss-120b:free                 OpenRouter -> openai/gpt-oss-120b:free (not listed)
        gpt-5-chat-latest                        OpenAI -> gpt-5-chat-latest (not listed)
        gpt-4o-2024-05-13                        OpenAI -> gpt-4o-2024-05-13 (not listed)
        mistral-large-latest                     Mistral -> mistral-large-latest (not listed)
        gemini-flash-latest                      Google -> gemini-flash-latest (not listed)
        deepseek-chat                            DeepSeek -> deepseek-chat (not listed)
        deepseek-v3-0324                         DeepInfra -> deepseek-v3-0324 (not listed)
        claude-opus-4.6-fast                     Anthropic -> claude-opus-4.6-fast (not listed)
        llama-3.3-70b-instruct-turbo             DeepInfra -> llama-3.3-70b-instruct-turbo (not listed)
        llama-3.3-70b-instruct-fp8               OpenRouter -> llama-3.3-70b-instruct-fp8 (not listed)
        ft:gpt-4o-mini-2024-07-18                OpenAI -> ft:gpt-4o-mini-2024-07-18 (not listed)
        acme/gpt-5.5                             OpenRouter -> acme/gpt-5.5 (not listed)
        openai/claude-opus-4.5                   OpenRouter -> openai/claude-opus-4.5 (not listed)
        anthropic/openai/gpt-5.5                 OpenRouter -> anthropic/openai/gpt-5.5 (not listed)
        """);
  }

  @Test
  void aSellerHasOneNameToo() {
    var named = new TreeMap<String, String>();
    for (var spelling : new String[] {"togetherai", "together_ai", "Together-AI", "Alpha Cloud"}) {
      named.put(spelling, sellers.named(spelling));
    }
    assertEquals(
        "{Alpha Cloud=Alpha Cloud, Together-AI=Together, together_ai=Together,"
            + " togetherai=Together}",
        named.toString());
  }

  @Test
  void theTierIsThatOfTheBasketAndOutsideItOnlySorts() {
    var tiers = new TreeMap<String, String>();
    for (var spelling : new String[] {"gpt-5.5", "gpt-5-mini", "glm-5", "alpha", "qwen3-coder"}) {
      tiers.put(spelling, models.named(spelling, "").tier().name());
    }
    assertEquals(
        "{alpha=STANDARD, glm-5=OPEN, gpt-5-mini=STANDARD, gpt-5.5=FRONTIER, qwen3-coder=OPEN}",
        tiers.toString());
  }

  private void assertNames(String story) {
    var told = new StringBuilder();
    for (var line : story.lines().toList()) {
      var spelling = line.substring(0, line.indexOf(' '));
      var question = line.substring(0, line.indexOf(" -> "));
      var named = models.named(spelling, question.substring(spelling.length()).strip());
      told.append(question).append(" -> ").append(named.model());
      told.append(named.region().isEmpty() ? "" : " in " + named.region());
      told.append(named.listed() ? "\n" : " (not listed)\n");
    }
    assertEquals(story, told.toString());
  }
}
