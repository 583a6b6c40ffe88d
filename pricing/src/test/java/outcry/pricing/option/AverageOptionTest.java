// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Caps and floors on a mean of fixings: two moments for grids, Curran's bound for settlement.
class AverageOptionTest {
  /// Two-moment prices agreed with QuantLib 1.29 TurnbullWakemanAsianEngine; Curran's bound and the
  /// simulation (400,000 paths, geometric control) to the digits shown.
  private static final String FLAT =
      """
      id | inputs | price | effVar | curranLB | mc | mcSE
      APO_TW-00 | F=3.1;sigma=0.45;r=0.04;K=3.1;firstFixDay=31;nFix=31;stepDays=1;past=;cp=C | 0.184773371366 | 0.022665310843 | 0.184727 | 0.184742 | 5.30102e-06
      APO_TW-01 | F=3.1;sigma=0.45;r=0.04;K=3.1;firstFixDay=31;nFix=31;stepDays=1;past=;cp=P | 0.184773371366 | 0.022665310843 | 0.184727 | 0.184724 | 4.4849e-06
      APO_TW-02 | F=3.1;sigma=0.45;r=0.04;K=2.8;firstFixDay=31;nFix=31;stepDays=1;past=;cp=C | 0.363439633302 | 0.022665310843 | 0.363314 | 0.36333 | 5.86104e-06
      APO_TW-03 | F=3.1;sigma=0.45;r=0.04;K=2.8;firstFixDay=31;nFix=31;stepDays=1;past=;cp=P | 0.0654384244193 | 0.022665310843 | 0.0653125 | 0.0653131 | 3.4159e-06
      APO_TW-04 | F=3.1;sigma=0.45;r=0.04;K=3.6;firstFixDay=31;nFix=31;stepDays=1;past=;cp=C | 0.0420864968601 | 0.022665310843 | 0.0421718 | 0.0421804 | 3.91677e-06
      APO_TW-05 | F=3.1;sigma=0.45;r=0.04;K=3.6;firstFixDay=31;nFix=31;stepDays=1;past=;cp=P | 0.538755178331 | 0.022665310843 | 0.53884 | 0.538834 | 5.61756e-06
      APO_TW-10 | F=3.1;sigma=0.45;r=0.04;K=3.1;firstFixDay=1;nFix=21;stepDays=1;past=3.05,3.12,3.2,3.18,3.01,2.98,3.07,3.15,3.22,3.3;cp=C | 0.058470243339 | 0.00416913023087 | 0.0584187 | 0.0584214 | 1.85963e-06
      APO_TW-11 | F=3.1;sigma=0.45;r=0.04;K=3.1;firstFixDay=1;nFix=21;stepDays=1;past=3.05,3.12,3.2,3.18,3.01,2.98,3.07,3.15,3.22,3.3;cp=P | 0.0494587479405 | 0.00416913023087 | 0.0494073 | 0.049408 | 1.64604e-06
      APO_TW-13 | F=3.1;sigma=0.6;r=0.04;K=3.0;firstFixDay=1;nFix=5;stepDays=1;past=2.9,2.91,2.92,2.93,2.94,2.95,2.96,2.97,2.98,2.99,3,3.01,3.02,3.03,3.04,3.05,3.06,3.07,3.08,3.09,3.1,3.11,3.12,3.13,3.14,3.15;cp=P | 0.000457034290762 | 0.00217052467999 | 0.000446998 | 0.000447025 | 1.10461e-07
      APO_TW-14 | F=3.1;sigma=0.45;r=0.04;K=1.2;firstFixDay=1;nFix=10;stepDays=1;past=3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9,3.9;cp=C | 2.43926085601 | — | 2.43926 | 2.43926 | 0
      APO_TW-21 | F=2.0;sigma=0.55;r=0.045;K=2.0;firstFixDay=7;nFix=12;stepDays=7;past=;cp=P | 0.12797353178 | 0.0263213173181 | 0.127548 | 0.127574 | 9.12257e-06
      APO_TW-23 | F=2.0;sigma=0.55;r=0.045;K=2.4;firstFixDay=30;nFix=12;stepDays=30;past=;cp=P | 0.513858324862 | 0.114725916381 | 0.513738 | 0.513981 | 3.93456e-05
      """;

