// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.money.Micros;
import outcry.wire.Flag;
import outcry.wire.HoldCashDecoder;
import outcry.wire.HoldStep;
import outcry.wire.PaymentKind;
import outcry.wire.RefuseReason;

/// Withdrawals in two steps: cash is set aside under a ref, and later paid out or released, once
/// (rule S-13).
final class Holds {
  private final State state;
  private final LedgerEvents events;

  Holds(State state, LedgerEvents events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand hold(HoldCashDecoder command) {
    long amount = command.amount();
    boolean all = command.all() == Flag.YES;
    var step = command.step();
    var name = command.account();
    var key = command.key();
    var account = state.accounts.account(name);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
    }
    if (key.isEmpty() || step == HoldStep.NULL_VAL) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, 0, 0, "ref");
    }
    if (step == HoldStep.RESERVE) {
      return reserve(account, amount, key);
    }
    var reservation = state.reservations.of(account.number, key);
    if (reservation == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_REF, key);
    }
    return step == HoldStep.POST
        ? post(account, reservation, all ? reservation.amount() : amount, key)
        : release(account, reservation, key);
  }

  private Refusal.OfCommand reserve(Account account, long amount, String key) {
    var first = state.receipts.of(account.number, key);
    if (first != null) {
      if (first.kind() != PaymentKind.RESERVATION || first.amount() != amount) {
        return Receipt.duplicate(amount, first, key);
      }
      events.cashHeld(
          account, HoldStep.RESERVE, amount, 0, first.after(), first.value(), Flag.YES, key);
      return null;
    }
    if (amount <= 0 || amount % Micros.CENT != 0) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long free = state.withdrawable(account);
    if (amount > free) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, amount, free, account.name);
    }
    account.reserved += amount;
    long cash = state.cash(account);
    var receipt = new Receipt(PaymentKind.RESERVATION, 0, amount, cash, account.reserved, 0);
    state.receipts.keep(account.number, key, receipt);
    state.reservations.keep(account.number, key, Reservation.open(amount));
    events.cashHeld(account, HoldStep.RESERVE, amount, 0, cash, account.reserved, Flag.NO, key);
    return null;
  }

  /// Cash that losses have eaten meanwhile cannot be paid out.
  private Refusal.OfCommand post(
      Account account, Reservation reservation, long amount, String key) {
    if (!reservation.isOpen()) {
      boolean same = reservation.step() == HoldStep.POST && reservation.paid() == amount;
      return same ? repeat(account, reservation, key) : resolved(reservation, amount, key);
    }
    if (amount <= 0 || amount % Micros.CENT != 0) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long others = account.reserved - reservation.amount();
    long most = Math.min(reservation.amount(), state.cash(account) - others);
    if (state.isHeld(account)) {
      most = 0;
    }
    if (amount > most) {
      return new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, amount, most, account.name);
    }
    state.ledger.transfer(account.number, Ledger.BANK, amount);
    resolve(account, reservation, HoldStep.POST, amount, key);
    return null;
  }

  private Refusal.OfCommand release(Account account, Reservation reservation, String key) {
    if (!reservation.isOpen()) {
      return reservation.step() == HoldStep.VOID
          ? repeat(account, reservation, key)
          : resolved(reservation, 0, key);
    }
    resolve(account, reservation, HoldStep.VOID, 0, key);
    return null;
  }

  private void resolve(
      Account account, Reservation reservation, HoldStep step, long paid, String key) {
    account.reserved -= reservation.amount();
    var done =
        new Reservation(step, reservation.amount(), paid, state.cash(account), account.reserved);
    state.reservations.keep(account.number, key, done);
    tell(account, done, Flag.NO, key);
  }

  private Refusal.OfCommand repeat(Account account, Reservation done, String key) {
    tell(account, done, Flag.YES, key);
    return null;
  }

  private void tell(Account account, Reservation done, Flag repeat, String key) {
    boolean posted = done.step() == HoldStep.POST;
    long told = posted ? done.paid() : done.amount();
    long released = posted ? done.amount() - done.paid() : 0;
    events.cashHeld(
        account, done.step(), told, released, done.cash(), done.reserved(), repeat, key);
  }

  private static Refusal.OfCommand resolved(Reservation done, long amount, String key) {
    return new Refusal.OfCommand(RefuseReason.TOO_LATE, amount, done.paid(), key);
  }
}
