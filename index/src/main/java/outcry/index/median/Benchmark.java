// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import outcry.index.fact.PriceFact;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Dollars;
import outcry.index.observation.Tier;

/// The benchmark administrator: the fixing of any index on any day, from the facts alone.
///
/// The same facts give the same fixing, whoever computes it and whenever: no clock, no randomness,
/// no floating point. A day after the last fact is fixed from carried prices and announced changes,
/// until the carry limit.
public final class Benchmark {

  /// Means are published to a hundredth of a cent (rule I-11).
  static final long MEAN_STEP = 100;

  private static final int FRESH_DAYS = 31;

  private record Key(String index, LocalDate date) {}

  /// A fixing, or why there is none.
  private record Outcome(Optional<Fixing> fixing, String absence) {}

  private final PriceFacts facts;
  private final Map<String, IndexTerms> terms = new LinkedHashMap<>();
  private final Map<Key, Outcome> outcomes = new ConcurrentHashMap<>();

  /// The house's own indices over these facts.
  public Benchmark(PriceFacts facts) {
    this(facts, Rulebook.indices());
  }

  public Benchmark(PriceFacts facts, List<IndexTerms> indices) {
    this.facts = facts;
    for (var index : indices) terms.put(index.index(), index);
  }

  public PriceFacts facts() {
    return facts;
  }

  public List<IndexTerms> indices() {
    return List.copyOf(terms.values());
  }

  /// The rulebook facts of one index.
  public IndexTerms terms(String index) {
    var found = terms.get(index);
    if (found == null)
      throw new IllegalArgumentException("no index " + index + "; there are " + terms.keySet());
    return found;
  }

  /// The last day on which a fact was seen: the day `./outcry index` prints.
  public LocalDate lastDate() {
    return facts.lastDate();
  }

  /// The fixing of an index on a day; empty when the evidence does not carry one.
  public Optional<Fixing> fixing(String index, LocalDate date) {
    return outcome(index, date).fixing();
  }

  /// Why there is no fixing that day; empty text when there is one.
  public String absence(String index, LocalDate date) {
    return outcome(index, date).absence();
  }

