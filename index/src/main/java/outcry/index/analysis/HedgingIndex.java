// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outcry.index.analysis.Bill.Item;
import outcry.index.fact.PriceFacts;
import outcry.index.name.ModelNames;

/// The index whose moves come nearest to those of an item's price.
final class HedgingIndex {
  static final String NONE = "none";
  private static final List<String> GPUS = List.of("H100", "H200", "B200", "A100");

  private HedgingIndex() {}

  /// A GPU by its name; a model by tier and component; `none` for what is in no published basket.
  static String of(Item item) {
    if (item.pool().equals("fee")) return NONE;
    if (item.pool().equals("GPU-hour")) return gpu(item.good()).orElse(NONE);
    var named = Shipped.NAMES.named(item.good(), "");
    var model = Shipped.FACTS.models().get(named.model());
    if (model == null || model.line().equals("-")) return NONE;
    var component = item.component();
    return switch (model.tier()) {
      case FRONTIER -> frontier(component);
      case STANDARD -> "TSB";
      case OPEN -> "TOB";
      case HYPERSCALER, NEOCLOUD, SERVERLESS, MARKETPLACE -> NONE;
    };
  }

  private static String frontier(String component) {
    if (component.isEmpty()) return "TFB";
    if (component.startsWith("out")) return "TFO";
    return component.startsWith("cache") ? "TFC" : "TFI";
  }

  private static Optional<String> gpu(String good) {
    var name = good.toUpperCase(Locale.ROOT).replace("NVIDIA", "").strip();
    return GPUS.stream().filter(name::startsWith).findFirst();
  }

  /// Loaded once, when the first model is asked for.
  private static final class Shipped {
    static final ModelNames NAMES = ModelNames.shipped();
    static final PriceFacts FACTS = PriceFacts.shipped();
  }
}
