// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.Side;

/// What an account stands in with one contract, in lots: its position (negative: short) and its
/// open buys and sells; and what its orders in an option that is paid upfront would cost, in
/// micro-dollars.
public record Exposure(long lots, long buys, long sells, long premium) {
  static final Exposure NONE = new Exposure(0, 0, 0, 0);

  Exposure moved(long by) {
    return new Exposure(lots + by, buys, sells, premium);
  }

  Exposure flat() {
    return new Exposure(0, buys, sells, premium);
  }

  Exposure working(Side side, long by) {
    return side == Side.BUY
        ? new Exposure(lots, buys + by, sells, premium)
        : new Exposure(lots, buys, sells + by, premium);
  }

  Exposure costing(long more) {
    return new Exposure(lots, buys, sells, premium + more);
  }
}
