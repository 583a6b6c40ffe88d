// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;

/// An index of the Listed or Archive family: an engine and its terms.
public record ListedMethod(ListedTerms terms) implements IndexMethod {
  @Override
  public String index() {
    return terms.index();
  }

  @Override
  public String version() {
    return terms.version();
  }

  @Override
  public Run resume(State state) {
    return new ListedRun(terms, state);
  }
}
