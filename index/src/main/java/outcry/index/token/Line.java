// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

/// A product line of a laboratory: what a token index holds a quantity of. Models come and go, the
/// line stays.
///
/// @param laboratory `Anthropic`
/// @param name `opus`
/// @param share parts per million of the money at the year's base
record Line(String laboratory, String name, int share) {
  /// `Anthropic/opus`: unique within a tier.
  String key() {
    return laboratory + "/" + name;
  }
}
