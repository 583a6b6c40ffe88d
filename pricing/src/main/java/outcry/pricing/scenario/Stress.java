// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Scenarios that history is too short to hold, written down by hand.
///
/// Sources of the sizes, all public list prices: rented H100 on one hyperscaler's spot market fell
/// 42 % in a month (March 2025) and rose 148 % in seven (2026); a new GPU generation has taken a
/// third to a half off the older ones; o3 was cut 80 % overnight (June 2025), DeepSeek V4 Pro 75 %
/// (May 2026); successors came at twice the price (GPT-5.4 to 5.5, April 2026). One model weighs at
/// most 15 % of a tier and a lab 30 %: a lab that cuts by 80 % takes 24 % off its tier, one that
/// doubles adds 30 %. Open-weight hosts follow each other, so their tier moves further.
public final class Stress {
  private static final List<Scenario> MOVES = written();

  private Stress() {}

  /// The smallest move the market group is margined for, whatever the recent past: nine per cent on
  /// GPU rent (two days at 50 % a year, mean of the worst 2.5 %) and twenty on token tiers, whose
  /// risk is the jump and not the drift. All four combinations of signs, so that a long-GPU
  /// short-token account is not seen as hedged by assumption.
  public static List<Scenario> floor() {
    var floor = new ArrayList<Scenario>();
    for (double gpu : new double[] {-0.09, 0.09}) {
      for (double token : new double[] {-0.20, 0.20}) {
        floor.add(families("GPU " + percent(gpu) + ", tokens " + percent(token), gpu, token));
      }
    }
    return List.copyOf(floor);
  }

  public static List<Scenario> moves() {
    return MOVES;
  }

  private static List<Scenario> written() {
    return List.of(
        families("shortage of GPUs", 0.60, 0.00),
        families("shortage passed on to token buyers", 0.60, 0.30),
        families("glut of GPUs", -0.45, 0.00),
        families("glut passed on to token buyers", -0.45, -0.25),
        named("new GPU generation", -0.50, -0.50, -0.40, -0.25, -0.10, -0.10, -0.15, -0.25),
        named("old generations sold off", -0.60, -0.35, -0.15, 0.00, 0.00, 0.00, 0.00, -0.10),
        named("a frontier lab cuts its list by 80 %", 0, 0, 0, 0, -0.24, -0.24, -0.15, -0.10),
        named("a successor at twice the price", 0, 0, 0, 0, 0.30, 0.30, 0.10, 0.00),
        named("open-weight price war", 0, 0, 0, 0, -0.05, -0.05, -0.20, -0.50),
        named("open-weight hosts withdraw", 0, 0, 0, 0, 0.05, 0.05, 0.20, 0.50),
        families("rent up, tokens down", 0.30, -0.25),
        families("rent down, tokens up", -0.30, 0.30));
  }

  private static Scenario families(String name, double gpu, double token) {
    return named(name, gpu, gpu, gpu, gpu, token, token, token, token);
  }

  private static Scenario named(
      String name,
      double a100,
      double h100,
      double h200,
      double b200,
      double tfi,
      double tfo,
      double tsb,
      double tob) {
    var moves = new TreeMap<String, Double>();
    moves.putAll(Map.of("A100", a100, "H100", h100, "H200", h200, "B200", b200));
    moves.putAll(Map.of("TFI", tfi, "TFO", tfo, "TSB", tsb, "TOB", tob));
    return new Scenario(name, moves);
  }

  private static String percent(double move) {
    return (move > 0 ? "+" : "-") + StrictMath.round(StrictMath.abs(move) * 100) + " %";
  }
}
