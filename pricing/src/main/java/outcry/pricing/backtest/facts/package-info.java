// SPDX-License-Identifier: Apache-2.0
/// Price facts collected from public records, read into one level a day for each product. The files
/// are not part of the repository; without them backtests run on made-up prices and say so.
package outcry.pricing.backtest.facts;
