// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;

/// The rules I-22 to I-30 for the H100, written down a second time as they stand in the rulebook,
/// in maps and lists and with the numbers in the text. Slow, and obvious.
final class NaiveListed {
  private static final class Known {
    String tier;
    LocalDate seen;
    long price;
    long accepted;
    long tracked;
    LocalDate since;
    double factor;
    List<LocalDate> swings = new ArrayList<>();
  }

  private record Quote(String tier, long price, double factor, boolean twice) {}

  private final Map<String, Known> known = new TreeMap<>();
  private LocalDate last;
  private long level;

  /// `value grade`, and a line for every provider: screen, price, share, tracked price.
  String day(LocalDate date, List<Reading> readings, List<Refusal> refusals) {
    var quotes = quotes(readings);
    var withdrawn = withdrawn(refusals);
    var prices = new TreeMap<String, Long>();
    var screens = new TreeMap<String, String>();
    var names = new TreeSet<>(quotes.keySet());
    names.addAll(known.keySet());
    for (var name : names) {
      var before = known.get(name);
      var quote = quotes.get(name);
      if (quote != null) {
        prices.put(name, quote.price);
        if (before != null) relabel(before, quote);
      } else if (withdrawn.contains(name)) screens.put(name, "left");
      else if (!before.seen.isBefore(date.minusDays(1))) prices.put(name, before.price);
      else screens.put(name, before.seen.isBefore(date.minusDays(15)) ? "left" : "stale");
    }

    var jokes = new TreeSet<String>();
    prices.forEach(
        (name, price) -> {
          if (price < 400_000 || price > 30_000_000) jokes.add(name);
        });
    jokes.forEach(name -> screens.put(name, "quarantined"));
    known.forEach(
        (name, before) -> {
          before.swings.removeIf(day -> !day.isAfter(date.minusDays(14)));
          if (quotes.containsKey(name)
              && !jokes.contains(name)
              && Math.abs(prices.get(name) - before.price) * 10 > before.price)
            before.swings.add(date);
          if (before.swings.size() < 3 || screens.containsKey(name)) return;
          screens.put(name, "unsteady");
          before.tracked = 0;
          before.since = null;
        });

    var confirmed = new TreeSet<String>();
    prices.forEach(
        (name, price) -> {
          var before = known.get(name);
          if (before == null) return;
          boolean again = !before.seen.isBefore(date.minusDays(2));
          boolean near = Math.abs(price - before.price) * 20 <= before.price;
          if (quotes.containsKey(name) ? again && near : before.accepted == price)
            confirmed.add(name);
        });

    var logs = new TreeMap<String, Double>();
    prices.forEach(
        (name, price) -> {
          if (!screens.containsKey(name)) logs.put(name, StrictMath.log(price));
        });
    if (!logs.isEmpty()) {
      double middle = median(new ArrayList<>(logs.values()));
      double mad =
          median(
              logs.values().stream()
                  .map(log -> Math.abs(log - middle))
                  .collect(Collectors.toList()));
      logs.forEach(
          (name, log) -> {
            if (Math.abs(log - middle) > Math.max(4 * mad, 0.10) && !confirmed.contains(name))
              screens.put(name, "quarantined");
          });
    }

    var passing = new TreeSet<>(prices.keySet());
    passing.removeAll(screens.keySet());
    for (var name : List.copyOf(passing)) {
      var before = known.get(name);
      if (before == null || before.accepted == 0 || confirmed.contains(name)) continue;
      long price = prices.get(name);
      long from = before.tracked > 0 ? before.tracked : before.accepted;
      if (Math.abs(price - from) * 4 <= from) continue;
      if (quotes.containsKey(name) && quotes.get(name).twice) continue;
      long others =
          prices.keySet().stream()
              .filter(other -> !other.equals(name) && quotes.containsKey(other))
              .filter(
                  other ->
                      !List.of("quarantined", "unsteady").contains(screens.getOrDefault(other, "")))
              .filter(other -> known.get(other) != null && known.get(other).accepted > 0)
              .filter(
                  other -> {
                    long move = prices.get(other) - known.get(other).accepted;
                    boolean same = (move > 0) == (price > from);
                    return same && Math.abs(move) * 10 >= known.get(other).accepted;
                  })
              .count();
      if (others < 2) screens.put(name, "held");
    }
    passing.removeAll(screens.keySet());

    var counted = new ArrayList<String>();
    for (var name : passing) {
      var before = known.get(name);
      if (last == null) counted.add(name);
      else if (before != null) {
        boolean again = startsAgain(date, before, prices.get(name));
        boolean joins = !again && quotes.containsKey(name) && joins(before, prices.get(name));
        if (!before.seen.isBefore(last.minusDays(1)) && (before.tracked > 0 || joins))
          counted.add(name);
      }
    }
    var shares = shares(counted, quotes);
    String print = value(date, prices, counted, shares, screens);
    for (var name : passing) {
      if (!counted.contains(name)) screens.put(name, "entrant");
    }
    remember(date, quotes, prices, screens, jokes, passing);
    return print + tell(names, prices, screens, shares);
  }

