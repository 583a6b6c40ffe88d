// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

/// A configuration no model can be made from; the message names the field, its value and the rule.
public final class BadModel extends Exception {
  private static final long serialVersionUID = 1;

  BadModel(String message) {
    super(message);
  }
}
