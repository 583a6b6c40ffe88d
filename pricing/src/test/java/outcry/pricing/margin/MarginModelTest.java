// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outcry.pricing.option.Right;
import outcry.pricing.scenario.Scenario;
import outcry.pricing.scenario.ScenarioSet;

/// The model as a whole (rules M-14 to M-16, M-18) and what must hold whatever the data.
class MarginModelTest {
  private static final long USD = 1_000_000;
  private static final LocalDate TODAY = Example.TODAY;
  private static final List<Instrument> ALL =
      List.of(Example.H100, Example.H100_FAR, Example.H200, Example.TFO);

  @Test
  void threeQuartersOfTheWorseMarketSetAndOneQuarterOfTheStress() {
    var sets =
        List.of(
            set("fhs", "market", 750_000, 0.600),
            set("floor", "market", 750_000, 0.500),
            set("stress", "stress", 250_000, 0.9));
    var lot = new Future("F", "H100", USD, 1, 1_000, 0, 0, 1);
    var model = new MarginModel(new ModelSets(Example.FACTORS, sets), HouseRules.HOUSE);
    var published = model.publish("m", 1, TODAY, List.of(lot));

    // 0.75 x 600 + 0.25 x 900
    assertEquals(675 * USD, published.rates().getFirst().buyer());
    assertEquals(0, published.rates().getFirst().seller());
  }

  @Test
  void theHouseModelHasTheSetsTheCoreAddsUp() {
    var arrays = publish(Example.house(), ALL).arrays();

    assertEquals(
        List.of(
            "fhs market 25 1000", "floor market 25 1000", "jump market 1 2", "stress stress 6 250"),
        arrays.sets().stream()
            .map(s -> s.name() + " " + s.group() + " " + s.worst() + " " + s.scenarios().size())
            .toList());
    assertEquals(750_000, arrays.sets().get(0).weight());
    assertEquals(250_000, arrays.sets().get(3).weight());
    assertEquals(
        Map.of(
            "H100-2027-01",
            "gpu",
            "H100-2027-07",
            "gpu",
            "H200-2027-01",
            "gpu",
            "TFO-2027-01",
            "token"),
        arrays.families());
  }

  @Test
  void whatOneLotNeedsIsTheSumOfItsParts() {
    for (var rate : publish(Example.house(), ALL).rates()) {
      for (boolean buyer : new boolean[] {true, false}) {
        var parts = buyer ? rate.buyerParts() : rate.sellerParts();
        double market = Math.max(parts.history(), Math.max(parts.floor(), parts.jump()));
        assertEquals(
            0.75 * market + 0.25 * parts.stress(),
            buyer ? rate.buyer() : rate.seller(),
            5,
            rate.toString());
      }
    }
  }

  @Test
  void aContractOnListPricesNeedsAFifthOfItsNotionalWhicheverSide() {
    var rate = rate(publish(Example.house(), ALL), "TFO-2027-01");

    assertTrue(rate.buyer() >= 300 * USD, "1,500 notional: " + rate);
    assertTrue(rate.seller() >= 300 * USD, "1,500 notional: " + rate);
  }

  @Test
  void theJumpFloorHoldsEvenWhereTheWrittenStressIsMild() {
    var sets =
        List.of(
            set("fhs", "market", 750_000, 0.01),
            new ScenarioSet(
                "jump",
                "market",
                750_000,
                1,
                List.of(
                    new Scenario("cut", Map.of("TFO", -0.2)),
                    new Scenario("raised", Map.of("TFO", 0.2)))),
            set("stress", "stress", 250_000, 0.04));
    var model = new MarginModel(new ModelSets(Example.FACTORS, sets), HouseRules.HOUSE);
    var rate = model.publish("m", 1, TODAY, List.of(Example.TFO)).rates().getFirst();

    assertEquals(300 * USD, rate.buyer()); // jump 386.666667: 0.75 x 386.666667 + 0.25 x 40
    assertEquals(300 * USD, rate.seller());
  }

