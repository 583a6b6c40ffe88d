// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.Reading;

/// Somebody who would like another print, and what he does about it.
///
/// @param providers one, or several who collude; legal groups
/// @param move what becomes of their prices
/// @param manner whether they know the screens
/// @param span for how long
public record Attack(List<String> providers, Move move, Manner manner, Span span) {
  private static final long TWO_HOURS = 7_200;

  public Attack {
    providers = List.copyOf(providers);
  }

  /// What becomes of the prices.
  public enum Move {
    UP(1.5, "+50 %"),
    DOWN(0.5, "-50 %"),
    VANISH(0, "vanishing");

    private final double factor;
    private final String text;

    Move(double factor, String text) {
      this.factor = factor;
      this.text = text;
    }

    /// What every price is multiplied by; 0 takes the offers away.
    public double factor() {
      return factor;
    }

    public String text() {
      return text;
    }

    /// Who takes his offers away has no screen to satisfy.
    public Stream<Manner> manners() {
      return this == VANISH ? Stream.of(Manner.POSTED) : Stream.of(Manner.values());
    }
  }

  /// How much the attacker cares to look honest.
  public enum Manner {
    /// Before confirmation: the price page changes and the collectors read it as on any other day.
    POSTED("as posted"),
    /// After confirmation: he shows the price the day before, waits out the quarantine, and sees to
    /// a second capture two hours from the first: every screen is satisfied and only the speed
    /// limit and the caps are left.
    CONFIRMED("confirmed");

    private final String text;

    Manner(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// For how long.
  public enum Span {
    DAY("for a day"),
    MONTH("for the month");

    private final String text;

    Span(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// `+50 % for a day, confirmed`.
  public String text() {
    return move.text() + " " + span.text() + (move == Move.VANISH ? "" : ", " + manner.text());
  }

  /// The day's readings as the attacker leaves them.
  ///
  /// @param twice whether he also sees to a second capture
  List<Reading> tamper(List<Reading> honest, boolean twice) {
    var tampered = new ArrayList<Reading>(honest.size() + 4);
    for (var reading : honest) {
      if (!providers.contains(reading.group())) {
        tampered.add(reading);
      } else if (move != Move.VANISH) {
        var moved = moved(reading);
        tampered.add(moved);
        if (twice) tampered.add(again(moved));
      }
    }
    return tampered;
  }

  private Reading moved(Reading reading) {
    var seen = reading.seen();
    var said = seen.price();
    var price =
        new Price(StrictMath.round(said.amount() * move.factor()), said.currency(), said.unit());
    return new Reading(
        at(seen, seen.observed(), price),
        reading.group(),
        Math.max(1, StrictMath.round(reading.price() * move.factor())));
  }

  /// The same price two hours later, or earlier when the day would be over.
  private static Reading again(Reading reading) {
    var seen = reading.seen();
    boolean morning = Math.floorMod(seen.observed(), 86_400L) < 43_200;
    long second = seen.observed() + (morning ? TWO_HOURS : -TWO_HOURS);
    return new Reading(at(seen, second, seen.price()), reading.group(), reading.price());
  }

  private static Observation at(Observation seen, long second, Price price) {
    return new Observation(
        second,
        seen.effective() + second - seen.observed(),
        seen.source(),
        seen.provider(),
        seen.tier(),
        seen.good(),
        seen.count(),
        seen.region(),
        seen.terms(),
        seen.kind(),
        price,
        seen.quantity(),
        seen.buyer(),
        seen.input(),
        seen.line());
  }
}
