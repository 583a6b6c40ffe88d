// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.Waterfall;
import outcry.core.clearing.Waterfall.Borne;
import outcry.wire.AccountKind;
import outcry.wire.LossLayer;
import outcry.wire.MoveReason;

/// What a close-out cost, and who pays it (rules D-6 to D-10): first what the accounts themselves
/// have, house accounts for one another and for clients, never a client for anybody else; then the
/// layers behind.
final class LossBooking {
  private final State state;
  private final DefaultEvents events;
  private final LossLayers layers;
  private final SecuritySales sales;
  private Member defaulter;

  LossBooking(State state, DefaultEvents events, LedgerEvents told) {
    this.state = state;
    this.events = events;
    this.layers = new LossLayers(state);
    this.sales = new SecuritySales(state, events, told);
  }

  /// `before`: the closed accounts and their cash before, clients' first.
  void book(Member member, Map<Account, Long> before, Map<Integer, Long> torn) {
    defaulter = member;
    layers.remember();
    var own = new ArrayList<Account>();
    var clients = new ArrayList<Account>();
    before.keySet().forEach(each -> (isHouse(each) ? own : clients).add(each));
    long ownLoss = Math.max(lost(own, before), shortOf(own));
    var clientLosses = clients.stream().mapToLong(c -> lost(List.of(c), before)).toArray();
    for (int i = 0; i < clientLosses.length; i++) {
      clientLosses[i] = Math.max(clientLosses[i], shortOf(List.of(clients.get(i))));
    }
    cover(own);
    long used = ownLoss - shortOf(own);
    var margins = new long[clientLosses.length];
    for (int i = 0; i < margins.length; i++) {
      var client = clients.get(i);
      cover(List.of(client));
      margins[i] = clientLosses[i] - shortOf(List.of(client));
      used += draw(own, client);
    }
    if (used > 0) {
      bear(LossLayer.MARGIN, member, own.getFirst(), used);
    }
    long loss = ownLoss;
    for (int i = 0; i < margins.length; i++) {
      loss += clientLosses[i];
      if (margins[i] > 0) {
        bear(LossLayer.MARGIN, member, clients.get(i), margins[i]);
      }
    }
    own.addAll(clients);
    long unallocated = allocate(own, torn);
    before.keySet().forEach(account -> account.unpaid = 0);
    events.closed(member.name, loss, unallocated);
  }

  private static boolean isHouse(Account account) {
    return account.kind == AccountKind.HOUSE;
  }

  /// What the close-out took, and a last variation that could not be paid in full.
  private long lost(List<Account> accounts, Map<Account, Long> before) {
    long lost = 0;
    for (var account : accounts) {
      long had = before.get(account);
      lost += had - state.cash(account) + (had < 0 ? account.unpaid : 0);
    }
    return Math.max(0, lost);
  }

  /// What the accounts together are below zero.
  private long shortOf(List<Account> accounts) {
    return Math.max(0, -accounts.stream().mapToLong(state::cash).sum());
  }

  /// Accounts pay for one another, and sell what else they have, until none is below zero or
  /// nothing is left.
  private void cover(List<Account> accounts) {
    for (var account : accounts) {
      draw(accounts, account);
    }
    for (var account : accounts) {
      for (var holder : accounts) {
        sales.raise(holder, -state.cash(account));
        draw(accounts, account);
      }
    }
  }

  /// Takes what `account` is below zero from those that have cash; returns how much that was.
  private long draw(List<Account> from, Account account) {
    long drawn = 0;
    for (var other : from) {
      long amount = Math.min(-state.cash(account), state.cash(other));
      if (amount > 0) {
        state.ledger.transfer(other.number, account.number, amount);
        tell(other.number, account, amount, MoveReason.HOUSE_MONEY, MoveReason.HOUSE_MONEY);
        drawn += amount;
      }
    }
    return drawn;
  }

  private void bear(LossLayer layer, Member member, Account account, long amount) {
    state.estates.bear(defaulter, layer, member, account.number, amount);
    events.lossBorne(layer, member.name, account.number, amount, defaulter.name);
  }

  /// Returns what nobody bears: the accounts stay below zero by it.
  private long allocate(List<Account> accounts, Map<Integer, Long> torn) {
    long loss = 0;
    for (var account : accounts) {
      loss += Math.max(0, -state.cash(account));
    }
    var result = Waterfall.allocate(loss, layers.behind(defaulter, torn));
    for (var borne : result.borne()) {
      take(borne, accounts);
    }
    return result.unallocated();
  }

  private void take(Borne borne, List<Account> accounts) {
    var bearer = borne.bearer();
    var layer = bearer.layer();
    var member = bearer.member().isEmpty() ? null : state.members.member(bearer.member());
    var payer = bearer.source() > 0 ? state.accounts.account(bearer.source()) : null;
    int number = payer == null ? 0 : payer.number;
    events.lossBorne(layer, bearer.member(), number, borne.amount(), defaulter.name);
    state.estates.bear(defaulter, layer, member, bearer.source(), borne.amount());
    if (layer == LossLayer.ASSESSMENT) {
      member.assessed += borne.amount();
    }
    if (payer != null) {
      payer.cycleResult -= layer == LossLayer.GAINS ? borne.amount() : 0;
      payer.forgetMarginBound();
    }
    long left = borne.amount();
    for (var account : accounts) {
      long amount = Math.min(left, -state.cash(account));
      if (amount > 0) {
        state.ledger.transfer(bearer.source(), account.number, amount);
        tell(bearer.source(), account, amount, reason(layer), MoveReason.COVER);
        left -= amount;
      }
    }
  }

  /// A movement between two accounts is told of both.
  private void tell(int from, Account to, long amount, MoveReason out, MoveReason in) {
    if (from > 0) {
      events.cashMoved(state.accounts.account(from), -amount, out, state.ledgerName(to.number));
    }
    events.cashMoved(to, amount, in, state.ledgerName(from));
  }

  private static MoveReason reason(LossLayer layer) {
    return switch (layer) {
      case ASSESSMENT -> MoveReason.ASSESSMENT;
      case GAINS -> MoveReason.GAINS;
      default -> MoveReason.TEAR_UP;
    };
  }
}