  /// Forwards F0, F0 + slope, F0 + 2 slope, ... on successive days.
  private static final String CURVE =
      """
      id | inputs | price | curranLB | mc | mcSE
      APO_TW_CURVE-00 | F0=3.1;slopePerFix=-0.01;sigma=0.45;r=0.04;K=3.0;firstFixDay=31;nFix=30;cp=C | 0.154763438402 | 0.154734 | 0.154738 | 5.19147e-06
      APO_TW_CURVE-02 | F0=30.0;slopePerFix=-0.1;sigma=0.35;r=0.04;K=29.0;firstFixDay=61;nFix=21;cp=C | 1.72286721324 | 1.72278 | 1.72285 | 2.63429e-05
      """;

  /// E. G. Haug, The Complete Guide to Option Pricing Formulas, 2nd ed., table 4-28.
  private static final String HAUG =
      """
      id | inputs | price
      PUB_HAUG_TW-02 | F=100;K=90;sigma=0.2;r=0.05;b=0;t1=1/52;T=0.5;nFix=26;cp=C | 10.1437
      PUB_HAUG_TW-04 | F=100;K=100;sigma=0.2;r=0.05;b=0;t1=1/52;T=0.5;nFix=26;cp=C | 3.27
      PUB_HAUG_TW-07 | F=100;K=110;sigma=0.2;r=0.05;b=0;t1=1/52;T=0.5;nFix=26;cp=P | 10.3046
      PUB_HAUG_TW-08 | F=100;K=120;sigma=0.2;r=0.05;b=0;t1=1/52;T=0.5;nFix=26;cp=C | 0.0479
      PUB_HAUG_TW-09 | F=100;K=120;sigma=0.2;r=0.05;b=0;t1=1/52;T=0.5;nFix=26;cp=P | 19.5541
      """;

  /// The same book's table of E. Levy's formula: a continuous mean, here by very many fixings.
  private static final String LEVY =
      """
      id | inputs | price
      PUB_HAUG_LEVY-00 | S=6.8;SA=6.8;K=6.9;q=0.09;r=0.07;sigma=0.14;lengthDays=180;elapsed=0;dayCount=360;cp=C | 0.0944
      PUB_HAUG_LEVY-02 | S=100.0;SA=100.0;K=95;q=0.05;r=0.1;sigma=0.15;lengthDays=270;elapsed=0;dayCount=360;cp=C | 7.0544
      PUB_HAUG_LEVY-03 | S=100.0;SA=100.0;K=95;q=0.05;r=0.1;sigma=0.15;lengthDays=270;elapsed=90;dayCount=360;cp=C | 5.6731
      PUB_HAUG_LEVY-07 | S=100.0;SA=100.0;K=95;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=180;dayCount=360;cp=C | 5.1411
      PUB_HAUG_LEVY-08 | S=100.0;SA=100.0;K=100;q=0.05;r=0.1;sigma=0.15;lengthDays=270;elapsed=0;dayCount=360;cp=C | 3.7845
      PUB_HAUG_LEVY-11 | S=100.0;SA=100.0;K=100;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=0;dayCount=360;cp=C | 7.5038
      PUB_HAUG_LEVY-12 | S=100.0;SA=100.0;K=100;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=90;dayCount=360;cp=C | 4.0687
      PUB_HAUG_LEVY-13 | S=100.0;SA=100.0;K=100;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=180;dayCount=360;cp=C | 1.4222
      PUB_HAUG_LEVY-17 | S=100.0;SA=100.0;K=105;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=0;dayCount=360;cp=C | 5.4071
      PUB_HAUG_LEVY-18 | S=100.0;SA=100.0;K=105;q=0.05;r=0.1;sigma=0.35;lengthDays=270;elapsed=90;dayCount=360;cp=C | 2.1359
      """;

  private static final double[] NONE = {};

