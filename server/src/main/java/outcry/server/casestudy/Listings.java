// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.util.List;
import java.util.Optional;
import outcry.desk.plan.Hedges;
import outcry.desk.plan.Leg;
import outcry.desk.plan.Product;

/// The products of the case and what they hedge.
///
/// A GPU lot is 730 GPU-hours, a twelfth of a GPU-year. Token lots are sized so that one is worth a
/// few hundred dollars and a mid-sized bill is many lots. Fees are a lot and side.
final class Listings implements Hedges {
  static final List<Product> ALL =
      List.of(
          gpu("A100"),
          gpu("H100"),
          gpu("H200"),
          gpu("B200"),
          token("TFI", 100, 1_000),
          token("TFO", 10, 10_000),
          token("TSB", 200, 500),
          token("TOB", 500, 200));

  private final FactMarket market;

  Listings(FactMarket market) {
    this.market = market;
  }

  /// GPUs by name; a model's tokens by its tier, and on the frontier by component: what is read
  /// (cached or not) with the input index, what is written with the output index.
  @Override
  public Optional<Product> of(String good) {
    var model = market.model(good);
    if (model.isEmpty()) {
      return named(good);
    }
    return switch (model.get().tier()) {
      case FRONTIER -> named(good.endsWith(".output") ? "TFO" : "TFI");
      case STANDARD -> named("TSB");
      case OPEN -> named("TOB");
      case HYPERSCALER, NEOCLOUD, SERVERLESS, MARKETPLACE -> Optional.empty();
    };
  }

  private static Optional<Product> named(String name) {
    return ALL.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  private static Product gpu(String name) {
    return new Product(name, Leg.GPU, name + "-A/1", 730, 5_000, 1_000_000);
  }

  private static Product token(String name, long multiplier, long tick) {
    return new Product(name, Leg.TOKEN, name + "-A/1", multiplier, tick, 100_000);
  }
}
