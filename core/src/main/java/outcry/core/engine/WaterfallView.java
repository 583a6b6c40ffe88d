// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Member;
import outcry.core.clearing.Waterfall.Bearer;
import outcry.core.engine.Estates.Loss;
import outcry.wire.AccountKind;
import outcry.wire.LossLayer;

/// The waterfall as it stands (rule D-6): what each layer could bear now and what defaults have
/// used of it.
public final class WaterfallView {
  /// `member` is empty for the house's own capital, `account` for what is no account's money.
  public record Layer(LossLayer layer, String member, String account, long available, long used) {}

  private final State state;

  WaterfallView(State state) {
    this.state = state;
  }

  /// `defaulter` null: of no default in particular.
  List<Layer> layers(Member defaulter) {
    var used = used(defaulter);
    var layers = new ArrayList<Layer>();
    if (defaulter != null) {
      layers.add(margin(defaulter, used));
    }
    for (var bearer : new LossLayers(state).behind(defaulter, new TreeMap<>())) {
      long part = take(used, bearer);
      var account = account(bearer.source());
      layers.add(new Layer(bearer.layer(), bearer.member(), account, bearer.available(), part));
    }
    for (var loss : used) {
      if (loss.amount != 0) {
        insert(
            layers, new Layer(loss.layer, loss.memberName(), account(loss.source), 0, loss.amount));
      }
    }
    return layers;
  }

  private Layer margin(Member defaulter, List<Loss> used) {
    long available = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      boolean own = account.kind == AccountKind.HOUSE && account.member.equals(defaulter.name);
      available += own ? Math.max(0, state.cash(account)) : 0;
    }
    long part = 0;
    for (var loss : used) {
      part += loss.layer == LossLayer.MARGIN ? loss.amount : 0;
      loss.amount = loss.layer == LossLayer.MARGIN ? 0 : loss.amount;
    }
    return new Layer(LossLayer.MARGIN, defaulter.name, "", available, part);
  }

  /// What is still missing of each part, in copies.
  private List<Loss> used(Member defaulter) {
    var used = new ArrayList<Loss>();
    state.estates.forEach(
        (number, loss) -> {
          if (defaulter == null || defaulter.number == number) {
            var copy = new Loss(loss.layer, loss.member, loss.source);
            copy.amount = loss.missing();
            used.add(copy);
          }
        });
    return used;
  }

  /// Several members may have paid in from the bank.
  private static long take(List<Loss> used, Bearer bearer) {
    long part = 0;
    for (var loss : used) {
      boolean same = loss.layer == bearer.layer() && loss.source == bearer.source();
      if (same && (loss.source > 0 || loss.memberName().equals(bearer.member()))) {
        part += loss.amount;
        loss.amount = 0;
      }
    }
    return part;
  }

  private static void insert(List<Layer> layers, Layer layer) {
    int at = 0;
    while (at < layers.size() && layers.get(at).layer.value() <= layer.layer.value()) {
      at++;
    }
    layers.add(at, layer);
  }

  private String account(int source) {
    return source > 0 ? state.accounts.account(source).name : "";
  }
}
