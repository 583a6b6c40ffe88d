// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Options on the difference of two prices: Kirk's formula, and the integral it stands for.
class SpreadOptionTest {
  /// QuantLib 1.29 KirkEngine; the exact column by quadrature. The first row has strike 0, where
  /// Kirk's formula is Margrabe's and exact.
  private static final String REFERENCE =
      """
      id | inputs | price | exact
      MARGRABE-01 | F1=3.1;F2=3.0;K=0.0;s1=0.45;s2=0.4;rho=0.9;days=90;r=0.04;cp=P | 0.0744115402555 | 0.0744115402555
      SPREAD_KIRK-00 | F1=3.1;F2=3.0;K=0.05;s1=0.45;s2=0.4;rho=0.9;days=90;r=0.04;cp=C | 0.144866831878 | 0.144868232489
      SPREAD_KIRK-02 | F1=3.1;F2=3.0;K=0.2;s1=0.45;s2=0.4;rho=0.9;days=90;r=0.04;cp=C | 0.0793519511739 | 0.0793552290322
      SPREAD_KIRK-04 | F1=3.1;F2=2.9;K=0.1;s1=0.6;s2=0.45;rho=0.75;days=30;r=0.04;cp=C | 0.193523446772 | 0.19352428559
      SPREAD_KIRK-08 | F1=4.2;F2=3.1;K=1.4;s1=0.6;s2=0.5;rho=0.85;days=180;r=0.04;cp=C | 0.294079564823 | 0.292899078013
      SPREAD_KIRK-10 | F1=30.0;F2=25.0;K=4.0;s1=0.35;s2=0.45;rho=0.3;days=365;r=0.03;cp=C | 5.4584804196 | 5.45612412289
      SPREAD_KIRK-12 | F1=2.0;F2=1.8;K=0.1;s1=0.55;s2=0.5;rho=0.95;days=14;r=0.0;cp=C | 0.1021529456 | 0.102160387259
      SPREAD_KIRK-13 | F1=2.0;F2=1.8;K=0.1;s1=0.55;s2=0.5;rho=0.95;days=14;r=0.0;cp=P | 0.00215294559971 | 0.00216038725925
      """;

  /// E. G. Haug, The Complete Guide to Option Pricing Formulas, 2nd ed.: Kirk's formula.
  private static final String HAUG =
      """
      id | inputs | price
      PUB_HAUG_KIRK-00 | F1=122;F2=120;K=3;r=0.1;T=0.1;s1=0.2;s2=0.2;rho=-0.5;cp=C | 4.753
      PUB_HAUG_KIRK-04 | F1=122;F2=120;K=3;r=0.1;T=0.1;s1=0.25;s2=0.2;rho=0;cp=C | 4.3712
      PUB_HAUG_KIRK-05 | F1=122;F2=120;K=3;r=0.1;T=0.1;s1=0.25;s2=0.2;rho=0.5;cp=C | 3.0086
      PUB_HAUG_KIRK-08 | F1=122;F2=120;K=3;r=0.1;T=0.1;s1=0.2;s2=0.25;rho=0.5;cp=C | 2.9723
      PUB_HAUG_KIRK-11 | F1=122;F2=120;K=3;r=0.1;T=0.5;s1=0.2;s2=0.2;rho=0.5;cp=C | 6.0257
      PUB_HAUG_KIRK-14 | F1=122;F2=120;K=3;r=0.1;T=0.5;s1=0.25;s2=0.2;rho=0.5;cp=C | 7.0067
      PUB_HAUG_KIRK-15 | F1=122;F2=120;K=3;r=0.1;T=0.5;s1=0.2;s2=0.25;rho=-0.5;cp=C | 12.1483
      PUB_HAUG_KIRK-16 | F1=122;F2=120;K=3;r=0.1;T=0.5;s1=0.2;s2=0.25;rho=0;cp=C | 9.878
      PUB_HAUG_KIRK-17 | F1=122;F2=120;K=3;r=0.1;T=0.5;s1=0.2;s2=0.25;rho=0.5;cp=C | 6.9284
      """;

  /// C. F. Lo, operator splitting for spread options: the column of Kirk's formula; spot prices.
  private static final String LO =
      """
      id | inputs | price
      PUB_LO_KIRK-00 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.1;s2=0.2;rho=0.6;T=5.0;cp=C | 15.3952095689
      PUB_LO_KIRK-01 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.1;s2=0.2;rho=0.6;T=10.0;cp=C | 22.9153713626
      PUB_LO_KIRK-04 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.3;s2=0.2;rho=0.6;T=2.0;cp=C | 15.6889606376
      PUB_LO_KIRK-06 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.3;s2=0.2;rho=0.6;T=4.0;cp=C | 22.401854791
      PUB_LO_KIRK-08 | S1=110;S2=90;q=0;r=0.05;K=10;s1=0.3;s2=0.2;rho=0.6;T=1.0;cp=C | 16.104470078
      PUB_LO_KIRK-10 | S1=110;S2=90;q=0;r=0.05;K=60;s1=0.3;s2=0.2;rho=0.6;T=1.0;cp=C | 1.8373590679
      PUB_LO_KIRK-11 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.5;s2=0.2;rho=0.6;T=1.0;cp=C | 18.7983844721
      PUB_LO_KIRK-14 | S1=110;S2=90;q=0;r=0.05;K=20;s1=0.3;s2=0.2;rho=-0.5;T=2.0;cp=C | 25.8084762693
      """;

