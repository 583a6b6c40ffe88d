// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Locale;

/// Numbers as a price table writes them.
final class Words {
  private Words() {}

  /// `+10.3 %`, the move to `price` from `from`.
  static String percent(long price, long from) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * ((double) price / from - 1));
  }

  /// `10.3 %` of a share from 0 to 1.
  static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /// `1 provider`, `4 providers`.
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
