// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.util.ArrayList;
import java.util.List;
import outcry.index.observation.Tier;

/// The indices of the house, first those that contracts settle on.
public final class Rulebook {

  /// GPU prices move within the year: a page not seen for 250 days says nothing.
  static final int GPU_CARRY_DAYS = 250;

  /// Hyperscalers change prices by announcement, years apart.
  static final int HYPERSCALER_CARRY_DAYS = 400;

  /// A model's list price hardly ever moves while the model is sold.
  static final int TOKEN_CARRY_DAYS = 400;

  static final int MINIMUM = 3;

  private static final Method MEDIAN = new WeightedMedian(20);
  private static final Basket INPUT = new Basket.Workload("input", 1, 0, 0);
  private static final Basket OUTPUT = new Basket.Workload("output", 0, 0, 1);
  private static final Basket CHAT = new Basket.Workload("chat", 3, 0, 1);

  private Rulebook() {}

  /// All terms, in publication order.
  public static List<IndexTerms> indices() {
    var all = new ArrayList<IndexTerms>();
    all.add(settlement("H100", "H100", "H100 SXM 80 GB"));
    all.add(settlement("H200", "H200", "H200 141 GB"));
    all.add(settlement("B200", "B200", "B200"));
    all.add(settlement("A100", "A100", "A100 80 GB"));
    all.add(tokens("TFI-L/1", "TFI", "frontier models, input", Tier.FRONTIER, INPUT));
    all.add(tokens("TFO-L/1", "TFO", "frontier models, output", Tier.FRONTIER, OUTPUT));
    all.add(tokens("TSB-L/1", "TSB", "standard models, chat 3:1", Tier.STANDARD, CHAT));
    all.add(
        new IndexTerms(
            "TOB-L/1",
            "TOB",
            "open models, chat 3:1",
            "Mtok",
            Tier.OPEN,
            4,
            TOKEN_CARRY_DAYS,
            2,
            CHAT,
            MEDIAN,
            false));
    for (var tier : List.of(Tier.HYPERSCALER, Tier.SERVERLESS, Tier.MARKETPLACE)) {
      for (var good : List.of("H100", "H200", "B200", "A100")) all.add(beside(good, tier));
    }
    return List.copyOf(all);
  }

  private static IndexTerms settlement(String good, String product, String title) {
    return new IndexTerms(
        good + "-L/1",
        product,
        title + ", neoclouds",
        "GPU-hour",
        Tier.NEOCLOUD,
        MINIMUM,
        GPU_CARRY_DAYS,
        MINIMUM,
        new Basket.Hardware(good),
        MEDIAN,
        true);
  }

  private static IndexTerms beside(String good, Tier tier) {
    int carryDays = tier == Tier.HYPERSCALER ? HYPERSCALER_CARRY_DAYS : GPU_CARRY_DAYS;
    return new IndexTerms(
        good + "-" + tier + "-L/1",
        "-",
        good + ", " + plural(tier),
        "GPU-hour",
        tier,
        MINIMUM,
        carryDays,
        MINIMUM,
        new Basket.Hardware(good),
        MEDIAN,
        false);
  }

  private static IndexTerms tokens(
      String index, String product, String title, Tier tier, Basket workload) {
    return new IndexTerms(
        index,
        product,
        title,
        "Mtok",
        tier,
        MINIMUM,
        TOKEN_CARRY_DAYS,
        MINIMUM,
        workload,
        MEDIAN,
        false);
  }

  private static String plural(Tier tier) {
    return switch (tier) {
      case HYPERSCALER -> "hyperscalers";
      case NEOCLOUD -> "neoclouds";
      case SERVERLESS -> "serverless";
      case MARKETPLACE -> "marketplaces";
      case FRONTIER, STANDARD, OPEN ->
          throw new IllegalArgumentException(tier + " sells no GPU-hours");
    };
  }
}
