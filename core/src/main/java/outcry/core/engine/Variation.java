// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.ClearingHouse;

/// What the prices of one settle make every account pay or receive (rule S-3). Goes over what
/// accounts hold, account by account, however many contracts are listed, and once: a position's
/// place in memory costs more than its arithmetic.
final class Variation {
  /// Positive: the account receives.
  record Payment(Account account, long amount) {}

  private final State state;
  private final SettlementPrice[] byNumber;

  /// Longs less shorts, by contract number.
  private final long[] net;

  /// What the lines carried before, in the order they are passed.
  private long[] before = new long[64];

  private int passed;

  Variation(State state, List<SettlementPrice> prices) {
    this.state = state;
    byNumber = new SettlementPrice[state.contracts.all().size() + 1];
    net = new long[byNumber.length];
    for (var price : prices) {
      byNumber[price.contract().number] = price;
    }
  }

  /// By account name, zeros left out; every line stands at the new price afterwards. Throws an
  /// `ArithmeticException` when some position is worth more than can be counted: then everything is
  /// as it was.
  List<Payment> settle(Cascades cascades) {
    var payments = new ArrayList<Payment>();
    try {
      for (var account : state.accounts.inOrderOfName()) {
        long amount = cascades.rest(account);
        for (int place = 0; place < account.lineCount(); place++) {
          amount = Math.addExact(amount, settle(account.lineAt(place)));
        }
        if (amount != 0) {
          payments.add(new Payment(account, amount));
        }
      }
    } catch (ArithmeticException e) {
      undo();
      throw e;
    }
    state.checkLots(net);
    return payments;
  }

  private long settle(Line line) {
    int number = line.contract.number;
    remember(line.carried);
    net[number] += line.lots;
    var price = byNumber[number];
    if (price == null) {
      return 0;
    }
    long amount =
        price.expires()
            ? ClearingHouse.lastVariation(line, price.price())
            : ClearingHouse.variation(line, price.price());
    ClearingHouse.carry(line, price.price());
    return amount;
  }

  private void remember(long carried) {
    if (passed == before.length) {
      before = Arrays.copyOf(before, passed * 2);
    }
    before[passed++] = carried;
  }

  private void undo() {
    int at = 0;
    for (var account : state.accounts.inOrderOfName()) {
      for (int place = 0; place < account.lineCount() && at < passed; place++) {
        account.lineAt(place).carried = before[at++];
      }
    }
  }
}
