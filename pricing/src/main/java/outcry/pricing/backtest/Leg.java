// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest;

/// One position of a portfolio, sized anew each day.
///
/// @param notional USD worth of the good at the day's level; negative = short
public record Leg(String factor, Term term, double notional) {}
