// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;

/// One question asked of every provider price of a day. Who fails does not count that day and is
/// told why.
interface ProviderScreen {
  /// @param candidates by provider name; those that failed an earlier screen are passed over
  void examine(List<Candidate> candidates);
}
