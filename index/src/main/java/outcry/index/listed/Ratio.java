// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

/// Comparisons of prices in whole thousandths, exact.
final class Ratio {
  private Ratio() {}

  /// Is `price` at most so many thousandths of `from` away from it?
  static boolean within(long price, long from, int thousandths) {
    return Math.abs(price - from) * 1_000 <= from * thousandths;
  }

  /// Did `price` rise by at least so many thousandths of `from`?
  static boolean rose(long price, long from, int thousandths) {
    return (price - from) * 1_000 >= from * thousandths;
  }

  /// Did `price` fall by at least so many thousandths of `from`?
  static boolean fell(long price, long from, int thousandths) {
    return (from - price) * 1_000 >= from * thousandths;
  }
}
