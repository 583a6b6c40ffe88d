// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Risk factors that belong together and lend each other their history.
public enum Family {
  /// Rent moves 19 to 50 % a year by median over providers, 52 % on a hyperscaler's spot market.
  GPU(List.of("A100", "H100", "H200", "B200"), 0.50, 0),
  /// Matched-model tiers drift less than 30 % a year; what is feared is the jump (rule M-16).
  TOKEN(List.of("TFI", "TFO", "TSB", "TOB"), 0.30, 0.20);

  private final List<String> factors;
  private final double leastVolatility;
  private final double jump;

  Family(List<String> factors, double leastVolatility, double jump) {
    this.factors = factors;
    this.leastVolatility = leastVolatility;
    this.jump = jump;
  }

  /// The listed ones; others may be declared.
  public List<String> factors() {
    return factors;
  }

  double leastVolatility() {
    return leastVolatility;
  }

  double jump() {
    return jump;
  }

  /// The family of a listed factor.
  public static Optional<Family> of(String factor) {
    return Arrays.stream(values()).filter(family -> family.factors.contains(factor)).findFirst();
  }
}
