// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.Arrays;
import outcry.core.contract.Contract;
import outcry.wire.AccountKind;

/// A member's or client's margin account. Its lines stand in listing order; its cash lives in the
/// ledger.
public final class Account {
  private static final Line[] NO_LINES = {};
  private static final long UNKNOWN = -1;

  public final int number;
  public final String name;

  /// Changes when the account is ported (rule D-12).
  public String member;

  public final AccountKind kind;

  /// By contract number; most are null in a large market.
  private Line[] lines = NO_LINES;

  /// The same without the gaps, in listing order: what a clearing run goes over.
  private Line[] held = NO_LINES;

  private int heldCount;

  /// Set apart by the kill switch (rule X-26).
  public boolean killed;

  /// Cash set aside for withdrawals (rule S-13).
  public long reserved;

  /// What its collateral other than cash counts, before the house's limit on it (rule S-12).
  public long securities;

  /// Interest that is not yet a whole cent, micro-dollars, and what is not yet one of those (rule
  /// S-14).
  public long accrued;

  public long residue;

  /// Variation of the last cycle, and of close-outs since: what a gains haircut may take back (rule
  /// D-9).
  public long cycleResult;

  /// Variation paid out of cash that was not there (rule D-6).
  public long unpaid;

  /// When its margin call runs out, and when its liquidation goes on; 0 = neither (rules D-2, D-4).
  public long callDue;

  public long liquidateAt;

  /// How long liquidation waits for its next round, milliseconds.
  public long liquidateWait;

  private long marginBound = UNKNOWN;
  private long grossBound;

  public Account(int number, String name, String member, AccountKind kind) {
    this.number = number;
    this.name = name;
    this.member = member;
    this.kind = kind;
  }

  /// The line of a contract, made when it is first asked for.
  public Line line(Contract contract) {
    int at = contract.number - 1;
    if (at >= lines.length) {
      lines = Arrays.copyOf(lines, Math.max(contract.number, lines.length * 2));
    }
    var line = lines[at];
    if (line == null) {
      line = lines[at] = new Line(contract);
      hold(line);
    }
    return line;
  }

  private void hold(Line line) {
    if (heldCount == held.length) {
      held = Arrays.copyOf(held, Math.max(4, heldCount * 2));
    }
    int at = heldCount++;
    while (at > 0 && held[at - 1].contract.number > line.contract.number) {
      held[at] = held[at - 1];
      at--;
    }
    held[at] = line;
  }

  /// Null when the account never touched the contract.
  public Line lineOrNull(Contract contract) {
    return contract.number <= lines.length ? lines[contract.number - 1] : null;
  }

  /// How many lines [#lineAt] has.
  public int lineCount() {
    return heldCount;
  }

  /// In listing order; never null.
  public Line lineAt(int place) {
    return held[place];
  }

  /// Whether an order of the account is working somewhere.
  public boolean hasWork() {
    for (int at = 0; at < heldCount; at++) {
      if ((held[at].buys | held[at].sells) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether a position, money to be paid on one, or an order is there; a line that was only asked
  /// for is not.
  public boolean hasLines() {
    for (int at = 0; at < heldCount; at++) {
      if (!held[at].isEmpty()) {
        return true;
      }
    }
    return false;
  }

  public boolean hasLots() {
    for (int place = 0; place < heldCount; place++) {
      if (held[place].lots != 0) {
        return true;
      }
    }
    return false;
  }

  /// A contract that ceased to exist leaves no line behind.
  public void drop(Contract contract) {
    var line = lineOrNull(contract);
    if (line == null) {
      return;
    }
    lines[contract.number - 1] = null;
    int at = 0;
    while (held[at] != line) {
      at++;
    }
    heldCount--;
    System.arraycopy(held, at + 1, held, at, heldCount - at);
    held[heldCount] = null;
  }

  /// No less than required + order margin, or negative when not known. Only ever makes a check
  /// faster.
  public long marginBound() {
    return marginBound;
  }

  /// No less than lots × largest move over all lines, while [#marginBound] is known.
  public long grossBound() {
    return grossBound;
  }

  public void marginBound(long bound, long gross) {
    marginBound = bound;
    grossBound = gross;
  }

  /// To be called by whatever changes positions or option values other than through an order.
  public void forgetMarginBound() {
    marginBound = UNKNOWN;
  }
}
