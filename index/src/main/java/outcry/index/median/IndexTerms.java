// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import outcry.index.observation.Tier;

/// The rulebook facts of one index: a row of terms, no code.
///
/// @param index family and version, `H100-L/1`: L for listed on-demand prices
/// @param product the futures product that settles on it, `-` when it is published for comparison
///   only
/// @param unit `GPU-hour` or `Mtok`; values are micro-dollars per unit
/// @param tier the one tier whose sellers vote (rule I-4)
/// @param minimumProviders fewer different sellers than this: no fixing from prices (rule I-8)
/// @param carryDays a price not seen again for longer does not vote (rule I-5)
/// @param minimumVotes fewer votes than this: no fixing from prices. Equal to `minimumProviders`
///   where every seller votes; open models vote as models, each with at least {@link #HOSTS} hosts
/// @param levels may fall back on a dated level (rule I-9)
public record IndexTerms(
    String index,
    String product,
    String title,
    String unit,
    Tier tier,
    int minimumProviders,
    int carryDays,
    int minimumVotes,
    Basket basket,
    Method method,
    boolean levels) {

  /// Hosts an open model needs to vote.
  public static final int HOSTS = 3;

  public IndexTerms {
    if (!index.endsWith("/" + method.version())) {
      throw new IllegalArgumentException(
          index + " does not name version " + method.version() + " of its method");
    }
  }

  /// Does a futures product settle on it?
  public boolean settles() {
    return !product.equals("-");
  }
}
