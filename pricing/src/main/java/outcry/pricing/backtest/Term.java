// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// What of a product is held.
public enum Term {
  /// The running month: part of its mean is fixed already and can no longer move.
  FRONT("running month"),
  /// The month after: nothing of it is fixed.
  NEXT("next month"),
  /// A call and a put on the next month, struck at today's price, 45 days to expiry.
  STRADDLE("straddle");

  private final String words;

  Term(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
