// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

/// Whether an offer is the good of an index.
///
/// @param basis the factor that makes it comparable; null for the reference form itself
/// @param another why it is another good; empty when it is not
record Fit(BasisFactor basis, String another) {
  static final Fit REFERENCE = new Fit(null, "");

  static Fit by(BasisFactor factor) {
    return new Fit(factor, "");
  }

  static Fit not(String reason) {
    return new Fit(null, reason);
  }

  boolean usable() {
    return another.isEmpty();
  }

  boolean reference() {
    return usable() && basis == null;
  }

  /// Thousandths.
  int factor() {
    return basis == null ? 1_000 : basis.thousandths();
  }

  long adjust(long price) {
    return basis == null ? price : basis.adjust(price);
  }
}
