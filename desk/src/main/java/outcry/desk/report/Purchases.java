// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// All purchases of one good from one provider: how well the index stands for this provider's price.
///
/// @param cost     over all months, micro-dollars
/// @param product  it was hedged with; empty when never
/// @param unhedged standard deviation of cost less budget
/// @param left     standard deviation after a hedge of exactly its units; the same as `unhedged` where uncovered
/// @param why      reasons for uncovered months, each once
public record Purchases(
    String good,
    String provider,
    int months,
    long cost,
    String product,
    double lowBeta,
    double highBeta,
    long unhedged,
    long left,
    int uncoveredMonths,
    List<String> why) {

  public static List<Purchases> of(List<Line> lines) {
    var groups = new LinkedHashMap<String, List<Line>>();
    lines.forEach(l -> groups.computeIfAbsent(l.row().good() + " " + l.row().provider(), _ -> new ArrayList<>()).add(l));
    return groups.values().stream().map(Purchases::sum).toList();
  }

  private static Purchases sum(List<Line> lines) {
    var row = lines.getFirst().row();
    var covered = lines.stream().filter(Line::covered).toList();
    var betas = covered.stream().mapToDouble(Line::beta).summaryStatistics();
    return new Purchases(
        row.good(),
        row.provider(),
        lines.size(),
        lines.stream().mapToLong(Line::cost).sum(),
        covered.isEmpty() ? "" : covered.getLast().product(),
        covered.isEmpty() ? 0 : betas.getMin(),
        covered.isEmpty() ? 0 : betas.getMax(),
        Spread.deviation(Spread.of(lines, Line::deviation)),
        Spread.deviation(Spread.of(lines, Line::left)),
        lines.size() - covered.size(),
        List.copyOf(new TreeSet<>(lines.stream().filter(l -> !l.covered()).map(Line::why).toList())));
  }

  /// The plain verdict of a CFO's assistant.
  public String verdict() {
    if (uncoveredMonths == months) {
      return "not hedged: " + String.join("; ", why);
    }
    var some = uncoveredMonths == 0 ? "" : "; " + uncoveredMonths + " of " + months + " months not hedged: " + String.join("; ", why);
    return follows() + some;
  }

  private String follows() {
    if (unhedged == 0 && left == 0) {
      return "neither provider nor index moved against the budget";
    }
    if (left > unhedged) {
      return "provider did not follow the index: the hedge added deviation here";
    }
    double gone = 1 - (double) left * left / ((double) unhedged * unhedged);
    if (gone >= 0.8) {
      return "provider moved with the index";
    }
    return gone >= 0.3 ? "provider moved with the index in part, and by itself" : "provider moved mostly by itself: list price steps of its own";
  }
}
