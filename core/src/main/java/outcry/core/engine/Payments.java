// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.money.Micros;
import outcry.wire.AccountKind;
import outcry.wire.DepositDecoder;
import outcry.wire.Flag;
import outcry.wire.PaymentKind;
import outcry.wire.RefuseReason;
import outcry.wire.WithdrawDecoder;

/// Cash in and out. A key makes a payment safe to send twice: the repeat is answered with the first
/// result (rule S-8).
final class Payments {
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
    var first = account == null ? null : state.receipts.of(account.number, key);
    if (first != null) {
      return first.kind() == PaymentKind.DEPOSIT && first.amount() == amount
          ? repeatDeposit(account, first, key)
          : Receipt.duplicate(amount, first, key);
    }
    if (amount <= 0 || amount > state.mostPaidIn()) {
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
    events.deposited(account, keep(account, key, PaymentKind.DEPOSIT, amount), Flag.NO, key);
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
    var first = state.receipts.of(account.number, key);
    if (first != null) {
      return first.kind() == PaymentKind.WITHDRAWAL && first.amount() == amount
          ? repeatWithdrawal(account, first, key)
          : Receipt.duplicate(amount, first, key);
    }
    if (amount <= 0 || amount % Micros.CENT != 0) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long free = state.withdrawable(account);
    if (amount > free) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, amount, free, name);
    }
    state.ledger.transfer(account.number, Ledger.BANK, amount);
    events.withdrawn(account, keep(account, key, PaymentKind.WITHDRAWAL, amount), Flag.NO, key);
    return null;
  }

  private Receipt keep(Account account, String key, PaymentKind kind, long amount) {
    var receipt = Receipt.of(kind, amount, state.cash(account));
    state.receipts.keep(account.number, key, receipt);
    return receipt;
  }

  private Refusal.OfCommand repeatDeposit(Account account, Receipt first, String key) {
    events.deposited(account, first, Flag.YES, key);
    return null;
  }

  private Refusal.OfCommand repeatWithdrawal(Account account, Receipt first, String key) {
    events.withdrawn(account, first, Flag.YES, key);
    return null;
  }
}
