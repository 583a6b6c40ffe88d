// SPDX-License-Identifier: Apache-2.0
package outcry.desk.exposure;

/// A line of an exposure file that cannot stand: the message names file and line, the value and the
/// rule.
public final class BadExposure extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadExposure(String file, int line, String what) {
    super(file + ":" + line + ": " + what);
  }
}
