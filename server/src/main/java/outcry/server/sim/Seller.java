// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.List;
import outcry.index.observation.Tier;

/// A simulated seller of GPU-hours. Its name says that it is none of the real ones.
///
/// @param premium what it asks over the street price: 0.10 is a tenth more
/// @param patience how far the street may move away before it posts a new price
record Seller(String name, Tier tier, double premium, double patience) {

  /// A market of four tiers, spread like the real one: hyperscalers ask three times what others do.
  static final List<Seller> ALL =
      List.of(
          new Seller("sim-cloud-one", Tier.HYPERSCALER, 2.10, 0.12),
          new Seller("sim-cloud-two", Tier.HYPERSCALER, 1.75, 0.12),
          new Seller("sim-cloud-three", Tier.HYPERSCALER, 1.40, 0.10),
          new Seller("sim-neo-amber", Tier.NEOCLOUD, 0.55, 0.06),
          new Seller("sim-neo-basalt", Tier.NEOCLOUD, 0.22, 0.04),
          new Seller("sim-neo-cedar", Tier.NEOCLOUD, 0.10, 0.03),
          new Seller("sim-neo-dune", Tier.NEOCLOUD, 0.04, 0.02),
          new Seller("sim-neo-ember", Tier.NEOCLOUD, 0.03, 0.02),
          new Seller("sim-neo-fjord", Tier.NEOCLOUD, 0.00, 0.03),
          new Seller("sim-neo-grove", Tier.NEOCLOUD, -0.12, 0.02),
          new Seller("sim-neo-heath", Tier.NEOCLOUD, -0.25, 0.04),
          new Seller("sim-serverless-north", Tier.SERVERLESS, 0.35, 0.06),
          new Seller("sim-serverless-east", Tier.SERVERLESS, 0.18, 0.05),
          new Seller("sim-serverless-south", Tier.SERVERLESS, 0.02, 0.05),
          new Seller("sim-serverless-west", Tier.SERVERLESS, -0.10, 0.04),
          new Seller("sim-market-blue", Tier.MARKETPLACE, -0.08, 0.01),
          new Seller("sim-market-green", Tier.MARKETPLACE, -0.18, 0.01),
          new Seller("sim-market-red", Tier.MARKETPLACE, -0.28, 0.01));
}
