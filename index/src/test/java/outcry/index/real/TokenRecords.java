// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.name.ModelNames;
import outcry.index.name.SellerNames;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Good.ContextTier;
import outcry.index.observation.Good.DayTier;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// Two years of price files, as their keepers changed them: every key's price day by day, and what
/// the indices make of it. A key speaks every day from its first row to its removal.
final class TokenRecords {
  private static final long FINE = Price.ONE / 1_000_000;
  private static final long MOST = 10_000_000_000L;
  private static final Map<String, Component> COMPONENTS =
      Map.of(
          "input", Component.INPUT, "input_cached", Component.CACHED, "output", Component.OUTPUT);

  /// A row of a price file that is said every day until it changes.
  record Key(String source, String provider, String model, Component component, String item) {}

  /// A price somebody spoils: on the days from `first` to `last` it is `factor` times what it was,
  /// or not there at all when the factor is 0.
  record Fault(Key key, LocalDate first, LocalDate last, double factor) {}

  /// Price by day of change, micro-dollars; 0 from the day it was removed.
  final Map<Key, TreeMap<LocalDate, Long>> histories = new HashMap<>();

  /// Days on which anything happened to a model at a seller, in any file.
  final Map<String, TreeMap<LocalDate, Integer>> events = new HashMap<>();

  final LocalDate first;
  final LocalDate last;
  private final Map<String, LocalDate> sourceEnds = new HashMap<>();

  TokenRecords() {
    var names = ModelNames.shipped();
    var sellers = SellerNames.shipped();
    var begin = LocalDate.MAX;
    var end = LocalDate.MIN;
    for (var row : RecordFile.rows("token_price_events.csv.gz")) {
      var date = LocalDate.parse(row.get("date"));
      var source = row.get("source");
      sourceEnds.merge(source, date, (a, b) -> a.isAfter(b) ? a : b);
      var component = COMPONENTS.get(row.get("price_kind"));
      var seller = sellers.named(row.get("provider"));
      var named = names.named(row.get("model"), seller);
      if (component == null || !named.listed()) continue;
      if (date.isBefore(begin)) begin = date;
      if (date.isAfter(end)) end = date;
      var item = named.model() + "@" + seller;
      var key = new Key(source, row.get("provider"), row.get("model"), component, item);
      histories.computeIfAbsent(key, _ -> new TreeMap<>()).put(date, price(row));
      events.computeIfAbsent(item, _ -> new TreeMap<>()).merge(date, 1, Integer::sum);
    }
    first = begin;
    last = end;
  }

  private static long price(Map<String, String> row) {
    if (row.get("event").equals("removed") || row.get("usd_per_mtok").isEmpty()) return 0;
    var micros = new BigDecimal(row.get("usd_per_mtok")).movePointRight(6);
    long price = micros.setScale(0, RoundingMode.HALF_UP).longValueExact();
    return price > MOST ? 0 : price;
  }

  /// The price a file states on a day; 0 when it states none.
  long price(Key key, LocalDate date) {
    var known = histories.get(key).floorEntry(date);
    return known == null || date.isAfter(sourceEnds.get(key.source())) ? 0 : known.getValue();
  }

  /// Everything said of an item on a day.
  List<String> said(String item, Component component, LocalDate date) {
    var said = new ArrayList<String>();
    for (var key : histories.keySet())
      if (key.item().equals(item) && key.component() == component && price(key, date) > 0)
        said.add(key.source() + " " + price(key, date));
    return said;
  }

  /// Walks methods through all days, with some prices spoiled.
  Map<String, List<Determination>> walk(List<IndexMethod> methods, List<Fault> faults) {
    var runs = new ArrayList<IndexMethod.Run>();
    var made = new TreeMap<String, List<Determination>>();
    for (var method : methods) {
      runs.add(method.resume(State.NONE));
      made.put(method.index(), new ArrayList<>());
    }
    var byKey = new HashMap<Key, List<Fault>>();
    for (var fault : faults) byKey.computeIfAbsent(fault.key(), _ -> new ArrayList<>()).add(fault);
    for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
      for (var key : histories.keySet()) {
        long price = spoiled(byKey.getOrDefault(key, List.of()), price(key, date), date);
        if (price <= 0) continue;
        var reading = reading(key, price, date);
        for (var run : runs) run.take(reading);
      }
      for (int i = 0; i < runs.size(); i++)
        made.get(methods.get(i).index()).add(runs.get(i).close(date));
    }
    return made;
  }

  private static long spoiled(List<Fault> faults, long price, LocalDate date) {
    for (var fault : faults)
      if (!date.isBefore(fault.first()) && !date.isAfter(fault.last()))
        return Math.round(price * fault.factor());
    return price;
  }

  private static Reading reading(Key key, long price, LocalDate date) {
    long noon = date.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
    var good = new Good.Tokens(key.model(), key.component(), ContextTier.SHORT, DayTier.ALL_DAY);
    var seen =
        new Observation(
            noon,
            noon,
            key.source(),
            key.provider(),
            Tier.STANDARD,
            good,
            1,
            "",
            Terms.ON_DEMAND,
            Kind.LIST,
            new Price(price * FINE, Currency.USD, PriceUnit.MTOK),
            0,
            "",
            0,
            1);
    return new Reading(seen, key.provider(), price);
  }
}
