// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.ClearingHouse;

/// What the prices of one settle make every account pay or receive (rule S-3), worked out before
/// anything is booked. Goes over what accounts hold, account by account, however many contracts are
/// listed.
final class Variation {
  /// Positive: the account receives.
  record Payment(Account account, long amount) {}

  private final State state;
  private final SettlementPrice[] byNumber;

  Variation(State state, List<SettlementPrice> prices) {
    this.state = state;
    byNumber = new SettlementPrice[state.contracts.all().size() + 1];
    for (var price : prices) {
      byNumber[price.contract().number] = price;
    }
  }

  /// By account name, zeros left out. Throws an `ArithmeticException` when some position is worth
  /// more than can be counted.
  List<Payment> payments(Cascades cascades) {
    var payments = new ArrayList<Payment>();
    for (var account : state.accounts.inOrderOfName()) {
      long amount = cascades.rest(account);
      for (int place = 0; place < account.lineCount(); place++) {
        amount = Math.addExact(amount, due(account.lineAt(place)));
      }
      if (amount != 0) {
        payments.add(new Payment(account, amount));
      }
    }
    return payments;
  }

  private long due(Line line) {
    var price = byNumber[line.contract.number];
    if (price == null) {
      return 0;
    }
    return price.expires()
        ? ClearingHouse.lastVariation(line, price.price())
        : ClearingHouse.variation(line, price.price());
  }

  /// From now on every line stands at the new price.
  void carry() {
    for (var account : state.accounts.inOrderOfOpening()) {
      for (int place = 0; place < account.lineCount(); place++) {
        var line = account.lineAt(place);
        var price = byNumber[line.contract.number];
        if (price != null) {
          ClearingHouse.carry(line, price.price());
        }
      }
    }
  }
}
