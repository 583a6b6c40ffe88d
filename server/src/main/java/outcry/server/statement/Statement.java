// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import java.util.List;
import java.util.Optional;
import outcry.wire.AccountKind;

/// One account, one day. Money in micro-dollars, dates in days since 1970, times in milliseconds.
///
/// A day ends with its final settle. `isClosed` is false of the day that is still running: it has
/// no margin figures, and its positions stand at the last settlement prices.
public record Statement(
    String account,
    String member,
    AccountKind kind,
    int date,
    boolean isClosed,
    long opening,
    List<Entry> entries,
    List<Deal> deals,
    List<Position> positions,
    Optional<Margin> margin) {

  /// A movement of cash: received, negative when paid; and the cash afterwards.
  public record Entry(long time, String kind, String text, long amount, long cash) {}

  /// What moved a position: a trade, its bust, a transfer, a close-out. Negative lots were sold.
  public record Deal(
      long time, String kind, String text, String contract, long lots, String price) {}

  /// What is held at the end, at the settlement price (empty: none yet); `value` is lots x
  /// multiplier x price.
  public record Position(String contract, long lots, String price, long value) {}

  /// When the day was settled: what counted as collateral, cash included, and what was required.
  public record Margin(long collateral, long required) {
    /// What the account was called for.
    public long call() {
      return Math.max(0, required - collateral);
    }

    public long free() {
      return collateral - required;
    }
  }

  public long closing() {
    return entries.isEmpty() ? opening : entries.getLast().cash();
  }

  /// All movements together: closing less opening.
  public long moved() {
    return entries.stream().mapToLong(Entry::amount).sum();
  }
}