  private static boolean startsAgain(LocalDate date, Known before, long price) {
    if (before.tracked == 0 || before.since == null) return false;
    if (!date.isBefore(before.since.plusDays(14))) return false;
    if (Math.abs(price - before.tracked) * 20 <= before.tracked) return false;
    before.tracked = 0;
    before.since = null;
    return true;
  }

  private static boolean joins(Known before, long price) {
    return before.accepted > 0 && Math.abs(price - before.accepted) * 20 <= before.accepted;
  }

  private String value(
      LocalDate date,
      Map<String, Long> prices,
      List<String> counted,
      Map<String, Long> shares,
      Map<String, String> screens) {
    if (counted.size() < 4) {
      boolean say = last != null && !date.isAfter(last.plusDays(3));
      return say ? level + " D\n" : "withheld\n";
    }
    long whole = shares.values().stream().mapToLong(Long::longValue).sum();
    if (last == null) {
      var sorted = new ArrayList<>(counted);
      sorted.sort(Comparator.comparing(prices::get));
      long reached = 0;
      for (int i = 0; i < sorted.size(); i++) {
        reached += shares.get(sorted.get(i));
        level = prices.get(sorted.get(i));
        if (Math.abs(2 * reached - whole) <= 2 * sorted.size() && i + 1 < sorted.size()) {
          level = (level + prices.get(sorted.get(i + 1)) + 1) / 2;
          break;
        }
        if (2 * reached > whole) break;
      }
      for (var name : counted) {
        known.computeIfAbsent(name, _ -> new Known()).tracked = prices.get(name);
      }
    } else {
      double sum = 0;
      for (var name : counted) {
        var member = known.get(name);
        if (member.tracked == 0) {
          member.tracked = member.accepted;
          member.since = date;
        }
        double move = StrictMath.log((double) prices.get(name) / member.tracked);
        if (Math.abs(move) > 0.05) {
          move = move > 0 ? 0.05 : -0.05;
          member.tracked = round(member.tracked * StrictMath.exp(move));
          screens.put(name, "limited");
        } else member.tracked = prices.get(name);
        sum += shares.get(name) * move;
      }
      level = round(level * StrictMath.exp(sum / whole));
    }
    last = date;
    return level + "\n";
  }

  private void remember(
      LocalDate date,
      Map<String, Quote> quotes,
      Map<String, Long> prices,
      Map<String, String> screens,
      Set<String> jokes,
      Set<String> passing) {
    for (var name : prices.keySet()) {
      boolean seen = quotes.containsKey(name) && !jokes.contains(name);
      if (!seen && known.get(name) == null) continue;
      var member = known.computeIfAbsent(name, _ -> new Known());
      if (quotes.containsKey(name)) member.tier = quotes.get(name).tier;
      if (seen) {
        member.seen = date;
        member.price = prices.get(name);
        member.factor = quotes.get(name).factor;
      }
      if (passing.contains(name)) member.accepted = prices.get(name);
    }
    known.keySet().removeIf(name -> "left".equals(screens.get(name)));
  }

