// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import java.util.List;

/// A quarter or year made of months: one lot of it is one lot of each (rule X-23). With the first
/// final settle at or after `cascade` its positions become positions in the months.
public record Strip(List<Contract> months, int cascade) {
  public Strip {
    months = List.copyOf(months);
  }
}
