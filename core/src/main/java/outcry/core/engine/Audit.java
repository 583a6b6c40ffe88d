// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;

/// Goes over the books by another way than they were kept, and lists what does not agree: money,
/// positions, open quantities, prices that should have traded.
final class Audit {
  private final State state;
  private final List<String> faults = new ArrayList<>();

  private Audit(State state) {
    this.state = state;
  }

  /// Empty unless something is broken.
  static List<String> faults(State state) {
    var audit = new Audit(state);
    audit.faults.addAll(MoneyAudit.faults(state));
    audit.money();
    state.contracts.all().forEach(audit::lots);
    audit.work();
    audit.margin();
    state.pits().forEach(audit::prices);
    return audit.faults;
  }

  /// Nobody's capital is below zero, and nothing is left between two payments (rule D-14).
  private void money() {
    if (state.ledger.balance(Ledger.VARIATION) != 0) {
      faults.add("variation is " + state.ledger.balance(Ledger.VARIATION));
    }
    for (int capital : new int[] {Ledger.SKIN1, Ledger.SKIN2}) {
      if (state.ledger.balance(capital) < 0) {
        faults.add(state.ledgerName(capital) + " is " + state.ledger.balance(capital));
      }
    }
    for (var member : state.members.inOrder()) {
      long fund = state.ledger.balance(Ledger.fund(member.number));
      if (fund < 0) {
        faults.add("fund:" + member.name + " is " + fund);
      }
    }
    state.estates.forEach(
        (defaulter, loss) -> {
          if (loss.amount < 0 || loss.recovered < 0 || loss.recovered > loss.amount) {
            faults.add(
                "of default %d %s bore %d and got %d back"
                    .formatted(defaulter, loss.layer, loss.amount, loss.recovered));
          }
        });
  }

  private void lots(Contract contract) {
    long net = 0;
    long longs = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      var line = account.lineOrNull(contract);
      net += line == null ? 0 : line.lots;
      longs += line == null ? 0 : Math.max(0, line.lots);
    }
    if (net != 0) {
      faults.add("longs and shorts of " + contract.name + " differ by " + net);
    }
    if (longs != contract.openInterest) {
      faults.add(
          "open interest of %s is %d, longs are %d"
              .formatted(contract.name, contract.openInterest, longs));
    }
  }

  /// What works for an account is what is left of its live orders, a spread's in every leg.
  private void work() {
    var shadows = new LinkedHashMap<Integer, Account>();
    for (int entry : state.liveOrders(0, 0)) {
      if (!state.orders.isBlock(entry)) {
        var owner = state.accounts.account(state.orders.ids.account(entry));
        var shadow = shadows.computeIfAbsent(owner.number, _ -> shadow(owner));
        var contract = state.contracts.contract(state.orders.contract[entry]);
        boolean buy = state.orders.buy[entry];
        int left = Resting.left(state, entry);
        Working.add(shadow, contract, buy, left);
        if (contract.isUpfront()) {
          long limit = Resting.price(state, entry);
          Working.premium(shadow, contract, Working.cost(contract, buy, left, limit));
        }
      }
    }
    for (var account : state.accounts.inOrderOfOpening()) {
      work(account, shadows.getOrDefault(account.number, shadow(account)));
    }
  }

  /// What is remembered of an account's margin is no less than its margin.
  private void margin() {
    for (var account : state.accounts.inOrderOfOpening()) {
      long total = state.margin.total(account);
      long bound = account.marginBound();
      if (bound >= 0 && (bound < total || account.grossBound() < state.margin.gross())) {
        faults.add("%s needs %d, remembered %d".formatted(account.name, total, bound));
      }
    }
  }

  private static Account shadow(Account account) {
    return new Account(account.number, account.name, account.member, account.kind);
  }

  private void work(Account account, Account shadow) {
    for (var contract : state.contracts.all()) {
      var line = account.lineOrNull(contract);
      var own = shadow.line(contract);
      long buys = line == null ? 0 : line.buys;
      long sells = line == null ? 0 : line.sells;
      if (buys != own.buys || sells != own.sells) {
        faults.add(
            "%s works %d and -%d of %s, its orders %d and -%d"
                .formatted(account.name, buys, sells, contract.name, own.buys, own.sells));
      }
      long premium = line == null ? 0 : line.premiums;
      if (premium != own.premiums) {
        faults.add(
            "%s has %d for premium of %s, its orders ask %d"
                .formatted(account.name, premium, contract.name, own.premiums));
      }
      if (contract.isUpfront() && line != null && line.carried != 0) {
        faults.add(
            "%s carries %d of %s, which is paid upfront"
                .formatted(account.name, line.carried, contract.name));
      }
    }
  }

  private void prices(Pit pit) {
    if (pit.isTrading() && pit.isCrossed()) {
      faults.add("the book of " + pit.contract.name + " is crossed");
    }
    for (var triangle : pit.triangles) {
      if (pit == triangle.spread() && triangle.isOpen() && isUnbounded(triangle.near())) {
        implied(triangle);
      }
    }
  }

  /// Limits and pauses keep implied trades from being made.
  private static boolean isUnbounded(Pit month) {
    return !month.hasPauses() && month.contract.product.rules.dailyLimit() == Contract.NONE;
  }

  private void implied(Triangle triangle) {
    var spread = triangle.spread().book;
    var near = triangle.near().book;
    var far = triangle.far().book;
    boolean buys =
        near.hasBid()
            && spread.hasAsk()
            && far.hasAsk()
            && near.bestBid() >= spread.bestAsk() + far.bestAsk();
    boolean sells =
        near.hasAsk()
            && spread.hasBid()
            && far.hasBid()
            && near.bestAsk() <= spread.bestBid() + far.bestBid();
    if (buys || sells) {
      faults.add("implied prices of " + triangle.spread().contract.name + " cross a book");
    }
  }
}
