// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A margin model as it was published: its arrays and the rates they amount to. The next one is
/// held against it (rule M-18).
public record Published(LocalDate date, RiskArrays arrays, List<Rate> rates) {
  public Published {
    rates = List.copyOf(rates);
  }

  Map<String, Rate> byContract() {
    var map = new TreeMap<String, Rate>();
    rates.forEach(rate -> map.put(rate.contract(), rate));
    return map;
  }
}
