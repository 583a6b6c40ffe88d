// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

/// What a book did, in three numbers: two books that agree on them matched the same orders in the
/// same order.
///
/// The hash runs over taker, maker, price and quantity of every trade (FNV-1a over whole words).
public final class Trades {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long count;
  private long quantity;
  private long hash = BASIS;

  /// What a right run ends with.
  public record Sum(long count, long quantity, long hash) {
    @Override
    public String toString() {
      return "%,d trades of %,d, hash %016x".formatted(count, quantity, hash);
    }
  }

  public void trade(long taker, long maker, long price, long lots) {
    count++;
    quantity += lots;
    long mixed = (hash ^ taker) * PRIME;
    mixed = (mixed ^ maker) * PRIME;
    mixed = (mixed ^ price) * PRIME;
    hash = (mixed ^ lots) * PRIME;
  }

  long count() {
    return count;
  }

  public void clear() {
    count = 0;
    quantity = 0;
    hash = BASIS;
  }

  public Sum sum() {
    return new Sum(count, quantity, hash);
  }

  /// Ends the run when an engine matched otherwise: its speed would mean nothing.
  public void check(String engine, PublicWorkload workload) {
    if (!sum().equals(workload.trades)) {
      throw new IllegalStateException(
          "%s matched the %s workload wrongly: %s instead of %s"
              .formatted(engine, workload, sum(), workload.trades));
    }
  }
}
