// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.YearMonth;

/// A month's bill beside its budget, micro-dollars. Costs are positive, hedge results positive when
/// they pay the desk.
///
/// @param cost paid to providers
/// @param budget locked at hedge time, the same with and without hedge
/// @param gpu cash brought by the GPU contracts of the month, fees taken off
/// @param token cash brought by the token contracts of the month, fees taken off
/// @param fees trading fees, already taken off the two
/// @param basis covered purchases: cost less what a hedge of exactly their units covers (the
///   manager pays providers, not the index)
/// @param uncovered cost less budget of purchases no contract could hedge
public record MonthAccount(
    YearMonth month,
    long cost,
    long budget,
    long gpu,
    long token,
    long fees,
    long basis,
    long uncovered) {

  public long unhedged() {
    return cost - budget;
  }

  public long hedged() {
    return cost - gpu - token - budget;
  }

  public long withGpuLeg() {
    return cost - gpu - budget;
  }

  public long withTokenLeg() {
    return cost - token - budget;
  }

  public long hedgedCost() {
    return cost - gpu - token;
  }

  /// What whole lots and orders not filled leave: the rest of the hedged deviation.
  public long sizing() {
    return hedged() - basis - uncovered - fees;
  }
}
