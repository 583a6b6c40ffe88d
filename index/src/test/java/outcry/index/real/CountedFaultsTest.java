// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;

/// Faults that were counted in real records, each with the screen that caught it.
class CountedFaultsTest {

  /// A marketplace's price for a day, four times in July 2026: 2.01, then 4.20, 4.41, 3.60, 2.98.
  /// The first time it waits for confirmation; from the third swing on it is unsteady (rule I-27).
  @Test
  void oneDayFlipsAreHeld() {
    var days = Road.fix("H100", Records.july());
    for (var date : List.of("2026-07-07", "2026-07-10", "2026-07-14", "2026-07-24")) {
      var day = days.get(LocalDate.parse(date));
      var row = Road.row(day, "spheron");
      var screen = date.equals("2026-07-07") ? Screen.HELD : Screen.UNSTEADY;
      assertEquals(screen, row.screen(), () -> Road.told(day));
      assertEquals(0, row.weight());
    }
  }

  /// Google Cloud's table of 9 May 2023 has one machine of four at a fifth of its price, in every
  /// region, and the right price the day after. The median over machines and regions moves to the
  /// next region's price and back (rule I-24): the print by 0.6 percent, not by a sixth of 78.
  @Test
  void aFlipOfOneMachineTypeIsCollapsedToTheNextRegionsPrice() {
    var from = LocalDate.of(2023, 5, 1);
    var to = LocalDate.of(2023, 5, 15);
    var offers = new ArrayList<>(may2023(from, to));
    var google = Records.googleCloud("A100", 80, from, to);
    offers.addAll(google);
    long flipped =
        google.stream()
            .filter(offer -> offer.date().equals("2023-05-09") && offer.terms().equals("on-demand"))
            .filter(offer -> Double.parseDouble(offer.price()) / 2 < 2)
            .count();
    assertEquals(35, flipped, "regions with a flip");
    var days = Road.fix("A100", offers);
    var before = days.get(LocalDate.of(2023, 5, 8));
    var flip = days.get(LocalDate.of(2023, 5, 9));
    var after = days.get(LocalDate.of(2023, 5, 10));
    double seller = (double) Road.row(flip, "gcp").price() / Road.row(before, "gcp").price();
    assertTrue(seller > 0.96, () -> Road.told(flip));
    assertTrue((double) flip.value() / before.value() > 0.993, () -> Road.told(flip));
    assertEquals((double) before.value(), after.value(), 1, () -> Road.told(after));
  }

  /// The same table's spot rows flip too; spot is another good (rule I-22).
  @Test
  void spotRowsNeverReachAFixing() {
    var offers = Records.july();
    var without = offers.stream().filter(offer -> offer.terms().equals("on-demand")).toList();
    assertEquals(values("H100", without), values("H100", offers));
  }

  /// 20 May 2023: one rate card asks 1.69 for a machine of eight, an eighth of its price. The
  /// seller itself forbids an index and is refused by name; told under another name it is below the
  /// floor (rule I-26) and counts only from the day after its true price is seen.
  @Test
  void aSlipOfAFactorIsBelowTheFloor() {
    var to = LocalDate.of(2023, 5, 24);
    var offers = may2023(LocalDate.of(2023, 5, 18), to);
    assertTrue(
        Road.of(offers).refusals().stream()
            .anyMatch(each -> each.provider().equalsIgnoreCase("runpod")));
    var renamed = offers.stream().map(each -> isRunPod(each) ? each.by("another") : each).toList();
    var days = Road.fix("A100", renamed);
    var slip = days.get(LocalDate.of(2023, 5, 20));
    assertEquals(Screen.QUARANTINED, Road.row(slip, "another").screen(), () -> Road.told(slip));
    var corrected = days.get(LocalDate.of(2023, 5, 22));
    assertEquals(Screen.ENTRANT, Road.row(corrected, "another").screen());
    assertEquals(
        List.of(corrected.value()),
        days.values().stream().map(Determination::value).distinct().toList(),
        "the print stood still");
  }

