// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.wire.Flag;

/// Follows margin calls up (rules D-2 to D-4): a call has a deadline, a missed one is told and,
/// when the house says so, leads to liquidation, which goes on until the account is covered.
final class MarginCalls implements Due {
  private final State state;
  private final DefaultEvents events;
  private final Liquidation liquidation;

  MarginCalls(State state, DefaultEvents events, Liquidation liquidation) {
    this.state = state;
    this.events = events;
    this.liquidation = liquidation;
  }

  /// The account was called; the deadline of an open call stays.
  void called(Account account) {
    boolean follows = state.house.callDeadline != Contract.NONE && account.callDue == 0;
    if (follows && !isInDefault(account)) {
      account.callDue = state.time + state.house.callDeadline;
      state.appointments.add(account.callDue, account);
      state.dueAt(account.callDue);
    }
  }

  /// The account is covered.
  void met(Account account) {
    if (account.callDue != 0) {
      state.appointments.remove(account.callDue, account);
      account.callDue = 0;
    }
  }

  private boolean isInDefault(Account account) {
    return state.members.member(account.member).inDefault;
  }

  @Override
  public long nextDue() {
    return state.appointments.next();
  }

  @Override
  public void fire(long time) {
    while (state.appointments.next() <= time) {
      var account = state.accounts.account(state.appointments.take());
      if (account.callDue != 0 && account.callDue <= time) {
        account.callDue = 0;
        runOut(account);
      } else if (account.liquidateAt != 0 && account.liquidateAt <= time) {
        liquidation.goOn(account);
      }
    }
  }

  private void runOut(Account account) {
    long required = state.margin.required(account);
    long collateral = state.collateral(account);
    if (required > collateral && !isInDefault(account)) {
      events.callMissed(account, required, collateral);
      if (state.house.liquidate == Flag.YES) {
        liquidation.start(account);
      }
    }
  }
}
