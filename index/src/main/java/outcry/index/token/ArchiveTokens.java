// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// A/1: a token index over the dated facts that come with the house. A fact stands until the next,
/// a withdrawal, or 400 days; it was chosen by hand from a named source, so it needs no second
/// capture. Everything else is the chain of rule I-49.
///
/// The prices come from the facts; what the run is given is not looked at.
public record ArchiveTokens(PriceFacts facts, TokenTerms terms, Basket basket)
    implements IndexMethod {

  @Override
  public String index() {
    return terms.index();
  }

  @Override
  public String version() {
    return terms.version();
  }

  @Override
  public Run resume(State state) {
    var chain = new Chain(terms, basket, Models.shipped());
    Memory.restore(chain, state);
    return new Walk(this, chain, state);
  }

  private Board board(LocalDate date) {
    var board = new Board();
    for (var line : basket.at(date))
      for (var model : Models.shipped().of(terms.tier(), line.key())) {
        var good = model.name() + "." + terms.component().name().toLowerCase(Locale.ROOT);
        if (model.open())
          for (var host : facts.providers(good)) put(board, model, good, host, date);
        else put(board, model, good, model.seller(), date);
      }
    return board;
  }

  private void put(Board board, Model model, String good, String seller, LocalDate date) {
    var known = facts.known(good, seller, date);
    if (known.isEmpty()) return;
    var fact = known.get();
    if (ChronoUnit.DAYS.between(fact.date(), date) > terms.staleDays()) return;
    boolean fresh = fact.date().equals(date);
    long observed = TokenFixing.noon(fact.date());
    board.put(
        model.name(),
        facts.group(seller, date),
        new Accepted(fact.price(), observed, 1, fresh, true, false, false, ""));
  }

  /// What is known of prices after the last day on which a fact was seen.
  private List<Announced> announced() {
    var announced = new ArrayList<Announced>();
    var component = "." + terms.component().name().toLowerCase(Locale.ROOT);
    for (var fact : facts.announcedAfter(facts.lastDate())) {
      if (fact.tier() != terms.tier() || !fact.good().endsWith(component)) continue;
      var model = fact.good().substring(0, fact.good().length() - component.length());
      announced.add(
          new Announced(
              model, fact.provider(), fact.source(), facts.lastDate(), fact.date(), fact.price()));
    }
    return announced;
  }

  private static final class Walk implements Run {
    private final ArchiveTokens method;
    private final Chain chain;
    private final List<Announced> announced;
    private State state;

    Walk(ArchiveTokens method, Chain chain, State state) {
      this.method = method;
      this.chain = chain;
      this.announced = method.announced();
      this.state = state;
    }

    @Override
    public void take(Reading reading) {}

    @Override
    public void refuse(Refusal refusal) {}

    @Override
    public Determination close(LocalDate date) {
      var board = method.board(date);
      var step = chain.step(date, board);
      var terms = method.terms();
      var known = announced.stream().filter(each -> !each.said().isAfter(date)).toList();
      var day = new TokenDay(0, 0, false, List.of(), known);
      var made =
          new TokenFixing(terms, date, step, board, day)
              .determination(
                  chain,
                  state,
                  Memory.members(chain, terms.tier().name().toLowerCase(Locale.ROOT)));
      state = made.next();
      return made;
    }
  }
}
