// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.util.Optional;
import java.util.function.Predicate;
import outcry.index.fixing.IndexMethod;

/// Every index and version the office knows.
public interface Methods {
  /// A method by what a fixing calls it: `H100` and `L/2`.
  Optional<Published> find(String index, String version);

  /// @param goods which goods it is made from
  record Published(IndexMethod method, Predicate<String> goods) {}
}