  private static Averaging averaging(Rows.Row row) {
    return Averaging.inDays(
        row.has("past") ? row.list("past") : NONE,
        row.number("firstFixDay"),
        row.count("nFix"),
        row.has("stepDays") ? row.number("stepDays") : 1);
  }

  @Test
  void twoMomentPricesAreThoseOfTheReference() {
    for (var row : Rows.of(FLAT)) {
      var averaging = averaging(row);
      double price =
          TwoMoment.price(
              row.right(),
              averaging,
              row.number("F"),
              row.number("K"),
              row.number("sigma"),
              row.number("r"));
      assertEquals(row.number("price"), price, 1e-9, row.line());
      if (row.has("effVar")) {
        assertEquals(
            1,
            TwoMoment.variance(averaging, row.number("sigma")) / row.number("effVar"),
            1e-11,
            row.line());
      }
    }
  }

  @Test
  void aCurveOfForwardsCountsEachAtItsOwnLevel() {
    for (var row : Rows.of(CURVE)) {
      double sigma = row.number("sigma");
      double price =
          TwoMoment.price(
              row.right(), averaging(row), curve(row), row.number("K"), sigma, row.number("r"));
      assertEquals(row.number("price"), price, 1e-9, row.line());
    }
  }

  private static double[] curve(Rows.Row row) {
    var forwards = new double[row.count("nFix")];
    for (int i = 0; i < forwards.length; i++) {
      forwards[i] = row.number("F0") + i * row.number("slopePerFix");
    }
    return forwards;
  }

  @Test
  void publishedTablesComeOut() {
    for (var row : Rows.of(HAUG)) {
      var years = new double[row.count("nFix")];
      double first = row.number("t1");
      for (int i = 0; i < years.length; i++) {
        years[i] = first + i * (row.number("T") - first) / (years.length - 1);
      }
      double price =
          TwoMoment.price(
              row.right(),
              Averaging.at(NONE, years),
              row.number("F"),
              row.number("K"),
              row.number("sigma"),
              row.number("r"));
      assertEquals(row.number("price"), price, 0.0025, row.line());
    }
  }

  @Test
  void veryManyFixingsAreAContinuousMean() {
    int n = 20_000;
    for (var row : Rows.of(LEVY)) {
      double length = row.number("lengthDays");
      double elapsed = row.number("elapsed");
      double left = (length - elapsed) / row.number("dayCount");
      double rate = row.number("r");
      double carry = rate - row.number("q");
      var past = new double[(int) StrictMath.round(n * elapsed / (length - elapsed))];
      Arrays.fill(past, row.number("SA"));
      var years = new double[n];
      var forwards = new double[n];
      for (int i = 0; i < n; i++) {
        years[i] = (i + 0.5) * left / n;
        forwards[i] = row.number("S") * StrictMath.exp(carry * years[i]);
      }
      double price =
          TwoMoment.price(
              row.right(),
              Averaging.at(past, years),
              forwards,
              row.number("K"),
              row.number("sigma"),
              rate);
      assertEquals(row.number("price"), price, 0.00015, row.line());
    }
  }

  @Test
  void curransBoundIsThatOfTheReference() {
    for (var table : new String[] {FLAT, CURVE}) {
      for (var row : Rows.of(table)) {
        double price = curran(row);
        double shown = row.number("curranLB");
        // Six digits are shown.
        assertEquals(1, price / shown, 5e-6, row.line() + " gave " + price);
      }
    }
  }

  private static double curran(Rows.Row row) {
    var averaging = averaging(row);
    return Curran.price(
        row.right(),
        averaging,
        row.has("F0") ? curve(row) : averaging.flat(row.number("F")),
        row.number("K"),
        row.number("sigma"),
        row.number("r"));
  }

  @Test
  void curransBoundIsBelowTheSimulationButNotFar() {
    for (var table : new String[] {FLAT, CURVE}) {
      for (var row : Rows.of(table)) {
        double simulated = row.number("mc");
        double tolerance = row.line().contains("stepDays=30") ? 0.0015 : 0.0003;
        double price = curran(row);
        assertTrue(
            price <= simulated * (1 + 2e-6) + 4 * row.number("mcSE"),
            row.line() + " gave " + price);
        assertEquals(simulated, price, tolerance * simulated, row.line());
      }
    }
  }