  /// The mean of all calendar-day fixings from one day to another, both included, rounded half up
  /// to 0.0001 USD (rule I-11). Empty when a single day has no fixing: a mean with holes settles
  /// nothing.
  public OptionalLong mean(String index, LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days < 1) throw new IllegalArgumentException("from " + from + " to " + to + " are no days");
    long sum = 0;
    for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
      var fixing = fixing(index, date);
      if (fixing.isEmpty()) return OptionalLong.empty();
      sum = Math.addExact(sum, fixing.get().value());
    }
    long steps = Dollars.divideHalfUp(sum, Math.multiplyExact(days, MEAN_STEP));
    return OptionalLong.of(Math.multiplyExact(steps, MEAN_STEP));
  }

  /// Prices of voting models and sellers announced for days after this one (rule I-14).
  public List<PriceFact> announcedAfter(LocalDate date) {
    return facts.announcedAfter(date);
  }

  /// The value again, from the published inputs alone: equal to {@link Fixing#value} for every
  /// fixing.
  public long recompute(Fixing fixing) {
    var index = terms(fixing.index());
    if (fixing.grade() == Grade.D) return fixing.inputs().getFirst().price();
    var votes =
        index.tier() == Tier.OPEN ? Panel.medians(fixing.inputs()) : Panel.votes(fixing.inputs());
    return index.method().level(votes);
  }

  private Outcome outcome(String index, LocalDate date) {
    var found = terms(index);
    return outcomes.computeIfAbsent(new Key(index, date), _ -> determine(found, date));
  }

  /// The hierarchy (rule I-9): sellers' prices if enough of them, else a dated level, else nothing.
  private Outcome determine(IndexTerms index, LocalDate date) {
    var panel = Panel.of(facts, index, date);
    if (panel.votes().size() >= index.minimumVotes()
        && panel.sources() >= index.minimumProviders()) {
      return new Outcome(Optional.of(fromVotes(index, date, panel)), "");
    }
    var level = fromLevel(index, date, panel);
    return new Outcome(level, level.isPresent() ? "" : shortfall(index, panel));
  }

  private static Fixing fromVotes(IndexTerms index, LocalDate date, Panel panel) {
    var votes = panel.votes();
    int carried = (int) panel.inputs().stream().filter(Input::carried).count();
    long fresh =
        panel.inputs().stream()
            .filter(i -> !i.observed().plusDays(FRESH_DAYS).isBefore(date))
            .count();
    var oldest =
        panel.inputs().stream().map(Input::observed).min(LocalDate::compareTo).orElseThrow();
    var grade = grade(votes.size(), fresh * 2 >= panel.inputs().size());
    var explanation =
        index.method().title()
            + " of "
            + votes.size()
            + voters(index)
            + "; "
            + fresh
            + " of "
            + panel.inputs().size()
            + " prices seen within "
            + FRESH_DAYS
            + " days, "
            + carried
            + " carried, the oldest from "
            + oldest
            + "; no price is simulated between facts";
    return new Fixing(
        index.index(),
        date,
        index.method().level(votes),
        grade,
        panel.sources(),
        carried,
        lowest(votes),
        highest(votes),
        counted(index, panel),
        explanation);
  }

  private static Grade grade(int votes, boolean fresh) {
    if (votes >= 6 && fresh) return Grade.A;
    return votes >= 4 ? Grade.B : Grade.C;
  }

  private static String voters(IndexTerms index) {
    return switch (index.tier()) {
      case HYPERSCALER, NEOCLOUD, SERVERLESS, MARKETPLACE -> " sellers' list prices";
      case FRONTIER, STANDARD -> " laboratories' list prices";
      case OPEN -> " open models, each the median of its hosts";
    };
  }

  /// Inputs with the weight they counted with. Hosts of an open model count equally within the
  /// model.
  private static List<Input> counted(IndexTerms index, Panel panel) {
    if (index.tier() == Tier.OPEN) return panel.inputs();
    var counted = index.method().counted(panel.votes());
    var inputs = new ArrayList<Input>();
    for (int i = 0; i < counted.size(); i++) {
      var in = panel.inputs().get(i);
      inputs.add(
          new Input(
              in.provider(),
              in.good(),
              in.observed(),
              in.price(),
              counted.get(i).weight(),
              in.carried()));
    }
    return inputs;
  }

  private Optional<Fixing> fromLevel(IndexTerms index, LocalDate date, Panel panel) {
    if (!index.levels() || !(index.basket() instanceof Basket.Hardware(var good)))
      return Optional.empty();
    var level =
        facts.level(good, date).filter(l -> !l.date().plusDays(index.carryDays()).isBefore(date));
    if (level.isEmpty()) return Optional.empty();
    long price = level.get().price();
    boolean carried = !level.get().date().equals(date);
    var input = new Input(level.get().source(), good, level.get().date(), price, 1, carried);
    var explanation =
        "a dated level ("
            + level.get().kind()
            + " of "
            + level.get().date()
            + ") because "
            + shortfall(index, panel)
            + "; evidence of another kind than sellers' prices, not comparable to the cent";
    return Optional.of(
        new Fixing(
            index.index(),
            date,
            price,
            Grade.D,
            1,
            carried ? 1 : 0,
            price,
            price,
            List.of(input),
            explanation));
  }

  private static String shortfall(IndexTerms index, Panel panel) {
    if (panel.votes().size() < index.minimumVotes()) {
      return panel.votes().size()
          + (index.tier() == Tier.OPEN
              ? " open models with " + IndexTerms.HOSTS + " hosts"
              : " voters")
          + " known, "
          + index.minimumVotes()
          + " needed (rule I-8)";
    }
    return panel.sources() + " sellers known, " + index.minimumProviders() + " needed (rule I-8)";
  }

  private static long lowest(List<Vote> votes) {
    return votes.stream().mapToLong(Vote::price).min().orElseThrow();
  }

  private static long highest(List<Vote> votes) {
    return votes.stream().mapToLong(Vote::price).max().orElseThrow();
  }
}
