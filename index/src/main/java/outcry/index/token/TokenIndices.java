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

  /// Family L, version 2, over catalogues: `TFI-L/2` and the others.
  public static List<IndexMethod> listed() {
    var all = new ArrayList<IndexMethod>();
    for (var tier : TIERS)
      for (var component : COMPONENTS) {
        var terms = TokenTerms.listed(name(tier, component), tier, component);
        all.add(new CatalogueTokens(terms, Basket.shipped(tier)));
      }
    var single = TokenTerms.listed("TOO", Tier.OPEN, Component.OUTPUT).single("TOO-LLAMA", 0);
    all.add(new CatalogueTokens(single, Basket.only("Meta", "llama")));
    return all;
  }

  /// Family A over dated facts: `TFI-A/1` and the others.
  public static List<IndexMethod> archive(PriceFacts facts) {
    var all = new ArrayList<IndexMethod>();
    for (var tier : TIERS)
      for (var component : COMPONENTS) {
        var name = name(tier, component);
        var terms = TokenTerms.archive(name, base(name), tier, component);
        all.add(new ArchiveTokens(facts, terms, Basket.shipped(tier)));
      }
    var name = "TOO-LLAMA";
    var output = TokenTerms.archive("TOO", 0, Tier.OPEN, Component.OUTPUT);
    var single = output.single(name, base(name));
    all.add(new ArchiveTokens(facts, single, Basket.only("Meta", "llama")));
    return all;
  }

  /// The level of a chain is a convention. In the archive it is set where the evidence is widest:
  /// such that on 2026-08-22 it is the mean of that day's prices by their shares.
  private static long base(String index) {
    return switch (index) {
      case "TFI" -> 4_976_966;
      case "TFC" -> 395_588;
      case "TFO" -> 22_979_592;
      case "TSI" -> 1_660_722;
      case "TSC" -> 136_380;
      case "TSO" -> 8_425_703;
      case "TOI" -> 770_453;
      case "TOO" -> 2_196_944;
      case "TOO-LLAMA" -> 759_218;
      default -> 0;
    };
  }

  static String name(Tier tier, Component component) {
    return "T" + tier.name().charAt(0) + component.name().charAt(0);
  }
}
