// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;

/// How large the default fund had to be at a final settle, and who brings how much (rule D-13).
/// `scenario` counts from 1 in `set`; 0 when none leaves a loss uncovered.
public record FundSize(
    int date, long covered, long required, String set, int scenario, List<Part> parts) {
  public record Part(String member, long loss, long mean, long contribution) {}
}
