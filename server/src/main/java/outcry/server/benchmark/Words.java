// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.PanelRow;

/// What a fixing says about itself in a sentence.
public final class Words {
  private Words() {}

  static String explanation(Determination said, Optional<Fixing.Before> before) {
    if (!said.withheld().isEmpty()) return "Withheld: " + said.withheld() + ".";
    var value = CanonicalText.money(said.value()) + " " + unit(said.unit());
    var move =
        before.map(last -> ", " + move(said.value(), last)).orElse(", the base of the index");
    if (said.evidence() == Evidence.CARRIED)
      return value
          + move
          + ", carried forward: too few "
          + member(said.panel(), said.unit())
          + "s could be counted on the day.";
    return value + move + ": " + counted(said) + ", " + said.evidence().text() + ".";
  }

  /// `USD per GPU-hour`, or `points`.
  public static String unit(String unit) {
    return unit.equals("points") ? unit : "USD per " + unit;
  }

  /// What counts in an index: a part of a composite, a model of a token index, else a provider.
  public static String member(List<PanelRow> panel, String unit) {
    if (panel.stream().anyMatch(row -> row.tier().equals("index"))) return "part";
    return unit.equals("Mtok") ? "model" : "provider";
  }

  private static String counted(Determination said) {
    var members =
        said.providers()
            + " "
            + member(said.panel(), said.unit())
            + (said.providers() == 1 ? "" : "s");
    var weight =
        said.carriedShare() > 0 ? " (" + percent(said.carriedShare()) + " of the weight)" : "";
    return members
        + " counted, "
        + said.carried()
        + " of them carried"
        + weight
        + ", effective number "
        + BigDecimal.valueOf(said.effectiveN()).setScale(1, RoundingMode.HALF_UP);
  }

  /// `0.12 % above 3.366000 of 2026-07-30`.
  static String move(long value, Fixing.Before before) {
    var from = CanonicalText.money(before.value()) + " of " + before.date();
    if (value == before.value()) return "unchanged from " + from;
    if (before.value() <= 0) return "after " + from;
    var change =
        BigDecimal.valueOf(Math.abs(value - before.value()))
            .movePointRight(2)
            .divide(BigDecimal.valueOf(before.value()), 2, RoundingMode.HALF_UP);
    return change + " % " + (value > before.value() ? "above " : "below ") + from;
  }

  /// `8.0 %`.
  static String percent(double share) {
    return new BigDecimal(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %";
  }
}
