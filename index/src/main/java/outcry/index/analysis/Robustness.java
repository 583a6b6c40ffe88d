// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import outcry.index.analysis.Attack.Manner;
import outcry.index.analysis.Attack.Move;
import outcry.index.analysis.Attack.Span;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.State;

/// Who can push the print, and how far: every provider and every pair of colluders moved by half
/// up, by half down, and gone, on every single day and held to the end, as posted and as an
/// attacker would who knows every screen. The attacks run through the method itself.
///
/// @param name of the fixing: `H100-L/2`
/// @param from first day of the window
/// @param to last day
/// @param base day on which the level was set; attacks begin after it
/// @param fixings published in the window
/// @param fewest providers that counted on a day of the window
/// @param most providers that counted on a day of the window
/// @param providers all that ever counted in the window
/// @param heaviest largest weight of one provider on one day of the window
/// @param bounds what the method promises
/// @param effects worst print first
public record Robustness(
    String name,
    LocalDate from,
    LocalDate to,
    LocalDate base,
    int fixings,
    int fewest,
    int most,
    List<String> providers,
    double heaviest,
    Bounds bounds,
    List<Effect> effects) {

  /// Days of the window, at most: the longest month.
  private static final int WINDOW = 31;

  private static final Comparator<Effect> WORST_FIRST =
      Comparator.comparingDouble((Effect effect) -> -Math.abs(effect.print()))
          .thenComparingDouble(effect -> -Math.abs(effect.mean()))
          .thenComparing(effect -> effect.attack().text())
          .thenComparing(effect -> String.join(" ", effect.attack().providers()));

  private static final Comparator<Effect> BY_MEAN =
      Comparator.comparingDouble(effect -> Math.abs(effect.mean()));

  public Robustness {
    providers = List.copyOf(providers);
    effects = List.copyOf(effects);
  }

  /// Runs all attacks.
  ///
  /// @param start the published state to go on from; {@link State#NONE} begins at the base
  /// @param colluders how many providers act together at most: 1 or 2
  /// @param progress is told how many attackers are through, of how many
  /// @throws IllegalArgumentException when there are no two fixings
  public static Robustness of(
      IndexMethod method,
      ObservedDays observed,
      State start,
      Bounds bounds,
      int colluders,
      Progress progress) {
    var honest = new Honest(method, observed, start);
    int last = observed.size() - 1;
    int window = Math.max(Math.max(0, honest.base()), last - WINDOW + 1);
    var attempt = new Attempt(method, observed, honest, bounds, window);
    var names = honest.providers(window);
    var attackers = attackers(names, colluders);
    var through = new AtomicInteger();
    var effects =
        attackers.parallelStream()
            .flatMap(
                each -> {
                  var worst = attacks(each).map(attack -> worst(attempt, attack)).toList();
                  progress.told(through.incrementAndGet(), attackers.size());
                  return worst.stream();
                })
            .sorted(WORST_FIRST)
            .toList();
    var days = new ArrayList<Determination>();
    for (int place = window; place <= last; place++) {
      if (honest.value(place) > 0) days.add(honest.day(place));
    }
    var counted = days.stream().mapToInt(Determination::providers).summaryStatistics();
    double heaviest =
        days.stream()
            .flatMap(day -> day.panel().stream())
            .mapToDouble(PanelRow::weight)
            .max()
            .orElse(0);
    return new Robustness(
        honest.day(last).name(),
        observed.date(window),
        observed.date(last),
        honest.baseDate(),
        days.size(),
        counted.getMin(),
        counted.getMax(),
        names,
        heaviest,
        bounds,
        effects);
  }

  private static List<List<String>> attackers(List<String> names, int colluders) {
    var sets = new ArrayList<List<String>>();
    for (int i = 0; i < names.size(); i++) {
      sets.add(List.of(names.get(i)));
      for (int k = i + 1; k < names.size() && colluders > 1; k++) {
        sets.add(List.of(names.get(i), names.get(k)));
      }
    }
    return sets;
  }

  private static Stream<Attack> attacks(List<String> providers) {
    return Stream.of(Span.values())
        .flatMap(
            span ->
                Stream.of(Move.values())
                    .flatMap(
                        move ->
                            move.manners()
                                .map(manner -> new Attack(providers, move, manner, span))));
  }

  private static Effect worst(Attempt attempt, Attack attack) {
    return attack.span() == Span.DAY ? forADay(attempt, attack) : held(attempt, attack);
  }

  /// The first day an attack can be on: after the base, whose day is over when trading begins, and
  /// after the day on which a quote is first shown.
  private static int earliest(Attempt attempt, Attack attack) {
    int after = attack.manner() == Manner.CONFIRMED ? 2 : 1;
    return Math.max(attempt.window() + after - 1, attempt.honest().base() + after);
  }

  private static Effect forADay(Attempt attempt, Attack attack) {
    int last = attempt.observed().size() - 1;
    int first = Math.min(earliest(attempt, attack), last);
    var worst = attempt.carryOut(attack, first, first);
    for (int place = first + 1; place <= last; place++) {
      worst = worst.worse(attempt.carryOut(attack, place, place));
    }
    return worst;
  }

  /// Held to the end: from the first day on; and for whom the panel did not know then, from when he
  /// counts, and from when he is new no more. A lie told from the first day on is his first price,
  /// and moves nothing.
  private static Effect held(Attempt attempt, Attack attack) {
    int last = attempt.observed().size() - 1;
    int earliest = Math.min(earliest(attempt, attack), last);
    int after = attack.manner() == Manner.CONFIRMED ? 2 : 1;
    int joined = attempt.honest().joined(attempt.window(), attack.providers()) + after;
    var worst = attempt.carryOut(attack, earliest, last);
    for (int start : new int[] {joined, joined + attempt.bounds().season()}) {
      if (joined > earliest && start <= last) {
        worst = worst.worse(attempt.carryOut(attack, start, last));
      }
    }
    return worst;
  }

  /// Told as the attacks go on, from any thread.
  @FunctionalInterface
  public interface Progress {
    Progress NONE = (_, _) -> {};

    void told(int attackers, int of);
  }

  /// The worst of a kind of attack by one provider or by two: by print, and by the window's mean.
  public Worst worst(int attackers, Move move, Manner manner, Span span) {
    var kind =
        effects.stream()
            .filter(effect -> effect.attack().providers().size() == attackers)
            .filter(effect -> effect.attack().move() == move)
            .filter(effect -> effect.attack().manner() == manner)
            .filter(effect -> effect.attack().span() == span)
            .toList();
    return new Worst(
        kind.getFirst(),
        kind.stream().filter(effect -> !effect.restless()).findFirst(),
        kind.stream().max(BY_MEAN).orElseThrow(),
        kind.stream().filter(effect -> !effect.restless()).max(BY_MEAN),
        kind.stream().map(Effect::beside).reduce(CrossSection.NONE, CrossSection::worse));
  }

  /// The worst of one kind of attack.
  ///
  /// @param print the attack that moves a print the most
  /// @param atRest the same among attackers whose honest price stood still
  /// @param mean the attack that moves the mean the most
  /// @param meanAtRest the same among attackers whose honest price stood still
  /// @param beside the most that attacks of the kind do to each other estimator
  public record Worst(
      Effect print,
      Optional<Effect> atRest,
      Effect mean,
      Optional<Effect> meanAtRest,
      CrossSection beside) {}
}
