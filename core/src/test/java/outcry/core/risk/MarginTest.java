// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.risk.Portfolios.USD;
import static outcry.core.risk.Portfolios.add;
import static outcry.core.risk.Portfolios.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.core.account.Account;
import outcry.core.risk.RiskModel.LossArray;
import outcry.core.risk.RiskModel.ScenarioSet;

/// What must hold of any margin, whatever the portfolio and the model (rules M-1, M-2, M-6 to M-9).
class MarginTest {
  private static final int CASES = 40_000;

  private interface Story {
    void tell(Portfolios any, Account account, Margin margin);
  }

  private static void everywhere(Story story) {
    for (long seed = 1; seed <= CASES; seed++) {
      var any = new Portfolios(seed);
      var account = any.account();
      try {
        story.tell(any, account, any.margin());
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + "\n" + any.story(account), e);
      }
    }
  }

  @Test
  void itIsWhatTheRulebookSays() {
    everywhere(
        (any, account, margin) -> {
          assertEquals(
              MarginByHand.required(any.model, account).longValueExact(), margin.required(account));
          assertEquals(
              MarginByHand.total(any.model, account).longValueExact(), margin.total(account));
        });
  }

  @Test
  void ordersNeverMakeItLess() {
    everywhere(
        (_, account, margin) -> assertTrue(margin.total(account) >= margin.required(account)));
  }

  /// Rounding up may give back less than a micro-dollar a part.
  @Test
  void twiceTheRiskIsTwiceTheMargin() {
    everywhere(
        (any, account, _) -> {
          var margin = withoutAddOns(any);
          long once = margin.total(account);
          long twice = margin.total(times(account, 2));
          assertTrue(twice <= 2 * once && twice >= 2 * once - 40, twice + " and " + once);
        });
  }

  @Test
  void twoPortfoliosTogetherNeedNoMoreThanApart() {
    everywhere(
        (any, account, _) -> {
          var margin = withoutAddOns(any);
          var other = any.account();
          var both = times(account, 1);
          add(both, other, 1);
          assertTrue(margin.total(both) <= margin.total(account) + margin.total(other));
          assertTrue(margin.required(both) <= margin.required(account) + margin.required(other));
        });
  }

  /// What clients need one by one is never less than what they would need as one.
  @Test
  void grossIsNeverLessThanNet() {
    everywhere(
        (any, account, _) -> {
          var margin = withoutAddOns(any);
          long gross = 0;
          var net = Portfolios.empty();
          for (int client = 0; client < 4; client++) {
            var one = client == 0 ? account : any.account();
            gross += margin.required(one);
            add(net, one, 1);
          }
          assertTrue(margin.required(net) <= gross);
        });
  }

  @Test
  void thePositionAndItsOppositeNeedNothing() {
    everywhere(
        (_, account, margin) -> {
          var both = times(account, 1);
          add(both, times(account, -1), 1);
          assertEquals(0, margin.required(both));
        });
  }

  @Test
  void closingALineOfAPortfolioOfOneKindNeverCosts() {
    everywhere(
        (any, _, margin) -> {
          var contract = any.anyContract();
          var account = Portfolios.empty();
          account.line(contract).lots = contract.isUpfront() ? 0 : any.random.nextInt(41) - 20;
          long before = margin.required(account);
          account.line(contract).lots /= 2;
          assertTrue(margin.required(account) <= before);
        });
  }

  /// A hedge is what loses where the other gains.
  @Test
  void aHedgeInTheSameFamilyNeedsNoMoreThanTheNakedPosition() {
    for (long seed = 1; seed <= CASES; seed++) {
      var any = new Portfolios(seed);
      var near = new long[20];
      Arrays.setAll(near, _ -> any.random.nextLong(-300 * USD, 300 * USD));
      var far = Arrays.stream(near).map(loss -> loss * 4 / 5).toArray();
      var margin = margin(List.of(near, far), 1 + any.random.nextInt(5));
      var account = Portfolios.empty();
      account.line(Portfolios.contract(1, 0)).lots = 10;
      long naked = margin.required(account);
      account.line(Portfolios.contract(2, 0)).lots = -1 - any.random.nextInt(10);
      assertTrue(margin.required(account) <= naked, "seed " + seed);
    }
  }

  @Test
  void theOrderOfContractsAndOfScenariosDoesNotMatter() {
    for (long seed = 1; seed <= CASES; seed++) {
      var any = new Portfolios(seed);
      var arrays = new ArrayList<long[]>();
      for (int c = 0; c < 4; c++) {
        arrays.add(any.random.longs(15, -300 * USD, 300 * USD).toArray());
      }
      var places = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
      Collections.shuffle(places, any.random);
      var mixed = new ArrayList<long[]>();
      for (int c = 3; c >= 0; c--) {
        var from = arrays.get(c);
        mixed.add(places.stream().mapToLong(place -> from[place]).toArray());
      }
      var one = Portfolios.empty();
      var other = Portfolios.empty();
      for (int c = 1; c <= 4; c++) {
        long lots = any.random.nextInt(21) - 10;
        one.line(Portfolios.contract(c, 0)).lots = lots;
        other.line(Portfolios.contract(5 - c, 0)).lots = lots;
      }
      assertEquals(
          margin(arrays, 3).required(one), margin(mixed, 3).required(other), "seed " + seed);
    }
  }

  /// Ten times the hours in a lot and a tenth of the lots is the same portfolio.
  @Test
  void theUnitOfALotDoesNotMatter() {
    for (long seed = 1; seed <= CASES; seed++) {
      var any = new Portfolios(seed);
      var losses = any.random.longs(15, -300 * USD, 300 * USD).toArray();
      var tenfold = Arrays.stream(losses).map(loss -> 10 * loss).toArray();
      var small = Portfolios.empty();
      var large = Portfolios.empty();
      long lots = any.random.nextInt(21) - 10;
      small.line(Portfolios.contract(1, 0)).lots = 10 * lots;
      large.line(Portfolios.contract(1, 0)).lots = lots;
      assertEquals(
          margin(List.of(losses), 3).required(small),
          margin(List.of(tenfold), 3).required(large),
          "seed " + seed);
    }
  }

  @Test
  void aLongOptionAloneNeverNeedsMoreThanItsValue() {
    for (long seed = 1; seed <= CASES; seed++) {
      var any = new Portfolios(seed);
      var option = Portfolios.upfront(1, any.random.nextInt(900) * USD);
      option.settlement = any.random.nextInt(300) * USD;
      var account = Portfolios.empty();
      account.line(option).lots = 1 + any.random.nextInt(20);
      assertEquals(0, new Margin().required(account), "flat, seed " + seed);
      var losses = any.random.longs(15, -300 * USD, option.settlement + 1).toArray();
      assertEquals(0, margin(List.of(losses), 3).required(account), "seed " + seed);
    }
  }

  @Test
  void aFlatLineNeedsNothing() {
    everywhere(
        (any, account, margin) -> {
          long before = margin.total(account);
          account.line(Portfolios.contract(any.contracts.size() + 1, 400 * USD));
          assertEquals(before, margin.total(account));
          assertEquals(0, margin.total(Portfolios.empty()));
        });
  }

  /// So large a portfolio that a long cannot hold it counts as more than any collateral.
  @Test
  void whatCannotBeCountedIsMoreThanAnything() {
    var losses = new long[] {Long.MAX_VALUE / 8, -Long.MAX_VALUE / 8};
    var margin = margin(List.of(losses), 1);
    var account = Portfolios.empty();
    account.line(Portfolios.contract(1, 0)).lots = 3;
    assertEquals(Margin.UNBOUNDED, margin.required(account));
    account.line(Portfolios.contract(1, 0)).lots = 100;
    assertEquals(Margin.UNBOUNDED, margin.required(account));
  }

  private static Margin margin(List<long[]> losses, int tail) {
    var arrays = new ArrayList<LossArray>();
    for (var array : losses) {
      arrays.add(new LossArray(arrays.size() + 1, 0, array));
    }
    var set = new ScenarioSet("", "", 0, USD, tail, tail);
    var margin = new Margin();
    margin.use(new RiskModel("m", 0, List.of(set), arrays, Charges.NONE));
    return margin;
  }

  /// The same model without what is charged on size, which two halves need not pay.
  private static Margin withoutAddOns(Portfolios any) {
    var from = any.model.charges;
    var charges = new Charges(from.offsetCap(), from.families(), from.minimums(), List.of());
    var margin = new Margin();
    margin.use(new RiskModel("m", 1, any.model.sets, any.model.arrays, charges));
    return margin;
  }
}
