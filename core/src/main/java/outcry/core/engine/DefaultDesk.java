// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.wire.AccountKind;
import outcry.wire.DeclareDefaultDecoder;
import outcry.wire.PortAccountDecoder;
import outcry.wire.RefuseReason;

/// Declares a member in default, and moves its clients to others (rules D-1, D-12).
final class DefaultDesk {
  private final State state;
  private final DefaultEvents events;
  private final KillSwitch killSwitch;
  private final MarginCalls calls;
  private final Liquidation liquidation;

  DefaultDesk(
      State state,
      DefaultEvents events,
      KillSwitch killSwitch,
      MarginCalls calls,
      Liquidation liquidation) {
    this.state = state;
    this.calls = calls;
    this.liquidation = liquidation;
    this.events = events;
    this.killSwitch = killSwitch;
  }

  Refusal.OfCommand declare(DeclareDefaultDecoder command) {
    var name = command.member();
    var member = state.members.member(name);
    if (member == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, name);
    }
    if (member.inDefault) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "member");
    }
    member.inDefault = true;
    member.killed = true;
    events.defaulted(name);
    for (var account : killSwitch.accounts(name)) {
      calls.met(account);
      liquidation.end(account);
    }
    killSwitch.set(killSwitch.accounts(name), true);
    return null;
  }

  Refusal.OfCommand port(PortAccountDecoder command) {
    var name = command.account();
    var to = command.to();
    var account = state.accounts.account(name);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
    }
    var member = state.members.member(to);
    if (member == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_MEMBER, to);
    }
    if (account.kind == AccountKind.HOUSE) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "account");
    }
    if (member.inDefault || member.killed || account.member.equals(to)) {
      return Refusal.OfCommand.of(RefuseReason.BAD_TERMS, "to");
    }
    long needed = state.margin.total(account);
    long has = state.collateral(account);
    return needed > has
        ? new Refusal.OfCommand(RefuseReason.INSUFFICIENT_CASH, needed, has, name)
        : move(account, member);
  }

  private Refusal.OfCommand move(Account account, Member to) {
    var from = account.member;
    account.member = to.name;
    events.ported(account, from, to.name);
    if (account.killed) {
      killSwitch.set(List.of(account), false);
    }
    return null;
  }
}
