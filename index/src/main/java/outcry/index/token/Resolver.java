// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import outcry.index.name.ModelNames;
import outcry.index.observation.Good;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Terms;

/// Says of an observation which model at which seller it prices, or why it is another good (rules
/// I-47 and I-50). Spellings are looked up once and remembered.
final class Resolver {
  /// What a spelling at a provider means.
  ///
  /// @param model null when the index does not use it
  /// @param seller its one name
  /// @param why a sentence when it is another good; empty when the index uses it, null when it
  ///   belongs to another index and is not worth a word
  record Meaning(Model model, String seller, String why) {
    boolean used() {
      return model != null;
    }
  }

  private static final Set<String> REGIONS =
      Set.of("", "global", "worldwide", "any", "us", "us-east-1", "us-east-2", "us-west-2");
  private static final Meaning ELSEWHERE = new Meaning(null, "", null);

  private final TokenTerms terms;
  private final Basket basket;
  private final Models models = Models.shipped();
  private final Sellers sellers = Sellers.shipped();
  private final ModelNames names = ModelNames.shipped();
  private final Map<String, Map<String, Meaning>> known = new HashMap<>();

  Resolver(TokenTerms terms, Basket basket) {
    this.terms = terms;
    this.basket = basket;
  }

  /// What the name of a good means at a provider.
  Meaning of(String good, String provider) {
    var byProvider = known.computeIfAbsent(good, _ -> new HashMap<>());
    var meaning = byProvider.get(provider);
    if (meaning == null) {
      meaning = find(good, provider);
      byProvider.put(provider, meaning);
    }
    return meaning;
  }

  /// Why an observation of a model of the index is another good; empty when it is not.
  static String another(Observation seen, Good.Tokens good) {
    if (seen.terms() != Terms.ON_DEMAND) return seen.terms().text() + " is another service";
    if (good.context() != ContextTier.SHORT) return "long context is another good";
    if (seen.kind() == Kind.TRANSACTED) return "a paid price is no list price";
    if (!REGIONS.contains(seen.region())) return "region " + seen.region() + " is another good";
    return "";
  }

  private Meaning find(String good, String provider) {
    var known = sellers.named(provider);
    var seller = known == null ? provider : known.name();
    var named = names.named(good, seller);
    var model = models.named(named.model()).orElse(null);
    if (model == null)
      return named.listed()
          ? ELSEWHERE
          : new Meaning(null, seller, "no model of the published basket");
    if (model.tier() != terms.tier() || !inBasket(model)) return ELSEWHERE;
    if (!REGIONS.contains(named.region()))
      return new Meaning(null, seller, "region " + named.region() + " is another good");
    if (!model.open())
      return model.seller().equals(seller)
          ? new Meaning(model, seller, "")
          : new Meaning(null, seller, "resold: only " + model.seller() + " lists its own price");
    if (known == null) return new Meaning(null, seller, "no host of the published table");
    return known.host()
        ? new Meaning(model, seller, "")
        : new Meaning(null, seller, "a router is no host");
  }

  private boolean inBasket(Model model) {
    return basket.byDate().values().stream()
        .anyMatch(lines -> lines.stream().anyMatch(line -> line.key().equals(model.line())));
  }
}
