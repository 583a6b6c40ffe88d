// SPDX-License-Identifier: Apache-2.0
package outcry.desk.exposure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalLong;

/// The prices a hedger can look up, in micro-dollars a unit (a GPU-hour or a million tokens).
public interface Market {
  Collection<String> goods();

  Collection<String> providers(String good);

  /// What the provider asks on the day: the last price known then. Between facts prices stand
  /// still.
  OptionalLong price(String good, String provider, LocalDate day);

  /// The price a planner puts down on the day for a purchase to come: the provider's own, or, for a
  /// good that is not sold yet (a model to be released), that of its predecessor at the same
  /// provider.
  default OptionalLong planned(String good, String provider, LocalDate day) {
    return price(good, provider, day);
  }

  /// The fixing of a benchmark index on the day.
  OptionalLong level(String index, LocalDate day);

  /// The last day of which prices are known.
  LocalDate lastDay();
}
