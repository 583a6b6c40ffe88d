// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.List;
import java.util.Random;

/// Frontier models at their vendors, listed by three catalogues that lag, slip and forget.
final class RandomMarket {
  private static final List<String> MODELS =
      List.of(
          "OpenAI gpt-5.4",
          "OpenAI gpt-5.5",
          "Anthropic claude-opus-4.6",
          "Anthropic claude-opus-4.7",
          "Google gemini-3.1-pro",
          "xAI grok-4.20",
          "Mistral mistral-large-3",
          "Cohere command-a",
          "Alibaba qwen3-max");

  private RandomMarket() {}

  static Captures captures(Random random, int last) {
    var captures = new Captures();
    for (var named : MODELS) {
      var seller = named.split(" ")[0];
      var model = named.split(" ")[1];
      double price = (1 + random.nextInt(100)) / 10.0;
      int birth = random.nextInt(4) == 0 ? random.nextInt(last) : 0;
      var before = new double[] {price, price, price};
      for (int day = birth; day <= last; day++) {
        if (random.nextInt(12) == 0)
          price = Math.max(0.1, Math.round(price * (5 + random.nextInt(11))) / 10.0);
        for (int source = 0; source < 3; source++) {
          if (random.nextInt(3) > 0) before[source] = price;
          if (random.nextInt(6) == 0) continue;
          double said = random.nextInt(25) == 0 ? before[source] * 10 : before[source];
          captures.row(day, "source-" + source, seller, model, said);
        }
      }
    }
    return captures;
  }
}
