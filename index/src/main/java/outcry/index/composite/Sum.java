// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// One day of a composite: the parts' values put into the formula.
final class Sum {
  private static final BigInteger MILLION = BigInteger.valueOf(Formula.ONE);

  private final Composite method;
  private final LocalDate date;
  private final List<Determination> said;
  private final String withheld;
  private final Standing before;
  private final Standing after;
  private final long value;

  Sum(Composite method, Standing before, LocalDate date, List<Determination> said) {
    this.method = method;
    this.date = date;
    this.said = said;
    this.withheld = missing();
    this.before = before;
    var linked = withheld.isEmpty() ? linked(before) : before;
    this.value = withheld.isEmpty() ? value(linked) : 0;
    var parts = said.stream().map(Determination::next).toList();
    this.after =
        withheld.isEmpty()
            ? new Standing(
                date, value, linked.linked(), linked.linkLevel(), linked.links(), values(), parts)
            : new Standing(
                before.last(),
                before.level(),
                before.linked(),
                before.linkLevel(),
                before.links(),
                before.values(),
                parts);
  }

  Standing standing() {
    return after;
  }

  Determination determination() {
    boolean made = withheld.isEmpty();
    var grade = said.stream().flatMap(d -> d.grade().stream()).max(Grade::compareTo);
    var evidence =
        said.stream().map(Determination::evidence).max(Evidence::compareTo).orElseThrow();
    var weights = weights();
    double hhi = 0;
    for (var weight : weights) hhi += weight * weight;
    var carried = said.stream().filter(d -> d.evidence() == Evidence.CARRIED).toList();
    double carriedShare = 0;
    for (int i = 0; i < said.size(); i++)
      if (said.get(i).evidence() == Evidence.CARRIED) carriedShare += weights.get(i);
    return new Determination(
        method.index(),
        method.version(),
        method.unit(),
        date,
        value,
        made ? grade : Optional.empty(),
        evidence,
        hhi == 0 ? 0 : 1 / hhi,
        made ? said.size() : 0,
        carried.size(),
        carriedShare,
        withheld,
        downgrades(grade),
        rows(weights),
        List.of(),
        new Beside(0, 0, 0, hhi, 0),
        after.state(method.parts()));
  }

  private String missing() {
    var absence = method.formula().absence(date);
    if (!absence.isEmpty()) return absence;
    var reasons = new ArrayList<String>();
    for (var part : said)
      if (!part.withheld().isEmpty()) reasons.add(part.name() + " is withheld: " + part.withheld());
    return String.join("; ", reasons);
  }

  private List<Long> values() {
    return said.stream().map(Determination::value).toList();
  }

  /// Points are linked on the base day and on the first determined day of a year, then to the last
  /// values of the year before. Other formulas keep nothing but the last values.
  private Standing linked(Standing before) {
    if (before.links().isEmpty()) {
      long base = method.formula() instanceof Formula.Points(_, var at) ? at : 0;
      return new Standing(
          before.last(), before.level(), date, base, values(), values(), before.parts());
    }
    if (before.last().getYear() == date.getYear()) return before;
    return new Standing(
        before.last(),
        before.level(),
        before.last(),
        before.level(),
        before.values(),
        before.values(),
        before.parts());
  }

  private long value(Standing linked) {
    return switch (method.formula()) {
      case Formula.Blend(var weights) -> {
        var sum = BigInteger.ZERO;
        for (int i = 0; i < weights.size(); i++)
          sum = sum.add(times(said.get(i).value(), weights.get(i)));
        yield halfUp(sum, MILLION);
      }
      case Formula.Points(var shares, _) -> points(shares, linked);
      case Formula.Difference() -> said.get(0).value() - said.get(1).value();
      case Formula.Margin(var rate) ->
          halfUp(times(said.get(0).value(), rate.mtok()), MILLION) - said.get(1).value();
    };
  }

  /// Link level times the sum of share times value over linked value, rounded once, half up.
  private long points(List<Integer> shares, Standing linked) {
    var common = BigInteger.ONE;
    for (var link : linked.links()) common = common.multiply(BigInteger.valueOf(link));
    var sum = BigInteger.ZERO;
    for (int i = 0; i < shares.size(); i++)
      sum =
          sum.add(
              times(said.get(i).value(), shares.get(i))
                  .multiply(common.divide(BigInteger.valueOf(linked.links().get(i)))));
    return halfUp(sum.multiply(BigInteger.valueOf(linked.linkLevel())), common.multiply(MILLION));
  }

  private List<Double> weights() {
    if (!withheld.isEmpty()) return said.stream().map(_ -> 0.0).toList();
    var parts = new ArrayList<Double>();
    for (int i = 0; i < said.size(); i++)
      parts.add(
          switch (method.formula()) {
            case Formula.Blend(var weights) -> (double) weights.get(i) * said.get(i).value();
            case Formula.Points(var shares, _) ->
                (double) shares.get(i) * said.get(i).value() / after.links().get(i);
            case Formula.Difference(), Formula.Margin(_) -> 1.0;
          });
    double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
    return parts.stream().map(part -> part / sum).toList();
  }

  private List<PanelRow> rows(List<Double> weights) {
    var rows = new ArrayList<PanelRow>();
    for (int i = 0; i < said.size(); i++) {
      var part = said.get(i);
      boolean there = part.withheld().isEmpty();
      boolean moved = withheld.isEmpty() && !before.values().isEmpty();
      double change = moved ? StrictMath.log((double) part.value() / before.values().get(i)) : 0;
      rows.add(
          new PanelRow(
              part.name(),
              "index",
              part.value(),
              date.toEpochSecond(LocalTime.NOON, ZoneOffset.UTC),
              part.providers(),
              weights.get(i),
              change,
              part.value(),
              !there ? Screen.REFUSED : withheld.isEmpty() ? Screen.INCLUDED : Screen.HELD,
              part.evidence() == Evidence.CARRIED,
              there
                  ? role(i) + Dollars.text(part.value()) + ", grade " + part.grade().orElseThrow()
                  : part.withheld()));
    }
    return rows;
  }

  private String role(int i) {
    return switch (method.formula()) {
      case Formula.Blend(var weights) -> Dollars.text(weights.get(i)) + " parts at ";
      case Formula.Points(var shares, _) ->
          Dollars.text(shares.get(i)) + " of the money at the last link, now ";
      case Formula.Difference() -> i == 0 ? "long at " : "short at ";
      case Formula.Margin(var rate) -> i == 0 ? rate.text() + " at " : "one GPU-hour at ";
    };
  }

  private List<String> downgrades(Optional<Grade> worst) {
    if (!withheld.isEmpty() || worst.isEmpty() || worst.get() == Grade.A) return List.of();
    var sentences = new ArrayList<String>();
    for (var part : said)
      if (part.grade().equals(worst))
        sentences.add(part.name() + " has grade " + worst.get() + " (rule I-56)");
    return sentences;
  }

  private static BigInteger times(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private static long halfUp(BigInteger numerator, BigInteger denominator) {
    return numerator
        .shiftLeft(1)
        .add(denominator)
        .divide(denominator.shiftLeft(1))
        .longValueExact();
  }
}
