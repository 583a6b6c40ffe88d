// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.fact.Model;
import outcry.index.fact.PriceFact;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Tier;

/// Who votes in an index on a day, and with which price. One vote per legal group of sellers, per
/// laboratory, or per open model (rules I-3 and I-13).
///
/// @param inputs prices as they enter, one per seller (open models: one per host and model)
/// @param votes what the method counts
record Panel(List<Input> inputs, List<Vote> votes) {

  private static final WeightedMedian EQUAL = new WeightedMedian(100);

  static Panel of(PriceFacts facts, IndexTerms terms, LocalDate date) {
    return switch (terms.basket()) {
      case Basket.Hardware(var good) -> sellers(facts, terms, good, date);
      case Basket.Workload workload when terms.tier() == Tier.OPEN ->
          hosts(facts, terms, workload, date);
      case Basket.Workload workload -> laboratories(facts, terms, workload, date);
    };
  }

  /// Different sellers among the inputs.
  int sources() {
    return (int) inputs.stream().map(Input::provider).distinct().count();
  }

  /// A GPU tier: each legal group votes with the newest fact of its members; of two on one day with
  /// the lower price.
  private static Panel sellers(PriceFacts facts, IndexTerms terms, String good, LocalDate date) {
    SortedMap<String, PriceFact> byGroup = new TreeMap<>();
    for (var provider : facts.providers(good)) {
      var known = facts.known(good, provider, date).filter(o -> o.tier() == terms.tier());
      if (known.isEmpty() || stale(known.get(), terms, date)) continue;
      byGroup.merge(facts.group(provider, date), known.get(), Panel::speaker);
    }
    var inputs = new ArrayList<Input>();
    byGroup.forEach(
        (group, o) ->
            inputs.add(new Input(group, good, o.date(), o.price(), 1, !o.date().equals(date))));
    return new Panel(List.copyOf(inputs), votes(inputs));
  }

  private static PriceFact speaker(PriceFact one, PriceFact other) {
    int newer = one.date().compareTo(other.date());
    if (newer != 0) return newer > 0 ? one : other;
    return one.price() <= other.price() ? one : other;
  }

  /// A closed tier: each laboratory votes with its own list prices. The newest model of each of its
  /// product lines speaks; with several lines the laboratory's vote is their median.
  private static Panel laboratories(
      PriceFacts facts, IndexTerms terms, Basket.Workload workload, LocalDate date) {
    SortedMap<String, SortedMap<String, Quote>> byVendor = new TreeMap<>();
    for (var model : facts.models().values()) {
      if (model.tier() != terms.tier() || !model.votes() || model.until().isBefore(date)) continue;
      var quote = Quote.of(facts, terms, workload, model, model.list(), date);
      if (quote == null) continue;
      byVendor
          .computeIfAbsent(model.vendor(), _ -> new TreeMap<>())
          .merge(model.line(), quote, (a, b) -> a.since().isAfter(b.since()) ? a : b);
    }
    var inputs = new ArrayList<Input>();
    byVendor.forEach(
        (vendor, lines) -> inputs.add(vote(vendor, List.copyOf(lines.values()), date)));
    return new Panel(List.copyOf(inputs), votes(inputs));
  }

  private static Input vote(String vendor, List<Quote> lines, LocalDate date) {
    var votes = new ArrayList<Vote>();
    var names = new ArrayList<String>();
    var oldest = lines.getFirst().observed();
    for (var line : lines) {
      votes.add(new Vote(line.model(), line.price(), 1));
      names.add(line.model());
      if (line.observed().isBefore(oldest)) oldest = line.observed();
    }
    return new Input(
        vendor, String.join(" + ", names), oldest, EQUAL.level(votes), 1, !oldest.equals(date));
  }

  /// The open tier: each model votes with the median of its hosts, if it has enough of them.
  private static Panel hosts(
      PriceFacts facts, IndexTerms terms, Basket.Workload workload, LocalDate date) {
    var inputs = new ArrayList<Input>();
    for (var model : facts.models().values()) {
      if (model.tier() != Tier.OPEN || model.until().isBefore(date)) continue;
      var asked = new ArrayList<Input>();
      for (var host : facts.providers(model.name() + ".input")) {
        var quote = Quote.of(facts, terms, workload, model, host, date);
        if (quote == null) continue;
        asked.add(
            new Input(
                host,
                model.name(),
                quote.observed(),
                quote.price(),
                1,
                !quote.observed().equals(date)));
      }
      if (asked.size() >= IndexTerms.HOSTS) inputs.addAll(asked);
    }
    return new Panel(List.copyOf(inputs), medians(inputs));
  }

  /// One vote per model: the median of its hosts.
  static List<Vote> medians(List<Input> hosts) {
    SortedMap<String, List<Vote>> byModel = new TreeMap<>();
    for (var host : hosts) {
      byModel
          .computeIfAbsent(host.good(), _ -> new ArrayList<>())
          .add(new Vote(host.provider(), host.price(), host.weight()));
    }
    var votes = new ArrayList<Vote>();
    byModel.forEach((model, asked) -> votes.add(new Vote(model, EQUAL.level(asked), 1)));
    return List.copyOf(votes);
  }

  /// One vote per input.
  static List<Vote> votes(List<Input> inputs) {
    return inputs.stream()
        .map(input -> new Vote(input.provider(), input.price(), input.weight()))
        .toList();
  }

  private static boolean stale(PriceFact observation, IndexTerms terms, LocalDate date) {
    return observation.date().plusDays(terms.carryDays()).isBefore(date);
  }

  /// A model's price for a workload at one seller.
  ///
  /// @param since first fact of the model at this seller: the newest model of a line has the latest
  /// @param observed day of the oldest component price used
  private record Quote(String model, LocalDate since, LocalDate observed, long price) {

    static Quote of(
        PriceFacts facts,
        IndexTerms terms,
        Basket.Workload workload,
        Model model,
        String seller,
        LocalDate date) {
      long[] prices = new long[3];
      int[] parts = {workload.input(), workload.cached(), workload.output()};
      String[] components = {".input", ".cached", ".output"};
      LocalDate observed = null;
      for (int i = 0; i < parts.length; i++) {
        if (parts[i] == 0) continue;
        var known = facts.known(model.name() + components[i], seller, date);
        if (known.isEmpty() || stale(known.get(), terms, date)) return null;
        prices[i] = known.get().price();
        if (observed == null || known.get().date().isBefore(observed))
          observed = known.get().date();
      }
      var since = facts.firstDate(model.name() + components[parts[2] > 0 ? 2 : 0], seller);
      return new Quote(
          model.name(), since, observed, workload.price(prices[0], prices[1], prices[2]));
    }
  }
}
