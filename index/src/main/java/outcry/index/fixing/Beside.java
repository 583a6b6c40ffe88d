// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// Published beside the value: the cross-section of the day, for comparison and for the drift
/// guard. Micro-dollars per unit; 0 when there is no panel.
///
/// @param median weighted median of the counted prices
/// @param p25 lower quartile
/// @param p75 upper quartile
/// @param hhi sum of squared weights, 0 to 1
/// @param drift days in a row on which level and median differ by more than the drift limit
public record Beside(long median, long p25, long p75, double hhi, int drift) {}
