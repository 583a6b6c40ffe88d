// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import outcry.server.feed.Makeup;
import outcry.server.scenario.Names;
import outcry.wire.ContractListedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.ProductListedDecoder;

/// What one account holds, and what every contract was settled at last.
final class Holdings {
  private final Names names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Map<Integer, Long> multipliers = new HashMap<>();
  private final Map<Integer, Long> units = new HashMap<>();
  private final Map<Integer, Long> prices = new HashMap<>();
  private final TreeMap<Integer, Long> lots = new TreeMap<>();

  Holdings(Names names) {
    this.names = names;
  }

  void list(ProductListedDecoder listed) {
    multipliers.put(listed.number(), listed.multiplier());
  }

  /// A lot of a strip is one of each month.
  void list(DirectBuffer buffer, int offset) {
    var listed = new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header);
    int number = listed.number();
    long multiplier = multipliers.getOrDefault(listed.product(), 1L);
    var makeup = Makeup.of(listed);
    units.put(number, multiplier * Math.max(1, makeup.months().size()));
  }

  void move(int contract, long more) {
    long now = lots.merge(contract, more, Long::sum);
    if (now == 0) {
      lots.remove(contract);
    }
  }

  void settle(int contract, long price) {
    prices.put(contract, price);
  }

  void expire(int contract) {
    lots.remove(contract);
  }

  /// In listing order.
  List<Statement.Position> positions() {
    var positions = new ArrayList<Statement.Position>();
    lots.forEach(
        (contract, held) -> {
          var price = prices.get(contract);
          positions.add(
              new Statement.Position(
                  names.contract(contract),
                  held,
                  price == null ? "" : names.price(contract, price),
                  price == null ? 0 : held * units.getOrDefault(contract, 1L) * price));
        });
    return positions;
  }
}
