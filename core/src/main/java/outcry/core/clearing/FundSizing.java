// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.Arrays;
import outcry.core.money.Micros;

/// How large the default fund has to be, and who brings how much of it (rule D-13): it covers the
/// two largest uncovered stress losses of members in the worst scenario, and a tenth more.
/// Micro-dollars; members in the order of their names.
public final class FundSizing {
  /// `scenario` from 0, -1 when no scenario leaves anything uncovered; `covered`: the two largest
  /// losses in it.
  public record Need(int scenario, long covered, long required) {}

  private FundSizing() {}

  /// `uncovered[m][s]`: what member m would lose in scenario s beyond its margin, at least zero.
  public static Need need(long[][] uncovered) {
    int scenario = -1;
    long most = 0;
    int scenarios = uncovered.length == 0 ? 0 : uncovered[0].length;
    for (int s = 0; s < scenarios; s++) {
      long first = 0;
      long second = 0;
      for (var member : uncovered) {
        long loss = member[s];
        if (loss > first) {
          second = first;
          first = loss;
        } else if (loss > second) {
          second = loss;
        }
      }
      long two = Math.addExact(first, second);
      if (two > most) {
        most = two;
        scenario = s;
      }
    }
    return new Need(scenario, most, cents(Math.addExact(most, Math.ceilDiv(most, 10))));
  }

  /// 70 % in proportion to the mean margin requirement, 30 % to the stress loss in the scenario
  /// that decides; at least `floor` each. Where all weights of a part are zero it goes by the
  /// other.
  public static long[] contributions(
      long required, long[] requirements, long[] stressLosses, long floor) {
    long byLoss = Math.multiplyExact(required / 10, 3);
    byLoss -= byLoss % Micros.CENT;
    if (isZero(stressLosses)) {
      byLoss = 0;
    } else if (isZero(requirements)) {
      byLoss = required;
    }
    var shares = parts(required - byLoss, requirements);
    var losses = parts(byLoss, stressLosses);
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.max(floor, shares[i] + losses[i]);
    }
    return shares;
  }

  private static long[] parts(long amount, long[] weights) {
    var unbounded = new long[weights.length];
    Arrays.fill(unbounded, Long.MAX_VALUE);
    return LargestRemainder.share(amount, Micros.CENT, weights, unbounded);
  }

  private static boolean isZero(long[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight == 0);
  }

  /// Up to a whole cent.
  private static long cents(long amount) {
    return Math.multiplyExact(Math.ceilDiv(amount, Micros.CENT), Micros.CENT);
  }
}
