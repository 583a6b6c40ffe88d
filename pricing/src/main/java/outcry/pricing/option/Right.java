// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

/// What the holder of an option may do at the strike.
public enum Right {
  /// buy: a cap on what compute costs
  CALL(1),
  /// sell: a floor under what compute earns
  PUT(-1);

  private final int sign;

  Right(int sign) {
    this.sign = sign;
  }

  /// +1 for a call, -1 for a put.
  public int sign() {
    return sign;
  }

  public Right opposite() {
    return this == CALL ? PUT : CALL;
  }

  /// What exercise brings: never below zero.
  public double intrinsic(double price, double strike) {
    return Math.max(0, sign * (price - strike));
  }
}
