// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.TreeMap;
import outcry.core.contract.Contract;
import outcry.core.contract.Product;
import outcry.core.session.TradingCalendar;

/// The calendars of the products that have one, and how far each has been followed (rule X-27).
final class Calendars {
  private static final class Followed {
    final TradingCalendar calendar;
    long fired;
    TradingCalendar.Transition next;

    Followed(TradingCalendar calendar, long fired) {
      this.calendar = calendar;
      this.fired = fired;
      this.next = calendar.next(fired);
    }
  }

  @FunctionalInterface
  interface Visitor {
    void onCalendar(int product, TradingCalendar calendar, long fired);
  }

  private final TreeMap<Integer, Followed> byProduct = new TreeMap<>();

  /// From the first transition after `fired` on.
  void set(Product product, TradingCalendar calendar, long fired) {
    byProduct.put(product.number, new Followed(calendar, fired));
  }

  /// The product's next transition; null when there is none.
  TradingCalendar.Transition next(Product product) {
    var followed = byProduct.get(product.number);
    return followed == null ? null : followed.next;
  }

  /// The product's next transition has been made.
  void made(Product product) {
    var followed = byProduct.get(product.number);
    followed.fired = followed.next.time();
    followed.next = followed.calendar.next(followed.fired);
  }

  /// Time of the next transition of any product; `Long.MAX_VALUE` = never.
  long next() {
    long next = Long.MAX_VALUE;
    for (var followed : byProduct.values()) {
      if (followed.next != null) {
        next = Math.min(next, followed.next.time());
      }
    }
    return next;
  }

  int tradingDay(Product product, long time) {
    var followed = byProduct.get(product.number);
    return followed == null ? Contract.NO_DATE : followed.calendar.tradingDay(time);
  }

  void forEach(Visitor visitor) {
    byProduct.forEach(
        (product, followed) -> visitor.onCalendar(product, followed.calendar, followed.fired));
  }
}
