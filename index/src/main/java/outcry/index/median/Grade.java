// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

/// How much evidence stands behind a fixing (rule I-10).
public enum Grade {
  /// Six votes or more, at least half of them seen within the last 31 days.
  A("six or more votes, at least half seen within 31 days"),
  /// Four votes or more.
  B("four or more votes"),
  /// Fewer than four votes: the gate is met and no more.
  C("three votes or fewer"),
  /// Too few sellers known by name: a dated level made by somebody else.
  D("a dated level, not sellers' prices");

  private final String meaning;

  Grade(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