  @Test
  void averagingTakesRiskOffAsFixingsComeIn() {
    var half = new Future("H100-2026-11", "H100", 3_100_000, 1_000, 1_000, 0, 15, 30);
    var whole = new Future("H100-2026-11", "H100", 3_100_000, 1_000, 1_000, 0, 0, 30);

    assertEquals(3_100 * USD * 0.1, whole.loss(-0.1, 0), 1e-3);
    assertEquals(3_100 * USD * 0.05, half.loss(-0.1, 0), 1e-3);
    var last = new Future("H100-2026-11", "H100", 3_100_000, 1_000, 1_000, 0, 30, 30);
    assertEquals(3_100 * USD * 0.01, last.loss(-0.1, 0), 1e-3, "a tenth stays to the end");
  }

  @Test
  void noScenarioLeavesLessThanATick() {
    assertEquals(3_099 * USD, Example.H100.loss(-1, 0), 1e-3);
    assertEquals(3_099 * USD, Example.H100.loss(-1.7, 0), 1e-3);
  }

  @Test
  void theOrderOfPositionsAndScenariosDoesNotMatter() {
    var positions = Map.of("H100-2027-01", 7L, "H200-2027-01", -5L, "TFO-2027-01", 11L);
    var model = publish(Example.house(), ALL);
    var mixed = new ArrayList<>(ALL);
    Collections.reverse(mixed);
    var sets =
        Example.house().sets().sets().stream()
            .map(
                set -> {
                  var scenarios = new ArrayList<>(set.scenarios());
                  Collections.shuffle(scenarios, new Random(3));
                  return new ScenarioSet(
                      set.name(), set.group(), set.weight(), set.tail(), scenarios);
                })
            .toList();
    var other =
        new MarginModel(new ModelSets(Example.FACTORS, sets), HouseRules.HOUSE)
            .publish("m", 1, TODAY, mixed);

    assertEquals(
        Requirement.of(model.arrays(), positions), Requirement.of(other.arrays(), positions));
  }

  @Test
  void twiceThePositionNeedsTwiceTheMarginAndAHedgeNeedsLess() {
    var arrays = publish(Example.house(), ALL).arrays();
    long one = Requirement.of(arrays, Map.of("H100-2027-01", 3L, "TFO-2027-01", -2L));
    long two = Requirement.of(arrays, Map.of("H100-2027-01", 6L, "TFO-2027-01", -4L));
    assertEquals(2.0 * one, two, 20, "but for rounding up");

    long naked = Requirement.of(arrays, Map.of("H100-2027-01", 3L));
    long calendar = Requirement.of(arrays, Map.of("H100-2027-01", 3L, "H100-2027-07", -3L));
    long generation = Requirement.of(arrays, Map.of("H100-2027-01", 3L, "H200-2027-01", -3L));
    assertTrue(calendar > 0 && calendar < naked * 3 / 4, calendar + " of " + naked);
    assertTrue(generation > 0 && generation < naked, generation + " of " + naked);
  }

  @Test
  void aLotOfTenTimesTheUnitsNeedsTenTimesTheMargin() {
    var micro = new Future("H100-2027-01", "H100", 3_100_000, 1_000, 100, 0.15, 0, 31);
    long small = publish(Example.house(), List.of(micro)).rates().getFirst().buyer();
    long large = publish(Example.house(), List.of(Example.H100)).rates().getFirst().buyer();

    assertEquals(10.0 * small, large, 20);
  }

  @Test
  void aPriceQuotedInAThousandthOfTheUnitNeedsTheSame() {
    var small = new Future("H100-2027-01", "H100", 3_100, 1, 1_000_000, 0.15, 0, 31);

    assertEquals(
        publish(Example.house(), List.of(Example.H100)).rates().getFirst().buyer(),
        publish(Example.house(), List.of(small)).rates().getFirst().buyer(),
        5);
  }

  @Test
  void wilderMarketsNeedMoreAndTheFloorBoundsHowMuchLessQuietOnesNeed() {
    long calm = rate(publish(Example.model(1), ALL), "H100-2027-01").buyer();
    long wild = rate(publish(Example.model(2), ALL), "H100-2027-01").buyer();
    long quiet = rate(publish(Example.model(0.25), ALL), "H100-2027-01").buyer();

    assertTrue(wild > 1.2 * calm, wild + " against " + calm);
    assertTrue(quiet > 0.75 * calm, quiet + " against " + calm);
  }

