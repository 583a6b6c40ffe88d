// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import outcry.core.account.Account;
import outcry.core.account.Line;

/// Rule M-4: the cheap test never accepts what the whole sum would refuse.
class SurelyCoveredTest {
  private static final int MODELS = 60_000;
  private static final int ORDERS = 40;

  private long asked;
  private long accepted;

  @Test
  void whatTheCheapTestAcceptsIsCovered() {
    for (long seed = 1; seed <= MODELS; seed++) {
      orders(new Portfolios(seed), seed);
    }
    assertTrue(asked > 2_000_000 && accepted > 400_000, accepted + " of " + asked);
  }

  /// A day of one account: orders come, some are filled, some cancelled, and the bound that was
  /// remembered is kept all along as the exchange keeps it.
  private void orders(Portfolios any, long seed) {
    var margin = any.margin();
    var account = any.account();
    long total = margin.total(account);
    account.marginBound(total, margin.gross());
    for (int i = 0; i < ORDERS; i++) {
      var line = account.line(any.anyContract());
      boolean buy = any.random.nextBoolean();
      long lots = 1 + any.random.nextInt(5);
      long premium = buy && line.contract.isUpfront() ? any.random.nextInt(99) * 1_000_000L : 0;
      long collateral = total + any.random.nextLong(2_000_000_000) / (1 + any.random.nextInt(50));
      asked++;
      if (margin.surelyCovered(account, line, buy, lots, premium, collateral)) {
        accepted++;
        work(line, buy, lots, premium);
        total = margin.total(account);
        long needed = total;
        assertTrue(
            needed <= collateral && needed != Margin.UNBOUNDED,
            () ->
                "seed %d: needs %d of %d%n%s"
                    .formatted(seed, needed, collateral, any.story(account)));
      } else if (any.random.nextInt(4) == 0) {
        work(line, buy, lots, premium);
        total = margin.total(account);
        account.marginBound(total, margin.gross());
      }
      happen(any, account.line(any.anyContract()));
      total = margin.total(account);
      long now = total;
      assertTrue(
          account.marginBound() < 0 || now <= account.marginBound(),
          () -> "seed %d: %d above the bound%n%s".formatted(seed, now, any.story(account)));
      if (account.marginBound() < 0) {
        account.marginBound(total, margin.gross());
      }
    }
    assertEquals(MarginByHand.total(any.model, account).longValueExact(), total);
  }

  private static void work(Line line, boolean buy, long lots, long premium) {
    line.buys += buy ? lots : 0;
    line.sells += buy ? 0 : lots;
    line.premiums += premium;
  }

  /// A fill moves lots from the orders to the position; a cancel takes them away. The value of an
  /// option moves with its fills, so that what was remembered of its holder ends.
  private static void happen(Portfolios any, Line line) {
    if (line.contract.isUpfront()) {
      return;
    }
    switch (any.random.nextInt(5)) {
      case 0 -> {
        long lots = any.random.nextLong(line.buys + 1);
        line.buys -= lots;
        line.lots += lots;
      }
      case 1 -> {
        long lots = any.random.nextLong(line.sells + 1);
        line.sells -= lots;
        line.lots -= lots;
      }
      case 2 -> line.buys -= any.random.nextLong(line.buys + 1);
      case 3 -> line.sells -= any.random.nextLong(line.sells + 1);
      default -> {}
    }
  }

  @Test
  void neitherPathAllocates() {
    var any = new Portfolios(7);
    var margin = any.margin();
    var account = any.account();
    check(margin, account, 20_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    check(margin, account, 20_000);
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }

  private static void check(Margin margin, Account account, int times) {
    for (int i = 0; i < times; i++) {
      account.marginBound(margin.total(account), margin.gross());
      for (int place = 0; place < account.lineCount(); place++) {
        margin.surelyCovered(account, account.lineAt(place), true, 3, 0, Long.MAX_VALUE / 8);
      }
    }
  }
}
