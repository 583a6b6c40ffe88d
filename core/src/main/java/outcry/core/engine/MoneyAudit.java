// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.clearing.Ledger;

/// Goes over the money by another way than it was booked (rule S-17): the bank against everybody
/// else, what waits in `rounding` against those who wait for it, reservations and collateral one by
/// one.
final class MoneyAudit {
  private final State state;
  private final List<String> faults = new ArrayList<>();
  private final TreeMap<Integer, Long> reserved = new TreeMap<>();

  private MoneyAudit(State state) {
    this.state = state;
  }

  /// Empty unless something is broken.
  static List<String> faults(State state) {
    var audit = new MoneyAudit(state);
    audit.bank();
    audit.named();
    state.reservations.forEach(
        (account, _, reservation) -> {
          if (reservation.isOpen()) {
            audit.reserved.merge(account, reservation.amount(), Math::addExact);
          }
        });
    state.accounts.inOrderOfOpening().forEach(audit::account);
    return audit.faults;
  }

  /// The bank is minus all that is with the house: nothing was made and nothing lost.
  private void bank() {
    var ledger = state.ledger;
    long held = ledger.balance(Ledger.FEES) + ledger.balance(Ledger.VARIATION);
    held += ledger.balance(Ledger.ROUNDING);
    held += ledger.balance(Ledger.SKIN1) + ledger.balance(Ledger.SKIN2);
    for (var account : state.accounts.inOrderOfOpening()) {
      held += ledger.cash(account.number);
    }
    for (var member : state.members.inOrder()) {
      held += ledger.balance(Ledger.fund(member.number));
    }
    same("the bank and what the house holds", -ledger.balance(Ledger.BANK), held);
    same("the ledger's sum", 0, ledger.sum());
  }

  private void named() {
    var ledger = state.ledger;
    same("variation left over", 0, ledger.balance(Ledger.VARIATION));
    long waiting = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      waiting += account.accrued;
    }
    same("rounding and what waits in it", waiting, ledger.balance(Ledger.ROUNDING));
    notNegative("fees", ledger.balance(Ledger.FEES));
    notNegative("skin1", ledger.balance(Ledger.SKIN1));
    notNegative("skin2", ledger.balance(Ledger.SKIN2));
    for (var member : state.members.inOrder()) {
      notNegative("fund:" + member.name, ledger.balance(Ledger.fund(member.number)));
      notNegative("contribution of " + member.name, member.contribution);
    }
  }

  private void account(Account account) {
    long open = reserved.getOrDefault(account.number, 0L);
    same("cash set aside of " + account.name, open, account.reserved);
    long securities = state.custody.securities(account.number);
    same("collateral of " + account.name, securities, account.securities);
    for (var holding : state.custody.holdings(account.number)) {
      var name = holding.asset.name + " of " + account.name;
      same(name, holding.asset.value(holding.quantity), holding.value);
      notNegative(name, holding.quantity);
    }
  }

  private void same(String what, long expected, long found) {
    if (expected != found) {
      faults.add("%s: %d, not %d".formatted(what, found, expected));
    }
  }

  private void notNegative(String what, long amount) {
    if (amount < 0) {
      faults.add("%s is negative: %d".formatted(what, amount));
    }
  }
}
