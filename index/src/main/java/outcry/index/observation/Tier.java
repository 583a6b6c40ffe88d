// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.Locale;

/// The part of the market a price belongs to. Tiers are never mixed in one index (rule I-4): a
/// hyperscaler asks three to six times what a neocloud asks for the same card, and a frontier model
/// is another good than an open-weight one.
public enum Tier {
  /// AWS, Azure, Google Cloud, Oracle: the GPU inside a full cloud.
  HYPERSCALER,
  /// Sellers whose business is the GPU-hour. The settlement indices are theirs.
  NEOCLOUD,
  /// Containers billed by the second; the price covers idle capacity.
  SERVERLESS,
  /// Many hosts behind one counter.
  MARKETPLACE,
  /// The most capable model line of a laboratory.
  FRONTIER,
  /// Everyday models of the same laboratories.
  STANDARD,
  /// Models with open weights, sold by several hosts.
  OPEN;

  /// True for the tiers of GPU sellers, false for the tiers of language models.
  public boolean isHardware() {
    return switch (this) {
      case HYPERSCALER, NEOCLOUD, SERVERLESS, MARKETPLACE -> true;
      case FRONTIER, STANDARD, OPEN -> false;
    };
  }

  public static Tier named(String text) {
    for (var tier : values()) {
      if (tier.name().toLowerCase(Locale.ROOT).equals(text)) return tier;
    }
    throw new IllegalArgumentException("'" + text + "' is not a tier");
  }
}
