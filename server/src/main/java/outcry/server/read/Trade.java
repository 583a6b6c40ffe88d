// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.Side;

/// A trade, with the position and time of the command that made it. Price in micro-dollars,
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
    Side aggressor) {}
