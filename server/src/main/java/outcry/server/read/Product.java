// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.ProductKind;

/// A family of contracts with common terms. Tick, margin and fee in micro-dollars; the multiplier
/// is the units of the good in one lot. `isProtected` when market orders go a bounded distance.
public record Product(
    int number,
    ProductKind kind,
    long multiplier,
    long tick,
    long margin,
    long fee,
    boolean isProtected,
    String name) {}
