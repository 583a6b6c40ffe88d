// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outcry.index.fact.Model;
import outcry.index.fact.PriceFacts;
import outcry.index.median.Basket;
import outcry.index.observation.Dollars;

/// What a fixed capability costs: the cheapest price on a day of any model whose score reaches a
/// mark (rule I-59). Analytics: nothing settles on it. The scores are the user's own.
///
/// @param facts the dated prices
/// @param scores of models, on whatever scale the user likes
/// @param mark the score that is enough
/// @param mix of input, cached input and output
/// @param staleDays days a price speaks without being seen again
public record Quality(
    PriceFacts facts, Map<String, Double> scores, double mark, Basket.Workload mix, int staleDays) {
  /// What every print of the series says.
  public static final String LABEL = "analytics only: no contract settles on this (rule I-59)";

  /// @param price micro-dollars per million tokens of the mix
  public record Cheapest(LocalDate date, String model, String seller, long price) {
    public String text() {
      return date + " " + model + " at " + seller + " " + Dollars.text(price) + " (" + LABEL + ")";
    }
  }

  /// The cheapest on a day; empty when no model with the score has a price.
  public Optional<Cheapest> on(LocalDate date) {
    Cheapest best = null;
    for (var model : facts.models().values()) {
      if (scores.getOrDefault(model.name(), Double.NEGATIVE_INFINITY) < mark) continue;
      var sold = mix.output() > 0 ? ".output" : mix.input() > 0 ? ".input" : ".cached";
      for (var seller : facts.providers(model.name() + sold)) {
        var price = price(model, seller, date);
        if (price > 0 && (best == null || price < best.price()))
          best = new Cheapest(date, model.name(), seller, price);
      }
    }
    return Optional.ofNullable(best);
  }

  /// The days on which the cheapest changed, oldest first.
  public List<Cheapest> history(LocalDate from, LocalDate to) {
    var changes = new ArrayList<Cheapest>();
    for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
      var now = on(date);
      boolean changed =
          now.isPresent()
              && (changes.isEmpty()
                  || changes.getLast().price() != now.get().price()
                  || !changes.getLast().model().equals(now.get().model()));
      if (changed) changes.add(now.get());
    }
    return changes;
  }

  /// 0 when a part of the mix has no price.
  private long price(Model model, String seller, LocalDate date) {
    long input = component(model, "input", seller, date);
    long cached = component(model, "cached", seller, date);
    long output = component(model, "output", seller, date);
    boolean missing =
        (mix.input() > 0 && input == 0)
            || (mix.cached() > 0 && cached == 0)
            || (mix.output() > 0 && output == 0);
    return missing ? 0 : mix.price(input, cached, output);
  }

  private long component(Model model, String component, String seller, LocalDate date) {
    var known = facts.known(model.name() + "." + component, seller, date);
    boolean speaks = known.isPresent() && !known.get().date().plusDays(staleDays).isBefore(date);
    return speaks ? known.get().price() : 0;
  }
}
