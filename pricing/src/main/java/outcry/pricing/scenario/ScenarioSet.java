// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.List;

/// Scenarios that are judged together. Margin takes the mean of the `tail` largest losses of a set
/// (0: one in forty, at least one), the largest such mean within a group, and adds the groups up by
/// weight.
///
/// @param weight of the group, millionths
public record ScenarioSet(
    String name, String group, long weight, int tail, List<Scenario> scenarios) {
  public ScenarioSet {
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException(
          "scenario set " + name + " is empty; a set needs at least one scenario");
    }
    if (tail < 0 || tail > scenarios.size()) {
      throw new IllegalArgumentException(
          "scenario set "
              + name
              + " averages "
              + tail
              + " losses but has "
              + scenarios.size()
              + " scenarios");
    }
  }

  /// How many of the largest losses are averaged.
  public int worst() {
    return tail > 0 ? tail : Math.max(1, scenarios.size() * 25 / 1000);
  }
}
