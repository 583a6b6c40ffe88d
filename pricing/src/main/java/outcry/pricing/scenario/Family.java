// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.List;

/// Risk factors that belong together and lend each other their history.
public enum Family {
  GPU(List.of("A100", "H100", "H200", "B200")),
  TOKEN(List.of("TFI", "TFO", "TSB", "TOB"));

  private final List<String> factors;

  Family(List<String> factors) {
    this.factors = factors;
  }

  public List<String> factors() {
    return factors;
  }
}
