// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.ArrayList;
import java.util.List;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.IndexMethod;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Tier;

/// The token indices of the house: tier and component.
///
/// `TFI` `TFC` `TFO` frontier input, cached, output; `TSI` `TSC` `TSO` standard; `TOI` `TOC` `TOO`
/// open models; `TOO-LLAMA` the output of one reference model, for margins.
public final class TokenIndices {
  private static final List<Tier> TIERS = List.of(Tier.FRONTIER, Tier.STANDARD, Tier.OPEN);
  private static final List<Component> COMPONENTS =
      List.of(Component.INPUT, Component.CACHED, Component.OUTPUT);

  private TokenIndices() {}

  /// Family A over dated facts: `TFI-A/1` and the others.
  public static List<IndexMethod> archive(PriceFacts facts) {
    var all = new ArrayList<IndexMethod>();
    for (var tier : TIERS)
      for (var component : COMPONENTS) {
        var terms = TokenTerms.archive(name(tier, component), tier, component);
        all.add(new ArchiveTokens(facts, terms, Basket.shipped(tier)));
      }
    var single = TokenTerms.archive("TOO", Tier.OPEN, Component.OUTPUT).single("TOO-LLAMA");
    all.add(new ArchiveTokens(facts, single, Basket.only("Meta", "llama")));
    return all;
  }

  static String name(Tier tier, Component component) {
    return "T" + tier.name().charAt(0) + component.name().charAt(0);
  }
}
