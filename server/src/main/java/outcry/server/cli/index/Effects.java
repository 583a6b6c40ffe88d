// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import outcry.index.fixing.PanelRow;
import outcry.server.benchmark.Fixing;

/// How much of the print's change each row of a panel made: parts that add up to the change, so
/// that whoever reads a page needs one unit, percent of the print.
///
/// A chained index multiplies: its log change is the sum of weight times log move, and each row's
/// part of the change is in proportion to its own product. A blend or basket adds: a row's part is
/// its share of the value before, times its move. A spread is neither, and has no parts.
final class Effects {
  /// Weights and moves are published to nine decimals, values to six.
  private static final double ROUNDING = 1e-6;

  private final Optional<ToDoubleFunction<PanelRow>> part;

  private Effects(Optional<ToDoubleFunction<PanelRow>> part) {
    this.part = part;
  }

  static Effects of(Fixing fixing) {
    if (fixing.value().isEmpty() || fixing.before().isEmpty()) return new Effects(Optional.empty());
    double before = fixing.before().get().value();
    double ratio = fixing.value().getAsLong() / before;
    if (!(ratio > 0)) return new Effects(Optional.empty());
    double logs = fixing.panel().stream().mapToDouble(row -> row.weight() * row.change()).sum();
    double scale = logs == 0 ? 1 : StrictMath.expm1(logs) / logs;
    return new Effects(
        List.<ToDoubleFunction<PanelRow>>of(
                row -> row.weight() * row.change() * scale,
                row -> -ratio * row.weight() * StrictMath.expm1(-row.change()))
            .stream()
            .filter(each -> addsUp(fixing.panel(), each, ratio - 1))
            .findFirst());
  }

  private static boolean addsUp(
      List<PanelRow> panel, ToDoubleFunction<PanelRow> part, double change) {
    return Math.abs(panel.stream().mapToDouble(part).sum() - change) < ROUNDING;
  }

  /// Do the parts explain the change?
  boolean areKnown() {
    return part.isPresent();
  }

  /// The row's part of the print's change, 0.01 is one percent of the print; 0 where it is unknown.
  double of(PanelRow row) {
    return part.map(each -> each.applyAsDouble(row)).orElse(0.0);
  }
}
