// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

/// The venue did not answer a command; the message says whether it may still have been applied.
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unavailable(String message) {
    super(message);
  }
}
