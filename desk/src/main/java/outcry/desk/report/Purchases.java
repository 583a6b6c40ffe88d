// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// All that one provider sold and one product hedges: how well the index stands for this provider's
/// prices.
///
/// @param goods in the order they were bought first
/// @param product that hedges them; empty when none is listed
/// @param cost over all months, micro-dollars
/// @param unhedged standard deviation of a month's cost less budget
/// @param left standard deviation after a hedge of exactly the units needed; the same as `unhedged`
///   where uncovered
/// @param uncovered months with a purchase that no contract could hedge
/// @param why the reasons for these, each once
public record Purchases(
    String provider,
    List<String> goods,
    String product,
    int months,
    long cost,
    double lowBeta,
    double highBeta,
    long unhedged,
    long left,
    int uncovered,
    List<String> why) {

  public static List<Purchases> of(List<Line> lines) {
    var groups = new LinkedHashMap<String, List<Line>>();
    for (var line : lines) {
      var kind = line.product().isEmpty() ? line.row().good() : line.product();
      groups.computeIfAbsent(line.row().provider() + " " + kind, _ -> new ArrayList<>()).add(line);
    }
    return groups.values().stream().map(Purchases::sum).toList();
  }

  private static Purchases sum(List<Line> lines) {
    var bare = lines.stream().filter(line -> !line.covered()).toList();
    var betas = lines.stream().filter(Line::covered).mapToDouble(Line::beta).summaryStatistics();
    var months = byMonth(lines, Line::cost);
    return new Purchases(
        lines.getFirst().row().provider(),
        lines.stream().map(line -> line.row().good()).distinct().toList(),
        lines.getFirst().product(),
        months.length,
        lines.stream().mapToLong(Line::cost).sum(),
        betas.getCount() == 0 ? 0 : betas.getMin(),
        betas.getCount() == 0 ? 0 : betas.getMax(),
        Spread.deviation(byMonth(lines, Line::deviation)),
        Spread.deviation(byMonth(lines, Line::left)),
        byMonth(bare, Line::cost).length,
        bare.stream().map(Line::why).distinct().sorted().toList());
  }

  private static double[] byMonth(List<Line> lines, ToLongFunction<Line> figure) {
    var months = new TreeMap<YearMonth, Long>();
    lines.forEach(
        line -> months.merge(line.row().month(), figure.applyAsLong(line), Math::addExact));
    return months.values().stream().mapToDouble(Long::doubleValue).toArray();
  }

  /// The goods in a few words: `H100`, or `gpt-4o.input to gpt-5.input` when models followed each
  /// other.
  public String bought() {
    return switch (goods.size()) {
      case 1 -> goods.getFirst();
      case 2 -> goods.getFirst() + ", " + goods.getLast();
      default -> goods.getFirst() + " to " + goods.getLast() + " (" + goods.size() + ")";
    };
  }

  /// In plain words, whether the hedge was one.
  public String verdict() {
    var bare = String.join("; ", why);
    if (uncovered == months) {
      return "not hedged: " + bare;
    }
    return uncovered == 0
        ? follows()
        : follows() + "; " + uncovered + " of " + months + " months not hedged in full: " + bare;
  }

  private String follows() {
    if (unhedged == 0 && left == 0) {
      return "neither provider nor index moved against the budget";
    }
    if (left > unhedged) {
      return "did not follow the index: the hedge added deviation here";
    }
    double gone = 1 - (double) left * left / ((double) unhedged * unhedged);
    if (gone >= 0.8) {
      return "moved with the index";
    }
    return gone >= 0.3
        ? "moved with the index in part, and by itself"
        : "moved mostly by itself: price steps of its own";
  }
}
