// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.account.Member;
import outcry.core.clearing.Ledger;
import outcry.core.clearing.Waterfall.Bearer;
import outcry.core.money.Micros;
import outcry.wire.AccountKind;
import outcry.wire.LossLayer;

/// Who stands behind a defaulter's own money, in which order and with how much (rules D-6 to D-10).
final class LossLayers {
  private final State state;

  LossLayers(State state) {
    this.state = state;
  }

  /// `defaulter` null: of no one in particular, without its own share. `torn`: what the lots were
  /// worth that others lost to a close-out, by account number.
  List<Bearer> behind(Member defaulter, Map<Integer, Long> torn) {
    var layers = new ArrayList<Bearer>();
    if (defaulter != null) {
      fund(layers, LossLayer.OWN_FUND, defaulter);
    }
    layers.add(new Bearer(LossLayer.SKIN1, "", Ledger.SKIN1, state.ledger.balance(Ledger.SKIN1)));
    survivors(defaulter).forEach(member -> fund(layers, LossLayer.FUND, member));
    layers.add(new Bearer(LossLayer.SKIN2, "", Ledger.SKIN2, state.ledger.balance(Ledger.SKIN2)));
    for (var member : survivors(defaulter)) {
      layers.add(
          new Bearer(
              LossLayer.ASSESSMENT, member.name, payer(member), assessable(defaulter, member)));
    }
    var accounts =
        state.accounts.inOrderOfName().stream()
            .filter(account -> isSurvivor(member(account), defaulter))
            .toList();
    for (var account : accounts) {
      if (account.cycleResult > 0) {
        layers.add(bearer(LossLayer.GAINS, account, account.cycleResult));
      }
    }
    for (var account : accounts) {
      long worth = torn.getOrDefault(account.number, 0L);
      long left = state.cash(account) - Math.max(0, account.cycleResult) - called(layers, account);
      if (worth > 0 && left > 0) {
        layers.add(bearer(LossLayer.TEAR_UP, account, Math.min(worth, left)));
      }
    }
    return layers;
  }

  /// What a member may still be assessed for this default (rule D-8).
  long assessable(Member defaulter, Member member) {
    long pledged = pledged(member);
    long once = cap(pledged);
    long done = defaulter == null ? 0 : state.estates.assessed(defaulter, member);
    return Math.max(0, Math.min(once - done, 2 * once - assessed(member)));
  }

  private long cap(long pledged) {
    long cap = Micros.share(pledged, state.house.assessmentCap, Micros.DOLLAR);
    return cap - cap % Micros.CENT;
  }

  /// A fund that has been made up is what it is now; one that has not, what it was.
  long pledged(Member member) {
    return Math.max(member.pledged, balance(member));
  }

  /// Assessments of several defaults count together until the fund is made up again.
  long assessed(Member member) {
    return balance(member) >= member.pledged ? 0 : member.assessed;
  }

  /// Writes down, before a loss is borne, what [#pledged] and [#assessed] say.
  void remember() {
    for (var member : state.members.inOrderOfName()) {
      member.assessed = assessed(member);
      member.pledged = pledged(member);
    }
  }

  private long balance(Member member) {
    return state.ledger.balance(Ledger.fund(member.number));
  }

  private List<Member> survivors(Member defaulter) {
    return state.members.inOrderOfName().stream()
        .filter(member -> member.declared && isSurvivor(member, defaulter))
        .toList();
  }

  private static boolean isSurvivor(Member member, Member defaulter) {
    return member != defaulter && !member.inDefault;
  }

  Member member(Account account) {
    return state.members.member(account.member);
  }

  private void fund(List<Bearer> layers, LossLayer layer, Member member) {
    if (member.declared) {
      layers.add(new Bearer(layer, member.name, Ledger.fund(member.number), balance(member)));
    }
  }

  private static Bearer bearer(LossLayer layer, Account account, long available) {
    return new Bearer(layer, account.member, account.number, available);
  }

  /// What an account may have to pay in assessments.
  private static long called(List<Bearer> layers, Account account) {
    return layers.stream()
        .filter(each -> each.layer() == LossLayer.ASSESSMENT && each.source() == account.number)
        .mapToLong(Bearer::available)
        .sum();
  }

  /// The account an assessment is taken from: the member's oldest house account; the bank when it
  /// has none.
  private int payer(Member member) {
    for (var account : state.accounts.inOrderOfOpening()) {
      if (account.kind == AccountKind.HOUSE && account.member.equals(member.name)) {
        return account.number;
      }
    }
    return Ledger.BANK;
  }
}
