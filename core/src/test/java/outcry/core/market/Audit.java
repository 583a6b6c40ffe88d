// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.HashMap;
import java.util.Map;

/// What must hold whatever the rules say, read from the exchange's events alone: an order's lots
/// are traded, left, cancelled or lost to self-match prevention, once each; an order that is over
/// is never heard of again.
final class Audit {
  private record Open(int contract, long lots) {}

  private final Terms terms;
  private final Map<Long, Open> open = new HashMap<>();

  Audit(Terms terms) {
    this.terms = terms;
  }

  /// What is wrong with these events, or null.
  String read(EventLog log) {
    String wrong = null;
    for (int row = 0; row < log.size() && wrong == null; row++) {
      wrong =
          switch (log.event(row)) {
            case ACCEPTED -> accepted(log, row);
            case TRADED -> traded(log, row);
            case REPLACED -> replaced(log, row);
            case CANCELLED -> cancelled(log.field(row, 2), log.field(row, 3));
            default -> null;
          };
    }
    return wrong;
  }

  private String accepted(EventLog log, int row) {
    var order = new Open((int) log.field(row, 1), log.field(row, 3));
    return open.put(log.field(row, 2), order) == null ? null : "an order number is given twice";
  }

  /// The legs of a spread's trade repeat it; of an implied one the near part repeats the spread's.
  private String traded(EventLog log, int row) {
    if ((log.field(row, 9) & ReferenceTrades.LEG) != 0) {
      return null;
    }
    int contract = (int) log.field(row, 1);
    int spread = (int) log.field(row, 10);
    String wrong = fill(log.field(row, 6), contract, spread, log.field(row, 3));
    return wrong == null ? fill(log.field(row, 7), contract, spread, log.field(row, 3)) : wrong;
  }

  private String fill(long number, int contract, int spread, long lots) {
    var order = open.get(number);
    if (order == null || order.lots < lots) {
      return "order " + number + " trades " + lots + " of " + order;
    }
    boolean own = order.contract == contract;
    if (own || order.contract == spread && contract == far(spread)) {
      shrink(number, order, order.lots - lots);
    }
    return own || order.contract == spread ? null : "order " + number + " trades in another book";
  }

  private int far(int spread) {
    var legs = terms.contracts().get(spread - 1).legs();
    return legs.stream().filter(leg -> leg.ratio() == -1).findFirst().orElseThrow().contract();
  }

  private String replaced(EventLog log, int row) {
    var order = open.get(log.field(row, 2));
    if (order == null) {
      return "order " + log.field(row, 2) + " is replaced and not there";
    }
    open.put(log.field(row, 2), new Open(order.contract, log.field(row, 3)));
    return null;
  }

  /// Then it is over; what it lost to self-match prevention on the way may be told or not.
  private String cancelled(long number, long lots) {
    var order = open.remove(number);
    return order != null && lots <= order.lots
        ? null
        : "order " + number + " is cancelled by " + lots + " of " + order;
  }

  private void shrink(long number, Open order, long lots) {
    if (lots == 0) {
      open.remove(number);
    } else {
      open.put(number, new Open(order.contract, lots));
    }
  }

  /// Whether these orders, and no others, are left.
  boolean isLeft(Iterable<ReferenceOrder> orders) {
    int left = 0;
    for (var order : orders) {
      left++;
      var known = open.get(order.number);
      if (known == null || known.lots != order.left) {
        return false;
      }
    }
    return left == open.size();
  }
}
