// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/// Lots of one product month by month.
public record Strip(Product product, List<Month> months) {
  /// @param units what the purchases of the month stand for, in units of the index
  /// @param lots whole lots to buy
  public record Month(YearMonth month, BigDecimal units, long lots) {}

  public Strip {
    months = List.copyOf(months);
  }

  public long lots() {
    return months.stream().mapToLong(Month::lots).sum();
  }
}
