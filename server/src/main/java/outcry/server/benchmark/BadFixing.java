// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

/// A fixing, key or archive file that cannot be what it says it is, or a step the rules do not
/// allow. The message names value, limit and rule.
public final class BadFixing extends Exception {
  private static final long serialVersionUID = 1;

  public BadFixing(String message) {
    super(message);
  }
}
