// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.ArrayList;
import java.util.Objects;
import outcry.index.analysis.Attack.Manner;
import outcry.index.analysis.Attack.Move;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;

/// Carries out an attack against the method itself, from the published state of the day before on,
/// and compares print by print.
///
/// @param window first place of the window whose mean is compared; it runs to the last day
record Attempt(
    IndexMethod method, ObservedDays observed, Honest honest, Bounds bounds, int window) {

  /// @param from first place with the attack on
  /// @param to last one
  Effect carryOut(Attack attack, int from, int to) {
    boolean knows = attack.manner() == Manner.CONFIRMED && attack.move() != Move.VANISH;
    int start = knows ? from - 1 : from;
    var run = method.resume(honest.before(start));
    double print = 0;
    int withheld = 0;
    int days = 0;
    double sum = 0;
    double honestSum = 0;
    int place = start;
    double ratio = 1;
    for (boolean apart = true; place < observed.size() && apart; place++) {
      boolean on = place >= start && place <= to;
      ObservedDays.feed(
          run, on ? attack.tamper(observed.on(place), knows && place >= from) : observed.on(place));
      var day = run.close(observed.date(place));
      if (on && counts(day, attack)) days++;
      long before = honest.value(place);
      if (before > 0 && day.value() > 0) {
        ratio = (double) day.value() / before;
        print = CrossSection.worse(print, ratio - 1);
        if (place >= window) {
          sum += day.value();
          honestSum += before;
        }
      } else if (before > 0) {
        withheld++;
      }
      apart = place <= to || !together(day, honest.day(place));
    }
    for (int rest = window; rest < observed.size(); rest++) {
      if (rest >= start && rest < place) continue;
      honestSum += honest.value(rest);
      sum += honest.value(rest) * (rest < start ? 1 : ratio);
    }
    return new Effect(
        attack,
        observed.date(from),
        print,
        honestSum == 0 ? 0 : sum / honestSum - 1,
        withheld,
        days,
        honest.day(from).providers(),
        weight(attack, from, to),
        honest.restless(
            start, Math.min(Math.max(to + 2, place - 1), observed.size() - 1), attack.providers()),
        bounds.perDay(honest.day(from).providers(), attack.providers().size()),
        beside(attack, from, to));
  }

  /// Does one of the attackers have a part in the value?
  private static boolean counts(Determination day, Attack attack) {
    return attack.move() != Move.VANISH
        && day.panel().stream()
            .anyMatch(row -> row.weight() > 0 && attack.providers().contains(row.provider()));
  }

  /// Do both go the same way from here on? Then their ratio stays, and the rest need not be walked.
  private static boolean together(Determination day, Determination honest) {
    var mine = day.next().members();
    var theirs = honest.next().members();
    if (mine.size() != theirs.size() || day.value() == 0) return false;
    if (!Objects.equals(day.next().last(), honest.next().last())) return false;
    for (int i = 0; i < mine.size(); i++) {
      if (!alike(mine.get(i), theirs.get(i))) return false;
    }
    return true;
  }

  private static boolean alike(State.Member one, State.Member other) {
    return one.provider().equals(other.provider())
        && one.price() == other.price()
        && one.accepted() == other.accepted()
        && Math.abs(one.tracked() - other.tracked()) <= 1
        && Objects.equals(one.seen(), other.seen())
        && Objects.equals(one.counted(), other.counted())
        && Objects.equals(one.since(), other.since())
        && one.factor() == other.factor()
        && one.swings().equals(other.swings());
  }

  private double weight(Attack attack, int from, int to) {
    double most = 0;
    for (int place = from; place <= to; place++) {
      most = Math.max(most, honest.weight(place, attack.providers()));
    }
    return most;
  }

  private CrossSection beside(Attack attack, int from, int to) {
    if (from == to) return honest.attacked(from, attack).against(honest.section(from));
    var said = new ArrayList<CrossSection>();
    var would = new ArrayList<CrossSection>();
    for (int place = window; place < observed.size(); place++) {
      if (honest.value(place) == 0) continue;
      would.add(honest.section(place));
      said.add(
          place >= from && place <= to ? honest.attacked(place, attack) : honest.section(place));
    }
    return CrossSection.mean(said).against(CrossSection.mean(would));
  }
}
