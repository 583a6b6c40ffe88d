// SPDX-License-Identifier: Apache-2.0
/// Backtests of the house's margin as a report: which prices, what came out, told as text, as JSON
/// and as a page (rule M-20).
package outcry.server.backtest;
