// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;
import java.util.function.ToLongFunction;

/// What the hedge did to the deviation of monthly cost from budget. Standard deviations are sample
/// ones, micro-dollars.
///
/// @param gpuOnly deviation had only the GPU leg been hedged
/// @param tokenOnly deviation had only the token leg been hedged
/// @param change variance removed as a share of the unhedged variance; negative where the hedge
///   added some
/// @param correlation of what the hedge paid with the unhedged deviation: 1 = it paid exactly when
///   the bill ran over
/// @param left where the hedged variance comes from; the shares add up to 1 (covariance with the
///   whole)
public record Effectiveness(
    int months,
    long unhedged,
    long hedged,
    long gpuOnly,
    long tokenOnly,
    Legs change,
    double correlation,
    Left left) {

  public record Legs(double gpu, double token, double both) {}

  public record Left(double basis, double sizing, double uncovered, double fees) {}

  public static Effectiveness of(List<MonthAccount> months) {
    double[] unhedged = Spread.of(months, MonthAccount::unhedged);
    double[] hedged = Spread.of(months, MonthAccount::hedged);
    double[] gpu = Spread.of(months, MonthAccount::withGpuLeg);
    double[] token = Spread.of(months, MonthAccount::withTokenLeg);
    double before = Spread.variance(unhedged);
    return new Effectiveness(
        months.size(),
        Spread.deviation(unhedged),
        Spread.deviation(hedged),
        Spread.deviation(gpu),
        Spread.deviation(token),
        new Legs(removed(before, gpu), removed(before, token), removed(before, hedged)),
        Spread.correlation(Spread.of(months, m -> m.gpu() + m.token()), unhedged),
        new Left(
            share(months, MonthAccount::basis, hedged),
            share(months, MonthAccount::sizing, hedged),
            share(months, MonthAccount::uncovered, hedged),
            share(months, MonthAccount::fees, hedged)));
  }

  /// Variance removed as a share, 0 where none was.
  public Legs removed() {
    return new Legs(
        Math.max(0, change.gpu()), Math.max(0, change.token()), Math.max(0, change.both()));
  }

  /// Variance added as a share of the unhedged one, 0 where none was.
  public Legs added() {
    return new Legs(
        Math.max(0, -change.gpu()), Math.max(0, -change.token()), Math.max(0, -change.both()));
  }

  private static double removed(double before, double[] after) {
    return before == 0 ? 0 : 1 - Spread.variance(after) / before;
  }

  private static double share(
      List<MonthAccount> months, ToLongFunction<MonthAccount> part, double[] whole) {
    double variance = Spread.variance(whole);
    return variance == 0 ? 0 : Spread.covariance(Spread.of(months, part), whole) / variance;
  }
}