  private static Spread spread(Rows.Row row, double first, double second) {
    return new Spread(
        first,
        second,
        row.number("K"),
        row.number("s1"),
        row.number("s2"),
        row.number("rho"),
        row.years(),
        row.number("r"));
  }

  private static Spread spread(Rows.Row row) {
    return spread(row, row.number("F1"), row.number("F2"));
  }

  @Test
  void pricesAreThoseOfTheReference() {
    for (var row : Rows.of(REFERENCE)) {
      assertEquals(row.number("price"), Kirk.price(row.right(), spread(row)), 1e-9, row.line());
      assertEquals(
          row.number("exact"), SpreadQuadrature.price(row.right(), spread(row)), 1e-11, row.line());
    }
  }

  @Test
  void publishedTablesComeOut() {
    for (var row : Rows.of(HAUG)) {
      assertEquals(row.number("price"), Kirk.price(row.right(), spread(row)), 0.001, row.line());
    }
    for (var row : Rows.of(LO)) {
      double growth = StrictMath.exp((row.number("r") - row.number("q")) * row.years());
      var spread = spread(row, row.number("S1") * growth, row.number("S2") * growth);
      assertEquals(row.number("price"), Kirk.price(row.right(), spread), 1e-9, row.line());
    }
  }

  @Test
  void atStrikeNoughtTheIntegralIsMargrabesFormula() {
    for (double rho = -1; rho <= 1; rho += 0.125) {
      for (double sigma : new double[] {0.01, 0.4, 0.45, 2}) {
        for (var right : Right.values()) {
          var spread = new Spread(3.1, 3.0, 0, 0.45, sigma, rho, 0.75, 0.04);
          var told = right + " " + spread;
          assertEquals(
              Kirk.price(right, spread), SpreadQuadrature.price(right, spread), 1e-12, told);
          agree(Kirk.value(right, spread), SpreadQuadrature.value(right, spread), 1e-7, told);
        }
      }
    }
  }

  private static void agree(
      SpreadValuation one, SpreadValuation other, double tolerance, String told) {
    var all = told + "\n" + one + "\n" + other;
    assertEquals(one.price(), other.price(), tolerance, all);
    assertEquals(one.first().delta(), other.first().delta(), tolerance, all);
    assertEquals(1, (1 + one.first().gamma()) / (1 + other.first().gamma()), tolerance, all);
    assertEquals(one.first().vega(), other.first().vega(), tolerance, all);
    assertEquals(one.first().theta(), other.first().theta(), tolerance, all);
    assertEquals(one.first().rho(), other.first().rho(), tolerance, all);
    assertEquals(one.delta2(), other.delta2(), tolerance, all);
    assertEquals(1, (1 + one.gamma2()) / (1 + other.gamma2()), tolerance, all);
    assertEquals(one.vega2(), other.vega2(), tolerance, all);
    assertEquals(one.correlation(), other.correlation(), tolerance, all);
  }

  @Test
  void aSecondPriceThatStandsStillIsAStrike() {
    var spread = new Spread(3.1, 2.5, 0.4, 0.6, 0, 0.5, 0.5, 0.04);
    var black = Black76.value(Right.CALL, 3.1, 2.9, 0.6, 0.5, 0.04);
    for (var value :
        new SpreadValuation[] {
          Kirk.value(Right.CALL, spread), SpreadQuadrature.value(Right.CALL, spread)
        }) {
      var told = value + " against " + black;
      assertEquals(black.price(), value.price(), 1e-12, told);
      assertEquals(black.delta(), value.first().delta(), 1e-12, told);
      assertEquals(black.gamma(), value.first().gamma(), 1e-10, told);
      assertEquals(black.vega(), value.first().vega(), 1e-10, told);
      assertEquals(black.theta(), value.first().theta(), 1e-10, told);
    }
    // The first price stands still: a put on the second.
    var still = new Spread(3.1, 2.5, 0.4, 0, 0.6, 0.5, 0.5, 0.04);
    var put = Black76.price(Right.PUT, 2.5, 2.7, 0.6, 0.5, 0.04);
    assertEquals(put, SpreadQuadrature.price(Right.CALL, still), 1e-12);
  }

