// SPDX-License-Identifier: Apache-2.0
/// Does the margin cover what happens? Every day the margin of a portfolio is computed from what
/// was known that day and compared with what the portfolio then lost over two days (rule M-20).
package outcry.pricing.backtest;