  private String tell(
      Set<String> names,
      Map<String, Long> prices,
      Map<String, String> screens,
      Map<String, Long> shares) {
    var text = new StringBuilder();
    for (var name : names) {
      long tracked = known.get(name) == null ? -1 : known.get(name).tracked;
      text.append(
          "%s %s %d %d %d%n"
              .formatted(
                  name,
                  screens.getOrDefault(name, "counted"),
                  prices.getOrDefault(name, 0L),
                  shares.getOrDefault(name, 0L),
                  tracked));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private Map<String, Long> shares(List<String> counted, Map<String, Quote> quotes) {
    var kinds = List.of("hyperscaler", "neocloud", "serverless", "marketplace");
    var ones = new double[counted.size()];
    var tiers = new int[counted.size()];
    for (int i = 0; i < ones.length; i++) {
      ones[i] = 1;
      var quote = quotes.get(counted.get(i));
      tiers[i] = kinds.indexOf(quote == null ? known.get(counted.get(i)).tier : quote.tier);
    }
    var poured = NaiveShares.of(ones, tiers, ones.length < 10 ? 0.20 : 0.15, 0.35, 1.5);
    var shares = new LinkedHashMap<String, Long>();
    for (int i = 0; i < ones.length; i++) shares.put(counted.get(i), round(poured[i] * 1e9));
    return shares;
  }

  private static void relabel(Known before, Quote quote) {
    double from = before.factor;
    if (from == quote.factor || from == 0 || quote.factor == 0) return;
    if (same(before.price, quote, from) || same(before.accepted, quote, from)) {
      before.accepted = scaled(before.accepted, quote, from);
      before.tracked = scaled(before.tracked, quote, from);
      before.price = quote.price;
    } else if (quote.price >= 400_000 && quote.price <= 30_000_000) {
      before.accepted = 0;
      before.tracked = 0;
      before.since = null;
    }
  }

  private static boolean same(long amount, Quote quote, double from) {
    double page = amount / from;
    return Math.abs(quote.price - page * quote.factor) <= 0.5 + 0.5 * quote.factor / from;
  }

  private static long scaled(long amount, Quote quote, double from) {
    return same(amount, quote, from) ? quote.price : round(amount * quote.factor / from);
  }

  private static Set<String> withdrawn(List<Refusal> refusals) {
    return refusals.stream()
        .filter(refusal -> refusal.code().equals("withdrawn"))
        .map(Refusal::provider)
        .collect(Collectors.toSet());
  }

  private static Map<String, Quote> quotes(List<Reading> readings) {
    var usable = new TreeMap<String, List<Reading>>();
    var met = new TreeMap<String, Integer>();
    for (var reading : readings) {
      if (factor(reading.seen()) == 0 || reading.seen().terms() != Terms.ON_DEMAND) continue;
      var seen = reading.seen();
      var same =
          List.of(
                  seen.provider(),
                  seen.good(),
                  seen.count(),
                  seen.region(),
                  seen.kind(),
                  seen.observed(),
                  reading.price())
              .toString();
      var rows = usable.computeIfAbsent(reading.group(), _ -> new ArrayList<>());
      Integer twin = met.get(same);
      if (twin == null) {
        met.put(same, rows.size());
        rows.add(reading);
      } else if (rows.get(twin).seen().quantity() < seen.quantity()) rows.set(twin, reading);
    }
    var quotes = new TreeMap<String, Quote>();
    usable.forEach((group, rows) -> quotes.put(group, quote(rows)));
    return quotes;
  }

  private static Quote quote(List<Reading> all) {
    var reference = all.stream().filter(reading -> factor(reading.seen()) == 1).toList();
    var rows = reference.isEmpty() ? all : reference;
    boolean weighted = rows.stream().allMatch(reading -> reading.seen().quantity() > 0);
    // Every price as often as its weight says: quantities here are whole GPU-hours.
    var votes = new ArrayList<Long>();
    var tiers = new TreeMap<Integer, Integer>();
    for (var row : rows) {
      long times = weighted ? row.seen().quantity() / 1_000 : 1;
      for (long i = 0; i < times; i++) votes.add(adjusted(row));
      tiers.merge(row.seen().tier().ordinal(), 1, Integer::sum);
    }
    Collections.sort(votes);
    int half = votes.size() / 2;
    long price =
        votes.size() % 2 == 1 ? votes.get(half) : (votes.get(half - 1) + votes.get(half) + 1) / 2;
    var near =
        rows.stream()
            .filter(row -> Math.abs(adjusted(row) - price) * 20 <= price)
            .map(row -> row.seen().observed())
            .sorted()
            .toList();
    boolean twice = !near.isEmpty() && near.getLast() - near.getFirst() >= 3_600;
    int most = Collections.max(tiers.values());
    int tier =
        tiers.keySet().stream().filter(each -> tiers.get(each) == most).findFirst().orElseThrow();
    var name =
        outcry.index.observation.Tier.values()[tier].name().toLowerCase(java.util.Locale.ROOT);
    var forms = rows.stream().map(row -> factor(row.seen())).distinct().toList();
    return new Quote(name, price, forms.size() == 1 ? forms.getFirst() : 0, twice);
  }

  private static long adjusted(Reading reading) {
    return round(reading.price() * factor(reading.seen()));
  }

  private static double factor(Observation seen) {
    var card = (Good.Gpu) seen.good();
    if (seen.kind() == Kind.TRANSACTED) return 0;
    return switch (card.form()) {
      case "", "SXM" -> card.memoryGb() == 0 || card.memoryGb() == 80 ? 1 : 0;
      case "PCIe" -> 1.213;
      case "NVL" -> 1.231;
      default -> 0;
    };
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    int half = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(half)
        : (values.get(half - 1) + values.get(half)) / 2;
  }

  private static long round(double number) {
    return (long) Math.floor(number + 0.5);
  }
}
