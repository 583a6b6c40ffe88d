// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// How long a buyer is bound, and whether the seller may take the machine back.
public enum Terms {
  ON_DEMAND("on-demand"),
  SPOT("spot"),
  INTERRUPTIBLE("interruptible"),
  RESERVED("reserved"),
  /// Tokens answered within a day at a discount.
  BATCH("batch");

  private final String text;

  Terms(String text) {
    this.text = text;
  }

  /// As written in the CSV contract.
  public String text() {
    return text;
  }
}
