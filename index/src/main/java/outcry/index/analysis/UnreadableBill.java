// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

/// A bill that cannot be read; the message names line, value and what is allowed.
public final class UnreadableBill extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnreadableBill(String message) {
    super(message);
  }
}
