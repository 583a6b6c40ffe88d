// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.contract.Product;
import outcry.wire.AccountKind;

/// The large-position report of a product (rule S-24): every account that holds its `level` or more
/// in one month, with all it holds in the product. Empty when the product reports nobody.
public record LargePositions(long level, List<Holder> holders) {
  /// `positions` in listing order; `net` over all months, a strip counting as its months.
  public record Holder(
      String account, String member, AccountKind kind, long net, Map<String, Long> positions) {}

  static LargePositions of(State state, Product product) {
    long level = product.rules.holdings().reportable();
    var holders = new ArrayList<Holder>();
    if (level > 0) {
      for (var account : state.accounts.inOrderOfName()) {
        add(account, product, level, holders);
      }
    }
    return new LargePositions(level, holders);
  }

  private static void add(Account account, Product product, long level, List<Holder> into) {
    var positions = new LinkedHashMap<String, Long>();
    long net = 0;
    boolean large = false;
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      if (line.contract.product == product && line.lots != 0) {
        positions.put(line.contract.name, line.lots);
        net += line.contract.isOption() ? 0 : line.lots * PositionLimits.months(line.contract);
        large |= Math.abs(line.lots) >= level;
      }
    }
    if (large) {
      into.add(new Holder(account.name, account.member, account.kind, net, positions));
    }
  }
}
