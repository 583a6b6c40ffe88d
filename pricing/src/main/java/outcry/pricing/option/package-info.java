// SPDX-License-Identifier: Apache-2.0
/// What options on compute are worth: European options on a future ([Black76]), caps and floors on
/// a month's mean ([TwoMoment] for grids, [Curran] for settlement prices), options on the
/// difference of two prices ([Kirk], [SpreadQuadrature]), and volatilities read back from prices
/// ([ImpliedVolatility], [Smile]).
///
/// One language for all: prices in any unit (forward, strike and value share it), time in years of
/// 365 days, volatility and interest a year as fractions, interest continuous. A futures-style
/// option is paid through variation, not upfront: it is priced at interest 0, and its rho is 0
/// ([Valuation#futuresStyle]).
package outcry.pricing.option;
