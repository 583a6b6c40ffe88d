// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Options on a future: reference values, and what must hold whatever the values are.
class Black76Test {
  /// Closed form, agreed with QuantLib 1.29 BlackCalculator.
  private static final String REFERENCE =
      """
      id | inputs | price | delta | gamma | vega | theta | rho
      BLACK76-02 | F=3.1;K=2.5;sigma=0.45;days=30;r=0.04;cp=C | 0.605104670061 | 0.955208159809 | 0.221906710804 | 0.0788741565099 | -0.191713816643 | -0.049734630416
      BLACK76-03 | F=3.1;K=2.5;sigma=0.45;days=30;r=0.04;cp=P | 0.00707403371681 | -0.0415095674313 | 0.221906710804 | 0.0788741565099 | -0.215635042097 | -0.000581427428779
      BLACK76-04 | F=3.1;K=3.75;sigma=0.45;days=30;r=0.04;cp=C | 0.0135638451962 | 0.0788656775758 | 0.367437647686 | 0.130601433486 | -0.356978870361 | -0.00111483659147
      BLACK76-06 | F=3.1;K=3.1;sigma=0.8;days=182;r=0.04;cp=C | 0.67584144907 | 0.599132877481 | 0.214576839948 | 0.8225735553 | -0.632833040245 | -0.336994914331
      BLACK76-08 | F=3.1;K=4.5;sigma=0.8;days=182;r=0.04;cp=C | 0.309300963703 | 0.346022253949 | 0.207970996499 | 0.797250262567 | -0.627180369885 | -0.154226781901
      BLACK76-09 | F=3.1;K=4.5;sigma=0.8;days=182;r=0.04;cp=P | 1.68165430171 | -0.634230130346 | 0.207970996499 | 0.797250262567 | -0.572286236364 | -0.838523514828
      BLACK76-10 | F=4.2;K=4.0;sigma=0.6;days=91;r=0.035;cp=C | 0.589444024828 | 0.61731698278 | 0.299308633043 | 0.789800860448 | -0.929734230768 | -0.146957277423
      BLACK76-14 | F=2.0;K=1.6;sigma=0.55;days=365;r=0.045;cp=C | 0.593434260563 | 0.718885491119 | 0.275013376262 | 0.605029427775 | -0.139678550913 | -0.593434260563
      BLACK76-16 | F=5.0;K=5.0;sigma=0.35;days=60;r=0.04;cp=C | 0.280968351822 | 0.52481994908 | 0.557178072306 | 0.801420514961 | -0.841940189146 | -0.0461865783817
      BLACK76-17 | F=5.0;K=5.0;sigma=0.35;days=60;r=0.04;cp=P | 0.280968351822 | -0.468626278715 | 0.557178072306 | 0.801420514961 | -0.841940189146 | -0.0461865783817
      BLACK76-18 | F=30.0;K=27.5;sigma=0.35;days=120;r=0.04;cp=C | 3.71057244046 | 0.694111999558 | 0.0567105476063 | 5.87303753292 | -2.97774603918 | -1.219914227
      BLACK76-22 | F=0.6;K=0.75;sigma=0.95;days=365;r=0.03;cp=C | 0.172508216016 | 0.57729699316 | 0.659913499689 | 0.225690416894 | -0.102027701544 | -0.172508216016
      BLACK76-23 | F=0.6;K=0.75;sigma=0.95;days=365;r=0.03;cp=P | 0.318075046048 | -0.393148540389 | 0.659913499689 | 0.225690416894 | -0.097660696643 | -0.318075046048
      BLACK76-24 | F=12.5;K=10.0;sigma=0.7;days=14;r=0.0;cp=C | 2.53330534937 | 0.955078397545 | 0.0552347773898 | 0.231721240762 | -2.11445632195 | -0.0971678764141
      BLACK76-25 | F=12.5;K=10.0;sigma=0.7;days=14;r=0.0;cp=P | 0.0333053493671 | -0.0449216024552 | 0.0552347773898 | 0.231721240762 | -2.11445632195 | -0.00127746545518
      BLACK76-28 | F=3.1;K=9.3;sigma=0.45;days=30;r=0.04;cp=C | 6.52884588359e-19 | 1.43758514876e-17 | 3.07922829846e-16 | 1.09447584466e-16 | -2.99586647092e-16 | -5.36617469884e-20
      """;

