// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

/// One lot of a contract as the risk model sees it. Money in micro-dollars, and fractions of them.
public sealed interface Instrument permits Future, Option {
  String contract();

  /// The index that moves it.
  String factor();

  /// From today to the middle of its month.
  double years();

  /// The share of a move that can still reach the settlement price.
  double unfixed();

  /// What a lot of the good costs, as far as it is not fixed: what a share of the notional is taken
  /// of. An option's is its underlying's.
  double notional();

  /// What the holder of one long lot loses when its factor moves by `move` and its implied
  /// volatility by `volatility`, relatively, over the model's horizon.
  double loss(double move, double volatility);
}
