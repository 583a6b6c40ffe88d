// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.time.LocalDate;
import java.util.OptionalLong;

/// What the benchmark administrator published.
interface IndexLevels {
  /// Micro-dollars per unit; empty on a day without a fixing.
  OptionalLong level(String index, LocalDate day);
}
