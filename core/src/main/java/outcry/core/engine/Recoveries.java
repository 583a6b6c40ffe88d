// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.Ledger;
import outcry.core.clearing.Waterfall;
import outcry.core.clearing.Waterfall.Bearer;
import outcry.core.clearing.Waterfall.Borne;
import outcry.core.engine.Estates.Loss;
import outcry.core.money.Micros;
import outcry.wire.MoveReason;
import outcry.wire.RecoverLossDecoder;
import outcry.wire.RefuseReason;

/// Money that comes back from a defaulter, paid to those who bore its loss in the reverse order of
/// the waterfall (rule D-11): first what nobody bore, last its own margin.
final class Recoveries {
  private final State state;
  private final DefaultEvents events;

  Recoveries(State state, DefaultEvents events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand recover(RecoverLossDecoder command) {
    long amount = command.amount();
    var name = command.member();
    var member = state.members.member(name);
    if (member == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, name);
    }
    if (!member.inDefault) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "member");
    }
    if (amount <= 0 || amount % Micros.CENT != 0 || amount > state.mostPaidIn()) {
      return Refusal.OfCommand.amount(amount, "amount");
    }
    long most = missing(member);
    if (amount > most) {
      return new Refusal.OfCommand(RefuseReason.BAD_AMOUNT, amount, most, "amount");
    }
    long left = amount;
    for (var account : accounts(member)) {
      left -= credit(account, Math.min(left, -state.cash(account)));
    }
    var losses = state.estates.of(member);
    var missing = new ArrayList<Borne>();
    for (var loss : losses) {
      var bearer = new Bearer(loss.layer, loss.memberName(), loss.source, loss.missing());
      missing.add(new Borne(bearer, loss.missing()));
    }
    long[] back = Waterfall.recover(left, missing);
    for (int i = back.length - 1; i >= 0; i--) {
      if (back[i] > 0) {
        pay(member, losses.get(i), back[i]);
      }
    }
    return null;
  }

  /// Accounts of the defaulter that are below zero hold what nobody bore.
  private long missing(Member member) {
    long missing = 0;
    for (var loss : state.estates.of(member)) {
      missing += loss.missing();
    }
    for (var account : accounts(member)) {
      missing += Math.max(0, -state.cash(account));
    }
    return missing;
  }

  private Iterable<Account> accounts(Member member) {
    return state.accounts.inOrderOfName().stream()
            .filter(account -> account.member.equals(member.name))
        ::iterator;
  }

  private long credit(Account account, long amount) {
    if (amount <= 0) {
      return 0;
    }
    state.ledger.transfer(Ledger.BANK, account.number, amount);
    account.forgetMarginBound();
    events.cashMoved(account, amount, MoveReason.RECOVERY, state.ledgerName(Ledger.BANK));
    return amount;
  }

  private void pay(Member defaulter, Loss loss, long amount) {
    loss.recovered += amount;
    int account = Math.max(0, loss.source);
    events.recovered(loss.layer, loss.memberName(), account, amount, defaulter.name);
    if (account > 0) {
      credit(state.accounts.account(account), amount);
    } else {
      state.ledger.transfer(Ledger.BANK, destination(loss), amount);
    }
  }

  /// An assessment that came from the bank is paid into the fund of the member.
  private static int destination(Loss loss) {
    return loss.source == Ledger.BANK ? Ledger.fund(loss.member.number) : loss.source;
  }
}