  /// Both models against what they approximate, by paths of our own.
  @Test
  void aSimulationOfAMonthAgrees() {
    var averaging = Averaging.inDays(new double[] {3.2, 3.05, 3.3}, 1, 28, 1);
    for (var right : Right.values()) {
      for (double strike : new double[] {2.8, 3.1, 3.4}) {
        var simulated = Simulation.of(right, averaging, 3.1, strike, 0.6, 0.04, 40_000);
        double curran = Curran.price(right, averaging, 3.1, strike, 0.6, 0.04);
        double moments = TwoMoment.price(right, averaging, 3.1, strike, 0.6, 0.04);
        var told = right + " at " + strike + ": " + simulated + ", Curran " + curran;
        assertTrue(simulated.error() < 2e-5, told);
        assertEquals(simulated.price(), curran, 4 * simulated.error() + 3e-4 * curran, told);
        assertEquals(simulated.price(), moments, 3e-4 * 3.1, told);
      }
    }
  }

  @Test
  void aCapLessAFloorIsTheMeanLessTheStrike() {
    var averaging = Averaging.inDays(new double[] {3.2, 3.05}, 1, 29, 1);
    double discount = StrictMath.exp(-0.04 * averaging.payment());
    for (double strike = 0.5; strike < 9; strike += 0.25) {
      double forward = discount * (3.1 * averaging.openShare() - averaging.strike(strike));
      assertEquals(
          forward,
          TwoMoment.price(Right.CALL, averaging, 3.1, strike, 0.6, 0.04)
              - TwoMoment.price(Right.PUT, averaging, 3.1, strike, 0.6, 0.04),
          1e-13,
          "two moments at " + strike);
      assertEquals(
          forward,
          Curran.price(Right.CALL, averaging, 3.1, strike, 0.6, 0.04)
              - Curran.price(Right.PUT, averaging, 3.1, strike, 0.6, 0.04),
          1e-13,
          "Curran at " + strike);
    }
  }

  @Test
  void oneFixingMakesAnAverageAnOrdinaryOption() {
    var averaging = Averaging.inDays(NONE, 30, 1, 1);
    var black = Black76.value(Right.CALL, 3.1, 2.9, 0.45, 30 / 365.0, 0.04);
    for (var value :
        new Valuation[] {
          TwoMoment.value(Right.CALL, averaging, averaging.flat(3.1), 2.9, 0.45, 0.04),
          Curran.value(Right.CALL, averaging, averaging.flat(3.1), 2.9, 0.45, 0.04)
        }) {
      var told = value + " against " + black;
      assertEquals(black.price(), value.price(), 1e-14, told);
      assertEquals(black.delta(), value.delta(), 1e-13, told);
      assertEquals(black.gamma(), value.gamma(), 1e-12, told);
      assertEquals(black.vega(), value.vega(), 1e-13, told);
      assertEquals(black.theta(), value.theta(), 1e-12, told);
      assertEquals(black.rho(), value.rho(), 1e-14, told);
    }
  }

