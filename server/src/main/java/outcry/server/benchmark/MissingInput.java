// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

/// A file without which a fixing cannot be computed again is not where it was looked for.
public final class MissingInput extends Exception {
  private static final long serialVersionUID = 1;

  MissingInput(String message) {
    super(message);
  }
}
