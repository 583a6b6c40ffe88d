// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The normal distribution against values computed with fifty digits.
class NormalTest {
  private static final String FIFTY_DIGITS =
      """
      x       | chance
      -37.5   | 4.60535300958195484e-308
      -30     | 4.90671392714818706e-198
      -20.3   | 6.42924446769834634e-92
      -12.125 | 3.89301008074042079e-34
      -8.7    | 1.65942086996478422e-18
      -6      | 9.86587645037698141e-10
      -5.66   | 7.56864975199771371e-9
      -5.65   | 8.0223918506634976e-9
      -4      | 0.0000316712418331199213
      -2.5    | 0.00620966532577613517
      -1.3    | 0.0968004845856103255
      -0.67   | 0.251428895095310102
      -0.66   | 0.254626914671336138
      -0.2    | 0.420740290560896973
      0       | 0.5
      1e-9    | 0.50000000039894228
      0.3     | 0.617911422188952633
      0.6629  | 0.746302699131763234
      0.663   | 0.746334722961383502
      1       | 0.841344746068542949
      2       | 0.977249868051820793
      3.7     | 0.999892200266522612
      6       | 0.999999999013412355
      """;

  @Test
  void isRightToTheLastDigitsFarIntoTheTails() {
    for (var row : Rows.of(FIFTY_DIGITS)) {
      double chance = row.number("chance");
      assertEquals(1, Normal.cdf(row.number("x")) / chance, 1e-15, row.line());
    }
  }
}
