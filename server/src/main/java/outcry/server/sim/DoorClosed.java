// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

/// The venue is not there any more, or this caller was told to stop.
final class DoorClosed extends RuntimeException {
  private static final long serialVersionUID = 1;

  DoorClosed(String message, Throwable cause) {
    super(message, cause);
  }
}
