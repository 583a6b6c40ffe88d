// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// How much evidence stands behind a fixing, best first.
public enum Grade {
  A,
  B,
  C,
  /// Carried from an earlier day, or determined by oversight.
  D;

  /// One letter down, but no further than C: D is for values not made from the day's prices.
  public Grade lower() {
    return this == A ? B : C;
  }
}
