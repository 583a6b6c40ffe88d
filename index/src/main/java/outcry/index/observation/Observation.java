// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// A price somebody saw, as the source said it.
///
/// @param observed when it was seen, seconds since 1970 UTC
/// @param effective from when it holds: `observed`, unless announced for later or dated back
/// @param source the id of who says so; its terms and licence are data
/// @param provider the seller, as named by the source
/// @param count GPUs in the instance or offer; 1 for tokens
/// @param region empty when the source does not say
/// @param quantity GPU-hours or million tokens behind it, in thousandths; 0 when unknown
/// @param buyer who paid a transacted price, as the contributor names it; else empty
/// @param input which input it came from: the place in the list of files or captures
/// @param line where in that input, from 1
public record Observation(
    long observed,
    long effective,
    String source,
    String provider,
    Tier tier,
    Good good,
    int count,
    String region,
    Terms terms,
    Kind kind,
    Price price,
    long quantity,
    String buyer,
    int input,
    int line) {}
