// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.time.LocalDate;

/// One price in a fixing.
///
/// @param provider the voter: a seller's legal group, a laboratory, or the host of an open model
/// @param good the good, or the models behind the price: `gpt-6.1-sol`, `claude-sonnet-5.5 +
///   claude-haiku-4.5`
/// @param observed the day of the (oldest) fact behind the price
/// @param price micro-dollars per unit
/// @param weight the weight it counted with; hosts of one model count equally within it
/// @param carried not seen on the day of the fixing but carried from before (rule I-5)
public record Input(
    String provider, String good, LocalDate observed, long price, long weight, boolean carried) {}
