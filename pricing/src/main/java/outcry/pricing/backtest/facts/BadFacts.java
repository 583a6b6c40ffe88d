// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.backtest.facts;

/// A table of facts that cannot be read; the message names file, line and value.
public final class BadFacts extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadFacts(String message) {
    super(message);
  }
}
