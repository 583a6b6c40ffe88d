// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.Cycle;
import outcry.wire.SettlementTier;

/// A settlement price (micro-dollars) of a contract: for which day (days since 1970), and where it
/// came from.
public record Settlement(
    long position,
    long time,
    int contract,
    int date,
    long price,
    SettlementTier tier,
    Cycle cycle) {}
