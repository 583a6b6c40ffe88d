// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

/// Why the venue cannot open, in words for the operator: what is wrong, what was found, what would
/// do.
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String message) {
    super(message);
  }

  public CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