  @Test
  void aStrikeBelowNoughtIsTheOtherSideOfTheSameOption() {
    var spread = new Spread(3.1, 3.0, -0.4, 0.45, 0.6, 0.7, 0.5, 0.04);
    var mirror = new Spread(3.0, 3.1, 0.4, 0.6, 0.45, 0.7, 0.5, 0.04);
    assertEquals(Kirk.price(Right.PUT, mirror), Kirk.price(Right.CALL, spread));
    var value = SpreadQuadrature.value(Right.CALL, spread);
    var seen = SpreadQuadrature.value(Right.PUT, mirror);
    assertEquals(seen.price(), value.price());
    assertEquals(seen.delta2(), value.first().delta());
    assertEquals(seen.first().vega(), value.vega2());
    // Through nought nothing jumps.
    double below = SpreadQuadrature.price(Right.CALL, strike(-1e-9));
    double above = SpreadQuadrature.price(Right.CALL, strike(1e-9));
    assertEquals(below, above, 3e-9);
  }

  private static Spread strike(double strike) {
    return new Spread(3.1, 3.0, strike, 0.45, 0.6, 0.7, 0.5, 0.04);
  }

  @Test
  void aCallLessAPutIsTheSpreadLessTheStrike() {
    for (double strike = -4; strike < 6; strike += 0.5) {
      double forward = StrictMath.exp(-0.04 * 0.5) * (3.1 - 3.0 - strike);
      double exact =
          SpreadQuadrature.price(Right.CALL, strike(strike))
              - SpreadQuadrature.price(Right.PUT, strike(strike));
      double kirk = Kirk.price(Right.CALL, strike(strike)) - Kirk.price(Right.PUT, strike(strike));
      assertEquals(forward, exact, 1e-12, "strike " + strike);
      assertEquals(forward, kirk, 1e-13, "strike " + strike);
      assertTrue(SpreadQuadrature.price(Right.CALL, strike(strike)) >= forward - 1e-12);
    }
  }

  @Test
  void greeksAreTheSlopesOfThePrice() {
    for (double strike : new double[] {-0.6, -0.1, 0.1, 0.6}) {
      for (double rho : new double[] {-0.4, 0.9}) {
        for (var right : Right.values()) {
          var spread = new Spread(3.1, 2.9, strike, 0.6, 0.45, rho, 0.4, 0.04);
          slopes(Kirk.value(right, spread), each -> Kirk.price(right, each), spread);
          slopes(
              SpreadQuadrature.value(right, spread),
              each -> SpreadQuadrature.price(right, each),
              spread);
        }
      }
    }
  }

  private interface Price {
    double of(Spread spread);
  }

  private static void slopes(SpreadValuation value, Price price, Spread at) {
    var told = at + " gave " + value;
    Slopes.agree(
        value.first(),
        (f, s, t, r) ->
            price.of(
                new Spread(f, at.second(), at.strike(), s, at.sigma2(), at.correlation(), t, r)),
        at.first(),
        at.sigma1(),
        at.years(),
        at.rate(),
        told);
    Slopes.near(Slopes.slope(x -> price.of(second(at, x)), at.second()), value.delta2(), told);
    Slopes.near(Slopes.curve(x -> price.of(second(at, x)), at.second()), value.gamma2(), told);
    Slopes.near(
        Slopes.slope(
            x -> Slopes.slope(y -> price.of(second(first(at, y), x)), at.first()), at.second()),
        value.crossGamma(),
        told);
    Slopes.near(
        Slopes.slope(
            x ->
                price.of(
                    new Spread(
                        at.first(),
                        at.second(),
                        at.strike(),
                        at.sigma1(),
                        x,
                        at.correlation(),
                        at.years(),
                        at.rate())),
            at.sigma2()),
        value.vega2(),
        told);
    Slopes.near(
        Slopes.slope(
            x ->
                price.of(
                    new Spread(
                        at.first(),
                        at.second(),
                        at.strike(),
                        at.sigma1(),
                        at.sigma2(),
                        x,
                        at.years(),
                        at.rate())),
            at.correlation()),
        value.correlation(),
        told);
  }

  private static Spread first(Spread at, double x) {
    return new Spread(
        x,
        at.second(),
        at.strike(),
        at.sigma1(),
        at.sigma2(),
        at.correlation(),
        at.years(),
        at.rate());
  }

  private static Spread second(Spread at, double x) {
    return new Spread(
        at.first(),
        x,
        at.strike(),
        at.sigma1(),
        at.sigma2(),
        at.correlation(),
        at.years(),
        at.rate());
  }

  @Test
  void withoutTimeAnOptionIsWorthWhatExerciseBrings() {
    var over = new Spread(3.1, 2.5, 0.4, 0.6, 0.5, 0.5, 0, 0.04);
    assertEquals(0.2, SpreadQuadrature.value(Right.CALL, over).price(), 1e-15);
    assertEquals(1, Kirk.value(Right.CALL, over).first().delta());
    assertEquals(-1, Kirk.value(Right.CALL, over).delta2());
    assertEquals(0, SpreadQuadrature.price(Right.PUT, over));
  }
}
