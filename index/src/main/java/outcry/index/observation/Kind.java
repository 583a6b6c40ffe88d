// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// What kind of evidence a price is, best first (IOSCO principle 8).
public enum Kind {
  /// Somebody paid it, at arm's length.
  TRANSACTED("transacted"),
  /// A seller is bound to it now, for a quantity.
  FIRM("firm"),
  /// A posted price.
  LIST("list");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /// As written in the CSV contract.
  public String text() {
    return text;
  }
}
