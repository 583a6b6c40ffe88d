// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.wire.SettlementTier;

/// The strips that one settle turns into their months (rule X-23), worked out before anything is
/// booked.
///
/// A strip is paid to its price P, rounded; so much a lot is carried into the months: each at its
/// settlement price, the last at what is left of P times their number. The difference between that
/// and the last month's own price is paid with the next settle; when the last month expires with
/// this one, at once.
final class Cascades {
  private record Place(Account account, Contract month) {}

  /// A position to be entered in a month at `price`; `value` is what it stands for.
  private record Entry(Place place, long lots, long price, long value) {}

  private record Turned(Contract strip, List<Entry> entries) {}

  private final State state;
  private final Map<Contract, SettlementPrice> prices = new LinkedHashMap<>();
  private final Map<Account, Long> rests = new LinkedHashMap<>();
  private final Map<Place, Long> carried = new LinkedHashMap<>();
  private final List<Turned> turned = new ArrayList<>();

  /// Throws an `ArithmeticException` when some position is worth more than can be counted.
  Cascades(State state, List<SettlementPrice> all) {
    this.state = state;
    all.forEach(price -> prices.put(price.contract(), price));
    for (var price : all) {
      if (price.tier() == SettlementTier.MONTHS) {
        turned.add(turn(price));
      }
    }
  }

  private Turned turn(SettlementPrice price) {
    var strip = price.contract();
    var months = strip.strip.months();
    var at = new ArrayList<Long>();
    long left = Math.multiplyExact(months.size(), price.price());
    for (var month : months.subList(0, months.size() - 1)) {
      at.add(prices.get(month).price());
      left = Math.subtractExact(left, at.getLast());
    }
    var last = prices.get(months.getLast());
    at.add(last.expires() ? last.price() : left);
    long rest = at.getLast() - left;
    var entries = new ArrayList<Entry>();
    for (var account : state.accounts.inOrderOfName()) {
      var line = account.lineOrNull(strip);
      if (line != null && line.lots != 0) {
        rests.merge(account, last.contract().value(line.lots, rest), Math::addExact);
        for (int i = 0; i < at.size(); i++) {
          entries.add(enter(new Place(account, months.get(i)), line.lots, at.get(i)));
        }
      }
    }
    return new Turned(strip, entries);
  }

  private Entry enter(Place place, long lots, long price) {
    long value = place.month.value(lots, price);
    carried.computeIfAbsent(place, this::before);
    carried.merge(place, value, Math::addExact);
    return new Entry(place, lots, price, value);
  }

  /// What the account carries in the month once the settle has paid it.
  private long before(Place place) {
    var line = place.account.lineOrNull(place.month);
    return line == null ? 0 : place.month.value(line.lots, prices.get(place.month).price());
  }

  /// What an account is paid beside the variation of its lines.
  long rest(Account account) {
    return rests.isEmpty() ? 0 : rests.getOrDefault(account, 0L);
  }

  /// Once variation is paid: strips expire, positions are entered in the months.
  void book(Events events, int date) {
    var months = new LinkedHashSet<Contract>();
    for (var each : turned) {
      events.expired(each.strip, date);
      for (var entry : each.entries) {
        var month = entry.place.month;
        var line = entry.place.account.line(month);
        line.lots += entry.lots;
        line.carried += entry.value;
        events.cascaded(entry.place.account, each.strip, month, entry.lots, entry.price);
        months.add(month);
      }
    }
    months.forEach(this::count);
  }

  private void count(Contract month) {
    month.openInterest = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      var line = account.lineOrNull(month);
      month.openInterest += line == null ? 0 : Math.max(0, line.lots);
    }
  }
}
