// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outcry.desk.report.MarginDay;

/// The fund's cash desk: keeps the margin account funded and takes home what it does not need.
///
/// It deposits before the strip is bought, answers every margin call on the same evening, and once
/// a month withdraws what exceeds the requirement by more than a tenth.
final class Treasury {
  static final String FUND = "fund";

  private static final long CENT = 10_000;

  private final CaseExchange venue;
  private final List<MarginDay> days = new ArrayList<>();
  private long paidIn;

  Treasury(CaseExchange venue) {
    this.venue = venue;
  }

  List<MarginDay> days() {
    return List.copyOf(days);
  }

  long paidIn() {
    return paidIn;
  }

  /// Pays in until the account holds the requirement and a tenth of it.
  void prepare(long required) {
    payIn(withCushion(required) - cash());
  }

  void payIn(long amount) {
    if (amount > 0) {
      long whole = Math.ceilDiv(amount, CENT) * CENT;
      venue.deposit(FUND, whole);
      paidIn += whole;
    }
  }

  void sweep() {
    long spare = Math.floorDiv(cash() - withCushion(required()), CENT) * CENT;
    if (spare > 0) {
      venue.withdraw(FUND, spare);
      paidIn -= spare;
    }
  }

  /// Keeps the account as it stands; of a day noted twice the higher requirement.
  void note(LocalDate day) {
    long required = required();
    if (!days.isEmpty() && days.getLast().date().equals(day)) {
      required = Math.max(required, days.removeLast().required());
    }
    days.add(new MarginDay(day, required, cash(), paidIn));
  }

  long required() {
    return venue.view().money(venue.view().account(FUND)).required();
  }

  long cash() {
    return venue.view().money(venue.view().account(FUND)).cash();
  }

  private static long withCushion(long required) {
    return Math.addExact(required, required / 10);
  }
}
