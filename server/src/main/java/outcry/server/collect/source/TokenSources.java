// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.util.List;
import outcry.server.collect.PriceSource;

/// Who says what a million tokens cost.
public final class TokenSources {
  private TokenSources() {}

  public static List<PriceSource> all() {
    return List.of(
        new ModelsDev(),
        new GenaiPrices(),
        new LlmPrices(),
        new LiteLlm(),
        new Portkey(),
        new OpenRouter(),
        new Bedrock());
  }
}
