// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.Side;
import outcry.wire.TradeFlagsDecoder;

/// A trade, with the position of the command that made it and its time. Price in micro-dollars,
/// quantity in lots.
public record Trade(
    long position,
    long time,
    int tradingDate,
    long number,
    int contract,
    long price,
    long quantity,
    int buyer,
    int seller,
    String buyId,
    String sellId,
    Side aggressor,
    Kind kind) {

  /// How a trade came about. One agreed away from the book, and one that books a spread in a leg,
  /// say nothing about the contract's price.
  public enum Kind {
    BOOK,
    AUCTION,
    IMPLIED,
    BLOCK,
    LEG;

    public boolean makesPrice() {
      return this != BLOCK && this != LEG;
    }

    /// By the flags of the event.
    public static Kind of(TradeFlagsDecoder flags) {
      return flags.leg()
          ? LEG
          : flags.block() ? BLOCK : flags.implied() ? IMPLIED : flags.auction() ? AUCTION : BOOK;
    }
  }
}
