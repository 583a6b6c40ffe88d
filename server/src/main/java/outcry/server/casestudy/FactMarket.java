// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import outcry.desk.exposure.Market;
import outcry.index.fact.Model;
import outcry.index.fact.PriceFacts;

/// The desk's view of the price facts and of the benchmark made from them.
public final class FactMarket implements Market {
  /// A fixing may speak for an index that long after it was published.
  private static final int CARRY_DAYS = 31;

  private final PriceFacts facts;
  private final IndexLevels levels;
  private final Map<String, Map<Long, OptionalLong>> fixings = new HashMap<>();

  FactMarket(PriceFacts facts, IndexLevels levels) {
    this.facts = facts;
    this.levels = levels;
  }

  @Override
  public Collection<String> goods() {
    return facts.goods();
  }

  @Override
  public Collection<String> providers(String good) {
    return facts.providers(good);
  }

  @Override
  public OptionalLong price(String good, String provider, LocalDate day) {
    return facts.price(good, provider, day);
  }

  /// A model not sold yet is planned at the price of the newest model of its line that the provider
  /// sells on the day.
  @Override
  public OptionalLong planned(String good, String provider, LocalDate day) {
    var own = price(good, provider, day);
    var model = model(good);
    if (own.isPresent() || model.isEmpty() || !model.get().votes()) {
      return own;
    }
    var component = good.substring(good.lastIndexOf('.'));
    LocalDate newest = null;
    var price = OptionalLong.empty();
    for (var other : facts.models().values()) {
      var name = other.name() + component;
      var since = sameLine(other, model.get()) ? since(name, provider, day) : null;
      if (since != null && (newest == null || since.isAfter(newest))) {
        newest = since;
        price = price(name, provider, day);
      }
    }
    return price;
  }

  @Override
  public OptionalLong level(String index, LocalDate day) {
    for (int back = 0; back <= CARRY_DAYS; back++) {
      var fixing = fixing(index, day.minusDays(back));
      if (fixing.isPresent()) {
        return fixing;
      }
    }
    return OptionalLong.empty();
  }

  /// The fixing published for the day itself. A replay asks for the same ones many times a day.
  OptionalLong fixing(String index, LocalDate day) {
    var known = fixings.computeIfAbsent(index, _ -> new HashMap<>());
    return known.computeIfAbsent(day.toEpochDay(), _ -> levels.level(index, day));
  }

  @Override
  public LocalDate lastDay() {
    return facts.lastDate();
  }

  /// The model a good is a component of; empty for GPUs.
  Optional<Model> model(String good) {
    int dot = good.lastIndexOf('.');
    return dot < 0
        ? Optional.empty()
        : Optional.ofNullable(facts.models().get(good.substring(0, dot)));
  }

  private static boolean sameLine(Model a, Model b) {
    return a.vendor().equals(b.vendor()) && a.line().equals(b.line()) && a.tier() == b.tier();
  }

  /// Since when the provider sells the good it still sells on the day; null when it does not.
  private LocalDate since(String good, String provider, LocalDate day) {
    if (facts.price(good, provider, day).isEmpty()) {
      return null;
    }
    return facts.observations().stream()
        .filter(o -> o.good().equals(good) && o.provider().equals(provider))
        .map(o -> o.date())
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  /// Whose prices these are, as their licences ask to be named.
  String attribution() {
    return facts.sources().values().stream()
        .filter(source -> !source.licence().equals("facts"))
        .map(source -> source.attribution() + " (" + source.licence() + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