  @Test
  void aRateFallsAtMostFivePercentADayAndRisesAtOnce() {
    var wild = publish(Example.model(2), ALL);
    var tomorrow = TODAY.plusDays(1);
    var next = Example.model(0.25).publish("m", 2, tomorrow, ALL, wild);
    var threeDays = Example.model(0.25).publish("m", 2, TODAY.plusDays(3), ALL, wild);
    for (int c = 0; c < ALL.size(); c++) {
      var before = wild.rates().get(c);
      var after = next.rates().get(c);
      assertTrue(after.buyer() >= 0.95 * before.buyer(), before + "\n" + after);
      assertTrue(after.seller() >= 0.95 * before.seller(), before + "\n" + after);
    }
    var before = wild.rates().getFirst();
    assertEquals(0.95, (double) next.rates().getFirst().buyer() / before.buyer(), 0.02);
    assertTrue(next.rates().getFirst().lift() > 1);
    assertTrue(threeDays.rates().getFirst().buyer() < next.rates().getFirst().buyer());

    var calm = publish(Example.model(0.25), ALL);
    var up = Example.model(2).publish("m", 2, tomorrow, ALL, calm).rates().getFirst();
    assertEquals(before.buyer(), up.buyer());
    assertEquals(1, up.lift());
  }

  @Test
  void whatFixingsSettledIsNoFall() {
    var half = new Future("H100-2026-11", "H100", 3_100_000, 1_000, 1_000, 0, 15, 30);
    var less = new Future("H100-2026-11", "H100", 3_100_000, 1_000, 1_000, 0, 18, 30);
    var before = publish(Example.house(), List.of(half));
    var after = Example.house().publish("m", 2, TODAY.plusDays(1), List.of(less), before);

    assertEquals(1, after.rates().getFirst().lift());
    assertEquals(
        0.8, (double) after.rates().getFirst().buyer() / before.rates().getFirst().buyer(), 1e-6);
  }

  @Test
  void optionsAreRepricedAndALongOneLosesNoMoreThanItsValue() {
    var call = option("C", Right.CALL, 3_250_000, false);
    var cap = option("A", Right.CALL, 3_250_000, true);
    var published = publish(Example.house(), List.of(Example.H100, call, cap));
    for (var option : List.of(call, cap)) {
      var rate = rate(published, option.contract());
      assertTrue(rate.buyer() <= Math.ceil(option.value()) + 1, rate + " value " + option.value());
      assertTrue(rate.seller() > rate.buyer(), "who sold it fears more: " + rate);
      assertTrue(rate.seller() < rate(published, "H100-2027-01").seller(), rate.toString());
    }
    assertEquals(187_009_000, call.value(), 500);
    assertTrue(cap.value() < call.value(), "a mean moves less than its last day");
    // short the call, long the future: a covered write
    var arrays = published.arrays();
    long naked = Requirement.of(arrays, Map.of("C", -1L));
    long covered = Requirement.of(arrays, Map.of("C", -1L, "H100-2027-01", 1L));
    long future = Requirement.of(arrays, Map.of("H100-2027-01", 1L));
    assertTrue(covered < naked + future, covered + " of " + naked + " and " + future);
  }

  @Test
  void aCapWithAllFixingsKnownIsWorthWhatItPays() {
    var month = new Future("H100-2026-11", "H100", 3_200_000, 1_000, 1_000, 0, 2, 2);
    var cap =
        new Option(
            "A",
            month,
            Right.CALL,
            3_000_000,
            0,
            true,
            new double[] {3_100_000, 3_300_000},
            0.5,
            0,
            2);

    assertEquals(200 * USD, cap.value(), 1e-3);
    assertEquals(0, cap.loss(-0.5, 1), 1e-3);
  }

  private static Option option(String name, Right right, long strike, boolean average) {
    return new Option(
        name, Example.H100, right, strike, average ? 45 : 60, average, new double[0], 0.5, 0.04, 2);
  }

  private static ScenarioSet set(String name, String group, long weight, double fall) {
    return new ScenarioSet(
        name,
        group,
        weight,
        1,
        List.of(
            new Scenario("fall", Map.of("H100", -fall, "TFO", -fall)),
            new Scenario("nothing", Map.of("TFO", fall))));
  }

  private static Published publish(MarginModel model, List<? extends Instrument> instruments) {
    return model.publish("m", 1, TODAY, instruments);
  }

  private static Rate rate(Published published, String contract) {
    return published.rates().stream()
        .filter(rate -> rate.contract().equals(contract))
        .findFirst()
        .orElseThrow();
  }
}
