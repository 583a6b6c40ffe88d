// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import outcry.core.account.Account;
import outcry.wire.CancelReason;
import outcry.wire.Flag;
import outcry.wire.RefuseReason;
import outcry.wire.SwitchKillDecoder;

/// Sets an account or a member apart and lets it in again (rule X-26).
final class KillSwitch {
  private final State state;
  private final Events events;
  private final Trading trading;

  KillSwitch(State state, Events events, Trading trading) {
    this.state = state;
    this.events = events;
    this.trading = trading;
  }

  Refusal.OfCommand set(SwitchKillDecoder command) {
    boolean on = command.on() == Flag.YES;
    boolean ofMember = command.ofMember() == Flag.YES;
    var name = command.name();
    if (!ofMember) {
      var account = state.accounts.account(name);
      if (account == null) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
      }
      if (!on && state.members.member(account.member).inDefault) {
        return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "account");
      }
      set(List.of(account), on);
      return null;
    }
    var accounts = accounts(name);
    if (accounts.isEmpty()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, name);
    }
    if (!on && state.members.member(name).inDefault) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "member");
    }
    state.members.named(name).killed = on;
    set(accounts, on);
    return null;
  }

  /// Of a member, in the order they were opened.
  List<Account> accounts(String member) {
    return state.accounts.inOrderOfOpening().stream()
        .filter(account -> account.member.equals(member))
        .toList();
  }

  void set(List<Account> accounts, boolean on) {
    for (var account : accounts) {
      if (account.killed != on) {
        account.killed = on;
        events.killed(account);
      }
      if (on) {
        for (int entry : state.liveOrders(account.number, 0)) {
          trading.cancel(entry, CancelReason.KILL);
        }
      }
    }
    trading.finish();
  }
}
