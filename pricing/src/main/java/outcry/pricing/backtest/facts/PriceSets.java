// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The sets of prices a folder of facts yields.
public final class PriceSets {
  private static final String GCP =
      "Cyclenerd/google-cloud-pricing-cost-calculator, price list history (Apache-2.0)";
  private static final String LISTS = "the-full-stack/website, cloud GPU tables (MIT)";
  private static final String BROKER = "tugot17/gpu-price-tracker (MIT)";
  private static final String CARDS = "GPU rental price data by gpurentalprices.com (CC BY 4.0)";
  private static final String TOKENS =
      "model price tables of LiteLLM, as kept by AgentOps-AI/tokencost, and of models.dev (MIT)";

  private PriceSets() {}

  /// @throws IOException when a file is not there or cannot be read
  /// @throws BadFacts when one cannot be understood
  public static List<PriceSet> read(Path folder) throws IOException {
    var gpu = new GpuFacts(folder);
    var tokens = TokenFacts.read(folder);
    var spot = new TreeMap<>(gpu.spot());
    spot.putAll(tokens);
    var lists = new TreeMap<>(gpu.lists());
    lists.putAll(tokens);
    return List.of(
        new PriceSet(
            "spot",
            "One cloud's spot prices in its largest region, and token lists. The cloud's prices"
                + " were looked at about once a week, so a week's move stands on one day.",
            List.of(GCP, TOKENS),
            Series.joined(spot)),
        new PriceSet(
            "regions",
            "The same cloud with one vote for each of 38 regions, many of which list a price and"
                + " have no machine: in one night 26 of them cut H100 to a quarter. Not an index"
                + " anyone should settle on.",
            List.of(GCP),
            Series.joined(gpu.regions())),
        new PriceSet(
            "lists",
            "On-demand list prices of clouds, every seller a vote, and token lists. Seen at"
                + " irregular days; from March 2024 on one cloud only.",
            List.of(GCP, LISTS, TOKENS),
            Series.joined(lists)),
        new PriceSet(
            "offers",
            "Median of all offers in a broker's book at the end of each day. Offers that come and"
                + " go move it more than prices do: not an index anyone should settle on.",
            List.of(BROKER),
            Series.joined(gpu.offers())),
        new PriceSet(
            "sellers",
            "The same book with one vote for each seller.",
            List.of(BROKER),
            Series.joined(gpu.sellers())),
        new PriceSet(
            "cards",
            "Rate cards, every seller a vote, price changes only.",
            List.of(CARDS),
            Series.joined(gpu.cards())));
  }
}