  @Test
  void priceAndGreeksAreThoseOfTheReference() {
    for (var row : Rows.of(REFERENCE)) {
      var value =
          Black76.value(
              row.right(),
              row.number("F"),
              row.number("K"),
              row.number("sigma"),
              row.years(),
              row.number("r"));
      var told = row.line() + "\ngave " + value;
      assertEquals(row.number("price"), value.price(), 1e-9, told);
      assertEquals(row.number("delta"), value.delta(), 1e-9, told);
      assertEquals(row.number("gamma"), value.gamma(), 1e-9, told);
      assertEquals(row.number("vega"), value.vega(), 1e-9, told);
      assertEquals(row.number("theta"), value.theta(), 1e-9, told);
      assertEquals(row.number("rho"), value.rho(), 1e-9, told);
      // The tables show twelve digits; far out of the money they hold too.
      assertEquals(1, value.price() / row.number("price"), 2e-11, told);
    }
  }

  @Test
  void aCallLessAPutIsTheForwardLessTheStrike() {
    for (double strike = 0.05; strike < 40; strike *= 1.3) {
      double call = Black76.price(Right.CALL, 3.1, strike, 0.7, 0.4, 0.04);
      double put = Black76.price(Right.PUT, 3.1, strike, 0.7, 0.4, 0.04);
      double discount = StrictMath.exp(-0.04 * 0.4);
      assertEquals(discount * (3.1 - strike), call - put, 1e-13 * (1 + strike), "strike " + strike);
      assertTrue(call >= Math.max(0, discount * (3.1 - strike)) - 1e-15, "call at " + strike);
      assertTrue(call <= discount * 3.1 && put <= discount * strike, "bounds at " + strike);
    }
  }

  @Test
  void withoutTimeOrVolatilityAnOptionIsWorthWhatExerciseBrings() {
    var expired = Black76.value(Right.CALL, 3.1, 2.5, 0.45, 0, 0.04);
    assertEquals(0.6, expired.price(), 1e-15);
    assertEquals(1, expired.delta());
    assertEquals(0, expired.gamma() + expired.vega());
    assertEquals(0.04 * 0.6, expired.theta(), 1e-15);

    var certain = Black76.value(Right.PUT, 3.1, 4.1, 0, 1, 0.04);
    assertEquals(StrictMath.exp(-0.04), certain.price(), 1e-15);
    assertEquals(-StrictMath.exp(-0.04), certain.delta(), 1e-15);

    var atTheStrike = Black76.value(Right.CALL, 3.1, 3.1, 0.45, 0, 0.04);
    assertEquals(new Valuation(0, 0.5, 0, 0, 0, 0), plus(atTheStrike));
  }

  @Test
  void aFuturesStyleOptionKnowsNoInterest() {
    var value = Black76.value(Right.CALL, 3.1, 3.1, 0.45, 0.25, 0).futuresStyle();
    assertEquals(0, value.rho());
    assertEquals(3.1 * (2 * Normal.cdf(0.45 * 0.5 / 2) - 1), value.price(), 1e-15);
  }

  @Test
  void greeksAreTheSlopesOfThePrice() {
    for (var right : Right.values()) {
      for (double strike : new double[] {1.9, 2.9, 3.1, 4.4}) {
        var value = Black76.value(right, 3.1, strike, 0.6, 0.3, 0.04);
        var told = right + " at " + strike + " " + value;
        Slopes.agree(
            value,
            (forward, sigma, years, rate) ->
                Black76.price(right, forward, strike, sigma, years, rate),
            3.1,
            0.6,
            0.3,
            0.04,
            told);
      }
    }
  }

  /// No negative noughts.
  private static Valuation plus(Valuation value) {
    return new Valuation(
        value.price() + 0.0,
        value.delta() + 0.0,
        value.gamma() + 0.0,
        value.vega() + 0.0,
        value.theta() + 0.0,
        value.rho() + 0.0);
  }
}
