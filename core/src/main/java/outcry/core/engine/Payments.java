// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.money.Micros;
import outcry.wire.AccountKind;
import outcry.wire.DepositDecoder;
import outcry.wire.Flag;
import outcry.wire.RefuseReason;
import outcry.wire.WithdrawDecoder;

/// Cash in and out. A key makes a payment safe to send twice: the repeat is answered with the first
/// result (rule S-8).
final class Payments {
  /// All deposits together stay below this, so that no sum of money ever overflows.
  private static final long MOST = Long.MAX_VALUE / 4;

  private final State state;
  private final Events events;

  Payments(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand deposit(DepositDecoder command) {
    long amount = command.amount();
    var name = command.account();
    var key = command.key();
    var account = state.accounts.account(name);
    var first = receipt(account, key);
    if (first != null) {
      return first.amount() == amount
          ? repeatDeposit(account, first, key)
          : duplicate(amount, first, key);
    }
    if (amount <= 0 || amount > MOST - state.ledger.total()) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    if (account == null) {
      if (name.isEmpty()) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
      }
      account = state.open(name, name, AccountKind.HOUSE);
      events.accountOpened(account);
    }
    state.ledger.transfer(Ledger.BANK, account.number, amount);
    events.deposited(account, keep(account, key, amount), Flag.NO, key);
    return null;
  }

  Refusal.OfCommand withdraw(WithdrawDecoder command) {
    long amount = command.amount();
    var name = command.account();
    var key = command.key();
    var account = state.accounts.account(name);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
    }
    var first = receipt(account, key);
    if (first != null) {
      return first.amount() == -amount
          ? repeatWithdrawal(account, first, key)
          : duplicate(amount, first, key);
    }
    if (amount <= 0 || amount % Micros.CENT != 0) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long cash = state.cash(account);
    long free = Math.min(cash, cash - state.margin.total(account));
    if (amount > free) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, amount, free, name);
    }
    state.ledger.transfer(account.number, Ledger.BANK, amount);
    events.withdrawn(account, keep(account, key, -amount), Flag.NO, key);
    return null;
  }

  private State.Receipt receipt(Account account, String key) {
    return account == null || key.isEmpty()
        ? null
        : state.receipts.get(new State.ReceiptKey(account.number, key));
  }

  private State.Receipt keep(Account account, String key, long amount) {
    var receipt = new State.Receipt(amount, state.cash(account));
    if (!key.isEmpty()) {
      state.receipts.put(new State.ReceiptKey(account.number, key), receipt);
    }
    return receipt;
  }

  private Refusal.OfCommand repeatDeposit(Account account, State.Receipt first, String key) {
    events.deposited(account, first, Flag.YES, key);
    return null;
  }

  private Refusal.OfCommand repeatWithdrawal(Account account, State.Receipt first, String key) {
    events.withdrawn(account, first, Flag.YES, key);
    return null;
  }

  private static Refusal.OfCommand duplicate(long amount, State.Receipt first, String key) {
    return new Refusal.OfCommand(RefuseReason.DUPLICATE_REF, amount, first.amount(), key);
  }
}
