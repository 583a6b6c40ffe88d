// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.Instrument;
import outcry.pricing.margin.MarginModel;
import outcry.pricing.margin.MarginModel.Liquidity;
import outcry.pricing.margin.ModelSets;
import outcry.pricing.margin.Published;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.FilteredHistory;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.StressTable;

/// All that a margin model of a day is made from.
///
/// @param before the model in force; null when there is none
public record ModelPlan(
    String model,
    long version,
    LocalDate date,
    Levels levels,
    List<Factor> factors,
    Filter filter,
    StressTable stress,
    HouseRules rules,
    List<Instrument> instruments,
    Map<String, Liquidity> liquidity,
    List<String> delivering,
    Published before) {

  public FilteredHistory history() {
    return new FilteredHistory(levels, factors, filter);
  }

  public Published publish() {
    var sets = ModelSets.of(factors, history(), stress, rules.marketWeight());
    return new MarginModel(sets, rules, liquidity, delivering)
        .publish(model, version, date, instruments, before);
  }
}
