// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// The hierarchy of data inputs (IOSCO principle 8): the kind most of the weight rests on.
public enum Evidence {
  TRANSACTED("executed rentals"),
  FIRM("firm offers"),
  LIST("posted list prices"),
  CARRIED("carried forward"),
  OVERSIGHT("determined by oversight"),
  /// Behind a day that is withheld there is no value, and nothing it could rest on.
  NONE("none");

  private final String text;

  Evidence(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// The place in the hierarchy, 1 is best; 0 for none.
  public int level() {
    return this == NONE ? 0 : ordinal() + 1;
  }
}
