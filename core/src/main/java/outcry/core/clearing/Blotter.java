// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.Arrays;

/// The last trades as they were made, so that one can be undone (rule S-18): the newest [#REACH],
/// by number.
///
/// A trade costs five stores; nothing is allocated once as many have been seen as it keeps.
public final class Blotter {
  /// How many trades back one can be busted.
  public static final int REACH = 1 << 16;

  private static final int FIRST_SIZE = 1 << 10;
  private static final int PRICE = 0;
  private static final int FEE = 1;
  private static final int CONTRACT_AND_LOTS = 2;
  private static final int BUYER_AND_SELLER = 3;
  private static final int SPREAD_AND_LEG = 4;
  private static final int WIDTH = 5;

  /// One trade; `lots` 0: it was busted. `fee` is what each side paid; `leg` whether it is a part
  /// of a trade in `spread` (else, with a spread, one that spread implied).
  public record Trade(
      int contract,
      long price,
      int lots,
      int buyer,
      int seller,
      long fee,
      int spread,
      boolean leg) {
    public boolean isBusted() {
      return lots == 0;
    }
  }

  private long[] cells = new long[FIRST_SIZE * WIDTH];
  private int size = FIRST_SIZE;

  /// Trades below this number were paid to a settlement price, and later ones were not.
  private long marked = 1;

  /// Writes down a trade whose fees are not charged yet.
  public void add(
      long trade,
      int contract,
      long price,
      int lots,
      int buyer,
      int seller,
      int spread,
      boolean leg) {
    if (trade >= size && size < REACH) {
      grow(trade);
    }
    int at = cell(trade);
    cells[at + PRICE] = price;
    cells[at + FEE] = 0;
    cells[at + CONTRACT_AND_LOTS] = pair(contract, lots);
    cells[at + BUYER_AND_SELLER] = pair(buyer, seller);
    cells[at + SPREAD_AND_LEG] = (long) spread << 1 | (leg ? 1 : 0);
  }

  /// What each side of a trade was charged.
  public void charged(long trade, long fee) {
    cells[cell(trade) + FEE] = fee;
  }

  /// Only for a trade that is kept.
  public Trade get(long trade) {
    int at = cell(trade);
    return new Trade(
        high(cells[at + CONTRACT_AND_LOTS]),
        cells[at + PRICE],
        low(cells[at + CONTRACT_AND_LOTS]),
        high(cells[at + BUYER_AND_SELLER]),
        low(cells[at + BUYER_AND_SELLER]),
        cells[at + FEE],
        (int) (cells[at + SPREAD_AND_LEG] >> 1),
        (cells[at + SPREAD_AND_LEG] & 1) == 1);
  }

  public void bust(long trade) {
    int at = cell(trade) + CONTRACT_AND_LOTS;
    cells[at] = pair(high(cells[at]), 0);
  }

  /// The oldest trade that is kept when `next` is the number of the next one.
  public static long oldest(long next) {
    return Math.max(1, next - REACH);
  }

  /// Every trade below `next` is paid to its contract's settlement price now.
  public void mark(long next) {
    marked = next;
  }

  public boolean isMarked(long trade) {
    return trade < marked;
  }

  public long marked() {
    return marked;
  }

  private void grow(long trade) {
    while (trade >= size && size < REACH) {
      size *= 2;
    }
    cells = Arrays.copyOf(cells, size * WIDTH);
  }

  private int cell(long trade) {
    return ((int) trade & size - 1) * WIDTH;
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | low & 0xffff_ffffL;
  }

  private static int high(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  private static int low(long pair) {
    return (int) pair;
  }
}
