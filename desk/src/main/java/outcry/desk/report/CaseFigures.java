// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import outcry.desk.plan.Fill;

/// Everything a report says, before it is said. Money in micro-dollars.
///
/// @param prices where the prices come from, in words
/// @param exposure where the exposure comes from, in words
/// @param settlements final settlement price by contract
/// @param trades trades the exchange made
/// @param commands commands it took
/// @param stateHash the exchange's hash of its own end state
public record CaseFigures(
    String prices,
    String exposure,
    LocalDate lastPrice,
    List<MonthAccount> months,
    List<Purchases> purchases,
    List<Fill> fills,
    Map<String, Long> settlements,
    List<MarginDay> margin,
    Effectiveness effect,
    int trades,
    long commands,
    String stateHash) {

  /// The largest initial margin the account was asked for.
  public long maxMargin() {
    return margin.stream().mapToLong(MarginDay::required).max().orElse(0);
  }

  /// The most own money that was tied up at once: margin, and variation paid that had not come
  /// back.
  public long maxPaidIn() {
    return margin.stream().mapToLong(MarginDay::paidIn).max().orElse(0);
  }

  public long cost() {
    return months.stream().mapToLong(MonthAccount::cost).sum();
  }

  public long budget() {
    return months.stream().mapToLong(MonthAccount::budget).sum();
  }

  public long result() {
    return months.stream().mapToLong(m -> m.gpu() + m.token()).sum();
  }

  public long fees() {
    return months.stream().mapToLong(MonthAccount::fees).sum();
  }
}
