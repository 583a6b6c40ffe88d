// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

import java.util.Optional;

/// Which product hedges a good; empty when none is listed for it.
@FunctionalInterface
public interface Hedges {
  Optional<Product> of(String good);
}
