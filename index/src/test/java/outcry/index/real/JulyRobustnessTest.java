// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import outcry.index.analysis.Attack.Manner;
import outcry.index.analysis.Attack.Move;
import outcry.index.analysis.Attack.Span;
import outcry.index.analysis.Bounds;
import outcry.index.analysis.Effect;
import outcry.index.analysis.ObservedDays;
import outcry.index.analysis.Robustness;
import outcry.index.analysis.Robustness.Progress;
import outcry.index.analysis.RobustnessText;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.State;
import outcry.index.listed.ListedMethod;

/// The marks of the H100 index on the price pages of July 2026: every provider, every day.
class JulyRobustnessTest {
  private static Robustness report;

  @Test
  void theReportStatesThePanel() {
    var july = july();
    assertEquals(26, july.fixings());
    assertEquals(30, july.providers().size());
    assertTrue(july.heaviest() <= 0.15, () -> "heaviest provider: " + july.heaviest());
    var text = RobustnessText.of(july);
    assertTrue(text.contains("panel of 9 to 28 providers (30 in all)"), text);
  }

  @Test
  void halfUpForADayMovesThePrintByLessThanHalfAPercent() {
    each(Move.UP, Manner.POSTED, Span.DAY, effect -> Math.abs(effect.print()) < 0.005);
  }

  @Test
  void halfUpForADayMovesTheMonthsMeanByLessThanThreeHundredthsOfAPercent() {
    each(Move.UP, Manner.POSTED, Span.DAY, effect -> Math.abs(effect.mean()) < 0.0003);
  }

  @Test
  void halfUpForTheMonthMovesItsMeanByLessThanThreeAndAHalfPercent() {
    each(Move.UP, Manner.POSTED, Span.MONTH, effect -> Math.abs(effect.mean()) < 0.035);
    each(Move.UP, Manner.CONFIRMED, Span.MONTH, effect -> Math.abs(effect.mean()) < 0.035);
  }

  @Test
  void vanishingMovesThePrintByLessThanOnePercent() {
    each(Move.VANISH, Manner.POSTED, Span.DAY, effect -> Math.abs(effect.print()) < 0.01);
    each(Move.VANISH, Manner.POSTED, Span.MONTH, effect -> Math.abs(effect.print()) < 0.01);
  }

  /// Who knows every screen is left with the speed limit and the caps. A believed false price takes
  /// a day to go and a day to come back.
  @Test
  void whoSatisfiesEveryScreenStaysWithinSpeedLimitTimesWeightCap() {
    for (var move : List.of(Move.UP, Move.DOWN)) {
      each(
          move,
          Manner.CONFIRMED,
          Span.DAY,
          effect -> effect.restless() || Math.abs(effect.print()) <= effect.limit());
    }
  }

  @Test
  void noOtherEstimatorComesNear() {
    for (var move : List.of(Move.UP, Move.DOWN)) {
      var worst = july().worst(1, move, Manner.POSTED, Span.DAY);
      var beside = worst.beside();
      double print = Math.abs(worst.print().print());
      assertTrue(Math.abs(beside.mean()) > 5 * print, () -> "" + worst);
      assertTrue(Math.abs(beside.median()) > 5 * print, () -> "" + worst);
      assertTrue(Math.abs(beside.trimmed()) > 5 * print, () -> "" + worst);
      assertTrue(Math.abs(beside.offers()) > 5 * print, () -> "" + worst);
    }
  }

  private static void each(Move move, Manner manner, Span span, Predicate<Effect> holds) {
    var broken =
        july().effects().stream()
            .filter(effect -> effect.attack().move() == move)
            .filter(effect -> effect.attack().manner() == manner)
            .filter(effect -> effect.attack().span() == span)
            .filter(holds.negate())
            .toList();
    assertEquals(List.of(), broken, () -> RobustnessText.of(july()));
  }

  private static Robustness july() {
    if (report == null) {
      var days = ObservedDays.of("H100", Road.of(Records.july()).readings());
      var method = (ListedMethod) Catalogue.find("H100");
      report = Robustness.of(method, days, State.NONE, Bounds.of(method.terms()), 1, Progress.NONE);
    }
    return report;
  }
}
