// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.PanelRow;
import outcry.index.observation.Good.Component;
import outcry.index.real.TokenRecords.Fault;
import outcry.index.real.TokenRecords.Key;
import outcry.index.token.TokenIndices;

/// The token events of 2024 to 2026 through the token indices: every move is somebody's price
/// (rules I-49 to I-52), and what is no price change moves nothing (rule I-53).
class TokenRecordsTest {
  private static final int QUIET_DAYS = 25;

  @Test
  void everyMoveIsTracedToNamedListPrices() {
    var records = new TokenRecords();
    var story = new ArrayList<String>();
    var moves = new TreeMap<String, Integer>();
    records
        .walk(TokenIndices.listed(), List.of())
        .forEach((index, days) -> trace(records, index, days, story, moves));
    System.out.println("token events " + records.first + " to " + records.last + ": " + moves);
    story.forEach(System.out::println);
    assertTrue(moves.values().stream().mapToInt(Integer::intValue).sum() > 15, moves.toString());
    for (var index : List.of("TFI", "TFO", "TSI", "TSO", "TOI", "TOO"))
      assertTrue(moves.containsKey(index), index + " never moved: " + moves);
  }

  private static void trace(
      TokenRecords records,
      String index,
      List<Determination> days,
      List<String> story,
      Map<String, Integer> moves) {
    long before = 0;
    for (var day : days) {
      if (!day.withheld().isEmpty()) continue;
      var named = day.panel().stream().filter(row -> row.change() != 0).toList();
      if (before != 0) {
        double change = 0;
        for (var row : named) {
          change += row.weight() * Math.expm1(row.change());
          story.add("  %s %s %s".formatted(index, day.date(), row.reason()));
          assertSaid(records, index, day.date(), row);
        }
        assertEquals(before * (1 + change), day.value(), 1, index + " on " + day.date());
        if (before != day.value()) moves.merge(index, 1, Integer::sum);
        if (named.isEmpty()) assertEquals(before, day.value(), index + " on " + day.date());
      }
      before = day.value();
    }
  }

  /// A model's move is in the price files: a seller of it changed its price in the days before.
  private static void assertSaid(TokenRecords records, String index, LocalDate date, PanelRow row) {
    var component =
        index.charAt(2) == 'I'
            ? Component.INPUT
            : index.charAt(2) == 'C' ? Component.CACHED : Component.OUTPUT;
    double old = row.price() / Math.exp(row.change());
    boolean open = index.charAt(1) == 'O';
    boolean changed =
        records.histories.entrySet().stream()
            .filter(entry -> entry.getKey().component() == component)
            .filter(entry -> entry.getKey().item().startsWith(row.provider() + "@"))
            .map(entry -> entry.getValue().headMap(date, true).values())
            .anyMatch(
                said ->
                    open
                        ? said.stream().distinct().count() > 1
                        : said.stream().anyMatch(price -> near(price, old))
                            && said.stream().anyMatch(price -> near(price, row.price())));
    assertTrue(changed, index + " on " + date + ": nobody changed " + row);
  }

  private static boolean near(double a, double b) {
    return Math.abs(a / b - 1) < 0.011;
  }

  @Test
  void slipsAndRowsTakenAwayAndPutBackChangeNothing() {
    var records = new TokenRecords();
    var random = new Random(53);
    var keys = new ArrayList<>(records.histories.keySet());
    keys.sort(Comparator.comparing(Key::toString));
    var faults = new ArrayList<Fault>();
    int slips = 0;
    int removals = 0;
    for (int trial = 0; trial < 60_000 && faults.size() < 1_500; trial++) {
      var key = keys.get(random.nextInt(keys.size()));
      int span = (int) (records.last.toEpochDay() - records.first.toEpochDay());
      var first = records.first.plusDays(random.nextInt(span));
      boolean slip = random.nextBoolean();
      var last = first.plusDays(random.nextInt(slip ? 10 : 13));
      if (!quiet(records, faults, key, first, last)) continue;
      double factor = slip ? Math.pow(10, 1 + random.nextInt(3)) : 0;
      if (slip && random.nextBoolean()) factor = 1 / factor;
      if (slip) slips++;
      else removals++;
      faults.add(new Fault(key, first, last, factor));
    }
    System.out.println(slips + " slips and " + removals + " removed and put back");
    assertTrue(slips > 300 && removals > 300, slips + " slips, " + removals + " removals");
    var methods =
        TokenIndices.listed().stream()
            .filter(method -> List.of("TFI", "TSO", "TOO").contains(method.index()))
            .toList();
    var clean = records.walk(methods, List.of());
    var spoiled = records.walk(methods, faults);
    clean.forEach(
        (index, days) -> {
          assertFalse(days.isEmpty());
          for (int i = 0; i < days.size(); i++)
            assertEquals(
                days.get(i).value(),
                spoiled.get(index).get(i).value(),
                index + " on " + days.get(i).date());
        });
  }

  /// Nothing else happens to the model at the seller for weeks, and the row is there all the time.
  private static boolean quiet(
      TokenRecords records, List<Fault> faults, Key key, LocalDate first, LocalDate last) {
    var from = first.minusDays(QUIET_DAYS);
    var to = last.plusDays(QUIET_DAYS);
    if (!records.events.get(key.item()).subMap(from, true, to, true).isEmpty()) return false;
    if (records.price(key, from) == 0 || records.price(key, to) == 0) return false;
    if (contradicted(records, key, first)) return false;
    return faults.stream()
        .filter(fault -> fault.key().item().equals(key.item()))
        .allMatch(fault -> fault.first().isAfter(to) || fault.last().isBefore(from));
  }

  /// Does the same file state another price of the model under another spelling? Then it is in
  /// dispute with itself, and taking a row away is a change of what it says.
  private static boolean contradicted(TokenRecords records, Key key, LocalDate date) {
    return records.histories.keySet().stream()
        .filter(other -> other.source().equals(key.source()))
        .filter(other -> other.item().equals(key.item()) && other.component() == key.component())
        .mapToLong(other -> records.price(other, date))
        .anyMatch(price -> price > 0 && price != records.price(key, date));
  }
}