  /// A marketplace lists a machine of eight also as four, two and one. However many offers a seller
  /// makes of it, the seller is one vote (rule I-24).
  @Test
  void aMachineListedSeveralTimesIsOneVote() {
    var offers = Records.marketplaceHosts();
    var machines = Records.marketplaceMachines();
    var counts = new HashMap<String, Set<String>>();
    for (int i = 0; i < offers.size(); i++) {
      var offer = offers.get(i);
      counts
          .computeIfAbsent(offer.date() + " " + machines.get(i), _ -> new HashSet<>())
          .add(offer.count());
    }
    long overlapping = counts.values().stream().filter(sizes -> sizes.size() > 1).count();
    assertTrue(overlapping > 200, () -> "only " + overlapping + " of " + counts.size());
    int duplicates = 0;
    for (var index : List.of("H100", "H200", "A100")) {
      for (var day : Road.fix(index, offers).values()) {
        var names = day.panel().stream().map(PanelRow::provider).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), () -> Road.told(day));
        for (var row : day.panel()) assertTrue(row.weight() <= 0.25, () -> Road.told(day));
        duplicates +=
            day.dropped().stream()
                .filter(one -> one.screen() == Screen.DUPLICATE)
                .mapToInt(one -> one.count())
                .sum();
      }
    }
    assertTrue(duplicates > 30, "exact duplicates counted once: " + duplicates);
  }

  /// A100 cards of 40 and of 80 GB stand under one name; an A100 index takes 80 GB (rule I-22).
  @Test
  void theSmallerCardOfTheSameNameIsAnotherGood() {
    for (var offers : List.of(Records.marketplaceHosts(), Records.july())) {
      long small = offers.stream().filter(each -> each.good().equals("A100") && is40(each)).count();
      assertTrue(small > 30, "40 GB rows in the records: " + small);
      var without = offers.stream().filter(each -> !is40(each)).toList();
      assertEquals(values("A100", without), values("A100", offers));
    }
  }

  /// One host asks 40 dollars an hour for an A100, on all six days: a price that stands is not
  /// confirmed by standing when it is above the ceiling (rule I-26).
  @Test
  void fortyDollarsAreAJokeHoweverLongTheyStand() {
    var offers = Records.marketplaceHosts();
    var days = Road.fix("A100", offers);
    assertEquals(6, days.size());
    for (var day : days.values()) {
      var joke = Road.row(day, "host-410959");
      assertEquals(Screen.QUARANTINED, joke.screen(), () -> Road.told(day));
      assertTrue(joke.reason().contains("above the ceiling"), joke::reason);
    }
    var without = offers.stream().filter(each -> !each.provider().equals("host-410959")).toList();
    assertEquals(values("A100", without), values("A100", offers));
  }

  /// Another host asks 0.09 for a card of 40 GB. Said of 80 GB it is below the floor (rule I-26).
  @Test
  void nineCentsAreAJokeHoweverLongTheyStand() {
    var offers =
        Records.marketplaceHosts().stream()
            .map(each -> each.provider().equals("host-359783") ? each.card("PCIe", "80") : each)
            .toList();
    int seen = 0;
    for (var day : Road.fix("A100", offers).values()) {
      for (var row : day.panel()) {
        if (!row.provider().equals("host-359783") || row.price() == 0) continue;
        seen++;
        assertEquals(Screen.QUARANTINED, row.screen(), () -> Road.told(day));
        assertTrue(row.reason().contains("below the floor"), row::reason);
      }
    }
    assertEquals(6, seen);
  }

  /// A page that stops saying NVL at the same price has not cut its price (rule I-23).
  @Test
  void aChangedLabelIsNoChangeOfPrice() {
    var day = Road.fix("H100", Records.july()).get(LocalDate.of(2026, 7, 26));
    assertEquals(0, Road.row(day, "nebius").change(), () -> Road.told(day));
  }

  private static List<Offer> may2023(LocalDate from, LocalDate to) {
    return Records.rateCards(
        from, to, card -> card.good().equals("A100") && card.terms().equals("on-demand"));
  }

  private static boolean isRunPod(Offer offer) {
    return offer.provider().equalsIgnoreCase("runpod");
  }

  private static boolean is40(Offer offer) {
    return offer.memoryGb().equals("40");
  }

  private static String values(String index, List<Offer> offers) {
    return Road.fix(index, offers).values().stream()
        .map(CountedFaultsTest::print)
        .collect(Collectors.joining("\n"));
  }

  private static String print(Determination day) {
    return day.date() + " " + day.value() + " " + day.providers();
  }
}
