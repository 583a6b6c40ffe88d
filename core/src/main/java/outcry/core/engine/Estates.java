// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Member;
import outcry.wire.LossLayer;

/// What every default has cost whom so far, by defaulter, in the order of the waterfall: what
/// recoveries are paid back by (rule D-11).
final class Estates {
  /// A part of a loss. `member` is null for the house's own capital; `source` is the ledger account
  /// it came from.
  static final class Loss {
    final LossLayer layer;
    final Member member;
    final int source;
    long amount;
    long recovered;

    Loss(LossLayer layer, Member member, int source) {
      this.layer = layer;
      this.member = member;
      this.source = source;
    }

    long missing() {
      return amount - recovered;
    }

    String memberName() {
      return member == null ? "" : member.name;
    }
  }

  @FunctionalInterface
  interface Visitor {
    void onLoss(int defaulter, Loss loss);
  }

  private final TreeMap<Integer, List<Loss>> byDefaulter = new TreeMap<>();

  /// How the default fund was sized last; null before the first time.
  FundSize size;

  List<Loss> of(Member defaulter) {
    return byDefaulter.getOrDefault(defaulter.number, List.of());
  }

  void bear(Member defaulter, LossLayer layer, Member member, int source, long amount) {
    loss(defaulter.number, layer, member, source).amount += amount;
  }

  /// The one part of that layer and source, made when it is new, at its place in the waterfall.
  Loss loss(int defaulter, LossLayer layer, Member member, int source) {
    var losses = byDefaulter.computeIfAbsent(defaulter, _ -> new ArrayList<>());
    int at = 0;
    for (var loss : losses) {
      if (loss.layer == layer && loss.source == source && loss.member == member) {
        return loss;
      }
      at += loss.layer.value() <= layer.value() ? 1 : 0;
    }
    var loss = new Loss(layer, member, source);
    losses.add(at, loss);
    return loss;
  }

  /// What a member was assessed for one default.
  long assessed(Member defaulter, Member member) {
    long sum = 0;
    for (var loss : of(defaulter)) {
      sum += loss.layer == LossLayer.ASSESSMENT && loss.member == member ? loss.amount : 0;
    }
    return sum;
  }

  void forEach(Visitor visitor) {
    byDefaulter.forEach(
        (defaulter, losses) -> losses.forEach(loss -> visitor.onLoss(defaulter, loss)));
  }
}
