// SPDX-License-Identifier: Apache-2.0
package outcry.index.name;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import outcry.index.fact.Model;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Tier;

/// Which listed model a source speaks of (rule I-64).
///
/// A spelling becomes a listed name only if it arrives exactly there by published steps: lower
/// case, prefixes off (hosts, regions, and the laboratory, which must be the one that makes the
/// model), `4-5` and `4p5` written `4.5`, Bedrock's version tail off, then the table
/// `model-names.csv`. Anything else is another good and keeps its spelling whole: no date, no
/// `-latest` and no `:free` comes off by rule, because a name that moved to another snapshot moved
/// to another price.
public final class ModelNames {

  /// @param model the listed name, or the spelling in lower case
  /// @param region what the spelling says about where it is served: `eu`, `us-gov-west-1`; else
  ///   empty
  /// @param listed whether it is a model of the basket
  public record Named(String model, String region, Tier tier, boolean listed) {}

  private record Prefix(String text, String vendor, String region) {}

  private record Peeled(String rest, String vendor, String region) {}

  private static final Pattern CLOUD_REGION = Pattern.compile("([a-z]{2}(-[a-z]+)+-\\d)/.+");
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])(\\d)[-p](\\d)(?=-|$)");
  private static final Pattern BEDROCK_TAIL = Pattern.compile("-v?\\d:\\d$");

  /// Families of open weights, for models outside the basket.
  private static final List<String> OPEN =
      List.of("llama", "mixtral", "deepseek", "qwen", "kimi", "glm", "gpt-oss", "minimax", "gemma");

  private final Map<String, Model> models;
  private final Map<String, Map<String, String>> spellings = new HashMap<>();
  private final List<Prefix> prefixes;

  private ModelNames(Map<String, Model> models) {
    this.models = models;
    for (var row : NameTable.rows("model-names.csv", 3)) {
      if (!models.containsKey(row[1])) {
        throw new IllegalStateException("model-names.csv: no model '" + row[1] + "' is listed");
      }
      spellings.computeIfAbsent(row[0], _ -> new HashMap<>()).put(row[2], row[1]);
    }
    prefixes =
        NameTable.rows("model-prefixes.csv", 3).stream()
            .map(row -> new Prefix(row[0], row[1], row[2]))
            .sorted(Comparator.comparingInt((Prefix prefix) -> -prefix.text().length()))
            .toList();
  }

  /// The tables shipped with this module.
  public static ModelNames shipped() {
    return new ModelNames(PriceFacts.shipped().models());
  }

  /// @param seller the seller's one name ({@link SellerNames}), for spellings only one uses; or
  ///   empty
  public Named named(String spelling, String seller) {
    var whole = spelling.strip().toLowerCase(Locale.ROOT);
    var peeled = new Peeled(whole, "", "");
    while (true) {
      var model = listed(peeled, seller);
      if (model != null) return new Named(model.name(), peeled.region(), model.tier(), true);
      var next = peel(peeled);
      if (next == null) return new Named(whole, "", unlistedTier(whole), false);
      peeled = next;
    }
  }

  private Model listed(Peeled peeled, String seller) {
    var plain = NUMBER.matcher(peeled.rest().replace('@', '-')).replaceAll("$1.$2");
    var model = model(plain, seller);
    if (model == null && !peeled.vendor().isEmpty()) {
      model = model(BEDROCK_TAIL.matcher(plain).replaceFirst(""), seller);
    }
    boolean made = model != null && (peeled.vendor().isEmpty() || makes(peeled.vendor(), model));
    return made ? model : null;
  }

  private Model model(String plain, String seller) {
    var known = spellings.getOrDefault(plain, Map.of());
    var name = known.getOrDefault(seller, known.getOrDefault("", plain));
    return models.get(name);
  }

  private static boolean makes(String vendor, Model model) {
    return model.vendor().equals(vendor);
  }

  private Peeled peel(Peeled from) {
    var cloud = CLOUD_REGION.matcher(from.rest());
    if (cloud.matches()) {
      var region = cloud.group(1);
      return new Peeled(from.rest().substring(region.length() + 1), from.vendor(), region);
    }
    for (var prefix : prefixes) {
      if (!from.rest().startsWith(prefix.text())) continue;
      boolean second = !prefix.vendor().isEmpty() && !from.vendor().isEmpty();
      if (second && !prefix.vendor().equals(from.vendor())) return null;
      return new Peeled(
          from.rest().substring(prefix.text().length()),
          prefix.vendor().isEmpty() ? from.vendor() : prefix.vendor(),
          prefix.region().isEmpty() ? from.region() : prefix.region());
    }
    return null;
  }

  /// A model outside the basket has no vote; its tier only sorts it.
  private static Tier unlistedTier(String spelling) {
    return OPEN.stream().anyMatch(spelling::contains) ? Tier.OPEN : Tier.STANDARD;
  }
}
