// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// An observation, or a line that is none, which no index may use, and why. The capture it came
/// from is kept.
///
/// @param observed when, seconds since 1970 UTC; {@link Long#MIN_VALUE} when the line does not say
/// @param good the good it spoke of, empty when unknown: what says which fixings it may harm
/// @param provider empty when unknown
/// @param code a short stable word: `unknown-unit`, `no-rate`, `not-positive`, `absurd`, ...
/// @param reason for people: names the value, the limit and the rule
public record Refusal(
    long observed,
    String source,
    String provider,
    String good,
    String code,
    String reason,
    int input,
    int line) {}