  @Test
  void whatIsFixedIsCertain() {
    // Known fixings already hold the mean above the strike: a forward, whatever volatility is.
    var deep = Averaging.inDays(new double[] {9, 9}, 1, 2, 1);
    double discount = StrictMath.exp(-0.04 * 2 / 365);
    var cap = Curran.value(Right.CALL, deep, deep.flat(3), 4, 0.6, 0.04);
    assertEquals(discount * 2, cap.price(), 1e-15);
    assertEquals(discount * 0.5, cap.delta(), 1e-15);
    assertEquals(0, cap.gamma() + cap.vega());
    assertEquals(0, TwoMoment.price(Right.PUT, deep, 3, 4, 0.6, 0.04));

    // Everything is fixed: the payout, at once.
    var over = Averaging.at(new double[] {3, 4});
    assertEquals(0.5, TwoMoment.price(Right.CALL, over, 3.1, 3, 0.6, 0.04), 1e-15);
    var done = Curran.value(Right.CALL, over, new double[0], 3, 0.6, 0.04);
    assertEquals(new Valuation(0.5, 0, 0, 0, 0.5 * 0.04, -0.0), done);

    // No volatility: the mean is where the curve says.
    var month = Averaging.inDays(NONE, 1, 30, 1);
    double price = TwoMoment.price(Right.CALL, month, 3.1, 3, 0, 0.04);
    assertEquals(StrictMath.exp(-0.04 * 30 / 365) * 0.1, price, 1e-14);
    assertEquals(price, Curran.price(Right.CALL, month, 3.1, 3, 0, 0.04), 1e-15);
    // The first of two fixings is today's, still unknown but expected above the strike alone.
    var today = Averaging.inDays(NONE, 0, 2, 30);
    double sure = StrictMath.exp(-0.04 * 30 / 365) * (9 - 4);
    assertEquals(sure, Curran.price(Right.CALL, today, 9, 4, 0.6, 0.04), 1e-14);
  }

  @Test
  void greeksAreTheSlopesOfThePrice() {
    double[] past = {3.2, 3.05, 3.3};
    double first = 2;
    for (var right : Right.values()) {
      for (double strike : new double[] {2.7, 3.0, 3.1, 3.4}) {
        for (double bend : new double[] {0, -0.02}) {
          var averaging = Averaging.inDays(past, first, 25, 1);
          var forwards = curve(25, 3.1, bend);
          var told = right + " at " + strike + " bend " + bend;
          Slopes.agree(
              TwoMoment.value(right, averaging, forwards, strike, 0.6, 0.04),
              (forward, sigma, later, rate) ->
                  TwoMoment.price(
                      right, later(past, later), curve(25, forward, bend), strike, sigma, rate),
              3.1,
              0.6,
              0,
              0.04,
              "two moments, " + told);
          Slopes.agree(
              Curran.value(right, averaging, forwards, strike, 0.6, 0.04),
              (forward, sigma, later, rate) ->
                  Curran.price(
                      right, later(past, later), curve(25, forward, bend), strike, sigma, rate),
              3.1,
              0.6,
              0,
              0.04,
              "Curran, " + told);
        }
      }
    }
  }

  /// The fixings of the greeks' test, each `years` farther off.
  private static Averaging later(double[] past, double years) {
    var times = new double[25];
    for (int i = 0; i < times.length; i++) {
      times[i] = (2.0 + i) / 365 + years;
    }
    return Averaging.at(past, times);
  }

  private static double[] curve(int n, double first, double bend) {
    var forwards = new double[n];
    for (int i = 0; i < n; i++) {
      forwards[i] = first + i * bend;
    }
    return forwards;
  }

  @Test
  void aScenarioGridNeedsTheVarianceOnce() {
    var averaging = Averaging.inDays(new double[] {3.2}, 1, 29, 1);
    double variance = TwoMoment.variance(averaging, 0.6);
    double discount = StrictMath.exp(-0.04 * averaging.payment());
    for (double forward = 1; forward < 9; forward += 0.5) {
      assertEquals(
          TwoMoment.price(Right.PUT, averaging, forward, 3, 0.6, 0.04),
          discount
              * TwoMoment.expected(
                  Right.PUT, averaging, forward * averaging.openShare(), 3, variance),
          1e-15);
    }
  }

  @Test
  void aCurveOfTheWrongLengthAndFixingsOutOfOrderAreTurnedAway() {
    var averaging = Averaging.inDays(NONE, 1, 3, 1);
    var forwards = new double[] {3, 3};
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> TwoMoment.price(Right.CALL, averaging, forwards, 3, 0.5, 0));
    assertEquals("2 forwards for 3 fixings to come; one each", wrong.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Averaging.at(NONE));
    assertThrows(IllegalArgumentException.class, () -> Averaging.at(NONE, 0.2, 0.1));
  }
}
