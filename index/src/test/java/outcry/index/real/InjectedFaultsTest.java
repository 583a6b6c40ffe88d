// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Screen;

/// The faults of real records put into clean real days: the prints stay as they were.
///
/// While a seller waits for confirmation its share is with the others, whose own moves of the day
/// then count a little more. That is the only trace: less than a hundredth of a percent, and none
/// where the fault adds to a price instead of replacing it.
class InjectedFaultsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 22);
  private static final double TRACE = 1e-4;

  private static TreeMap<LocalDate, Determination> honest;

  /// A unit slip: dollars for cents, a machine for a GPU, a thousand for one.
  @Test
  void aSlipByATenOrAHundredIsCaughtByAScreen() {
    for (double factor : List.of(0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)) {
      for (var seller : List.of("crusoe", "aws", "modal", "voltagepark")) {
        var days = replaced(seller, offer -> Stream.of(offer.times(factor)));
        var row = Road.row(days.get(DAY), seller);
        boolean caught = row.screen() == Screen.QUARANTINED || row.carried();
        assertTrue(caught, () -> seller + " times " + factor + "\n" + Road.told(days.get(DAY)));
        if (row.carried()) assertEquals("absurd", refused(seller, factor), "yesterday's stands in");
        assertUnmoved(days, TRACE, seller + " times " + factor);
      }
    }
  }

  private static String refused(String seller, double factor) {
    var offers =
        Records.july().stream()
            .filter(each -> isOf(each, seller) && each.date().equals(DAY.toString()))
            .map(each -> each.times(factor))
            .toList();
    return Road.of(offers).refusals().getFirst().code();
  }

  /// Up by half for a day, and by a fifth: held, or limited to the speed limit.
  @Test
  void aFlipForADayIsHeld() {
    for (var seller : List.of("lambda", "crusoe", "aws", "fal", "voltagepark")) {
      for (double factor : List.of(0.5, 0.7, 1.5, 2.1)) {
        var days = replaced(seller, offer -> Stream.of(offer.times(factor)));
        assertEquals(0, Road.row(days.get(DAY), seller).weight(), () -> Road.told(days.get(DAY)));
        assertUnmoved(days, TRACE, seller + " times " + factor);
      }
    }
  }

  /// Nine cents and forty dollars, standing from the day on to the end.
  @Test
  void aJokeIsNotConfirmedByStanding() {
    for (var joke : List.of("0.09", "40")) {
      var offers =
          Records.july().stream()
              .map(
                  each ->
                      isOf(each, "lambda") && each.date().compareTo("2026-07-22") >= 0
                          ? each.priced(joke)
                          : each)
              .toList();
      var days = Road.fix("H100", offers);
      days.tailMap(DAY)
          .values()
          .forEach(day -> assertEquals(0, Road.row(day, "lambda").weight(), () -> Road.told(day)));
      assertUnmoved(days, 2e-4, "lambda at " + joke);
    }
  }

  /// The same line fifty times, and the same machine cut into eighths, quarters and halves.
  @Test
  void repeatingAnOfferDoesNotRaiseItsVote() {
    var fifty = replaced("lambda", offer -> Stream.generate(() -> offer).limit(50));
    assertUnmoved(fifty, 0, "fifty times the same line");
    assertTrue(
        fifty.get(DAY).dropped().stream()
            .anyMatch(one -> one.screen() == Screen.DUPLICATE && one.count() >= 49),
        () -> Road.told(fifty.get(DAY)));
    assertUnmoved(
        replaced("lambda", offer -> Stream.of(1, 2, 4, 8).map(gpus -> offer.counted(gpus))),
        0,
        "the same machine in four sizes");
  }

  /// The smaller card under the name of the larger, and cards of another form.
  @Test
  void anotherGoodUnderTheNameIsLeftOut() {
    for (var memory : List.of("40", "94", "141", "640")) {
      assertUnmoved(
          replaced("lambda", offer -> Stream.of(offer, offer.card("", memory).times(0.5))),
          0,
          "a card of " + memory + " GB");
    }
    assertUnmoved(
        replaced("lambda", offer -> Stream.of(offer, offer.card("PCIe", "80").times(0.5))),
        0,
        "a PCIe card beside the SXM one");
  }

  /// A seller nobody knows, with a price of its own, for one day (rule I-29).
  @Test
  void aSellerOfOneDayDoesNotCount() {
    for (var price : List.of("1.00", "3.00", "6.00", "12.00")) {
      assertUnmoved(
          replaced("lambda", offer -> Stream.of(offer, offer.by("mayfly").priced(price))),
          0,
          "mayfly at " + price);
    }
  }

  private static TreeMap<LocalDate, Determination> replaced(
      String seller, Function<Offer, Stream<Offer>> fault) {
    var offers = new ArrayList<Offer>();
    for (var offer : Records.july()) {
      boolean hit = isOf(offer, seller) && offer.date().equals(DAY.toString());
      if (hit) fault.apply(offer).forEach(offers::add);
      else offers.add(offer);
    }
    return Road.fix("H100", offers);
  }

  private static boolean isOf(Offer offer, String seller) {
    return offer.provider().equals(seller)
        && offer.good().equals("H100")
        && offer.terms().equals("on-demand")
        && !offer.form().equals("PCIe");
  }

  private static void assertUnmoved(
      Map<LocalDate, Determination> days, double trace, String fault) {
    if (honest == null) honest = Road.fix("H100", Records.july());
    honest.forEach(
        (date, clean) -> {
          var made = days.get(date);
          double ratio = made.value() == clean.value() ? 1 : (double) made.value() / clean.value();
          assertEquals(1, ratio, trace, () -> fault + "\n" + Road.told(made));
        });
  }
}
