// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// Why a row is no observation; becomes a {@link Refusal}. Carries no stack: a bad file has
/// millions.
final class Unusable extends Exception {

  private static final long serialVersionUID = 1;

  private final String code;

  Unusable(String code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }

  /// A text in a reason: quoted, and cut where it is long.
  static String quoted(String text) {
    return "'" + (text.length() <= 40 ? text : text.substring(0, 40) + "...") + "'";
  }
}
